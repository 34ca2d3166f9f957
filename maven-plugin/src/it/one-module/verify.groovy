import dev.lint429.maven.it.Project

def project = new Project(basedir)
def (bad, baseline, accepted, gained, lenient, again, wrong) = project.runs()
def failed = 'lint429 found a call that falls over on 429 Too Many Requests (1 UnhandledRateLimit)'

bad.says(
    '[ERROR] src/main/java/com/acme/Chat.java:12:',
    '1 file, 1 inference call (1 not handled)',
    'BUILD FAILURE',
    failed)

baseline.says('lint429-baseline.json: 1 accepted (1 new, 0 taken out)')

accepted.says('No findings (1 accepted by the baseline)', 'BUILD SUCCESS')

gained.says('[ERROR] src/main/java/com/acme/Embed.java:12:', 'BUILD FAILURE', failed)
gained.lacks('Chat.java:12:')

lenient.says('[WARNING] src/main/java/com/acme/Embed.java:12:', 'BUILD SUCCESS')

again.says(new File(basedir, 'lint429-baseline.json').path + ' is there already; -Dlint429.update brings it up to date')

wrong.says('lint429.failOn: "warn" is not one of suggestion, warning, error, never (did you mean "warning"?)')

// As the fourth run wrote them.
def sarif = project.bytes('target/lint429/lint429.sarif')
assert sarif.contains('"src/main/java/com/acme/Embed.java"')
assert project.bytes('target/lint429/lint429-gitlab.json').contains('Embed.java')
