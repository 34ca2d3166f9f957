package dev.lint429.lsp;

import dev.lint429.run.config.ConfigReader;
import dev.lint429.run.result.FileResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.services.LanguageClient;

/** Sends findings to the editor; what it knows already is not sent again. */
final class Publisher {
  private static final Pattern LINE = Pattern.compile("(?:line |:)(\\d+)");

  private final RulePages pages;
  private final Map<Path, String> uris = new ConcurrentHashMap<>();
  private final Map<Path, Sent> sent = new HashMap<>();
  private final Map<Path, Wrong> wrong = new HashMap<>();
  private volatile LanguageClient client;

  /** What is the matter with the configuration of a folder, and the file that says so. */
  private record Wrong(Path file, String message) {}

  private record Sent(List<Diagnostic> diagnostics, Integer version) {}

  Publisher(RulePages pages) {
    this.pages = pages;
  }

  void connect(LanguageClient connected) {
    this.client = connected;
  }

  /** From now on the file is called as the editor calls it. */
  void opened(Path path, Buffer buffer) {
    uris.put(path, buffer.uri());
  }

  String uri(Path path) {
    String known = uris.get(path);
    return known != null ? known : path.toUri().toString();
  }

  List<Diagnostic> diagnostics(Root root, FileResult result) {
    return Diagnostics.of(result, name -> uri(root.path(name)), pages);
  }

  /**
   * @param version of the document that this was found in; null if it is not open
   */
  void publish(Path path, List<Diagnostic> diagnostics, Integer version) {
    Sent now = new Sent(List.copyOf(diagnostics), version);
    Sent before = sent.put(path, now);
    boolean nothingNew =
        before == null ? diagnostics.isEmpty() && version == null : before.equals(now);
    if (diagnostics.isEmpty() && version == null) {
      sent.remove(path);
    }
    if (!nothingNew) {
      client.publishDiagnostics(new PublishDiagnosticsParams(uri(path), diagnostics, version));
    }
  }

  /** Says that nothing below a folder can be analysed, at the file that is the reason. */
  void configurationIsWrong(Path folder, String message) {
    Path file = folder;
    for (Path at = folder; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(ConfigReader.FILE_NAME))) {
        file = at.resolve(ConfigReader.FILE_NAME);
        break;
      }
    }
    Wrong now = new Wrong(file, message);
    Wrong before = wrong.put(folder, now);
    boolean isNew = before == null || !before.message.equals(message);
    if (before != null && !before.file.equals(file)) {
      publish(before.file, List.of(), null);
    }
    Matcher line = LINE.matcher(message);
    int at = line.find() ? Math.max(0, Integer.parseInt(line.group(1)) - 1) : 0;
    publish(file, List.of(Diagnostics.ofConfiguration(message, at)), null);
    if (isNew) {
      client.showMessage(new MessageParams(MessageType.Error, "lint429: " + message));
    }
  }

  void configurationIsFine(Path folder) {
    Wrong before = wrong.remove(folder);
    if (before != null) {
      publish(before.file, List.of(), null);
    }
  }
}
