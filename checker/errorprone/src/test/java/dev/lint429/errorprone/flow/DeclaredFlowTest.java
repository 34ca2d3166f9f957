package dev.lint429.errorprone.flow;

import org.junit.jupiter.api.Test;

/** Requests that are declared by annotations: Retrofit, Feign, Spring. */
class DeclaredFlowTest {
  private static final String HEAD =
      """
      import feign.*;
      import org.springframework.beans.factory.annotation.*;
      import org.springframework.cloud.openfeign.FeignClient;
      import org.springframework.web.bind.annotation.*;
      import org.springframework.web.client.*;
      import org.springframework.web.client.support.*;
      import org.springframework.web.service.annotation.*;
      import org.springframework.web.service.invoker.*;

      """;

  private static final String RETROFIT =
      """
      import retrofit2.*;
      import retrofit2.http.*;

      """;

  private static void check(String source) {
    Flows.check(HEAD + source);
  }

  private static void retrofit(String source) {
    Flows.check(RETROFIT + source);
  }

  @Test
  void aServersMethodsAreNoRequests() {
    check(
        """
        @RestController
        class Server {
          @PostMapping("/v1/chat/completions")
          String chat(@RequestBody String body) {
            return body;
          }
        }

        interface Contract {
          @PostMapping("/v1/chat/completions")
          String chat(@RequestBody String body);
        }
        """);
  }

  @Test
  void whatIsNoInference() {
    retrofit(
        """
        interface Api {
          @GET("v1/models") //: OTHER https://api.x.ai/v1/models
          Call<String> models();

          @POST("v1/files") //: OTHER https://api.x.ai/v1/files
          Call<String> file(@Body String body);

          @DELETE("v1/responses/{id}") //: OTHER https://api.x.ai/v1/responses/{id}
          Call<String> delete(@Path("id") String id);
        }

        class Make {
          static Api api() {
            return new Retrofit.Builder().baseUrl("https://api.x.ai/").build().create(Api.class);
          }
        }
        """);
    check(
        """
        @FeignClient(name = "user-service", path = "/v1")
        interface Users {
          @PostMapping("/users") //: UNKNOWN /v1/users
          String add(@RequestBody String body);
        }
        """);
  }

  @Test
  void retrofitWithABase() {
    retrofit(
        """
        interface Api {
          String PATH = "v1/responses";

          @POST(PATH) //: xai/HOST https://api.x.ai/v1/responses
          Call<String> chat(@Body String body);

          @POST("/v1/messages") //: xai/HOST https://api.x.ai/v1/messages
          Call<String> rooted(@Body String body);

          @POST("https://api.groq.com/openai/v1/responses") //: groq/HOST https://api.groq.com/openai/v1/responses
          Call<String> absolute(@Body String body);

          @HTTP(method = "POST", path = "v1/responses", hasBody = true) //: xai/HOST https://api.x.ai/v1/responses
          Call<String> http(@Body String body);

          @HTTP(method = "GET", path = "v1/responses") //: OTHER https://api.x.ai/v1/responses
          Call<String> read();

          @POST //: xai/HOST https://api.x.ai/v1/embeddings | OTHER https://example.com/a
          Call<String> dynamic(@Url String url, @Body String body);
        }

        class Make {
          private static <T> T create(Class<T> type, String base) {
            Retrofit retrofit = new Retrofit.Builder().baseUrl(base).build();
            return retrofit.create(type);
          }

          static void use() throws Exception {
            Api api = create(Api.class, "https://api.x.ai/");
            api.dynamic("https://example.com/a", "");
            api.dynamic("/v1/embeddings", "");
            // What a declared request returned is carried out: no request of its own.
            api.chat("").execute();
            Call<String> call = api.rooted("");
            call.enqueue(null);
          }
        }
        """);
  }

