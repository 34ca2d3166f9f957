package dev.lint429.errorprone.handling;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Where a refusal goes as an exception that nobody answers by sending again. */
class ExceptionsTest {
  @TestFactory
  Stream<DynamicTest> givenUp() {
    return Code.spring()
        .is(
            "MISSING",
            "not caught",
            """
            String ask() {
              return SEND;
            }
            """)
        .is(
            "MISSING",
            "caught and logged",
            """
            String ask() {
              try {
                return SEND;
              } catch (RestClientException e) {
                System.err.println(e);
                return null;
              }
            }
            """)
        .is(
            "MISSING",
            "caught and thrown on",
            """
            String ask() {
              try {
                return SEND;
              } catch (Exception e) {
                throw new IllegalStateException("failed", e);
              }
            }
            """)
        .is(
            "ACKNOWLEDGED",
            "caught by its type and reported",
            """
            String ask() {
              try {
                return SEND;
              } catch (HttpClientErrorException.TooManyRequests e) {
                return "The service is busy";
              }
            }
            """)
        .is(
            "ACKNOWLEDGED",
            "caught by its type and thrown as one's own",
            """
            static class RateLimitException extends RuntimeException {}

            String ask() {
              try {
                return SEND;
              } catch (HttpClientErrorException.TooManyRequests e) {
                throw new RateLimitException();
              }
            }
            """)
        .is(
            "ACKNOWLEDGED",
            "told apart in a catch and reported",
            """
            String ask() {
              try {
                return SEND;
              } catch (HttpClientErrorException e) {
                if (e.getStatusCode().value() == 429) {
                  return "The service is busy";
                }
                throw e;
              }
            }
            """)
        .is(
            "MISSING",
            "the loop catches another exception",
            """
            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return SEND;
                } catch (ResourceAccessException e) {
                  Thread.sleep(1000);
                }
              }
              return null;
            }
            """)
        .is(
            "MISSING",
            "the loop catches server errors",
            """
            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return SEND;
                } catch (HttpServerErrorException e) {
                  Thread.sleep(1000);
                }
              }
              return null;
            }
            """)
        .is(
            "MISSING",
            "client errors leave the loop first",
            """
            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return SEND;
                } catch (HttpClientErrorException e) {
                  throw e;
                } catch (RestClientException e) {
                  Thread.sleep(1000);
                }
              }
              return null;
            }
            """)
        .is(
            "MISSING",
            "an inner catch returns null, so that nothing is left to catch",
            """
            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return once();
                } catch (RestClientException e) {
                  Thread.sleep(1000);
                }
              }
              return null;
            }

            String once() {
              try {
                return SEND;
              } catch (Exception e) {
                return null;
              }
            }
            """)
        .is(
            "MISSING",
            "the catch in the loop is for an interrupt",
            """
            String ask() {
              while (true) {
                String text = SEND;
                try {
                  Thread.sleep(1000);
                  return text;
                } catch (InterruptedException e) {
                  System.err.println("interrupted");
                }
              }
            }
            """)
        .is(
            "MISSING",
            "the finally block returns",
            """
            @SuppressWarnings("finally")
            String ask() {
              String text = null;
              while (text == null) {
                try {
                  text = SEND;
                } finally {
                  return text;
                }
              }
              return text;
            }
            """)
        .is(
            "MISSING",
            "wrapped, and the loop looks for the first type",
            """
            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return once();
                } catch (HttpClientErrorException e) {
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
        .is(
            "MISSING",
            "wrapped, and the loop looks for another of one's own",
            """
            static class BusyException extends Exception {}
            static class AskException extends Exception {}

            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                try {
                  return once();
                } catch (BusyException e) {
                  Thread.sleep(1000);
                }
              }
              return null;
            }

            String once() throws AskException, BusyException {
              try {
                return SEND;
              } catch (RestClientException e) {
                if (e instanceof HttpServerErrorException) {
                  throw new BusyException();
                }
                throw new AskException();
              }
            }
            """)
        .tests();
  }
}
