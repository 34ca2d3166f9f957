import dev.lint429.maven.it.Project

def project = new Project(basedir)
def (bad, empty, accepted, help) = project.runs()

bad.says('[ERROR] src/Chat.java:12:', '\n::warning file=src/Chat.java,line=12', 'BUILD FAILURE')
assert project.has('target/lint429/lint429-github.txt')
assert !project.has('target/lint429/lint429.sarif')

empty.says('BUILD FAILURE', 'There is no Java source file in ' + new File(basedir, 'empty'))

accepted.says('1 accepted (1 new, 0 taken out)', 'No findings (1 accepted by the baseline)')
accepted.lacks('Report:')

help.says('lint429:baseline', 'lint429:check', 'lint429:fix', 'lint429:help', 'lint429:install')
