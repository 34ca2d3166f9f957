package dev.lint429.errorprone.flow;

import org.junit.jupiter.api.Test;

/** Calls that only carry out what a declared method has made: they are no requests of their own. */
class DeclaredCallsTest {
  @Test
  void retrofit() {
    Flows.check(
        """
        import java.util.function.Supplier;
        import retrofit2.Call;
        import retrofit2.http.*;

        interface Api {
          @POST("https://api.x.ai/v1/responses") Call<String> ask(@Body String body); //: xai/HOST https://api.x.ai/v1/responses
          @POST("https://api.x.ai/v1/messages") Call<String> ping(); //: xai/HOST https://api.x.ai/v1/messages
        }

        class Test {
          void test(Api api, boolean first, Call<String> unknown) throws Exception {
            api.ask("").execute();
            Call<String> call = api.ask("");
            call.execute();
            call.clone().execute();
            ((Call<String>) api.ask("")).execute();
            Call<String> either = first ? api.ask("a") : api.ask("b");
            either.execute();
            Call<String> later;
            later = api.ask("c");
            later.execute();
            unknown.execute(); //: UNKNOWN {unknown}
            Call<String> mixed = first ? api.ask("a") : unknown;
            mixed.execute(); //: xai/HOST https://api.x.ai/v1/responses | UNKNOWN {unknown}
            run(api.ask("d"));
            run(first ? api.ask("d") : api.ask("e"));
            both(api.ask("f"));
            both(unknown);
            supplied(() -> api.ask("g"));
            supplied(() -> {
              System.out.println(first);
              return api.ask("h");
            });
            Call<String> anew;
            for (int i = 0; i < 3; i++) {
              anew = api.ask("j");
              anew.execute();
            }
            Call<String> kept = api.ask("k");
            for (int i = 0; i < 3; i++) {
              kept.clone().execute(); //: xai/HOST https://api.x.ai/v1/responses
            }
            referred(api::ping);
            notReferred(Test::made);
            notSupplied(() -> unknown);
            notSupplied(() -> api.ask("i"));
          }

          void run(Call<String> given) throws Exception {
            given.execute();
          }

          void both(Call<String> given) throws Exception {
            given.execute(); //: xai/HOST https://api.x.ai/v1/responses | UNKNOWN {unknown}
          }

          void supplied(Supplier<Call<String>> given) throws Exception {
            given.get().execute();
          }

          void referred(Supplier<Call<String>> given) throws Exception {
            given.get().execute();
          }

          void notReferred(Supplier<Call<String>> given) throws Exception {
            given.get().execute(); //: UNKNOWN {get}
          }

          static Call<String> made() {
            return null;
          }

          void notSupplied(Supplier<Call<String>> given) throws Exception {
            given.get().execute(); //: UNKNOWN {get}
          }
        }
        """);
  }
}
