package dev.lint429.errorprone.javac;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lint429.engine.catalogue.SendIndex;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which files may, and which do, send a request. */
class SendSearchTest {
  private static final String SEND =
      """
      class %s {
        java.net.http.HttpResponse<String> m(
            java.net.http.HttpClient client, java.net.http.HttpRequest request) throws Exception {
          return client.send(request, java.net.http.HttpResponse.BodyHandlers.ofString());
        }
      }
      """;

  private static List<String> named(Compiled compiled) {
    SendIndex index = SendIndex.builtIn();
    TreeSet<String> files = new TreeSet<>(compiled.trees.keySet());
    files.removeIf(file -> !compiled.program.mayName(index, compiled.trees.get(file)));
    return List.copyOf(files);
  }

  private static List<String> having(Compiled compiled) {
    SendIndex index = SendIndex.builtIn();
    TreeSet<String> files = new TreeSet<>(compiled.trees.keySet());
    files.removeIf(file -> !compiled.program.has(index, compiled.trees.get(file)));
    return List.copyOf(files);
  }

  @Test
  void noClassOfAClientIsLoaded() {
    Compiled compiled =
        Compiled.of(
            "class Test { void send() { send(); /* java.net.http, execute, exchange */ } }");
    assertEquals(List.of(), named(compiled));
    assertEquals(List.of(), having(compiled));
  }

  @Test
  void otherMethodOfTheSameName() {
    Compiled compiled =
        Compiled.of(
            Map.of(
                "Sender.java", SEND.formatted("Sender"),
                "Own.java", "class Own { void send() { send(); } }",
                "None.java", "class None { void m() { m(); } }"),
            List.of());
    assertEquals(List.of("Own.java", "Sender.java"), named(compiled));
    assertEquals(List.of("Sender.java"), having(compiled));
  }

  @Test
  void aStreamThatIsOnlyRead() {
    Compiled compiled =
        Compiled.of(
            "class Test { Object m(java.net.URL url) throws Exception { return url.openStream(); } }");
    assertEquals(List.of(), having(compiled));
  }

  @Test
  void sendsInALambdaAndInANestedClass() {
    Compiled compiled =
        Compiled.of(
            Map.of(
                "Nested.java",
                "class Nested { static " + SEND.formatted("Inner") + "}",
                "Lambda.java",
                """
                    class Lambda {
                      java.util.concurrent.Callable<?> m(java.net.HttpURLConnection connection) {
                        return () -> connection.getResponseCode();
                      }
                    }
                    """),
            List.of());
    assertEquals(List.of("Lambda.java", "Nested.java"), named(compiled));
    assertEquals(List.of("Lambda.java", "Nested.java"), having(compiled));
  }

  @Test
  void declaredRequests() {
    Compiled compiled =
        Compiled.of(
            Map.of(
                "retrofit2/http/POST.java",
                "package retrofit2.http; public @interface POST { String value(); }",
                "Outer.java",
                "class Outer { interface Api { @retrofit2.http.POST(\"/chat\") Object chat(); } }",
                "Local.java",
                "class Local { void m() {"
                    + " interface Api { @retrofit2.http.POST(\"/chat\") Object chat(); } } }",
                "Other.java",
                "interface Other { @Deprecated Object POST(); }"),
            List.of());
    assertEquals(List.of("Local.java", "Outer.java"), having(compiled));
    assertEquals(
        List.of("Local.java", "Other.java", "Outer.java", "retrofit2/http/POST.java"),
        named(compiled));
  }
}
