package dev.lint429.lsp;

import dev.lint429.run.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.ExecuteCommandOptions;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceFoldersOptions;
import org.eclipse.lsp4j.WorkspaceServerCapabilities;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageClientAware;
import org.eclipse.lsp4j.services.LanguageServer;

/** The server: what it can do, and how it starts and stops. */
final class Server implements LanguageServer, LanguageClientAware {
  private final Log log;
  private final Runnable exit;
  private final Worker worker;
  private final Publisher publisher;
  private final Progress progress = new Progress();
  private final Session session;
  private final Actions actions;
  private final Commands commands;
  private final Documents documents;
  private final WorkspaceEvents workspace;
  private LanguageClient client;
  private List<Path> folders = List.of();
  private boolean canWatch;

  /**
   * @param pages where the explanations of the rules are written to; null for nowhere
   * @param exit what is done when the client has said that this is the end
   */
  Server(Log log, Path pages, Runnable exit) {
    this.log = log;
    this.exit = exit;
    this.worker = new Worker(log);
    RulePages rulePages = new RulePages(pages, log);
    this.publisher = new Publisher(rulePages);
    this.session = new Session(log, worker, publisher, progress);
    this.actions = new Actions(session, publisher, rulePages);
    this.commands = new Commands(session, actions, rulePages);
    this.documents = new Documents(session, actions);
    this.workspace = new WorkspaceEvents(session, commands);
  }

  @Override
  public void connect(LanguageClient connected) {
    this.client = connected;
    publisher.connect(connected);
  }

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    ClientCapabilities can = params.getCapabilities();
    session.options(session.options().with(params.getInitializationOptions()));
    actions.resolvesEdits(
        has(can, c -> c.getTextDocument().getCodeAction().getResolveSupport().getProperties())
            && can.getTextDocument()
                .getCodeAction()
                .getResolveSupport()
                .getProperties()
                .contains("edit"));
    commands.connect(client, has(can, c -> c.getWindow().getShowDocument()));
    progress.connect(has(can, c -> c.getWindow().getWorkDoneProgress()) ? client : null);
    canWatch = has(can, c -> c.getWorkspace().getDidChangeWatchedFiles().getDynamicRegistration());
    workspace.connect(client, has(can, c -> c.getWorkspace().getConfiguration()));
    folders = folders(params);
    return CompletableFuture.completedFuture(
        new InitializeResult(capabilities(), new ServerInfo("lint429", Version.current())));
  }

  /** Whether a client says that it can do something; what it does not name, it cannot. */
  private static boolean has(
      ClientCapabilities capabilities, Function<ClientCapabilities, Object> which) {
    try {
      Object value = which.apply(capabilities);
      return value != null && !Boolean.FALSE.equals(value);
    } catch (NullPointerException e) {
      return false;
    }
  }

  // Older clients know one root only.
  @SuppressWarnings("deprecation")
  private static List<Path> folders(InitializeParams params) {
    if (params.getWorkspaceFolders() != null) {
      return params.getWorkspaceFolders().stream()
          .map(WorkspaceFolder::getUri)
          .map(Session::path)
          .filter(path -> path != null && Files.isDirectory(path))
          .toList();
    }
    Path root = params.getRootUri() == null ? null : Session.path(params.getRootUri());
    return root == null || !Files.isDirectory(root) ? List.of() : List.of(root);
  }

  private static ServerCapabilities capabilities() {
    ServerCapabilities can = new ServerCapabilities();
    TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
    sync.setOpenClose(true);
    sync.setChange(TextDocumentSyncKind.Incremental);
    sync.setSave(new SaveOptions(false));
    can.setTextDocumentSync(sync);
    CodeActionOptions codeActions =
        new CodeActionOptions(List.of(CodeActionKind.QuickFix, Actions.FIX_ALL));
    codeActions.setResolveProvider(true);
    can.setCodeActionProvider(codeActions);
    can.setHoverProvider(true);
    can.setCodeLensProvider(new CodeLensOptions(false));
    can.setExecuteCommandProvider(new ExecuteCommandOptions(Commands.ALL));
    WorkspaceFoldersOptions folders = new WorkspaceFoldersOptions();
    folders.setSupported(true);
    folders.setChangeNotifications(true);
    can.setWorkspace(new WorkspaceServerCapabilities(folders));
    return can;
  }

  @Override
  public void initialized(InitializedParams params) {
    log.info("lint429 " + Version.current() + " on Java " + Runtime.version() + ", " + folders);
    if (canWatch) {
      workspace.watch();
    }
    workspace.pullConfiguration();
    folders.forEach(session::addFolder);
  }

  @Override
  public CompletableFuture<Object> shutdown() {
    return worker.answer(() -> null);
  }

  @Override
  public void exit() {
    worker.close();
    exit.run();
  }

  @Override
  public void setTrace(SetTraceParams params) {
    // There is nothing to trace beyond what the log says.
  }

  @Override
  public Documents getTextDocumentService() {
    return documents;
  }

  @Override
  public WorkspaceEvents getWorkspaceService() {
    return workspace;
  }
}
