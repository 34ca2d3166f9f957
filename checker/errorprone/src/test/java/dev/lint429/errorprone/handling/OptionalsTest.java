package dev.lint429.errorprone.handling;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** An answer that comes as an Optional, which is empty after a 429. */
class OptionalsTest {
  /** What a turn of a loop does with {@code once()}, before it waits for the next turn. */
  private static Shapes turns(String... rows) {
    Shapes shapes = Code.jdk();
    for (int i = 0; i < rows.length; i += 2) {
      shapes.is(
          rows[i],
          rows[i + 1],
          """
          Optional<String> once() throws Exception {
            HttpResponse<String> response = SEND;
            return STATUS == 200 ? Optional.of(response.body()) : Optional.empty();
          }

          String ask() throws Exception {
            for (int i = 0; i < 3; i++) {
              TURN
              Thread.sleep(1000);
            }
            return null;
          }

          boolean keep(String text) {
            return true;
          }
          """
              .replace("TURN", rows[i + 1]));
    }
    return shapes;
  }

  @TestFactory
  Stream<DynamicTest> leftWhateverComes() {
    return turns(
            "MISSING",
                "Optional<String> got = once(); if (got.isEmpty()) { return null; } keep(got.get());",
            "MISSING", "String text = once().orElse(\"none\"); if (text != null) { return text; }",
            "MISSING",
                "String text = once().orElseGet(() -> \"none\"); if (text != null) { return text; }",
            "MISSING", "if (once().or(() -> Optional.of(\"none\")).isPresent()) { return \"\"; }",
            "MISSING",
                "try { return once().get(); } catch (IllegalStateException e) { keep(\"\"); }",
            "MISSING", "if (Optional.of(once()).isPresent()) { return \"\"; }",
            "MISSING", "if (Optional.ofNullable(null).isEmpty()) { once(); return \"\"; }")
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> sentAgainWhereItIsEmpty() {
    return turns(
            "HANDLED LOOP FIXED",
                "Optional<String> got = once(); if (got.isPresent()) { return got.get(); }",
            "HANDLED LOOP FIXED",
                "Optional<String> got = once(); if (!got.isEmpty()) { return got.get(); }",
            "HANDLED LOOP FIXED",
                "String text = once().orElse(null); if (text != null) { return text; }",
            "HANDLED LOOP FIXED",
                "String text = once().orElseGet(() -> null); if (text != null) { return text; }",
            "HANDLED LOOP FIXED",
                "try { return once().get(); } catch (NoSuchElementException e) { keep(\"\"); }",
            "HANDLED LOOP FIXED",
                "try { return once().orElseThrow(); } catch (NoSuchElementException e) { keep(\"\"); }",
            "HANDLED LOOP FIXED",
                "try { return once().orElseThrow(() -> new IOException()); } catch (IOException e) { keep(\"\"); }",
            "HANDLED LOOP FIXED",
                "try { return once().orElseThrow(IllegalStateException::new); } catch (IllegalStateException e) { keep(\"\"); }",
            "HANDLED LOOP FIXED",
                "String text = once().map(String::trim).orElse(null); if (text != null) { return text; }",
            "HANDLED LOOP FIXED",
                "String text = once().map(s -> s + \"!\").orElse(null); if (text != null) { return text; }",
            "HANDLED LOOP FIXED",
                "String text = once().flatMap(s -> Optional.of(s)).orElse(null); if (text != null) { return text; }",
            "HANDLED LOOP FIXED", "if (once().map(s -> 1).isPresent()) { return \"\"; }",
            "HANDLED LOOP FIXED", "if (once().filter(s -> keep(s)).isPresent()) { return \"\"; }",
            "HANDLED LOOP FIXED",
                "if (once().or(() -> Optional.empty()).isPresent()) { return \"\"; }",
            "HANDLED LOOP FIXED",
                "boolean[] done = new boolean[1]; once().ifPresent(s -> done[0] = true); if (done[0]) { return \"\"; }")
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> madeInTheLoop() {
    String[] rows = {
      "HANDLED LOOP FIXED",
          "Optional<HttpResponse<String>> got = Optional.of(response); if (got.get().statusCode() != 429) { return \"\"; }",
      "HANDLED LOOP FIXED",
          "Optional<HttpResponse<String>> got = Optional.of(response).filter(r -> r.statusCode() == 200); if (got.isPresent()) { return \"\"; }",
      "MISSING",
          "Optional<HttpResponse<String>> got = Optional.of(response).filter(r -> r.statusCode() == 503); if (got.isEmpty()) { return \"\"; }",
      "HANDLED LOOP FIXED",
          "if (Optional.of(response).filter(r -> r.statusCode() == 429).isEmpty()) { return \"\"; }",
      "HANDLED LOOP FIXED",
          "Optional<String> text = Optional.ofNullable(STATUS == 429 ? null : response.body()); if (text.isPresent()) { return text.get(); }",
      "HANDLED LOOP FIXED",
          "if (Optional.of(response).map(r -> r.statusCode()).get() == 200) { return \"\"; }",
      "HANDLED LOOP FIXED",
          "if (Optional.of(response).map(HttpResponse::statusCode).orElse(0) == 200) { return \"\"; }",
      "HANDLED LOOP FIXED",
          "if (Optional.of(response).flatMap(r -> Optional.of(r.statusCode())).get() == 200) { return \"\"; }",
      "MISSING",
          "Optional.of(response).ifPresent(r -> { if (r.statusCode() != 503) { throw new IllegalStateException(); } });",
      "HANDLED LOOP FIXED",
          "OptionalInt code = STATUS == 200 ? OptionalInt.of(1) : OptionalInt.empty(); if (code.isPresent()) { return \"\" + code.getAsInt(); }"
    };
    Shapes shapes = Code.jdk();
    for (int i = 0; i < rows.length; i += 2) {
      shapes.is(
          rows[i],
          rows[i + 1],
          """
          String ask() throws Exception {
            for (int i = 0; i < 3; i++) {
              HttpResponse<String> response = SEND;
              TURN
              Thread.sleep(1000);
            }
            return null;
          }
          """
              .replace("TURN", rows[i + 1]));
    }
    return shapes.tests();
  }
}
