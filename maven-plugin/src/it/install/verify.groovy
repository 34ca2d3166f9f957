import dev.lint429.maven.it.Project

def project = new Project(basedir)
def (installed, compiled, again, undone, nothing, dry) = project.runs()

installed.says('changed pom.xml', 'changed own-processors/pom.xml', 'changed .mvn/jvm.config')
installed.lacks('changed found-processor/pom.xml')

compiled.says(
    'found-processor/src/main/java/com/acme/found/Chat.java:[12,21] [UnhandledRateLimit]',
    'own-processors/src/main/java/com/acme/own/Chat.java:[12,21] [UnhandledRateLimit]',
    'BUILD SUCCESS')

again.says('Everything is there already; nothing was changed')

undone.says('restored pom.xml', 'restored .mvn/lint429-install.json')

nothing.says('BUILD FAILURE', 'There is nothing to undo')

// Lombok would not be found any more if it were not named.
dry.says(
    '+++ b/pom.xml',
    '+            <compilerArgs>',
    '+              <arg>-Xplugin:ErrorProne -XepDisableAllChecks -Xep:',
    '+              <path>',
    '+                <artifactId>lombok</artifactId>',
    '+                <version>${lombok.version}</version>',
    '+                <artifactId>error_prone_core</artifactId>',
    '+                <artifactId>lint429-errorprone</artifactId>',
    '+++ b/own-processors/pom.xml',
    '+              <artifactId>error_prone_core</artifactId>',
    '+              <artifactId>lint429-errorprone</artifactId>',
    '+++ b/.mvn/jvm.config',
    '+--add-exports=jdk.compiler/com.sun.tools.javac.api=ALL-UNNAMED')

// Every byte is as it was.
project.mustBeAsCommitted()
