package dev.lint429.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lint429.engine.Engine;
import dev.lint429.engine.Finding;
import dev.lint429.engine.Options;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A helper that sends to where it is told, and that a whole tree calls. */
class WideCallersTest {
  private static final String HELPER =
      """
      import java.net.URI;
      import java.net.http.HttpClient;
      import java.net.http.HttpRequest;
      import java.net.http.HttpResponse;
      class Helper {
        String open(String where) throws Exception {
          HttpRequest request =
              HttpRequest.newBuilder(URI.create(where))
                  .POST(HttpRequest.BodyPublishers.ofString("{}"))
                  .build();
          return HttpClient.newHttpClient()
              .send(request, HttpResponse.BodyHandlers.ofString())
              .body();
        }
      }
      """;

  private static Map<String, String> tree(String where) {
    Map<String, String> files = new TreeMap<>();
    files.put("Helper.java", HELPER);
    for (int i = 0; i < 20; i++) {
      files.put("A" + i + ".java", caller("A" + i, "new Helper().open(where)"));
      for (int j = 0; j < 20; j++) {
        String name = "B" + i + "x" + j;
        files.put(name + ".java", caller(name, "new A" + i + "().a" + i + "(" + where + ")"));
      }
    }
    return files;
  }

  private static String caller(String name, String call) {
    return """
        class %s {
          String %s(String where) throws Exception {
            return %s;
          }
        }
        """
        .formatted(name, name.toLowerCase(Locale.ROOT), call);
  }

  @Test
  void doesNotReadTheWholeTreeForOneRequest() {
    SourceProgram program = SourceProgram.of(tree("where"));
    assertEquals(List.of(), findings(program));
    int all = program.files().stream().mapToInt(f -> program.text(f).length()).sum();
    assertTrue(program.loweredCharacters() < all * 2 / 3, program.loweredCharacters() + "/" + all);
  }

  /** Each of ten methods is called from ten files of 50,000 characters. */
  @Test
  void doesNotReadLargeFilesForAllRequestsOfAFile() {
    Map<String, String> files = new TreeMap<>();
    StringBuilder helper = new StringBuilder(HELPER.replace("open(", "open0("));
    for (int i = 0; i < 10; i++) {
      if (i > 0) {
        String method = HELPER.substring(HELPER.indexOf("  String"), HELPER.lastIndexOf('}'));
        helper.insert(helper.lastIndexOf("}"), method.replace("open(", "open" + i + "("));
      }
      for (int j = 0; j < 10; j++) {
        String name = "C" + i + "x" + j;
        String padding = "// " + "x".repeat(50_000) + "\n";
        String call = "new Helper().open" + i + "(where)";
        files.put(name + ".java", padding + caller(name, call));
      }
    }
    files.put("Helper.java", helper.toString());
    SourceProgram program = SourceProgram.of(files);

    assertEquals(List.of(), findings(program));
    assertTrue(program.loweredCharacters() < 1_700_000, program.loweredCharacters() + " lowered");
    assertTrue(program.loweredCharacters() > 1_400_000, program.loweredCharacters() + " lowered");
  }

  @Test
  void findsWhatTheFirstCallersPass() {
    String url = "\"https://api-inference.huggingface.co/models/bert\"";
    assertEquals(1, findings(SourceProgram.of(tree(url))).size());
  }

  private static List<Finding> findings(SourceProgram program) {
    return new Engine(Options.DEFAULT, program).analyze(program.unit("Helper.java"));
  }
}
