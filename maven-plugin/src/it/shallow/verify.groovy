import dev.lint429.maven.it.Project

def (changed, missing, none) = new Project(basedir).runs()

changed.says('[ERROR] src/main/java/com/acme/Embed.java:12:', '1 finding: 1 UnhandledRateLimit (1 not on changed lines)')
changed.lacks('Chat.java:12:')

missing.says(
    '[ERROR] src/main/java/com/acme/Chat.java:12:',
    '[ERROR] src/main/java/com/acme/Embed.java:12:',
    '[WARNING] The revision HEAD~1 is not in this clone, which is shallow',
    'all lines are reported')

none.says('No findings (2 not on changed lines)', 'BUILD SUCCESS')
