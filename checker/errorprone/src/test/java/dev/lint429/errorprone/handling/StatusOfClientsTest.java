package dev.lint429.errorprone.handling;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** How the status and the text of an answer are asked for, client by client. */
class StatusOfClientsTest {
  private static final String FIXED = "HANDLED LOOP FIXED";

  /** A loop that waits and goes on where {@code condition} holds, else gives up. */
  private static String again(String condition) {
    return """
        String ask() throws Exception {
          for (int i = 0; i < 3; i++) {
            HttpResponse<String> response = SEND;
            if (CONDITION) {
              Thread.sleep(1000);
              continue;
            }
            return response.body();
          }
          throw new IOException("gave up");
        }
        """
        .replace("CONDITION", condition);
  }

  private static Shapes all(Shapes shapes, String verdict, String... conditions) {
    for (String condition : conditions) {
      shapes.is(verdict, condition, again(condition));
    }
    return shapes;
  }

  @TestFactory
  Stream<DynamicTest> texts() {
    return all(
            Code.jdk(),
            FIXED,
            "response.body().contains(\"rate_limit_exceeded\")",
            "response.body().contains(\"Rate limit reached for\")",
            "response.body().toLowerCase().contains(\"too many requests\")",
            "response.toString().contains(\"429\")",
            "response.body().matches(\".*RESOURCE_EXHAUSTED.*\")",
            "response.body().indexOf(\"rate limit\") >= 0",
            "response.body().indexOf(\"rate limit\") != -1")
        .is("UNKNOWN", "another error's text", again("response.body().startsWith(\"<html\")"))
        .is(
            "ACKNOWLEDGED",
            "the text is what is given up",
            """
            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                HttpResponse<String> response = SEND;
                if (STATUS == 200 || response.body().contains("rate limit")) {
                  return response.body();
                }
                Thread.sleep(1000);
              }
              return null;
            }
            """)
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> connections() {
    String loop =
        """
        String ask(URL url) throws Exception {
          for (int i = 0; i < 3; i++) {
            HttpURLConnection connection = (HttpURLConnection) url.openConnection();
            int code = connection.getResponseCode();
            if (CONDITION) {
              Thread.sleep(1000);
              continue;
            }
            return new String(connection.getInputStream().readAllBytes());
          }
          return null;
        }
        """;
    return Code.jdk()
        .is(FIXED, "code == 429", loop.replace("CONDITION", "code == 429"))
        .is(
            FIXED,
            "code != HTTP_OK",
            loop.replace("CONDITION", "code != HttpURLConnection.HTTP_OK"))
        .is(
            "MISSING",
            "code == HTTP_UNAVAILABLE",
            loop.replace("CONDITION", "code == HttpURLConnection.HTTP_UNAVAILABLE"))
        .is(FIXED, "asked again", loop.replace("CONDITION", "connection.getResponseCode() == 429"))
        .is(
            FIXED,
            "the stream of a refused request throws",
            """
            String ask(URL url) throws Exception {
              for (int i = 0; i < 3; i++) {
                HttpURLConnection connection = (HttpURLConnection) url.openConnection();
                try (InputStream in = connection.getInputStream()) {
                  return new String(in.readAllBytes());
                } catch (IOException e) {
                  Thread.sleep(1000);
                }
              }
              return null;
            }
            """)
        .is(
            "ACKNOWLEDGED",
            "the message of the exception is looked at and given up",
            """
            String ask(URL url) throws Exception {
              HttpURLConnection connection = (HttpURLConnection) url.openConnection();
              try (InputStream in = connection.getInputStream()) {
                return new String(in.readAllBytes());
              } catch (IOException e) {
                if (e.getMessage().contains("429")) {
                  return "busy";
                }
                throw e;
              }
            }
            """)
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> okhttp() {
    String loop =
        """
        String ask() throws Exception {
          for (int i = 0; i < 3; i++) {
            try (Response response = SEND) {
              if (CONDITION) {
                Thread.sleep(1000);
                continue;
              }
              return response.body().string();
            }
          }
          return null;
        }
        """;
    return Code.okhttp()
        .is(FIXED, "response.code() == 429", loop.replace("CONDITION", "response.code() == 429"))
        .is(
            FIXED,
            "!response.isSuccessful()",
            loop.replace("CONDITION", "!response.isSuccessful()"))
        .is(
            "MISSING",
            "response.code() == 503",
            loop.replace("CONDITION", "response.code() == 503"))
        .is(
            "MISSING",
            "!response.isSuccessful() && response.code() >= 500",
            loop.replace("CONDITION", "!response.isSuccessful() && response.code() >= 500"))
        .is(
            FIXED,
            "response.message().equals(\"Too Many Requests\")",
            loop.replace("CONDITION", "response.message().equals(\"Too Many Requests\")"))
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> spring() {
    String loop =
        """
        String ask() throws Exception {
          for (int i = 0; i < 3; i++) {
            try {
              return SEND;
            } catch (HttpStatusCodeException e) {
              if (!(CONDITION)) {
                throw e;
              }
              Thread.sleep(1000);
            }
          }
          return null;
        }
        """;
    Shapes shapes = Code.spring();
    for (String condition :
        new String[] {
          "e.getStatusCode().value() == 429",
          "e.getStatusCode() == HttpStatus.TOO_MANY_REQUESTS",
          "e.getStatusCode().equals(HttpStatus.TOO_MANY_REQUESTS)",
          "HttpStatus.TOO_MANY_REQUESTS.equals(e.getStatusCode())",
          "e.getStatusCode().isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS)",
          "HttpStatus.TOO_MANY_REQUESTS.isSameCodeAs(e.getStatusCode())",
          "HttpStatus.valueOf(e.getStatusCode().value()) == HttpStatus.TOO_MANY_REQUESTS",
          "HttpStatus.resolve(e.getStatusCode().value()) == HttpStatus.TOO_MANY_REQUESTS",
          "e.getStatusCode().value() == HttpStatus.TOO_MANY_REQUESTS.value()",
          "e.getStatusCode().is4xxClientError()",
          "e.getStatusCode().isError()",
          "HttpStatus.valueOf(e.getStatusCode().value()).series() == HttpStatus.Series.CLIENT_ERROR",
          "EnumSet.of(HttpStatus.TOO_MANY_REQUESTS, HttpStatus.BAD_GATEWAY).contains(e.getStatusCode())",
          "Set.of(HttpStatus.TOO_MANY_REQUESTS).contains(e.getStatusCode())",
          "e.getMessage().contains(\"429\")",
          "e.getStatusText().equals(\"Too Many Requests\")",
          "e.getResponseBodyAsString().contains(\"rate limit\")",
          "e instanceof HttpClientErrorException.TooManyRequests",
          "e instanceof HttpClientErrorException",
          "e instanceof HttpClientErrorException c && c.getStatusCode().value() == 429",
          "e.getClass().getSimpleName().equals(\"TooManyRequests\")",
        }) {
      shapes.is(FIXED, condition, loop.replace("CONDITION", condition));
    }
    for (String condition :
        new String[] {
          "e.getStatusCode().is3xxRedirection()",
          "e.getStatusCode().is5xxServerError()",
          "e.getStatusCode() == HttpStatus.SERVICE_UNAVAILABLE",
          "e instanceof HttpServerErrorException",
          "EnumSet.of(HttpStatus.SERVICE_UNAVAILABLE, HttpStatus.BAD_GATEWAY).contains(e.getStatusCode())",
          "HttpStatus.valueOf(e.getStatusCode().value()).series() == HttpStatus.Series.SERVER_ERROR",
        }) {
      shapes.is("MISSING", condition, loop.replace("CONDITION", condition));
    }
    return shapes
        .is(
            FIXED,
            "a switch over the enum",
            """
            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return SEND;
                } catch (HttpStatusCodeException e) {
                  switch (HttpStatus.valueOf(e.getStatusCode().value())) {
                    case TOO_MANY_REQUESTS:
                    case SERVICE_UNAVAILABLE:
                      Thread.sleep(1000);
                      break;
                    default:
                      throw e;
                  }
                }
              }
              return null;
            }
            """)
        .is(
            FIXED,
            "a switch expression over the enum",
            """
            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return SEND;
                } catch (HttpStatusCodeException e) {
                  boolean again = switch (HttpStatus.valueOf(e.getStatusCode().value())) {
                    case TOO_MANY_REQUESTS, BAD_GATEWAY -> true;
                    default -> false;
                  };
                  if (!again) {
                    throw e;
                  }
                  Thread.sleep(1000);
                }
              }
              return null;
            }
            """)
        .tests();
  }
}
