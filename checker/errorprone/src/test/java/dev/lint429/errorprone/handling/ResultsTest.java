package dev.lint429.errorprone.handling;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What a method gives back after a refusal, and what its caller makes of it. */
class ResultsTest {
  private static final String FIXED = "HANDLED LOOP FIXED";

  @TestFactory
  Stream<DynamicTest> results() {
    return Code.jdk()
        .is(
            FIXED,
            "a record with the status",
            """
            record Result(int status, String text) {}

            Result once() throws Exception {
              HttpResponse<String> response = SEND;
              return new Result(STATUS, response.body());
            }

            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                Result result = once();
                if (result.status() != 429) {
                  return result.text();
                }
                Thread.sleep(1000);
              }
              return null;
            }
            """)
        .is(
            "MISSING",
            "a record whose status is compared with another",
            """
            record Result(int status, String text) {}

            Result once() throws Exception {
              HttpResponse<String> response = SEND;
              return new Result(STATUS, response.body());
            }

            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                Result result = once();
                if (result.status() < 500) {
                  return result.text();
                }
                Thread.sleep(1000);
              }
              return null;
            }
            """)
        .is(
            FIXED,
            "a class with a flag",
            """
            static class Result {
              private final boolean ok;
              private final String text;
              Result(boolean ok, String text) {
                this.ok = ok;
                this.text = text;
              }
              boolean isOk() {
                return ok;
              }
            }

            Result once() throws Exception {
              HttpResponse<String> response = SEND;
              return new Result(STATUS == 200, response.body());
            }

            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                Result result = once();
                if (result.isOk()) {
                  return result.text;
                }
                Thread.sleep(1000);
              }
              return null;
            }
            """)
        .is(
            FIXED,
            "static factories",
            """
            static class Result {
              final boolean ok;
              Result(boolean ok) {
                this.ok = ok;
              }
              static Result success() {
                return new Result(true);
              }
              static Result failure() {
                return new Result(false);
              }
            }

            Result once() throws Exception {
              HttpResponse<String> response = SEND;
              return STATUS == 200 ? Result.success() : Result.failure();
            }

            void ask() throws Exception {
              int attempts = 0;
              while (!once().ok && attempts++ < 3) {
                Thread.sleep(1000);
              }
            }
            """)
        .is(
            FIXED,
            "setters",
            """
            static class Result {
              private int code;
              void setCode(int code) {
                this.code = code;
              }
              int getCode() {
                return code;
              }
            }

            Result once() throws Exception {
              HttpResponse<String> response = SEND;
              Result result = new Result();
              result.setCode(STATUS);
              return result;
            }

            void ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                Result result = once();
                if (result.getCode() != 429) {
                  return;
                }
                Thread.sleep(1000);
              }
            }
            """)
        .is(
            "MISSING",
            "setters, compared with another status",
            """
            static class Result {
              private int code;
              void setCode(int code) {
                this.code = code;
              }
              int getCode() {
                return code;
              }
            }

            Result once() throws Exception {
              HttpResponse<String> response = SEND;
              Result result = new Result();
              result.setCode(STATUS);
              return result;
            }

            void ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                Result result = once();
                if (result.getCode() != 503) {
                  return;
                }
                Thread.sleep(1000);
              }
            }
            """)
        .is(
            FIXED,
            "an Optional that is empty",
            """
            Optional<String> once() throws Exception {
              HttpResponse<String> response = SEND;
              return STATUS == 200 ? Optional.of(response.body()) : Optional.empty();
            }

            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                Optional<String> text = once();
                if (text.isPresent()) {
                  return text.get();
                }
                Thread.sleep(1000);
              }
              return null;
            }
            """)
        .is(
            "MISSING",
            "an Optional that is there for errors too",
            """
            Optional<String> once() throws Exception {
              HttpResponse<String> response = SEND;
              return STATUS >= 500 ? Optional.empty() : Optional.of(response.body());
            }

            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                Optional<String> text = once();
                if (text.isPresent()) {
                  return text.get();
                }
                Thread.sleep(1000);
              }
              return null;
            }
            """)
        .is(
            FIXED,
            "a boolean",
            """
            boolean once() throws Exception {
              HttpResponse<String> response = SEND;
              return STATUS == 200;
            }

            boolean ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                if (once()) {
                  return true;
                }
                Thread.sleep(1000);
              }
              return false;
            }
            """)
        .is(
            FIXED,
            "an empty text",
            """
            String once() throws Exception {
              HttpResponse<String> response = SEND;
              return STATUS == 200 ? response.body() : "";
            }

            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                String text = once();
                if (!text.isEmpty()) {
                  return text;
                }
                Thread.sleep(1000);
              }
              return null;
            }
            """)
        .is(
            FIXED,
            "a marker text",
            """
            String once() throws Exception {
              HttpResponse<String> response = SEND;
              return STATUS == 200 ? response.body() : "ERROR";
            }

            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                String text = once();
                if (!"ERROR".equals(text)) {
                  return text;
                }
                Thread.sleep(1000);
              }
              return null;
            }
            """)
        .is(
            FIXED,
            "a negative number",
            """
            int once() throws Exception {
              HttpResponse<String> response = SEND;
              return STATUS == 200 ? response.body().length() : -1;
            }

            int ask() throws Exception {
              int found = -1;
              for (int i = 0; i < 3 && found < 0; i++) {
                found = once();
                Thread.sleep(1000);
              }
              return found;
            }
            """)
        .is(
            FIXED,
            "a field that says what went wrong",
            """
            int lastStatus;

            String once() throws Exception {
              HttpResponse<String> response = SEND;
              lastStatus = STATUS;
              return response.body();
            }

            String ask() throws Exception {
              String text;
              int attempts = 0;
              do {
                text = once();
                if (lastStatus == 429) {
                  Thread.sleep(1000);
                }
              } while (lastStatus == 429 && attempts++ < 3);
              return text;
            }
            """)
        .is(
            FIXED,
            "a map",
            """
            Map<String, Object> once() throws Exception {
              HttpResponse<String> response = SEND;
              Map<String, Object> result = new HashMap<>();
              result.put("status", STATUS);
              result.put("body", response.body());
              return result;
            }

            Object ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                Map<String, Object> result = once();
                if ((int) result.get("status") == 200) {
                  return result.get("body");
                }
                Thread.sleep(1000);
              }
              return null;
            }
            """)
        .tests();
  }
}
