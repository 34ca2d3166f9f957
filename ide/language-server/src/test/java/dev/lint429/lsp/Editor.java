package dev.lint429.lsp;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.lsp4j.ApplyWorkspaceEditParams;
import org.eclipse.lsp4j.ApplyWorkspaceEditResponse;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionCapabilities;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeActionResolveSupportCapabilities;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesCapabilities;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WindowClientCapabilities;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/** An editor that a test plays, connected to a server by pipes. */
final class Editor implements AutoCloseable {
  private static final int SECONDS = 20;

  final Client client = new Client();
  final LanguageServer server;
  final Map<String, String> texts = new HashMap<>();
  final Map<String, Integer> versions = new HashMap<>();
  final JsonObject settings = new JsonObject();
  InitializeResult initialized;

  /** What an editor is told. */
  static final class Client implements LanguageClient {
    final Map<String, PublishDiagnosticsParams> diagnostics = new HashMap<>();
    final List<String> messages = new ArrayList<>();
    final List<String> logs = new ArrayList<>();
    final List<Object> progress = new ArrayList<>();
    final List<String> registered = new ArrayList<>();
    final List<WorkspaceEdit> edits = new ArrayList<>();
    JsonObject settings = new JsonObject();

    @Override
    public synchronized void publishDiagnostics(PublishDiagnosticsParams params) {
      diagnostics.put(params.getUri(), params);
      notifyAll();
    }

    @Override
    public synchronized void showMessage(MessageParams params) {
      messages.add(params.getMessage());
      notifyAll();
    }

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams p) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized void logMessage(MessageParams params) {
      logs.add(params.getMessage());
      notifyAll();
    }

    @Override
    public CompletableFuture<Void> createProgress(WorkDoneProgressCreateParams params) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized void notifyProgress(ProgressParams params) {
      progress.add(params.getValue().getLeft());
      notifyAll();
    }

    @Override
    public synchronized CompletableFuture<Void> registerCapability(RegistrationParams params) {
      params.getRegistrations().forEach(r -> registered.add(r.getMethod()));
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<List<Object>> configuration(ConfigurationParams params) {
      return CompletableFuture.completedFuture(List.of(settings));
    }

    @Override
    public synchronized CompletableFuture<ApplyWorkspaceEditResponse> applyEdit(
        ApplyWorkspaceEditParams params) {
      edits.add(params.getEdit());
      notifyAll();
      return CompletableFuture.completedFuture(new ApplyWorkspaceEditResponse(true));
    }

    @Override
    public CompletableFuture<Void> refreshCodeLenses() {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void telemetryEvent(Object object) {}

    synchronized void await(String what, Predicate<Client> condition) {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
      while (!condition.test(this)) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        assertTrue(left > 0, () -> what + "; " + diagnostics.values() + logs + messages);
        try {
          wait(left);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  /** Starts a server whose log is in {@code logs}. */
  Editor(Path logs) throws IOException {
    Pipe toServer = Pipe.open();
    Pipe toClient = Pipe.open();
    LanguageServerProcess.serve(
        Channels.newInputStream(toServer.source()),
        Channels.newOutputStream(toClient.sink()),
        logs.resolve("server.log"),
        logs.resolve("rules"),
        () -> {});
    Launcher<LanguageServer> launcher =
        LSPLauncher.createClientLauncher(
            client,
            Channels.newInputStream(toClient.source()),
            Channels.newOutputStream(toServer.sink()));
    launcher.startListening();
    server = launcher.getRemoteProxy();
    settings.addProperty("debounceMillis", 0);
  }

  static Editor in(Path logs, Path... folders) throws Exception {
    Editor editor = new Editor(logs);
    editor.start(capabilities(true), folders);
    return editor;
  }

  static ClientCapabilities capabilities(boolean resolve) {
    TextDocumentClientCapabilities document = new TextDocumentClientCapabilities();
    CodeActionCapabilities actions = new CodeActionCapabilities();
    if (resolve) {
      actions.setResolveSupport(new CodeActionResolveSupportCapabilities(List.of("edit")));
    }
    document.setCodeAction(actions);
    WorkspaceClientCapabilities workspace = new WorkspaceClientCapabilities();
    workspace.setDidChangeWatchedFiles(new DidChangeWatchedFilesCapabilities(true));
    WindowClientCapabilities window = new WindowClientCapabilities();
    window.setWorkDoneProgress(true);
    return new ClientCapabilities(workspace, document, window, null);
  }

  void start(ClientCapabilities capabilities, Path... folders) throws Exception {
    InitializeParams params = new InitializeParams();
    params.setCapabilities(capabilities);
    params.setInitializationOptions(settings);
    params.setWorkspaceFolders(
        List.of(folders).stream()
            .map(f -> new WorkspaceFolder(f.toUri().toString(), f.getFileName().toString()))
            .toList());
    initialized = get(server.initialize(params));
    server.initialized(new InitializedParams());
  }

  static <T> T get(CompletableFuture<T> future) throws Exception {
    return future.get(SECONDS, TimeUnit.SECONDS);
  }

  void open(String uri, String text) {
    texts.put(uri, text);
    versions.put(uri, 1);
    server
        .getTextDocumentService()
        .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "java", 1, text)));
  }

  /** Replaces a part of the text, as typing does. */
  void replace(String uri, String old, String replacement) {
    String text = texts.get(uri);
    int at = text.indexOf(old);
    assertTrue(at >= 0, () -> old + " is not in " + text);
    splice(uri, at, at + old.length(), replacement);
  }

  void splice(String uri, int start, int end, String replacement) {
    String text = texts.get(uri);
    Range range = new Range(position(text, start), position(text, end));
    texts.put(uri, text.substring(0, start) + replacement + text.substring(end));
    int version = versions.merge(uri, 1, Integer::sum);
    server
        .getTextDocumentService()
        .didChange(
            new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(uri, version),
                List.of(new TextDocumentContentChangeEvent(range, replacement))));
  }

