package dev.lint429.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random edits of the sample application, whatever becomes of the code: nothing fails, and in the
 * end the diagnostics are those of a server that sees the files for the first time. {@code
 * -Dlint429.soak.edits=5000} makes it longer, {@code -Dlint429.soak.seed} another one.
 */
class SoakTest {
  private static final int EDITS = Integer.getInteger("lint429.soak.edits", 300);
  private static final long SEED = Long.getLong("lint429.soak.seed", 429L);
  private static final List<String> PASTES =
      List.of(
          "}",
          "{",
          "(",
          "\"",
          "\"\"\"",
          "/*",
          "*/",
          ";",
          "class X {",
          "@",
          "\\u0022",
          "🙂",
          "\r\n",
          "return ",
          "try { ",
          "-> ",
          "import java.util.*;\n",
          "http.send(",
          "\t",
          "<",
          "::",
          "\0");

  private final Random random = new Random(SEED);
  private final Map<String, String> originals = new TreeMap<>();
  private Editor editor;

  @Test
  void nothingFailsAndNothingIsForgotten(@TempDir(cleanup = CleanupMode.NEVER) Path temporary)
      throws Exception {
    Path app = temporary.toRealPath().resolve("app");
    copy(app);
    Path logs = temporary.resolve("logs");
    Map<String, List<?>> before;
    Map<String, String> open;
    Map<String, Integer> versions;
    try (Editor first = Editor.in(logs, app)) {
      editor = first;
      for (int i = 0; i < EDITS; i++) {
        step(app);
      }
      // Of broken files, what was found before they broke is kept: open these anew.
      for (String uri : List.copyOf(editor.texts.keySet())) {
        String text = editor.texts.get(uri);
        editor.close(uri);
        editor.open(uri, text);
      }
      before = settled();
      open = new TreeMap<>(editor.texts);
      versions = new TreeMap<>(editor.versions);
    }
    try (Editor second = Editor.in(temporary.resolve("other-logs"), app)) {
      editor = second;
      open.forEach(second::open);
      assertEquals(settled(), before);
    }
    assertFalse(versions.isEmpty());
    assertFalse(Files.readString(logs.resolve("server.log")).contains("ERROR"), () -> log(logs));
  }

  private static String log(Path logs) {
    try {
      return Files.readString(logs.resolve("server.log"));
    } catch (java.io.IOException e) {
      return e.toString();
    }
  }

  private void copy(Path app) throws Exception {
    Path from = Path.of("../../test-fixtures/sample-app").toAbsolutePath().normalize();
    try (Stream<Path> files = Files.walk(from.resolve("src"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = app.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
        if (file.toString().endsWith(".java")) {
          originals.put(target.toUri().toString(), Files.readString(file));
        }
      }
    }
    Files.copy(from.resolve("pom.xml"), app.resolve("pom.xml"));
  }

  private String any(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }

  private void step(Path app) throws Exception {
    String uri = any(List.copyOf(originals.keySet()));
    if (!editor.texts.containsKey(uri)) {
      editor.open(uri, originals.get(uri));
    }
    String text = editor.texts.get(uri);
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + random.nextInt(40));
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> editor.splice(uri, at, at, any(PASTES));
      case 3, 4 -> editor.splice(uri, at, end, "");
      case 5 -> editor.splice(uri, at, at, piece());
      case 6 -> rename(uri, text);
      case 7, 8 -> editor.splice(uri, 0, text.length(), originals.get(uri));
      case 9 -> editor.close(uri);
      case 10 -> ask(uri, text, at);
      default -> onDisk(app);
    }
    if (editor.texts.containsKey(uri) && editor.texts.get(uri).length() > 20_000) {
      editor.splice(uri, 0, editor.texts.get(uri).length(), originals.get(uri));
    }
  }

  /** Some code of some file. */
  private String piece() {
    String text = any(List.copyOf(originals.values()));
    int start = random.nextInt(text.length());
    return text.substring(start, Math.min(text.length(), start + random.nextInt(400)));
  }

  private void rename(String uri, String text) {
    List<String> words =
        new ArrayList<>(Stream.of(text.split("\\W+")).filter(w -> w.length() > 3).toList());
    if (!words.isEmpty()) {
      String word = any(words);
      editor.splice(uri, 0, text.length(), text.replace(word, word + random.nextInt(9)));
    }
  }

  private void ask(String uri, String text, int at) throws Exception {
    Position position = Editor.position(text, at);
    List<CodeAction> actions = editor.actions(uri, new Range(position, position));
    Hover hover =
        Editor.get(
            editor
                .server
                .getTextDocumentService()
                .hover(new HoverParams(new TextDocumentIdentifier(uri), position)));
    // An action is applied now and then.
    for (CodeAction action : actions) {
      boolean own = action.getEdit() != null && action.getEdit().getDocumentChanges().size() == 1;
      if (own && hover != null) {
        String after = editor.after(action.getEdit(), uri, text);
        editor.splice(uri, 0, text.length(), after);
        return;
      }
    }
  }

  /** A file comes and goes that the others may use. */
  private void onDisk(Path app) throws Exception {
    Path file = app.resolve("src/main/java/com/example/support/Json.java");
    String uri = file.toUri().toString();
    if (Files.exists(file)) {
      Files.delete(file);
      editor.changedOnDisk(file, FileChangeType.Deleted);
    } else {
      Files.writeString(file, originals.get(uri));
      editor.changedOnDisk(file, FileChangeType.Created);
    }
  }

  /** All diagnostics after everything was looked at. */
  private Map<String, List<?>> settled() throws Exception {
    Editor.get(
        editor
            .server
            .getWorkspaceService()
            .executeCommand(new ExecuteCommandParams("lint429.awaitAnalysis", List.of())));
    return state();
  }

  private Map<String, List<?>> state() {
    Map<String, List<?>> state = new TreeMap<>();
    synchronized (editor.client) {
      editor.client.diagnostics.forEach(
          (uri, params) -> {
            if (!params.getDiagnostics().isEmpty()) {
              state.put(
                  uri,
                  params.getDiagnostics().stream()
                      .map(d -> d.getRange() + " " + d.getCode() + " " + d.getMessage())
                      .toList());
            }
          });
    }
    return state;
  }
}
