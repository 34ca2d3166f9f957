package dev.lint429.errorprone.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lint429.engine.Options;
import org.junit.jupiter.api.Test;

/** What findings say, word for word. */
class MessagesTest {
  private static final String OPENAI = "https://api.openai.com/v1/chat/completions";
  private static final String RETIRED = "https://api-inference.huggingface.co/models/gpt2";
  private static final String BOUNDED = "for (int i = 0; i < 5; i++)";
  private static final String SEND = "client.send(request, HttpResponse.BodyHandlers.ofString())";
  private static final String JDK =
      """
      import java.net.URI;
      import java.net.http.*;

      class Test {
        final HttpClient client = HttpClient.newHttpClient();

        HttpResponse<String> send(String body) throws Exception {
          HttpRequest request = HttpRequest.newBuilder(URI.create("URL"))
              .POST(HttpRequest.BodyPublishers.ofString(body)).build();
          BODY
        }
      }
      """;

  private static void says(String source, String messages) {
    says(Options.DEFAULT, source, messages);
  }

  private static void says(Options options, String source, String messages) {
    assertEquals(messages, Report.messages(options, source));
  }

  private static String once(String url) {
    return JDK.replace("URL", url).replace("BODY", "return " + SEND + ";");
  }

  /** Sends again as long as it is refused; {@code head} loops, {@code wait} waits. */
  private static String loop(String url, String head, String wait) {
    return JDK.replace("URL", url)
        .replace(
            "BODY",
            """
            HEAD {
              HttpResponse<String> response = SEND;
              if (response.statusCode() != 429) {
                return response;
              }
              WAIT
            }
            """
                .replace("HEAD", head)
                .replace("SEND", SEND)
                .replace("WAIT", wait))
        .replace("}\n  }", head.startsWith("for") ? "}\n return null; }" : "}\n  }");
  }

  @Test
  void aHostThatIsKnown() {
    says(
        once(OPENAI),
        """
        UnhandledRateLimit: OpenAI (https://api.openai.com/v1/chat/completions) may answer \
        429 (Too Many Requests), and nothing here sends the request again: the 429 comes back \
        like any other response.
        """);
  }

  @Test
  void aQueryIsLeftOut() {
    // It may hold a key.
    says(
        once("https://generativelanguage.googleapis.com/v1beta/models/m:generateContent?key=1"),
        """
        UnhandledRateLimit: Google Gemini API \
        (https://generativelanguage.googleapis.com/v1beta/models/m:generateContent) may \
        answer 429 (Too Many Requests), and nothing here sends the request again: the 429 \
        comes back like any other response.
        """);
  }

  @Test
  void aPathOnAnUnknownHost() {
    says(
        once("https://ai.example.com/v1/chat/completions"),
        """
        UnhandledRateLimit: An inference endpoint \
        (https://ai.example.com/v1/chat/completions) may answer 429 (Too Many Requests), and \
        nothing here sends the request again: the 429 comes back like any other response.
        """);
  }

  @Test
  void aPrivateHostWithAPortThatTells() {
    says(
        once("http://localhost:11434/api/chat"),
        """
        UnhandledRateLimit: Ollama (http://localhost:11434/api/chat) may answer 429 (Too Many \
        Requests), and nothing here sends the request again: the 429 comes back like any \
        other response.
        """);
  }

  @Test
  void aPrivateHost() {
    says(
        once("http://triton.local:3000/v2/models/m/infer"),
        """
        UnhandledRateLimit: A self-hosted model server such as Triton / KServe v2 / \
        TorchServe (http://triton.local:3000/v2/models/m/infer) may answer 429 (Too Many \
        Requests), and nothing here sends the request again: the 429 comes back like any \
        other response.
        """);
  }

  @Test
  void aRetiredEndpoint() {
    says(
        once(RETIRED),
        """
        UnhandledRateLimit: Hugging Face serverless (legacy) \
        (https://api-inference.huggingface.co/models/gpt2) may answer 429 (Too Many \
        Requests), and nothing here sends the request again: the 429 comes back like any \
        other response. This endpoint is retired: HTTP 410 since ~2025-11 ('no longer \
        supported. Please use https://router.huggingface.co').
        """);
  }