  @Test
  void retrofitWhoseBaseHasAPath() {
    retrofit(
        """
        interface Api {
          @POST("responses") //: xai/HOST https://api.x.ai/v1/responses
          Call<String> chat(@Body String body);

          @POST("/v1/messages") //: xai/HOST https://api.x.ai/v1/messages
          Call<String> rooted(@Body String body);
        }

        class Make {
          final Retrofit retrofit;

          Make(String key) {
            Retrofit.Builder builder = new Retrofit.Builder();
            builder.baseUrl("https://api.x.ai/v1/");
            retrofit = builder.build();
          }

          Api api() {
            return retrofit.create(Api.class);
          }
        }
        """);
  }

  @Test
  void retrofitWithoutABase() {
    retrofit(
        """
        interface OpenAiApi {
          @POST("v1/chat/completions") //: openai/PATH {baseUrl}/v1/chat/completions
          Call<String> chat(@Body String body);

          @POST("v1/orders") //: UNKNOWN {baseUrl}/v1/orders
          Call<String> order(@Body String body);
        }
        """);
  }

  @Test
  void springCloudOpenFeign() {
    check(
        """
        @FeignClient(name = "xai", url = "https://api.x.ai", path = "/v1")
        interface Xai {
          @PostMapping("/responses") //: xai/HOST https://api.x.ai/v1/responses
          String chat(@RequestBody String body);

          @RequestMapping(method = RequestMethod.POST, value = "/messages") //: xai/HOST https://api.x.ai/v1/messages
          String message(@RequestBody String body);

          @GetMapping("/models") //: OTHER https://api.x.ai/v1/models
          String models();
        }

        @FeignClient(name = "a", url = "${openai.url:https://api.openai.com}")
        interface WithDefault {
          @PostMapping("/v1/chat/completions") //: openai/HOST https://api.openai.com/v1/chat/completions
          String chat(@RequestBody String body);
        }

        @FeignClient(name = "b", url = "${openai.url}")
        interface WithoutDefault {
          @PostMapping("/v1/chat/completions") //: openai/PATH {openai.url}/v1/chat/completions
          String chat(@RequestBody String body);
        }

        @FeignClient("openai-gateway")
        interface Named {
          @PostMapping(value = "/v1/embeddings") //: openai/PATH {openai-gateway}/v1/embeddings
          String embed(@RequestBody String body);
        }
        """);
  }

  @Test
  void plainFeign() {
    check(
        """
        interface Api {
          @RequestLine("POST /v1/responses") //: xai/HOST https://api.x.ai/v1/responses
          String chat(String body);

          @RequestLine("GET /v1/models") //: OTHER https://api.x.ai/v1/models
          String models();
        }

        class Make {
          Api api = Feign.builder().target(Api.class, "https://api.x.ai");
        }
        """);
  }

  @Test
  void feignWhoseTargetIsMadeElsewhere() {
    check(
        """
        interface Api {
          @RequestLine("POST") //: xai/HOST https://api.x.ai/v1/responses
          String chat(String body);
        }

        class Make {
          Class<Api> type = Api.class;
          Object shown = java.util.List.of(Api.class.getName());
          Api api = Feign.builder().target(Api.class, "https://api.x.ai/v1/responses");
        }
        """);
  }

  @Test
  void springHttpInterfaces() {
    check(
        """
        @HttpExchange(url = "/v1")
        interface Api {
          @PostExchange("/responses") //: xai/HOST https://api.x.ai/v1/responses
          String chat(@RequestBody String body);

          @HttpExchange(method = "POST", value = "/messages") //: xai/HOST https://api.x.ai/v1/messages
          String message(@RequestBody String body);

          @GetExchange("/models") //: OTHER https://api.x.ai/v1/models
          String models();
        }

        class Make {
          Api api() {
            RestClient rest = RestClient.builder().baseUrl("https://api.x.ai").build();
            return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(rest)).build().createClient(Api.class);
          }
        }
        """);
  }
}
