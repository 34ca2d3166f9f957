import dev.lint429.maven.it.Project

def (failed, passed) = new Project(basedir).runs()

failed.says('BUILD FAILURE', 'There is no Java source file in ' + basedir, 'set lint429.failIfNoSources to false')

passed.says('There is no Java source file in ' + basedir, 'BUILD SUCCESS')
