import dev.lint429.maven.it.Project

def project = new Project(basedir)
def (bad, dry, fixed, clean) = project.runs()

bad.says(
    '[ERROR] src/main/java/com/acme/Chat.java:13:',
    '[WARNING] drafts/Draft.java was ',
    '2 files, ',
    ', 1 unparsed, ',
    'BUILD FAILURE')

dry.says(
    '--- a/pom.xml',
    '+      <artifactId>lint429-backoff</artifactId>',
    '--- a/src/main/java/com/acme/Chat.java',
    '+    return Backoff.standard().send(http, request, BodyHandlers.ofString()).body();',
    'Nothing was changed')
def patch = project.bytes('target/lint429/lint429.patch')
assert patch.contains('-    return http.send(request, BodyHandlers.ofString()).body();\r\n')

fixed.says('fixed pom.xml', 'fixed src/main/java/com/acme/Chat.java', 'No findings')

clean.says('Compiling 1 source file', 'No findings', 'No findings', 'BUILD SUCCESS')

def source = project.bytes('src/main/java/com/acme/Chat.java')
assert source.contains('Gr\u00fc\u00dfe')
assert source.contains('Backoff.standard().send(')
assert source.count('\n') == source.count('\r\n')
assert project.changed() == ['pom.xml', 'src/main/java/com/acme/Chat.java'] as Set
