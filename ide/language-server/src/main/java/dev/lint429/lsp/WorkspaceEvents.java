package dev.lint429.lsp;

import dev.lint429.run.Settings;
import dev.lint429.run.config.ConfigReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.ConfigurationItem;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.WorkspaceService;

/** The part of the protocol that is about the workspace. */
final class WorkspaceEvents implements WorkspaceService {
  private static final Set<String> BUILD_FILES =
      Set.of(
          "pom.xml",
          "build.gradle",
          "build.gradle.kts",
          "settings.gradle",
          "settings.gradle.kts",
          "libs.versions.toml",
          "gradle.lockfile");

  /** Files that values are read from, as Spring, Micronaut and Quarkus call them. */
  private static final Pattern APPLICATION_FILE =
      Pattern.compile(
          "(application|bootstrap)(-[\\w.-]+)?\\.(properties|ya?ml)"
              + "|microprofile-config\\.properties");

  private static final List<String> WATCHED =
      List.of(
          "**/*.java",
          "**/" + ConfigReader.FILE_NAME,
          "**/" + Settings.BASELINE_NAME,
          "**/*.{properties,yml,yaml}",
          "**/{pom.xml,*.gradle,*.gradle.kts,libs.versions.toml,gradle.lockfile}");

  private final Session session;
  private final Commands commands;
  private LanguageClient client;
  private boolean pullsConfiguration;

  WorkspaceEvents(Session session, Commands commands) {
    this.session = session;
    this.commands = commands;
  }

  /**
   * @param pulls whether the client is to be asked for its configuration
   */
  void connect(LanguageClient connected, boolean pulls) {
    this.client = connected;
    this.pullsConfiguration = pulls;
  }

  /** Asks the client to tell of changes on the disk. */
  void watch() {
    List<FileSystemWatcher> watchers =
        WATCHED.stream().map(glob -> new FileSystemWatcher(Either.forLeft(glob))).toList();
    client.registerCapability(
        new RegistrationParams(
            List.of(
                new Registration(
                    "lint429-files",
                    "workspace/didChangeWatchedFiles",
                    new DidChangeWatchedFilesRegistrationOptions(watchers)))));
  }

  /** Asks the client for the user's settings, if it can be asked. */
  void pullConfiguration() {
    if (pullsConfiguration) {
      ConfigurationItem item = new ConfigurationItem();
      item.setSection(ClientOptions.SECTION);
      client
          .configuration(new ConfigurationParams(List.of(item)))
          .thenAccept(
              answers -> {
                if (answers != null && !answers.isEmpty()) {
                  configured(answers.get(0));
                }
              });
    }
  }

  private void configured(Object settings) {
    boolean lensesBefore = session.options().codeLens();
    session.options(session.options().with(settings));
    if (lensesBefore != session.options().codeLens()) {
      client.refreshCodeLenses();
    }
  }

  @Override
  public void didChangeConfiguration(DidChangeConfigurationParams params) {
    configured(params.getSettings());
    pullConfiguration();
  }

  @Override
  public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
    boolean reload = false;
    for (FileEvent event : params.getChanges()) {
      Path path = Session.path(event.getUri());
      if (path == null || path.getFileName() == null) {
        continue;
      }
      String name = path.getFileName().toString();
      if (name.endsWith(".java")) {
        session.worker().submit(Worker.Urgency.NOW, () -> session.fileChanged(path));
      } else {
        reload |= isConfiguration(name);
      }
    }
    if (reload) {
      session.reload();
    }
  }

  private static boolean isConfiguration(String name) {
    return name.equals(ConfigReader.FILE_NAME)
        || name.equals(Settings.BASELINE_NAME)
        || BUILD_FILES.contains(name)
        || APPLICATION_FILE.matcher(name).matches();
  }

  @Override
  public void didChangeWorkspaceFolders(DidChangeWorkspaceFoldersParams params) {
    session
        .worker()
        .submit(
            Worker.Urgency.NOW,
            () -> {
              for (WorkspaceFolder folder : params.getEvent().getRemoved()) {
                Path path = Session.path(folder.getUri());
                if (path != null) {
                  session.removeFolder(path);
                }
              }
              for (WorkspaceFolder folder : params.getEvent().getAdded()) {
                Path path = Session.path(folder.getUri());
                if (path != null) {
                  session.addFolder(path);
                }
              }
            });
  }

  @Override
  public CompletableFuture<Object> executeCommand(ExecuteCommandParams params) {
    return session.worker().answer(() -> commands.run(params.getCommand(), params.getArguments()));
  }
}
