package dev.lint429.errorprone.handling;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whether something bounds how often a loop or a recursion sends. */
class BoundsTest {
  /** Loops that are left on success; {@code AGAIN} is what they do on a 429. */
  private static Shapes loops(String verdict, String... heads) {
    Shapes shapes = Code.jdk().inDetail();
    for (String head : heads) {
      String[] parts = head.split(" \\| ");
      shapes.is(
          verdict,
          head,
          """
          final AtomicInteger tries = new AtomicInteger();
          int field;

          String ask(int limit, Duration most) throws Exception {
            Integer boxed = 0;
            int plain = 0;
            long until = 5;
            boolean flag = true;
            String text = "";
            Instant end = Instant.now().plusSeconds(5);
            HEAD {
              HttpResponse<String> response = SEND;
              if (STATUS != 429) {
                return response.body();
              }
              AGAIN
            }
          """
                  .replace("HEAD", parts[0])
                  .replace("AGAIN", parts.length > 1 ? parts[1] : "")
              + (parts.length > 2 ? "" : "return null;\n")
              + "}\n");
    }
    return shapes;
  }

  @TestFactory
  Stream<DynamicTest> nothingBoundsIt() {
    return loops(
            "HANDLED LOOP NONE 0 alike",
            "while (true) | Thread.yield(); | endless",
            "for (;;) | Thread.yield(); | endless",
            "while (true) | flag = !flag; | endless",
            "while (true) | text = text + \"again\"; if (text.isEmpty()) { Thread.yield(); } | endless",
            "while (true) | if (limit > 5) { Thread.yield(); } | endless")
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> somethingCounts() {
    return loops(
            "HANDLED LOOP NONE -1 alike",
            "for (int i = 0; i < 3; i++)",
            "for (int i : new int[] {1, 2, 3})",
            "while (plain++ < limit)",
            "while (true) | if (++plain > limit) { return null; } | endless",
            "while (true) | plain += 1; if (plain > limit) { return null; } | endless",
            "while (true) | boxed = boxed + 1; if (boxed > limit) { return null; } | endless",
            "while (true) | until--; if (until == 0) { return null; } | endless",
            "while (true) | if (tries.incrementAndGet() > limit) { return null; } | endless",
            "while (true) | if (field > limit) { return null; } | endless",
            "while (true) | if (System.currentTimeMillis() > 5) { return null; } | endless",
            "while (Instant.now().isBefore(end))",
            "while (true) | most = most.minusSeconds(1); if (most.isNegative()) { return null; } | endless",
            "while (true) | text = plain++ > limit ? null : text; if (text == null) { return null; } | endless",
            "do | plain++; } while (plain < limit); {")
        .tests();
  }

  /** Nothing is seen to leave, but what is counted may. */
  @TestFactory
  Stream<DynamicTest> somethingCountsAndStaysInTheLoop() {
    return loops(
            "HANDLED LOOP NONE -1 alike",
            "while (true) | if (plain++ > limit) { Thread.yield(); } | endless",
            "while (true) | plain += 2; if (plain > limit) { Thread.yield(); } | endless",
            "while (true) | boxed = boxed + 1; if (boxed > limit) { Thread.yield(); } | endless",
            "while (true) | until--; boolean late = until < 0 ? flag : false; | endless",
            "while (true) | if (tries.get() > limit) { Thread.yield(); } | endless",
            "while (true) | if (field > limit) { Thread.yield(); } | endless",
            "while (true) | if (System.currentTimeMillis() > 5) { Thread.yield(); } | endless",
            "while (true) | if (System.nanoTime() > 5) { Thread.yield(); } | endless",
            "while (true) | most = most.minusSeconds(1); if (most.isNegative()) { Thread.yield(); } | endless",
            "while (true) | while (plain++ < limit) { Thread.yield(); } | endless",
            "while (true) | do { Thread.yield(); } while (plain++ < limit); | endless",
            "while (true) | for (int i = 0; i < limit; i++) { Thread.yield(); } | endless")
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> recursion() {
    Shapes shapes = Code.jdk().inDetail();
    String[][] rows = {
      {"HANDLED RECURSION NONE 0 alike", "", "", ""},
      {"HANDLED RECURSION NONE 0 alike", "boolean first", "false", "first"},
      {"HANDLED RECURSION NONE -1 alike", "int left", "left - 1", "left > 0"},
      {"HANDLED RECURSION NONE -1 alike", "Integer left", "left - 1", "left > 0"},
    };
    for (String[] row : rows) {
      shapes.is(
          row[0],
          "(" + row[1] + ")",
          """
          String ask(PARAMETER) throws Exception {
            HttpResponse<String> response = SEND;
            if (STATUS == 429) {
              BOUND
              return ask(ARGUMENT);
            }
            return response.body();
          }
          """
              .replace("PARAMETER", row[1])
              .replace("ARGUMENT", row[2])
              .replace("BOUND", row[3].isEmpty() ? "" : "if (" + row[3] + ") { Thread.yield(); }"));
    }
    return shapes.tests();
  }
}
