import dev.lint429.maven.it.Project

new File(basedir, 'upstream').mkdirs()
new File(basedir, 'pom.xml').renameTo(new File(basedir, 'upstream/pom.xml'))
new File(basedir, 'src').renameTo(new File(basedir, 'upstream/src'))
def upstream = new Project(new File(basedir, 'upstream'))
upstream.commit()
new File(basedir, 'later/Embed.java').renameTo(new File(basedir, 'upstream/src/main/java/com/acme/Embed.java'))
upstream.commit()
upstream.cloneTo(new File(basedir, 'clone-1'), 1)
upstream.cloneTo(new File(basedir, 'clone-2'), 2)
