package dev.lint429.errorprone.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The steps that findings show: where the URL comes from, what becomes of the answer. */
class TrailsTest {
  private static void shows(String source, String trails) {
    assertEquals(trails, Report.trails(source));
  }

  @Test
  void inTheOrderOfTheSource() {
    shows(
        """
        import java.net.URI;
        import java.net.http.*;

        class Test {
          static final String BASE = "https://api.openai.com";
          final HttpClient client = HttpClient.newHttpClient();

          String ask(String path) throws Exception {
            String url = BASE + "/v1/completions";
            HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
            HttpResponse<String> response =
                client.send(request, HttpResponse.BodyHandlers.ofString());
            return response.body();
          }

          String again() throws Exception {
            HttpRequest request =
                HttpRequest.newBuilder(URI.create(BASE + "/v1/embeddings")).build();
            for (int i = 0; i < 5; i++) {
              HttpResponse<String> response =
                  client.send(request, HttpResponse.BodyHandlers.ofString());
              if (response.statusCode() == 429) {
                Thread.sleep(1000);
                continue;
              }
              return response.body();
            }
            return null;
          }
        }
        """,
        """
        12 UnhandledRateLimit
          5 "https://api.openai.com" is written here
          9 "/v1/completions" is written here
        21 FixedDelayRetry
          5 "https://api.openai.com" is written here
          18 "/v1/embeddings" is written here
          22 429 is told apart here
          23 after the same wait each time
        """);
  }

  @Test
  void eachWaitOfARetry() {
    shows(
        """
        import java.util.concurrent.ThreadLocalRandom;
        import org.springframework.web.client.*;

        class Test {
          static final String URL = "https://api.openai.com/v1/completions";
          final RestTemplate rest = new RestTemplate();

          String random(Object body) throws Exception {
            for (int i = 0; i < 5; i++) {
              try {
                return rest.postForObject(URL, body, String.class);
              } catch (HttpClientErrorException.TooManyRequests e) {
                Thread.sleep(ThreadLocalRandom.current().nextInt(1000));
              }
            }
            return null;
          }

          String linear(Object body) throws Exception {
            for (int i = 0; i < 5; i++) {
              try {
                return rest.postForObject(URL, body, String.class);
              } catch (HttpClientErrorException.TooManyRequests e) {
                Thread.sleep(1000L * i);
              }
            }
            return null;
          }

          String exponential(Object body) throws Exception {
            for (int i = 0; i < 5; i++) {
              try {
                return rest.postForObject(URL, body, String.class);
              } catch (HttpClientErrorException.TooManyRequests e) {
                Thread.sleep(1000L << i);
              }
            }
            return null;
          }

          String noWait(Object body) {
            for (int i = 0; i < 5; i++) {
              try {
                return rest.postForObject(URL, body, String.class);
              } catch (HttpClientErrorException.TooManyRequests e) {
                System.err.println(e);
              }
            }
            return null;
          }

          String server(Object body) throws Exception {
            while (true) {
              try {
                return rest.postForObject(URL, body, String.class);
              } catch (HttpClientErrorException.TooManyRequests e) {
                String after = e.getResponseHeaders().getFirst("Retry-After");
                Thread.sleep(Long.parseLong(after) * 1000);
              }
            }
          }
        }
        """,
        """
        11 RetryAfterIgnored
          5 "https://api.openai.com/v1/completions" is written here
          12 caught here as TooManyRequests
          13 after a random wait that does not grow
        22 RetryAfterIgnored
          5 "https://api.openai.com/v1/completions" is written here
          23 caught here as TooManyRequests
          24 after a wait that grows by a constant
        22 BackoffWithoutJitter
          5 "https://api.openai.com/v1/completions" is written here
          23 caught here as TooManyRequests
          24 after a wait that grows by a constant
        33 RetryAfterIgnored
          5 "https://api.openai.com/v1/completions" is written here
          34 caught here as TooManyRequests
          35 after a wait that grows by a factor
        33 BackoffWithoutJitter
          5 "https://api.openai.com/v1/completions" is written here
          34 caught here as TooManyRequests
          35 after a wait that grows by a factor
        44 FixedDelayRetry
          5 "https://api.openai.com/v1/completions" is written here
          45 caught here as TooManyRequests
          42 sent again without a wait
        55 UnboundedRetry
          5 "https://api.openai.com/v1/completions" is written here
          56 caught here as TooManyRequests
          58 after as long as the server asks
        """);
  }

