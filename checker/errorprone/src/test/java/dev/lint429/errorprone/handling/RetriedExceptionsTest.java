package dev.lint429.errorprone.handling;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Exceptions for which the request is sent again. */
class RetriedExceptionsTest {
  private static final String FIXED = "HANDLED LOOP FIXED";

  @TestFactory
  Stream<DynamicTest> sentAgain() {
    return Code.spring()
        .is(
            FIXED,
            "every exception",
            """
            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return SEND;
                } catch (Exception e) {
                  Thread.sleep(1000);
                }
              }
              return null;
            }
            """)
        .is(
            FIXED,
            "its type",
            """
            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return SEND;
                } catch (HttpClientErrorException.TooManyRequests e) {
                  Thread.sleep(1000);
                }
              }
              return null;
            }
            """)
        .is(
            FIXED,
            "one of several types",
            """
            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return SEND;
                } catch (HttpServerErrorException | HttpClientErrorException.TooManyRequests e) {
                  Thread.sleep(1000);
                }
              }
              return null;
            }
            """)
        .is(
            FIXED,
            "a throwable",
            """
            String ask() {
              int attempts = 0;
              while (true) {
                try {
                  return SEND;
                } catch (Throwable t) {
                  if (++attempts > 3) {
                    throw t;
                  }
                  try {
                    Thread.sleep(1000);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }
              }
            }
            """)
        .is(
            FIXED,
            "thrown on after the last attempt",
            """
            String ask() throws Exception {
              for (int attempt = 1; ; attempt++) {
                try {
                  return SEND;
                } catch (RestClientException e) {
                  if (attempt == 3) {
                    throw e;
                  }
                  Thread.sleep(1000);
                }
              }
            }
            """)
        .is(
            FIXED,
            "kept for the end",
            """
            String ask() throws Exception {
              Exception last = null;
              for (int attempt = 0; attempt < 3; attempt++) {
                try {
                  return SEND;
                } catch (Exception e) {
                  last = e;
                  Thread.sleep(1000);
                }
              }
              throw last;
            }
            """)
        .is(
            FIXED,
            "the wait stands in the finally block",
            """
            String ask() throws Exception {
              for (int attempt = 0; attempt < 3; attempt++) {
                try {
                  return SEND;
                } catch (RestClientException e) {
                  System.err.println(e);
                } finally {
                  Thread.sleep(1000);
                }
              }
              return null;
            }
            """)
        .is(
            FIXED,
            "the wait stands behind the try",
            """
            String ask() throws Exception {
              for (int attempt = 0; attempt < 3; attempt++) {
                try {
                  return SEND;
                } catch (RestClientException e) {
                  System.err.println(e);
                }
                Thread.sleep(1000);
              }
              return null;
            }
            """)
        .is(
            "HANDLED RECURSION FIXED",
            "the catch block sends once more",
            """
            String ask() throws Exception {
              try {
                return SEND;
              } catch (RestClientException e) {
                Thread.sleep(1000);
                return SEND;
              }
            }
            """)
        .is(
            FIXED,
            "wrapped in one's own, which the loop catches",
            """
            static class AskException extends RuntimeException {
              AskException(Throwable cause) {
                super(cause);
              }
            }

            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return once();
                } catch (AskException e) {
                  Thread.sleep(1000);
                }
              }
              return null;
            }

            String once() {
              try {
                return SEND;
              } catch (RestClientException e) {
                throw new AskException(e);
              }
            }
            """)
        .is(
            FIXED,
            "a subtype of the one the loop catches",
            """
            static class AskException extends Exception {}
            static class LimitException extends AskException {}

            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return once();
                } catch (AskException e) {
                  Thread.sleep(1000);
                }
              }
              return null;
            }

            String once() throws AskException {
              try {
                return SEND;
              } catch (HttpClientErrorException.TooManyRequests e) {
                throw new LimitException();
              }
            }
            """)
        .is(
            FIXED,
            "the cause is looked at",
            """
            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return once();
                } catch (IllegalStateException e) {
                  if (!(e.getCause() instanceof HttpClientErrorException.TooManyRequests)) {
                    throw e;
                  }
                  Thread.sleep(1000);
                }
              }
              return null;
            }

            String once() {
              try {
                return SEND;
              } catch (RestClientException e) {
                throw new IllegalStateException(e);
              }
            }
            """)
        .tests();
  }
}
