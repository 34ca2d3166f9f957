package dev.lint429.errorprone.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** {@code HttpClient.send} goes through the helper. */
final class JdkClientFixTest {
  private static final String CLASS =
      """
      import java.io.*;
      import java.net.URI;
      import java.net.http.HttpClient;
      import java.net.http.HttpRequest;
      import java.net.http.HttpResponse;
      import java.util.*;

      class Test {
        static final HttpClient HTTP = HttpClient.newHttpClient();
        final HttpClient client = HttpClient.newHttpClient();

        String ask(HttpRequest request, InputStream in) throws IOException, InterruptedException {
      BODY
          return "";
        }
      }
      """;

  private final Repair code = Repair.in(CLASS);

  // What cannot be sent twice

  @Test
  void refusesStream() {
    code.refuses(
        """
        HttpRequest post =
            HttpRequest.newBuilder(URI.create("https://api.openai.com"))
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> in))
                .build();
        client.send(post, HttpResponse.BodyHandlers.ofString());
        """,
        "the request body is a stream, which cannot be sent a second time");
  }

  @Test
  void refusesPublisher() {
    code.refuses(
        """
        HttpRequest post =
            HttpRequest.newBuilder(URI.create("https://api.openai.com"))
                .POST(HttpRequest.BodyPublishers.fromPublisher(
                    HttpRequest.BodyPublishers.ofString("")))
                .build();
        client.send(post, HttpResponse.BodyHandlers.ofString());
        """,
        "the request body is a stream, which cannot be sent a second time");
  }

  @Test
  void refusesStreamMadeByCaller() {
    Repair.in(
            """
            import java.io.*;
            import java.net.http.*;

            class Test {
              static String send(HttpRequest request) throws IOException, InterruptedException {
                return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
              }

              static void upload(InputStream in) throws Exception {
                HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofInputStream(() -> in);
                send(HttpRequest.newBuilder().POST(body).build());
              }
            }
            """)
        .refuses("", "the request body is a stream, which cannot be sent a second time");
  }

  @Test
  void refusesClientThatIsItsOwn() {
    Repair.in(
            """
            import java.io.*;
            import java.net.http.*;

            abstract class Test extends HttpClient {
              String ask(HttpRequest request) throws IOException, InterruptedException {
                return send(request, HttpResponse.BodyHandlers.ofString()).body();
              }
            }
            """)
        .refuses("", "the class that sends is an HttpClient itself");
  }

  @Test
  void refusesWithoutHelper() {
    code.without("backoff")
        .refuses(
            "client.send(request, HttpResponse.BodyHandlers.ofString());",
            "add dev.lint429:lint429-backoff to the class path to get the fix");
  }

  // Where it stands

  @Test
  void variable() {
    code.fixes(
        """
            HttpResponse<String> response =
                client.send(request, HttpResponse.BodyHandlers.ofString());
        """,
        """
            HttpResponse<String> response =
                Backoff.standard().send(client, request, HttpResponse.BodyHandlers.ofString());
        """);
  }

  @Test
  void streamThatIsOpenedAnew() {
    code.fixes(
        """
        HttpRequest post =
            HttpRequest.newBuilder(URI.create("https://api.openai.com"))
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new StringBufferInputStream("")))
                .build();
        client.send(post, HttpResponse.BodyHandlers.ofString());
        """,
        """
        HttpRequest post =
            HttpRequest.newBuilder(URI.create("https://api.openai.com"))
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new StringBufferInputStream("")))
                .build();
        Backoff.standard().send(client, post, HttpResponse.BodyHandlers.ofString());
        """);
  }

  @Test
  void chained() {
    code.fixes(
        """
        var lines = HttpClient.newBuilder().build()
            .send(request, HttpResponse.BodyHandlers.ofLines()).body().map(String::trim).toList();
        """,
        """
        var lines = Backoff.standard().send(HttpClient.newBuilder().build(), \
        request, HttpResponse.BodyHandlers.ofLines()).body().map(String::trim).toList();
        """);
  }

  @Test
  void parenthesesTypeArgumentsAndCast() {
    code.fixes(
        """
        Object o = (HttpResponse<?>) (HTTP).<String>send((request), info ->
            HttpResponse.BodySubscribers.ofString(null));
        """,
        """
        Object o = (HttpResponse<?>) Backoff.standard().<String>send((HTTP), (request), info ->
            HttpResponse.BodySubscribers.ofString(null));
        """);
  }

  @Test
  void reassignedRequestInALoopCondition() {
    code.fixes(
        """
        HttpRequest next = request;
        while (client.send(next, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          next = request;
        }
        """,
        """
        HttpRequest next = request;
        while (Backoff.standard().send(client, next, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          next = request;
        }
        """);
  }

