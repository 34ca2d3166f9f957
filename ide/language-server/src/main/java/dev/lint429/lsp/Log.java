package dev.lint429.lsp;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.services.LanguageClient;

/** What the server has to say to whoever looks for a fault: a file, and the editor's own log. */
final class Log {
  private static final long MAX_BYTES = 2_000_000;

  private final Path file;
  private volatile LanguageClient client;

  /**
   * @param file null for none
   */
  Log(Path file) {
    this.file = file;
    try {
      if (file != null) {
        Files.createDirectories(file.getParent());
        if (Files.exists(file) && Files.size(file) > MAX_BYTES) {
          Path old = file.resolveSibling(file.getFileName() + ".old");
          Files.move(file, old, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      System.err.println("lint429: the log " + file + " cannot be written: " + e.getMessage());
    }
  }

  /**
   * Where the log is unless somebody says otherwise: where programs of the platform keep theirs.
   *
   * @param environment {@code LINT429_LOG} names another file
   */
  static Path defaultFile(Map<String, String> environment) {
    String named = environment.get("LINT429_LOG");
    if (named != null && !named.isBlank()) {
      return Path.of(named).toAbsolutePath();
    }
    Path home = Path.of(System.getProperty("user.home"));
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    Path directory;
    if (system.contains("mac")) {
      directory = home.resolve("Library/Logs/lint429");
    } else if (system.contains("windows")) {
      String local = environment.get("LOCALAPPDATA");
      directory = (local == null ? home : Path.of(local)).resolve("lint429");
    } else {
      String state = environment.get("XDG_STATE_HOME");
      directory =
          (state == null || state.isBlank() ? home.resolve(".local/state") : Path.of(state))
              .resolve("lint429");
    }
    return directory.resolve("language-server.log");
  }

  void connect(LanguageClient connected) {
    this.client = connected;
  }

  void info(String text) {
    write("INFO", text);
    tell(MessageType.Info, text);
  }

  void error(String text, Throwable error) {
    StringWriter trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace, true));
    write("ERROR", text + "\n" + trace);
    tell(MessageType.Error, text + ": " + error);
  }

  private void tell(MessageType type, String text) {
    LanguageClient connected = client;
    if (connected != null) {
      connected.logMessage(new MessageParams(type, text));
    }
  }

  private synchronized void write(String level, String text) {
    String line = Instant.now() + " " + level + " " + text.stripTrailing() + "\n";
    if (file == null) {
      return;
    }
    try {
      Files.writeString(
          file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      System.err.print(line);
    }
  }
}