  @Test
  void theAnswerOnItsWay() {
    shows(
        """
        import java.io.IOException;
        import okhttp3.*;

        class Test {
          final OkHttpClient client = new OkHttpClient();

          String ask(RequestBody body) throws IOException {
            Request request =
                new Request.Builder().url("https://api.openai.com/v1/completions").post(body).build();
            try (Response response = client.newCall(request).execute()) {
              return read(response);
            }
          }

          private String read(Response response) throws IOException {
            if (!response.isSuccessful()) {
              throw new IOException("refused");
            }
            return response.body().string();
          }
        }
        """,
        """
        10 UnhandledRateLimit
          9 "https://api.openai.com/v1/completions" is written here
        """);
  }

  @Test
  void aClientThatRetriesByItself() {
    shows(
        """
        import com.openai.client.OpenAIClient;
        import com.openai.errors.RateLimitException;
        import com.openai.models.responses.*;

        class Test {
          Response ask(OpenAIClient client, ResponseCreateParams params) throws Exception {
            for (int i = 0; i < 5; i++) {
              try {
                return client.responses().create(params);
              } catch (RateLimitException e) {
                Thread.sleep(1000L << i);
              }
            }
            throw new IllegalStateException("refused");
          }
        }
        """,
        """
        9 StackedRetries
          10 caught here as RateLimitException
          11 after a wait that grows by a factor
          9 openai-java retries by itself
        """);
  }

  @Test
  void anInterceptorThatRetries() {
    shows(
        """
        import java.io.IOException;
        import okhttp3.*;

        class Test {
          final OkHttpClient client = new OkHttpClient.Builder().addInterceptor(new Again()).build();
          final Request request =
              new Request.Builder().url("https://api.openai.com/v1/completions").build();

          Response ask() throws Exception {
            for (int i = 0; i < 5; i++) {
              Response response = client.newCall(request).execute();
              if (response.code() != 429) {
                return response;
              }
              Thread.sleep(1000L << i);
            }
            return null;
          }

          static class Again implements Interceptor {
            @Override public Response intercept(Chain chain) throws IOException {
              Response response = chain.proceed(chain.request());
              for (int i = 0; i < 3 && response.code() == 429; i++) {
                response = chain.proceed(chain.request());
              }
              return response;
            }
          }
        }
        """,
        """
        11 StackedRetries
          7 "https://api.openai.com/v1/completions" is written here
          12 429 is told apart here
          15 after a wait that grows by a factor
          22 sent again by Again
          23 retried here, too
        """);
  }

  @Test
  void aClientThatIsToldToRetry() {
    shows(
        """
        import dev.langchain4j.model.openai.OpenAiChatModel;

        class Test {
          final OpenAiChatModel model =
              OpenAiChatModel.builder().apiKey("k").maxRetries(7).build();

          String ask(String question) throws InterruptedException {
            for (int i = 0; i < 5; i++) {
              try {
                return model.chat(question);
              } catch (RuntimeException e) {
                Thread.sleep(1000L << i);
              }
            }
            return null;
          }
        }
        """,
        """
        10 StackedRetries
          11 caught here as RuntimeException
          12 after a wait that grows by a factor
          5 retried here, too
        """);
  }

  @Test
  void aPolicy() {
    shows(
        """
        import java.time.Duration;
        import org.springframework.web.reactive.function.client.WebClient;
        import reactor.core.publisher.Mono;
        import reactor.util.retry.Retry;

        class Test {
          final WebClient web = WebClient.create("https://api.openai.com");

          Mono<String> ask(Object body) {
            return web.post().uri("/v1/completions").bodyValue(body).retrieve()
                .bodyToMono(String.class)
                .retryWhen(Retry.fixedDelay(3, Duration.ofSeconds(1)));
          }
        }
        """,
        """
        10 FixedDelayRetry
          7 "https://api.openai.com" is written here
          10 "/v1/completions" is written here
          10 sent again after the same wait each time
        """);
  }
}
