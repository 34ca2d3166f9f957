package dev.lint429.errorprone.handling;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Where a client gets the interceptor from that sends again. */
class InterceptorsTest {
  private static final Map<String, String> AGAIN =
      Map.of(
          "Again.java",
          """
          import java.io.IOException;
          import okhttp3.*;

          class Again implements Interceptor {
            private final int times;

            Again() {
              this(3);
            }

            Again(int times) {
              this.times = times;
            }

            String name() {
              return "again";
            }

            @Override
            public Response intercept(Chain chain) throws IOException {
              Response response = chain.proceed(chain.request());
              for (int i = 0; i < times && response.code() == 429; i++) {
                response = chain.proceed(chain.request());
              }
              return response;
            }

            static Interceptor make() {
              return new Again();
            }

            static OkHttpClient client() {
              return new OkHttpClient.Builder().addInterceptor(new Again()).build();
            }

            static OkHttpClient plain() {
              return new OkHttpClient();
            }
          }
          """,
          "Beans.java",
          """
          import okhttp3.OkHttpClient;
          import org.springframework.context.annotation.Bean;

          class Beans {
            @Bean
            OkHttpClient made() {
              return Again.client();
            }
          }
          """,
          "Passes.java",
          """
          import java.io.IOException;
          import okhttp3.*;

          class Passes implements Interceptor {
            @Override
            public Response intercept(Chain chain) throws IOException {
              return chain.proceed(chain.request());
            }
          }
          """);

  /** Members with a client named {@code http}. */
  private static Shapes clients(Shapes shapes, String verdict, String... members) {
    for (String member : members) {
      shapes.is(
          verdict,
          member.strip(),
          member
              + """

              Response ask(boolean flag) throws IOException {
                return http.newCall(request).execute();
              }
              """,
          AGAIN);
    }
    return shapes;
  }

  /** As {@link #clients}, without a bean that any client could be. */
  private static Shapes unbound(Shapes shapes, String verdict, String... members) {
    Map<String, String> others = Map.of("Again.java", AGAIN.get("Again.java"));
    for (String member : members) {
      shapes.is(
          verdict,
          member.strip(),
          member
              + """

              Response ask() throws IOException {
                return http.newCall(request).execute();
              }
              """,
          others);
    }
    return shapes;
  }

  @TestFactory
  Stream<DynamicTest> givenBySomebody() {
    Shapes shapes = Code.okhttp();
    unbound(
        shapes,
        "HANDLED LOOP NONE",
        "OkHttpClient http; Test(OkHttpClient http) { this.http = http; } static Test make() { return new Test(Again.client()); }",
        "OkHttpClient http; void setHttp(OkHttpClient given) { http = given; } static void use(Test test) { test.setHttp(Again.client()); }",
        "OkHttpClient http; void set(String name, OkHttpClient given) { http = given; } static void use(Test test) { test.set(\"a\", Again.client()); }",
        "OkHttpClient http = Objects.requireNonNull(Again.client());",
        "OkHttpClient http = new OkHttpClient.Builder().addInterceptor(new Interceptor() { public Response intercept(Chain chain) throws IOException { Response r = chain.proceed(chain.request()); while (r.code() == 429) { r = chain.proceed(chain.request()); } return r; } }).build();",
        "OkHttpClient.Builder builder = new OkHttpClient.Builder(); { builder.interceptors().add(new Again()); } OkHttpClient http = builder.build();");
    unbound(
        shapes,
        "MISSING",
        "OkHttpClient http; Test(OkHttpClient http) { this.http = http; } static Test make() { return new Test(Again.plain()); }",
        "OkHttpClient http; void setHttp(OkHttpClient given) { http = given; } static void use(Test test) { test.setHttp(Again.plain()); }",
        "OkHttpClient http = new OkHttpClient.Builder().addInterceptor(new Interceptor() { public Response intercept(Chain chain) throws IOException { return chain.proceed(chain.request()); } }).build();",
        "OkHttpClient.Builder builder = new OkHttpClient.Builder(); { builder.interceptors().remove(new Again()); } OkHttpClient http = builder.build();");
    return shapes.tests();
  }

  @TestFactory
  Stream<DynamicTest> passedOn() {
    return clients(
            Code.okhttp(),
            "MISSING",
            "OkHttpClient http = new OkHttpClient.Builder().addInterceptor(new Passes()).build();",
            "OkHttpClient http = new OkHttpClient(); OkHttpClient other = Again.client();",
            "OkHttpClient http = Again.plain();",
            "OkHttpClient.Builder builder = new OkHttpClient.Builder(); { new Again(); } OkHttpClient http = builder.build();")
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> sentAgain() {
    return clients(
            Code.okhttp(),
            "HANDLED LOOP NONE",
            "OkHttpClient http = new OkHttpClient.Builder().addInterceptor(new Again()).build();",
            "OkHttpClient http = new OkHttpClient.Builder().addInterceptor(new Passes()).addInterceptor(new Again(5)).build();",
            "OkHttpClient http = new OkHttpClient.Builder().addInterceptor(Again.make()).build();",
            "OkHttpClient http = Again.client();",
            "OkHttpClient http = Again.client().newBuilder().build();",
            "Interceptor again = new Again(); OkHttpClient http = new OkHttpClient.Builder().addInterceptor(again).build();",
            "boolean flag; OkHttpClient http = flag ? Again.client() : Again.plain();",
            "boolean flag; OkHttpClient http = flag ? Again.plain() : Again.client();",
            "OkHttpClient http = (OkHttpClient) Again.client();",
            "OkHttpClient.Builder builder = new OkHttpClient.Builder(); { builder.addInterceptor(new Again()); } OkHttpClient http = builder.build();",
            "OkHttpClient http; Test() { http = Again.client(); }",
            "OkHttpClient http; Test(OkHttpClient http) { this.http = http; } static Test make() { return new Test(Again.client()); }",
            "OkHttpClient http; void setHttp(OkHttpClient http) { this.http = http; } static void use(Test test) { test.setHttp(Again.client()); }",
            "@org.springframework.beans.factory.annotation.Autowired OkHttpClient http;",
            """
            OkHttpClient http = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                  Response response = chain.proceed(chain.request());
                  while (response.code() == 429) {
                    response = chain.proceed(chain.request());
                  }
                  return response;
                }).build();
            """)
        .tests();
  }
}
