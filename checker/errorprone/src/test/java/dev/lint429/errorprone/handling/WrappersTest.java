package dev.lint429.errorprone.handling;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The request as code that is handed to a method of one's own, which may run it again. */
class WrappersTest {
  private static final String FIXED = "HANDLED LOOP FIXED";

  /** A method that runs {@code code} up to three times. */
  private static String retrying(String type, String call) {
    return """
        <T> T withRetry(TYPE code) throws Exception {
          for (int i = 0; i < 3; i++) {
            try {
              return RUN;
            } catch (Exception e) {
              Thread.sleep(1000);
            }
          }
          return null;
        }
        """
        .replace("TYPE", type)
        .replace("RUN", call);
  }

  @TestFactory
  Stream<DynamicTest> noRetry() {
    return Code.jdk()
        .is(
            "MISSING",
            "a method that runs the code once",
            """
            <T> T timed(Callable<T> code) throws Exception {
              long start = System.nanoTime();
              try {
                return code.call();
              } finally {
                System.out.println(System.nanoTime() - start);
              }
            }

            String ask() throws Exception {
              return timed(() -> SEND.body());
            }
            """)
        .is(
            "MISSING",
            "an executor of the JDK",
            """
            final ExecutorService pool = Executors.newCachedThreadPool();

            String ask() throws Exception {
              return pool.submit(() -> SEND.body()).get();
            }
            """)
        .is(
            "MISSING",
            "the code returns the response and the method looks for exceptions only",
            retrying("Callable<T>", "code.call()")
                + """
            String ask() throws Exception {
              return withRetry(() -> SEND).body();
            }
            """)
        .is(
            "MISSING",
            "the code catches everything itself",
            retrying("Callable<T>", "code.call()")
                + """
            String ask() throws Exception {
              return withRetry(() -> {
                try {
                  HttpResponse<String> response = SEND;
                  if (STATUS != 200) {
                    throw new IOException();
                  }
                  return response.body();
                } catch (IOException e) {
                  return "";
                }
              });
            }
            """)
        .is(
            "MISSING",
            "the method only retries another exception",
            """
            <T> T withRetry(Callable<T> code) throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return code.call();
                } catch (HttpTimeoutException e) {
                  Thread.sleep(1000);
                }
              }
              return null;
            }

            String ask() throws Exception {
              return withRetry(() -> {
                HttpResponse<String> response = SEND;
                if (STATUS != 200) {
                  throw new IllegalStateException();
                }
                return response.body();
              });
            }
            """)
        .is(
            "MISSING",
            "only what is made of the answer is retried",
            retrying("Callable<T>", "code.call()")
                + """
            String ask() throws Exception {
              HttpResponse<String> response = SEND;
              return withRetry(() -> response.body().trim());
            }
            """)
        .is(
            "MISSING",
            "the code is stored, and nobody runs it",
            retrying("Callable<T>", "code.call()")
                + """
            String ask() throws Exception {
              Callable<String> code = () -> SEND.body();
              return null;
            }
            """)
        .is(
            "MISSING",
            "a method that maps exceptions",
            """
            <T> T mapped(Callable<T> code) {
              try {
                return code.call();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            }

            String ask() {
              return mapped(() -> {
                HttpResponse<String> response = SEND;
                if (STATUS != 200) {
                  throw new IOException();
                }
                return response.body();
              });
            }
            """)
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> functionalTypes() {
    String throwing =
        """
        {
                HttpResponse<String> response = SEND;
                if (STATUS != 200) {
                  throw new IllegalStateException();
                }
                return response.body();
              }""";
    String asks = "String ask() throws Exception { return withRetry(() -> " + throwing + "); }";
    return Code.jdk()
        .is(FIXED, "Callable", retrying("Callable<T>", "code.call()") + asks)
        .is(
            FIXED,
            "Supplier",
            retrying("Supplier<T>", "code.get()")
                + """
            String ask() throws Exception {
              return withRetry(() -> {
                try {
                  HttpResponse<String> response = SEND;
                  if (STATUS != 200) {
                    throw new IllegalStateException();
                  }
                  return response.body();
                } catch (IOException | InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
            }
            """)
        .is(
            FIXED,
            "an interface of one's own",
            """
            interface Attempt<T> {
              T run() throws Exception;
            }
            """
                + retrying("Attempt<T>", "code.run()")
                + asks)
        .is(
            FIXED,
            "an interface of one's own with a default method",
            """
            interface Attempt<T> {
              T run() throws Exception;
              default T logged() throws Exception {
                System.out.println("asking");
                return run();
              }
            }
            """
                + retrying("Attempt<T>", "code.logged()")
                + asks)
        .is(
            FIXED,
            "Function with the number of the attempt",
            """
            interface Attempt<T> {
              T run(int attempt) throws Exception;
            }
            """
                + retrying("Attempt<T>", "code.run(i)")
                + asks.replace("() -> {", "attempt -> {"))
        .is(
            FIXED,
            "an anonymous class",
            retrying("Callable<T>", "code.call()")
                + """
            String ask() throws Exception {
              return withRetry(new Callable<String>() {
                @Override public String call() throws Exception {
                  HttpResponse<String> response = SEND;
                  if (STATUS != 200) {
                    throw new IOException();
                  }
                  return response.body();
                }
              });
            }
            """)
        .is(
            FIXED,
            "a class of its own",
            retrying("Callable<T>", "code.call()")
                + """
            class Asking implements Callable<String> {
              @Override public String call() throws Exception {
                HttpResponse<String> response = SEND;
                if (STATUS != 200) {
                  throw new IOException();
                }
                return response.body();
              }
            }

            String ask() throws Exception {
              return withRetry(new Asking());
            }
            """)
        .is(
            FIXED,
            "a method reference",
            retrying("Callable<T>", "code.call()")
                + """
            String once() throws Exception {
              HttpResponse<String> response = SEND;
              if (STATUS != 200) {
                throw new IOException();
              }
              return response.body();
            }

            String ask() throws Exception {
              return withRetry(this::once);
            }
            """)
        .is(
            FIXED,
            "a method reference with an argument",
            """
            <A, T> T withRetry(Function<A, T> code, A argument) throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return code.apply(argument);
                } catch (IllegalStateException e) {
                  Thread.sleep(1000);
                }
              }
              return null;
            }

            String once(String prompt) {
              try {
                HttpResponse<String> response = SEND;
                if (STATUS != 200) {
                  throw new IllegalStateException();
                }
                return response.body();
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            }

            String ask(String prompt) throws Exception {
              return withRetry(this::once, prompt);
            }
            """)
        .is(
            FIXED,
            "a call inside the lambda",
            retrying("Callable<T>", "code.call()")
                + """
            String once() throws Exception {
              HttpResponse<String> response = SEND;
              if (STATUS != 200) {
                throw new IOException();
              }
              return response.body();
            }

            String ask() throws Exception {
              return withRetry(() -> once().trim());
            }
            """)
        .is(
            FIXED,
            "Runnable, the result in an array",
            """
            void withRetry(Runnable code) throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  code.run();
                  return;
                } catch (RuntimeException e) {
                  Thread.sleep(1000);
                }
              }
            }

            String ask() throws Exception {
              String[] text = new String[1];
              withRetry(() -> {
                try {
                  HttpResponse<String> response = SEND;
                  if (STATUS != 200) {
                    throw new IllegalStateException();
                  }
                  text[0] = response.body();
                } catch (IOException | InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
              return text[0];
            }
            """)
        .tests();
  }
}