  void close(String uri) {
    texts.remove(uri);
    server
        .getTextDocumentService()
        .didClose(new DidCloseTextDocumentParams(new TextDocumentIdentifier(uri)));
  }

  void changedOnDisk(Path file, FileChangeType type) {
    server
        .getWorkspaceService()
        .didChangeWatchedFiles(
            new DidChangeWatchedFilesParams(List.of(new FileEvent(file.toUri().toString(), type))));
  }

  /** Waits for diagnostics of the present version that are as wanted. */
  List<Diagnostic> diagnostics(String uri, Predicate<List<Diagnostic>> wanted) {
    client.await(
        "diagnostics of " + uri,
        c -> {
          PublishDiagnosticsParams last = c.diagnostics.get(uri);
          return last != null
              && (!texts.containsKey(uri) || versions.get(uri).equals(last.getVersion()))
              && wanted.test(last.getDiagnostics());
        });
    return client.diagnostics.get(uri).getDiagnostics();
  }

  List<Diagnostic> diagnostics(String uri, int count) {
    return diagnostics(uri, list -> list.size() == count);
  }

  List<CodeAction> actions(String uri, Range range, String... only) throws Exception {
    CodeActionContext context = new CodeActionContext(List.of());
    if (only.length > 0) {
      context.setOnly(List.of(only));
    }
    return get(
            server
                .getTextDocumentService()
                .codeAction(new CodeActionParams(new TextDocumentIdentifier(uri), range, context)))
        .stream()
        .map(Either::getRight)
        .toList();
  }

  CodeAction action(String uri, Range range, String title) throws Exception {
    List<CodeAction> actions = actions(uri, range);
    return actions.stream()
        .filter(action -> action.getTitle().equals(title))
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    title
                        + " is not among "
                        + actions.stream().map(CodeAction::getTitle).toList()));
  }

  /** The text of a document after an edit, which must be meant for its present version. */
  String after(WorkspaceEdit edit, String uri, String text) {
    for (Either<TextDocumentEdit, ?> change : edit.getDocumentChanges()) {
      TextDocumentEdit document = change.getLeft();
      if (document.getTextDocument().getUri().equals(uri)) {
        assertTrue(
            !texts.containsKey(uri)
                || versions.get(uri).equals(document.getTextDocument().getVersion()),
            "the edit names the present version");
        return after(document.getEdits(), text);
      }
    }
    throw new AssertionError(uri + " is not changed by " + edit);
  }

  static String after(List<TextEdit> edits, String text) {
    List<TextEdit> last =
        edits.stream()
            .sorted(Comparator.comparing(e -> -Lines.offset(text, e.getRange().getStart())))
            .toList();
    String changed = text;
    for (TextEdit edit : last) {
      int start = Lines.offset(text, edit.getRange().getStart());
      int end = Lines.offset(text, edit.getRange().getEnd());
      changed = changed.substring(0, start) + edit.getNewText() + changed.substring(end);
    }
    return changed;
  }

  static Position position(String text, int offset) {
    int line = (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    return new Position(line, offset - text.lastIndexOf('\n', offset - 1) - 1);
  }

  /** The range of a part of a text. */
  static Range range(String text, String part) {
    int at = text.indexOf(part);
    assertTrue(at >= 0, () -> part + " is not in " + text);
    return new Range(position(text, at), position(text, at + part.length()));
  }

  @Override
  public void close() throws Exception {
    get(server.shutdown());
    server.exit();
  }
}