  @Test
  void aRetiredEndpointThatIsRetried() {
    says(
        loop(RETIRED, "while (true)", "Thread.sleep(1000);"),
        """
        FixedDelayRetry: A 429 (Too Many Requests) from Hugging Face serverless (legacy) \
        (https://api-inference.huggingface.co/models/gpt2) is retried after the same delay \
        each time. Clients that were refused together come back together: let the delay grow, \
        with jitter. This endpoint is retired: HTTP 410 since ~2025-11 ('no longer supported. \
        Please use https://router.huggingface.co').
        UnboundedRetry: A 429 (Too Many Requests) from Hugging Face serverless (legacy) \
        (https://api-inference.huggingface.co/models/gpt2) is retried for as long as it is \
        refused. A limit that lasts, such as a used-up quota, keeps this thread for ever: \
        bound the attempts or the time. This endpoint is retired: HTTP 410 since ~2025-11 \
        ('no longer supported. Please use https://router.huggingface.co').
        """);
  }

  @Test
  void anyEndpointWhereAllCallsAreLookedAt() {
    says(
        Report.EVERY_CALL,
        once("https://prices.example.com/latest"),
        """
        UnhandledRateLimit: The endpoint may answer 429 (Too Many Requests), and nothing here \
        sends the request again: the 429 comes back like any other response.
        """);
  }

  @Test
  void aHintOfAnyEndpoint() {
    says(
        Report.EVERY_CALL,
        loop("https://prices.example.com/latest", BOUNDED, "Thread.sleep(1000L << i);"),
        """
        RetryAfterIgnored: A 429 (Too Many Requests) from the endpoint is retried after a \
        wait of one's own. The server may say how long to wait (Retry-After, where it is \
        sent), and nobody looks.
        BackoffWithoutJitter: The wait before a 429 (Too Many Requests) from the endpoint is \
        retried grows, but is the same for every client. Clients that were refused together \
        come back together: spread it at random.
        """);
  }

  @Test
  void aFixedDelay() {
    says(
        loop(OPENAI, BOUNDED, "Thread.sleep(1000);"),
        """
        FixedDelayRetry: A 429 (Too Many Requests) from OpenAI \
        (https://api.openai.com/v1/chat/completions) is retried after the same delay each \
        time. Clients that were refused together come back together: let the delay grow, with \
        jitter.
        """);
  }

  @Test
  void noDelay() {
    says(
        loop(OPENAI, BOUNDED, ""),
        """
        FixedDelayRetry: A 429 (Too Many Requests) from OpenAI \
        (https://api.openai.com/v1/chat/completions) is retried without a delay. Clients that \
        were refused together come back together: let the delay grow, with jitter.
        """);
  }

  @Test
  void forEverWithoutADelay() {
    says(
        loop(OPENAI, "while (true)", ""),
        """
        FixedDelayRetry: A 429 (Too Many Requests) from OpenAI \
        (https://api.openai.com/v1/chat/completions) is retried without a delay. Clients that \
        were refused together come back together: let the delay grow, with jitter.
        UnboundedRetry: A 429 (Too Many Requests) from OpenAI \
        (https://api.openai.com/v1/chat/completions) is retried, without a delay, for as long \
        as it is refused. A limit that lasts, such as a used-up quota, keeps this thread for \
        ever: bound the attempts or the time.
        """);
  }

  @Test
  void forEver() {
    says(
        loop(OPENAI, "while (true)", "Thread.sleep(1000);"),
        """
        FixedDelayRetry: A 429 (Too Many Requests) from OpenAI \
        (https://api.openai.com/v1/chat/completions) is retried after the same delay each \
        time. Clients that were refused together come back together: let the delay grow, with \
        jitter.
        UnboundedRetry: A 429 (Too Many Requests) from OpenAI \
        (https://api.openai.com/v1/chat/completions) is retried for as long as it is refused. \
        A limit that lasts, such as a used-up quota, keeps this thread for ever: bound the \
        attempts or the time.
        """);
  }

