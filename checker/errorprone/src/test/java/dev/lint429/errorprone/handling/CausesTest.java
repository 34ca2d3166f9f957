package dev.lint429.errorprone.handling;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Failures that are looked for beneath others, or told apart by what they carry. */
class CausesTest {
  /** A loop that goes on where {@code condition} holds of what was thrown. */
  private static Shapes thrown(Shapes shapes, String verdict, String... conditions) {
    for (String condition : conditions) {
      shapes.is(
          verdict,
          condition,
          """
          String once() {
            try {
              return SEND;
            } catch (HttpClientErrorException.TooManyRequests e) {
              throw new IllegalStateException("HTTP 429", new RuntimeException(e));
            }
          }

          String ask() throws Exception {
            for (int i = 0; i < 3; i++) {
              try {
                return once();
              } catch (IllegalStateException e) {
                if (CONDITION) {
                  Thread.sleep(1000);
                  continue;
                }
                throw e;
              }
            }
            return null;
          }
          """
              .replace("CONDITION", condition));
    }
    return shapes;
  }

  @TestFactory
  Stream<DynamicTest> another() {
    return thrown(
            Code.spring(),
            "ACKNOWLEDGED",
            "e.getCause() instanceof IOException",
            "e.getCause() instanceof HttpClientErrorException",
            "e.getCause() == null",
            "e.getCause().getCause() instanceof IllegalArgumentException",
            "e.getMessage().isEmpty()",
            "e.getMessage().isBlank()",
            "e.getMessage().trim().equals(\"HTTP 500\")",
            "e.getMessage() == null",
            "\"HTTP 500\".equals(e.getMessage())")
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> theRefusal() {
    return thrown(
            Code.spring(),
            "HANDLED LOOP FIXED",
            "e.getCause() instanceof RuntimeException",
            "e.getCause() != null",
            "e.getCause().getCause() instanceof HttpClientErrorException",
            "e.getCause().getCause() instanceof HttpClientErrorException h && h.getStatusCode().value() == 429",
            "e.getMessage().contains(\"429\")",
            // There may be more behind the text that is known.
            "e.getMessage().contains(\"503\")",
            "e.getMessage().startsWith(\"HTTP\")",
            "e.getMessage().endsWith(\"429\")",
            "e.getMessage().equals(\"HTTP 429\")",
            "e.getMessage().equalsIgnoreCase(\"http 429\")",
            "\"HTTP 429\".equals(e.getMessage())",
            "e.getMessage().length() > 0",
            "!e.getMessage().isEmpty()",
            "e.getMessage() != null",
            "org.springframework.core.NestedExceptionUtils.getRootCause(e) instanceof HttpClientErrorException")
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> generatedGetters() {
    String code =
        """
        @lombok.Getter
        static class Refused extends RuntimeException {
          private final int status;

          Refused(int status) {
            this.status = status;
          }
        }

        String once() throws Exception {
          HttpResponse<String> response = SEND;
          if (STATUS != 200) {
            throw new Refused(STATUS);
          }
          return response.body();
        }

        String ask() throws Exception {
          for (int i = 0; i < 3; i++) {
            try {
              return once();
            } catch (Refused e) {
              if (e.getStatus() != LIMIT) {
                throw e;
              }
              Thread.sleep(1000);
            }
          }
          return null;
        }
        """;
    return Code.jdk()
        .parsedOnly()
        .is("HANDLED LOOP FIXED", "429", code.replace("LIMIT", "429"))
        .is("MISSING", "503", code.replace("LIMIT", "503"))
        .tests();
  }
}
