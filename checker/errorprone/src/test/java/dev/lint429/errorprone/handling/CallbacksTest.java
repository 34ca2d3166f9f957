package dev.lint429.errorprone.handling;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Callbacks that are given the answer. */
class CallbacksTest {
  @TestFactory
  Stream<DynamicTest> callbacks() {
    return Code.okhttp()
        .is(
            "MISSING",
            "failures are reported",
            """
            void ask(int attempt) {
              CALL.enqueue(new Callback() {
                @Override public void onFailure(Call call, IOException e) {
                  System.err.println(e);
                }
                @Override public void onResponse(Call call, Response response) throws IOException {
                  System.out.println(response.body().string());
                }
              });
            }
            """)
        .is(
            "MISSING",
            "only a lost connection is sent again",
            """
            void ask(int attempt) {
              CALL.enqueue(new Callback() {
                @Override public void onFailure(Call call, IOException e) {
                  ask(attempt + 1);
                }
                @Override public void onResponse(Call call, Response response) throws IOException {
                  System.out.println(response.body().string());
                }
              });
            }
            """)
        .is(
            "HANDLED RECURSION NONE",
            "onResponse asks again",
            """
            void ask(int attempt) {
              CALL.enqueue(new Callback() {
                @Override public void onFailure(Call call, IOException e) {
                  System.err.println(e);
                }
                @Override public void onResponse(Call call, Response response) throws IOException {
                  if (response.code() == 429 && attempt < 3) {
                    ask(attempt + 1);
                    return;
                  }
                  System.out.println(response.body().string());
                }
              });
            }
            """)
        .is(
            "HANDLED RECURSION NONE",
            "call.clone().enqueue(this)",
            """
            void ask() {
              CALL.enqueue(new Callback() {
                int attempts;
                @Override public void onFailure(Call call, IOException e) {
                  System.err.println(e);
                }
                @Override public void onResponse(Call call, Response response) throws IOException {
                  if (response.code() == 429 && attempts++ < 3) {
                    call.clone().enqueue(this);
                    return;
                  }
                  System.out.println(response.body().string());
                }
              });
            }
            """)
        .is(
            "HANDLED RECURSION FIXED",
            "a callback class of its own",
            """
            void ask(int attempt) {
              CALL.enqueue(new Again(attempt));
            }

            class Again implements Callback {
              final int attempt;

              Again(int attempt) {
                this.attempt = attempt;
              }

              @Override public void onFailure(Call call, IOException e) {
                System.err.println(e);
              }

              @Override public void onResponse(Call call, Response response) throws IOException {
                if (response.code() == 429) {
                  try {
                    Thread.sleep(1000);
                  } catch (InterruptedException e) {
                    return;
                  }
                  ask(attempt + 1);
                }
              }
            }
            """)
        .tests();
  }
}