  @Test
  void aDelayThatGrows() {
    says(
        loop(OPENAI, BOUNDED, "Thread.sleep(1000L << i);"),
        """
        RetryAfterIgnored: A 429 (Too Many Requests) from OpenAI \
        (https://api.openai.com/v1/chat/completions) is retried after a wait of one's own. \
        The server may say how long to wait (Retry-After), and nobody looks.
        BackoffWithoutJitter: The wait before a 429 (Too Many Requests) from OpenAI \
        (https://api.openai.com/v1/chat/completions) is retried grows, but is the same for \
        every client. Clients that were refused together come back together: spread it at \
        random.
        """);
  }

  @Test
  void aHintThatIsNotAlwaysSent() {
    says(
        loop("https://api.mistral.ai/v1/chat/completions", BOUNDED, "Thread.sleep(1000L << i);"),
        """
        RetryAfterIgnored: A 429 (Too Many Requests) from Mistral \
        (https://api.mistral.ai/v1/chat/completions) is retried after a wait of one's own. \
        The server may say how long to wait (Retry-After, where it is sent), and nobody looks.
        BackoffWithoutJitter: The wait before a 429 (Too Many Requests) from Mistral \
        (https://api.mistral.ai/v1/chat/completions) is retried grows, but is the same for \
        every client. Clients that were refused together come back together: spread it at \
        random.
        """);
  }

  @Test
  void byItsConfiguration() {
    says(
        """
        import org.springframework.beans.factory.annotation.Value;
        import org.springframework.web.client.RestTemplate;

        class Test {
          @Value("${openai.url}")
          String url;
          final RestTemplate rest = new RestTemplate();

          String ask(Object body) {
            return rest.postForObject(url, body, String.class);
          }
        }
        """,
        """
        UnhandledRateLimit: OpenAI ({openai.url}), by its configuration may answer 429 (Too \
        Many Requests), and nothing here sends the request again: the 429 is thrown as \
        HttpClientErrorException.TooManyRequests.
        """);
  }

  @Test
  void byItsName() {
    says(
        """
        import java.util.Map;
        import org.springframework.web.client.RestTemplate;

        class OpenAiGateway {
          final RestTemplate rest = new RestTemplate();
          String openAiUrl;

          String chatCompletion(String prompt) {
            Map<String, Object> body = Map.of("model", "gpt-4o", "messages", prompt);
            return rest.postForObject(openAiUrl, body, String.class);
          }
        }
        """,
        """
        UnhandledRateLimit: OpenAI, by its name ({openAiUrl}) may answer 429 (Too Many \
        Requests), and nothing here sends the request again: the 429 is thrown as \
        HttpClientErrorException.TooManyRequests.
        """);
  }

  @Test
  void aMethodThatIsOnlyDeclared() {
    says(
        """
        import org.springframework.cloud.openfeign.FeignClient;
        import org.springframework.web.bind.annotation.PostMapping;

        @FeignClient(name = "openai", url = "https://api.openai.com")
        interface Test {
          @PostMapping("/v1/chat/completions")
          String ask(String body);
        }
        """,
        """
        UnhandledRateLimit: OpenAI (https://api.openai.com/v1/chat/completions) may answer \
        429 (Too Many Requests), and nothing here sends the request again: the 429 reaches \
        the callers of this method as it is.
        """);
  }

  @Test
  void anExceptionWithinAClass() {
    says(
        """
        import org.springframework.web.client.RestTemplate;

        class Test {
          String ask(RestTemplate rest, Object body) {
            return rest.postForObject("https://api.openai.com/v1/completions", body, String.class);
          }
        }
        """,
        """
        UnhandledRateLimit: OpenAI (https://api.openai.com/v1/completions) may answer 429 \
        (Too Many Requests), and nothing here sends the request again: the 429 is thrown as \
        HttpClientErrorException.TooManyRequests.
        """);
  }

  @Test
  void anSdkWithoutItsRetries() {
    says(
        """
        import com.openai.client.OpenAIClient;
        import com.openai.client.okhttp.OpenAIOkHttpClient;
        import com.openai.models.responses.*;

        class Test {
          final OpenAIClient client = OpenAIOkHttpClient.builder().fromEnv().maxRetries(0).build();

          Response ask(ResponseCreateParams params) {
            return client.responses().create(params);
          }
        }
        """,
        """
        UnhandledRateLimit: OpenAI, through openai-java, may answer 429 (Too Many Requests), \
        and nothing here sends the request again: the 429 is thrown as RateLimitException.
        """);
  }