  @Test
  void commentsStay() {
    code.fixes(
        """
        client // the shared one
            /* a.b( */ . /* c */ send(/* d */ request, // e
            HttpResponse.BodyHandlers.ofString() /* f */);
        """,
        """
        Backoff.standard().send(client, // the shared one
            /* a.b( */  /* c */ /* d */ request, // e
            HttpResponse.BodyHandlers.ofString() /* f */);
        """);
  }

  @Test
  void insideALambdaAndAnAnonymousClass() {
    code.fixes(
        """
        java.util.concurrent.Callable<String> c = () -> new Object() {
          String go() throws IOException, InterruptedException {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
          }
        }.go();
        """,
        """
        java.util.concurrent.Callable<String> c = () -> new Object() {
          String go() throws IOException, InterruptedException {
            return Backoff.standard().send(client, request, HttpResponse.BodyHandlers.ofString()).body();
          }
        }.go();
        """);
  }

  @Test
  void linesMayEndInCarriageReturns() {
    String before = "HttpResponse<Void> r = client\r\n  .send(request, null);\r\n";
    assertTrue(
        Repair.in(CLASS.replace("\n", "\r\n"))
            .fixed(before)
            .contains("r = Backoff.standard().send(client, request, null);\r\n"));
  }

  // How the helper is named

  private String fixedWith(String before, String after) {
    String source = CLASS.replace("class Test", before + "\nclass Test") + after;
    return Repair.in(source).fixed("client.send(request, null);");
  }

  @Test
  void importsTheHelper() {
    assertTrue(fixedWith("", "").contains("import dev.lint429.backoff.Backoff;"));
  }

  @Test
  void importedAlready() {
    String fixed =
        Repair.in("import dev.lint429.backoff.Backoff;\n" + CLASS)
            .fixed("client.send(request, null);");
    assertEquals(1, fixed.split("import dev.lint429").length - 1);
    assertTrue(fixed.contains("\nBackoff.standard().send("));
  }

  @Test
  void importedByWildcard() {
    String fixed =
        Repair.in("import dev.lint429.backoff.*;\n" + CLASS).fixed("client.send(request, null);");
    assertTrue(!fixed.contains("backoff.Backoff") && fixed.contains("\nBackoff.standard().send("));
  }

  @Test
  void qualifiedWhereTheNameIsTaken() {
    String qualified = "\ndev.lint429.backoff.Backoff.standard().send(";
    assertTrue(fixedWith("", "class Backoff {}").contains(qualified));
    assertTrue(
        fixedWith("interface I { class Backoff {} } ", "class B implements I {}")
            .contains(qualified));
    assertTrue(
        Repair.in(
                "import org.springframework.retry.annotation.*;\n"
                    + CLASS
                    + "@interface X { Backoff b(); }")
            .fixed("client.send(request, null);")
            .contains(qualified));
    assertTrue(
        Repair.in("import org.springframework.retry.annotation.Backoff;\n" + CLASS)
            .fixed("client.send(request, null);")
            .contains(qualified));
    assertTrue(
        Repair.in(CLASS)
            .fixed("Object Backoff = 1; client.send(request, null);")
            .contains("dev.lint429.backoff.Backoff.standard()"));
  }

  @Test
  void aCommentTakesNoName() {
    assertTrue(fixedWith("/** No {@link Backoff} yet. */", "").contains("\nBackoff.standard()"));
  }

  @Test
  void refusesWhereBothNamesAreTaken() {
    code.refuses(
        "Object Backoff = 1, dev = 2; client.send(request, null);",
        "the file uses the names Backoff and dev otherwise");
  }

  @Test
  void customHelper() {
    String fixed =
        Repair.in(CLASS)
            .with(
                "my/Patience.java",
                """
                package my;

                import java.io.IOException;
                import java.net.http.*;

                public class Patience {
                  public static Patience standard() {
                    return null;
                  }

                  public <T> HttpResponse<T> send(
                      HttpClient c, HttpRequest r, HttpResponse.BodyHandler<T> h)
                      throws IOException, InterruptedException {
                    return c.send(r, h);
                  }
                }
                """)
            .helper("my.Patience")
            .fixed("client.send(request, null);");
    assertTrue(
        fixed.contains("import my.Patience;") && fixed.contains("Patience.standard().send("));
    code.helper("my.Other")
        .refuses("client.send(request, null);", "the helper my.Other is not on the class path");
  }

  @Test
  void title() {
    assertEquals("Wrap the call in Backoff", code.title("client.send(request, null);"));
  }
}
