package dev.lint429.errorprone.handling;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Exceptions of one's own that carry what the answer was. */
class OwnExceptionsTest {
  private static final String FIXED = "HANDLED LOOP FIXED";

  @TestFactory
  Stream<DynamicTest> ofOnesOwn() {
    String asked =
        """
        String once() throws Exception {
          HttpResponse<String> response = SEND;
          if (STATUS != 200) {
            throw new AskException("failed: " + response.body(), STATUS);
          }
          return response.body();
        }
        """;
    String loop =
        """
        String ask() throws Exception {
          for (int i = 0; i < 3; i++) {
            try {
              return once();
            } catch (AskException e) {
              if (!(CONDITION)) {
                throw e;
              }
              Thread.sleep(1000);
            }
          }
          return null;
        }
        """;
    String getter =
        """
        static class AskException extends Exception {
          private final int status;
          AskException(String message, int status) {
            super(message);
            this.status = status;
          }
          int getStatus() {
            return status;
          }
          boolean isRateLimit() {
            return status == 429;
          }
          boolean isServerError() {
            return status >= 500;
          }
        }
        """;
    return Code.jdk()
        .is(
            FIXED,
            "its getter says 429",
            asked + getter + loop.replace("CONDITION", "e.getStatus() == 429"))
        .is(
            "MISSING",
            "its getter says 503",
            asked + getter + loop.replace("CONDITION", "e.getStatus() == 503"))
        .is(
            FIXED,
            "its field says 429",
            asked + getter + loop.replace("CONDITION", "e.status == 429"))
        .is(FIXED, "it tells itself", asked + getter + loop.replace("CONDITION", "e.isRateLimit()"))
        .is(
            "MISSING",
            "it tells of something else",
            asked + getter + loop.replace("CONDITION", "e.isServerError()"))
        .is(
            FIXED,
            "in another file with a setter-less field of the superclass",
            asked + loop.replace("CONDITION", "e.code() == 429"),
            Map.of(
                "AskException.java",
                    """
                public class AskException extends StatusException {
                  AskException(String message, int status) {
                    super(message, status);
                  }
                }
                """,
                "StatusException.java",
                    """
                public class StatusException extends Exception {
                  private final int code;
                  StatusException(String message, int code) {
                    super(message);
                    this.code = code;
                  }
                  public int code() {
                    return code;
                  }
                }
                """))
        .is(
            "MISSING",
            "in another file, looked at for another status",
            asked + loop.replace("CONDITION", "e.code() >= 500"),
            Map.of(
                "AskException.java",
                    """
                public class AskException extends StatusException {
                  AskException(String message, int status) {
                    super(message, status);
                  }
                }
                """,
                "StatusException.java",
                    """
                public class StatusException extends Exception {
                  private final int code;
                  StatusException(String message, int code) {
                    super(message);
                    this.code = code;
                  }
                  public int code() {
                    return code;
                  }
                }
                """))
        .is(
            FIXED,
            "it says whether to try again",
            """
            static class AskException extends Exception {
              final boolean retryable;
              AskException(boolean retryable) {
                this.retryable = retryable;
              }
            }

            String once() throws Exception {
              HttpResponse<String> response = SEND;
              if (STATUS != 200) {
                throw new AskException(STATUS == 429 || STATUS >= 500);
              }
              return response.body();
            }
            """
                + loop.replace("CONDITION", "e.retryable"))
        .is(
            "MISSING",
            "it says not to try again",
            """
            static class AskException extends Exception {
              final boolean retryable;
              AskException(boolean retryable) {
                this.retryable = retryable;
              }
            }

            String once() throws Exception {
              HttpResponse<String> response = SEND;
              if (STATUS != 200) {
                throw new AskException(STATUS >= 500);
              }
              return response.body();
            }
            """
                + loop.replace("CONDITION", "e.retryable"))
        .is(
            FIXED,
            "one type for those that may be tried again",
            """
            static class TransientException extends Exception {}

            String once() throws Exception {
              HttpResponse<String> response = SEND;
              switch (STATUS) {
                case 200:
                  return response.body();
                case 429, 503:
                  throw new TransientException();
                default:
                  throw new IllegalArgumentException();
              }
            }

            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return once();
                } catch (TransientException e) {
                  Thread.sleep(1000);
                }
              }
              return null;
            }
            """)
        .is(
            "ACKNOWLEDGED",
            "429 is of the type that is not tried again",
            """
            static class TransientException extends Exception {}
            static class LimitException extends Exception {}

            String once() throws Exception {
              HttpResponse<String> response = SEND;
              switch (STATUS) {
                case 200:
                  return response.body();
                case 429:
                  throw new LimitException();
                default:
                  throw new TransientException();
              }
            }

            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return once();
                } catch (TransientException e) {
                  Thread.sleep(1000);
                }
              }
              return null;
            }
            """)
        .is(
            FIXED,
            "made by a factory",
            """
            static RuntimeException failed(int status) {
              return status == 429
                  ? new UnsupportedOperationException()
                  : new IllegalStateException();
            }

            String once() throws Exception {
              HttpResponse<String> response = SEND;
              if (STATUS != 200) {
                throw failed(STATUS);
              }
              return response.body();
            }

            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return once();
                } catch (UnsupportedOperationException e) {
                  Thread.sleep(1000);
                }
              }
              return null;
            }
            """)
        .is(
            FIXED,
            "the message names the status",
            """
            String once() throws Exception {
              HttpResponse<String> response = SEND;
              if (STATUS != 200) {
                throw new RuntimeException("HTTP " + STATUS);
              }
              return response.body();
            }

            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return once();
                } catch (RuntimeException e) {
                  if (e.getMessage() == null || !e.getMessage().contains("429")) {
                    throw e;
                  }
                  Thread.sleep(1000);
                }
              }
              return null;
            }
            """)
        .is(
            "MISSING",
            "the message names another status",
            """
            String once() throws Exception {
              HttpResponse<String> response = SEND;
              if (STATUS != 200) {
                throw new RuntimeException("HTTP " + STATUS);
              }
              return response.body();
            }

            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return once();
                } catch (RuntimeException e) {
                  if (!e.getMessage().contains("503")) {
                    throw e;
                  }
                  Thread.sleep(1000);
                }
              }
              return null;
            }
            """)
        .is(
            FIXED,
            "a checker method throws",
            """
            void check(HttpResponse<?> response) throws IOException {
              if (STATUS >= 400) {
                throw new IOException("status " + STATUS);
              }
            }

            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  HttpResponse<String> response = SEND;
                  check(response);
                  return response.body();
                } catch (IOException e) {
                  Thread.sleep(1000);
                }
              }
              return null;
            }
            """)
        .is(
            "MISSING",
            "a checker method throws only for server errors",
            """
            void check(HttpResponse<?> response) throws IOException {
              if (STATUS >= 500) {
                throw new IOException("status " + STATUS);
              }
            }

            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  HttpResponse<String> response = SEND;
                  check(response);
                  return response.body();
                } catch (IOException e) {
                  Thread.sleep(1000);
                }
              }
              return null;
            }
            """)
        .is(
            FIXED,
            "an assertion throws",
            """
            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  HttpResponse<String> response = SEND;
                  Objects.checkIndex(STATUS, 300);
                  if (STATUS != 200) throw new AssertionError("status");
                  return response.body();
                } catch (AssertionError e) {
                  Thread.sleep(1000);
                }
              }
              return null;
            }
            """)
        .tests();
  }
}
