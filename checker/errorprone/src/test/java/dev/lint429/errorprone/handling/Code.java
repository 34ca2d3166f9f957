package dev.lint429.errorprone.handling;

/** Classes to put pieces of code into, each with a client and short words for its requests. */
final class Code {
  static final String IMPORTS =
      """
      import java.io.*;
      import java.net.*;
      import java.time.*;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.concurrent.atomic.*;
      import java.util.concurrent.locks.*;
      import java.util.function.*;
      import java.util.stream.*;
      """;

  private Code() {}

  /**
   * The JDK's client, whose answers are responses: {@code SEND} is a request, {@code STATUS} the
   * status of {@code response}, {@code ASYNC} a request whose answer comes later.
   */
  static Shapes jdk() {
    return Shapes.in(
            IMPORTS
                + """
                import java.net.http.*;

                class Test {
                  final HttpClient client = HttpClient.newHttpClient();
                  final URI uri = URI.create("https://api.openai.com/v1/chat/completions");
                  final HttpRequest request = HttpRequest.newBuilder(uri).build();

                MEMBERS
                }
                """)
        .word("SEND", "client.send(request, HttpResponse.BodyHandlers.ofString())")
        .word("ASYNC", "client.sendAsync(request, HttpResponse.BodyHandlers.ofString())")
        .word("STATUS", "response.statusCode()");
  }

  /**
   * Spring's RestTemplate, which throws: {@code SEND} is a request; and its WebClient, whose {@code
   * CHAIN} is a Mono, {@code FLUX} a Flux.
   */
  static Shapes spring() {
    return Shapes.in(
            IMPORTS
                + """
                import org.springframework.http.*;
                import org.springframework.web.client.*;
                import org.springframework.web.reactive.function.client.*;
                import reactor.core.publisher.*;
                import reactor.util.retry.Retry;

                class Test {
                  static final String URL = "https://api.openai.com/v1/chat/completions";
                  final RestTemplate rest = new RestTemplate();
                  final WebClient web = WebClient.create();
                  final Object body = Map.of("model", "gpt-4o");

                MEMBERS
                }
                """)
        .word("SEND", "rest.postForObject(URL, body, String.class)")
        .word("CHAIN", "web.post().uri(URL).bodyValue(body).retrieve().bodyToMono(String.class)")
        .word("FLUX", "web.post().uri(URL).bodyValue(body).retrieve().bodyToFlux(String.class)");
  }

  /** OkHttp: {@code SEND} is a request, {@code CALL} one that is only made. */
  static Shapes okhttp() {
    return Shapes.in(
            IMPORTS
                + """
                import okhttp3.*;

                class Test {
                  final OkHttpClient client = new OkHttpClient();
                  final Request request =
                      new Request.Builder().url("https://api.openai.com/v1/chat/completions").build();

                MEMBERS
                }
                """)
        .word("SEND", "client.newCall(request).execute()")
        .word("CALL", "client.newCall(request)");
  }
}
