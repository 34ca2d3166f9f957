package dev.lint429.lsp;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;

/** The language server as a process that an editor starts. */
public final class LanguageServerProcess {
  private LanguageServerProcess() {}

  /**
   * Serves one editor on the standard streams until it says that this is the end, or is gone.
   * Whatever else writes to the standard output from now on goes to the standard error.
   *
   * @param out the standard output
   * @return the exit status
   */
  public static int serve(InputStream in, PrintStream out, Map<String, String> environment) {
    System.setOut(System.err);
    WarmUp.start();
    Path logFile = Log.defaultFile(environment);
    CompletableFuture<Integer> status = new CompletableFuture<>();
    // An editor may keep the pipe open after it has said that this is the end.
    Future<Void> listening =
        serve(in, out, logFile, logFile.resolveSibling("rules"), () -> status.complete(0));
    Thread waiting = new Thread(() -> status.complete(endOf(listening)), "lint429-end");
    waiting.setDaemon(true);
    waiting.start();
    return status.join();
  }

  /** The stream ended without a word: the editor is gone. */
  private static int endOf(Future<Void> listening) {
    try {
      listening.get();
    } catch (ExecutionException e) {
      // It makes no difference how the stream ended.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 1;
  }

  static Future<Void> serve(
      InputStream in, OutputStream out, Path logFile, Path pages, Runnable exit) {
    Log log = new Log(logFile);
    Server server = new Server(log, pages, exit);
    Launcher<LanguageClient> launcher = LSPLauncher.createServerLauncher(server, in, out);
    LanguageClient client = launcher.getRemoteProxy();
    server.connect(client);
    log.connect(client);
    return launcher.startListening();
  }
}
