new dev.lint429.maven.it.Project(basedir).commit()
