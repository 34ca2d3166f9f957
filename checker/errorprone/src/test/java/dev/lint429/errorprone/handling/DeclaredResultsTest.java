package dev.lint429.errorprone.handling;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** How the answer comes out of a declared method: by its type and the type within it. */
class DeclaredResultsTest {
  private static Shapes declared(String verdict, String type, String code) {
    return Shapes.in(
            """
            import java.util.concurrent.CompletableFuture;
            import retrofit2.*;
            import retrofit2.http.*;

            interface Test {
              @POST("https://api.openai.com/v1/completions")
              MEMBERS ask(@Body String body);
            }
            """)
        .is(
            verdict,
            type + " " + code,
            type,
            Map.of(
                "Caller.java",
                """
                import java.util.concurrent.CompletableFuture;
                import retrofit2.*;

                class Caller {
                  String ask(Test api) throws Exception {
                    for (int i = 0; i < 5; i++) {
                      try {
                        Response<String> response = RESPONSE;
                        if (response.code() == STATUS) {
                          return response.body();
                        }
                      } catch (HttpException e) {
                        throw e;
                      }
                      Thread.sleep(1000);
                    }
                    return null;
                  }
                }
                """
                    .replace("RESPONSE", code)
                    .replace("STATUS", "200")));
  }

  @TestFactory
  Stream<DynamicTest> results() {
    return Stream.of(
            declared("HANDLED LOOP FIXED", "Call<String>", "api.ask(\"\").execute()"),
            declared(
                "HANDLED LOOP FIXED", "CompletableFuture<Response<String>>", "api.ask(\"\").get()"),
            declared(
                "MISSING", "CompletableFuture<String>", "Response.success(api.ask(\"\").get())"))
        .flatMap(Shapes::tests);
  }
}
