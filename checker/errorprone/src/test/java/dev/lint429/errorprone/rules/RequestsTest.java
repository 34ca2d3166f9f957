package dev.lint429.errorprone.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Programs with more than one request to the same endpoint, or none that is seen. */
class RequestsTest {
  private static void shows(String source, String trails) {
    assertEquals(trails, Report.trails(source));
  }

  @Test
  void theSecondAttemptIsNoRequestOfItsOwn() {
    shows(
        """
        import okhttp3.*;

        class Test {
          final OkHttpClient client = new OkHttpClient();
          final Request request =
              new Request.Builder().url("https://api.openai.com/v1/completions").build();

          Response ask() throws Exception {
            Response response = client.newCall(request).execute();
            if (response.code() == 429) {
              Thread.sleep(1000);
              response = client.newCall(request).execute();
            }
            return response;
          }

          Response both() throws Exception {
            client.newCall(request).execute();
            return client.newCall(request).execute();
          }
        }
        """,
        """
        9 FixedDelayRetry
          6 "https://api.openai.com/v1/completions" is written here
          10 429 is told apart here
          11 after the same wait each time
        """);
  }

  @Test
  void callersOfADeclaredMethod() {
    shows(
        """
        import feign.FeignException;
        import org.springframework.cloud.openfeign.FeignClient;
        import org.springframework.web.bind.annotation.PostMapping;

        @FeignClient(name = "openai", url = "https://api.openai.com")
        interface Test {
          @PostMapping("/v1/chat/completions")
          String ask(String body);
        }

        class Patient {
          String ask(Test test, String body) throws Exception {
            for (int i = 0; i < 5; i++) {
              try {
                return test.ask(body);
              } catch (FeignException e) {
                Thread.sleep((long) (Math.random() * (1000L << i)));
              }
            }
            return null;
          }
        }
        """,
        """
        7 RetryAfterIgnored
          5 declared by @FeignClient(name = "openai", url = "https://api.openai.com")
          5 "https://api.openai.com" is written here
          7 declared by @PostMapping("/v1/chat/completions")
          7 "/v1/chat/completions" is written here
          16 caught here as FeignException
          17 after a wait that grows by a factor
        """);
  }

  @Test
  void callersThatReportAndCallersThatDoNot() {
    shows(
        """
        import okhttp3.*;

        class Test {
          final OkHttpClient client = new OkHttpClient();
          final Request request =
              new Request.Builder().url("https://api.openai.com/v1/completions").build();

          private Response once() throws Exception {
            return client.newCall(request).execute();
          }

          String reports() throws Exception {
            Response response = once();
            if (response.code() == 429) {
              throw new IllegalStateException("busy");
            }
            return response.body().string();
          }

          String careless() throws Exception {
            return once().body().string();
          }

          String again() throws Exception {
            for (int i = 0; i < 5; i++) {
              Response response = once();
              if (response.code() != 429) {
                return response.body().string();
              }
              Thread.sleep(1000);
            }
            return null;
          }
        }
        """,
        """
        9 UnhandledRateLimit
          6 "https://api.openai.com/v1/completions" is written here
          13 called here, and not sent again
          21 called here, and not sent again
        """);
  }

  @Test
  void aSwitchedOffRetryThatIsToldApart() {
    shows(
        """
        import com.openai.client.OpenAIClient;
        import com.openai.client.okhttp.OpenAIOkHttpClient;
        import com.openai.errors.RateLimitException;
        import com.openai.models.responses.*;

        class Test {
          final OpenAIClient client = OpenAIOkHttpClient.builder().fromEnv().maxRetries(0).build();

          Response told(ResponseCreateParams params) {
            try {
              return client.responses().create(params);
            } catch (RateLimitException e) {
              throw new IllegalStateException("busy", e);
            }
          }

          Response plain(ResponseCreateParams params) {
            return client.responses().create(params);
          }
        }
        """,
        """
        18 UnhandledRateLimit
          7 the client's own retry is switched off here
        """);
  }
}