  @Test
  void anSdkThatRetriesByItself() {
    says(
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
        StackedRetries: A 429 (Too Many Requests) from OpenAI, through openai-java, is \
        retried here, around openai-java, which retries by itself (up to 3 times each). The \
        attempts multiply: let only one of them retry.
        """);
  }

  @Test
  void anInterceptorThatRetries() {
    says(
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
              while (true) {
                Response response = chain.proceed(chain.request());
                if (response.code() != 429) {
                  return response;
                }
              }
            }
          }
        }
        """,
        """
        StackedRetries: A 429 (Too Many Requests) from OpenAI \
        (https://api.openai.com/v1/completions) is retried here, around an interceptor of the \
        client, which retries by itself. The attempts multiply: let only one of them retry.
        """);
  }

  @Test
  void aClientThatSendsOnceMore() {
    says(
        """
        import org.apache.hc.client5.http.classic.methods.HttpPost;
        import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

        class Test {
          String ask(CloseableHttpClient client) throws Exception {
            return client.execute(new HttpPost("https://api.openai.com/v1/completions"), r -> "");
          }
        }
        """,
        """
        FixedDelayRetry: A 429 (Too Many Requests) from OpenAI \
        (https://api.openai.com/v1/completions) is retried by Apache HttpClient 5 itself \
        once, after a fixed delay. Clients that were refused together come back together: let \
        the delay grow, with jitter.
        """);
  }

  @Test
  void aClientThatSendsWithOneThatSendsOnceMore() {
    says(
        """
        import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
        import org.springframework.web.client.RestTemplate;

        class Test {
          final RestTemplate rest = new RestTemplate(new HttpComponentsClientHttpRequestFactory());

          String ask(Object body) {
            return rest.postForObject("https://api.openai.com/v1/completions", body, String.class);
          }
        }
        """,
        """
        FixedDelayRetry: A 429 (Too Many Requests) from OpenAI \
        (https://api.openai.com/v1/completions) is retried by Apache HttpClient 5, which \
        RestTemplate sends with, once, after a fixed delay. Clients that were refused \
        together come back together: let the delay grow, with jitter.
        """);
  }

  @Test
  void aClientThatIsToldToRetry() {
    says(
        """
        import feign.*;

        interface Test {
          @RequestLine("POST /v1/completions")
          String ask(String body);

          static Test make() {
            return Feign.builder()
                .retryer(new Retryer.Default(1000, 1000, 3))
                .errorDecoder((key, response) -> new RetryableException(response.status(), "refused", null, 1000L, null))
                .target(Test.class, "https://api.openai.com");
          }
        }
        """,
        """
        FixedDelayRetry: A 429 (Too Many Requests) from OpenAI \
        (https://api.openai.com/v1/completions) is retried by OpenFeign itself after the same \
        delay each time. Clients that were refused together come back together: let the delay \
        grow, with jitter.
        """);
  }

  @Test
  void whateverFails() {
    says(
        """
        import org.springframework.web.client.*;

        class Test {
          String ask(RestTemplate rest, Object body) throws Exception {
            for (int i = 0; i < 5; i++) {
              try {
                return rest.postForObject("https://api.openai.com/v1/completions", body, String.class);
              } catch (RestClientException e) {
                Thread.sleep((long) (Math.random() * (1000L << i)));
              }
            }
            return null;
          }
        }
        """,
        """
        RetryAfterIgnored: A 429 (Too Many Requests) from OpenAI \
        (https://api.openai.com/v1/completions) is retried after a wait of one's own. The \
        server may say how long to wait (Retry-After), and nobody looks.
        NonRetryableRetried: Whatever OpenAI (https://api.openai.com/v1/completions) refuses \
        is retried, a malformed request (400) and a wrong key (401) included. Waiting cannot \
        mend those: retry 429 and 5xx only.
        """);
  }
}
