import dev.lint429.maven.it.Project

def project = new Project(basedir)
def (whole, beta, gamma, root, ignored, alpha) = project.runs()
def alphaCall = 'alpha/src/main/java/com/acme/alpha/Chat.java:12:'
def gammaCall = 'group/gamma/src/main/java/com/acme/gamma/Chat.java:12:'
def deltaCall = 'group/delta/src/main/java/com/acme/delta/Chat.java:12:'
def vendoredCall = 'vendored/src/main/java/com/acme/vendored/Chat.java:12:'

// All projects succeed before the build fails; one of them is skipped, one directory excluded.
whole.says(
    '[ERROR] ' + alphaCall,
    '[ERROR] ' + gammaCall,
    '3 files, 2 inference calls (2 not handled)',
    'alpha .............................................. SUCCESS',
    'beta ............................................... SUCCESS',
    'group .............................................. SUCCESS',
    'gamma .............................................. SUCCESS',
    'delta .............................................. SUCCESS',
    'BUILD FAILURE',
    'lint429 found calls that fall over on 429 Too Many Requests (2 UnhandledRateLimit)')
whole.says('lint429 is skipped')
whole.lacks(deltaCall, vendoredCall)

beta.says('1 file, 0 inference calls', 'No findings', 'BUILD SUCCESS')

gamma.says('[ERROR] ' + gammaCall, '1 file, 1 inference call (1 not handled)', 'BUILD FAILURE')

// Only its own sources, of which it has none.
root.says('There is no Java source file in ', 'BUILD SUCCESS')

ignored.says('2 findings: 2 UnhandledRateLimit', 'BUILD FAILURE', 'Build failures were ignored')

alpha.says('[ERROR] ' + alphaCall, '1 file, 1 inference call (1 not handled)', 'BUILD FAILURE')

// One report for all of them, beside that of the module that was built by itself.
assert project.has('target/lint429/lint429.sarif')
assert project.has('alpha/target/lint429/lint429.sarif')
assert !project.has('group/gamma/target/lint429')
