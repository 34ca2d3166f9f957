package dev.lint429.errorprone.handling;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Rarer ways to ask for the status: mirrored comparisons, as a text, in a switch. */
class StatusTextsTest {
  private static Shapes again(Shapes shapes, String verdict, String... conditions) {
    for (String condition : conditions) {
      shapes.is(
          verdict,
          condition,
          """
          static final Integer LIMIT = 429;
          static final String TEXT = "429";
          static final Set<Integer> RETRIED = new HashSet<>();
          static final Set<Integer> OTHERS = new HashSet<>();

          static {
            RETRIED.add(429);
            RETRIED.add(503);
            OTHERS.add(502);
            OTHERS.add(503);
          }

          String ask() throws Exception {
            for (int i = 0; i < 3; i++) {
              HttpResponse<String> response = SEND;
              if (CONDITION) {
                Thread.sleep(1000);
                continue;
              }
              return response.body();
            }
            throw new IOException("gave up");
          }
          """
              .replace("CONDITION", condition));
    }
    return shapes;
  }

  @TestFactory
  Stream<DynamicTest> holdsNot() {
    return again(
            Code.jdk(),
            "MISSING",
            "400 > STATUS",
            "429 < STATUS",
            "430 <= STATUS",
            "500 <= STATUS",
            "503 == STATUS",
            "\"503\".equals(\"\" + STATUS)",
            "(\"\" + STATUS).startsWith(\"5\")",
            "(\"\" + STATUS).endsWith(\"3\")",
            "String.valueOf(STATUS).contains(\"50\")",
            "Integer.toString(STATUS).equals(\"503\")",
            "\"5\".equals(String.valueOf(STATUS / 100))",
            "STATUS / 100 == 5",
            "\"503\".equalsIgnoreCase(\"\" + STATUS)",
            "STATUS == 865 / 2",
            "OTHERS.contains(STATUS)",
            "STATUS % 2 == 5 && STATUS == 503")
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> tellsItApart() {
    return again(
            Code.jdk(),
            "ACKNOWLEDGED",
            "429 > STATUS",
            "428 >= STATUS",
            "!Objects.equals(STATUS, 429)",
            "!LIMIT.equals(STATUS)",
            "!response.body().contains(\"rate limit\")",
            "response.body().indexOf(\"rate limit\") < 0")
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> holds() {
    return again(
            Code.jdk(),
            "HANDLED LOOP FIXED",
            "429 == STATUS",
            "200 != STATUS",
            "400 <= STATUS",
            "429 <= STATUS",
            "429 >= STATUS && 200 != STATUS",
            "428 < STATUS",
            "430 > STATUS && STATUS != 200",
            "Objects.equals(STATUS, 429)",
            "Objects.equals(LIMIT, STATUS)",
            "LIMIT.equals(STATUS)",
            "TEXT.equals(\"\" + STATUS)",
            "(\"\" + STATUS).equals(TEXT)",
            "(\"\" + STATUS).startsWith(\"42\")",
            "(\"\" + STATUS).endsWith(\"29\")",
            "String.valueOf(STATUS).contains(\"429\")",
            "String.valueOf(STATUS).equalsIgnoreCase(\"429\")",
            "\"4\".equals(String.valueOf(STATUS / 100))",
            "STATUS / 100 == 4",
            "4 == STATUS / 100",
            "STATUS / 100 > 2",
            "\"429\".equalsIgnoreCase(\"\" + STATUS)",
            "STATUS == 859 / 2",
            "RETRIED.contains(STATUS)",
            "response.body().indexOf(\"rate limit\") > -1")
        .tests();
  }

  /** What a turn of a loop does with the answer. */
  private static Shapes turns(String... rows) {
    Shapes shapes = Code.jdk();
    for (int i = 0; i < rows.length; i += 2) {
      shapes.is(
          rows[i],
          rows[i + 1],
          """
          String ask(int kind) throws Exception {
            HttpResponse<String> response = null;
            for (int i = 0; i < 3; i++) {
              TURN
              Thread.sleep(1000);
            }
            return null;
          }
          """
              .replace("TURN", rows[i + 1]));
    }
    return shapes;
  }

  @TestFactory
  Stream<DynamicTest> switches() {
    return turns(
            "HANDLED LOOP FIXED",
                "switch (SEND.statusCode()) { case 429: break; default: return \"\"; }",
            "HANDLED LOOP FIXED",
                "switch (SEND.statusCode()) { case 429 -> {} default -> { return \"\"; } }",
            "MISSING", "switch (SEND.statusCode()) { case 503: break; default: return \"\"; }",
            "HANDLED LOOP FIXED", "switch (SEND.statusCode()) { case 200: return \"\"; }",
            "HANDLED LOOP FIXED",
                "switch (SEND.statusCode()) { case 429: case 503: break; default: return \"\"; }",
            "HANDLED LOOP FIXED",
                "switch (kind) { case 1: response = SEND; break; default: return \"\"; } if (STATUS == 200) { return \"\"; }",
            "HANDLED LOOP FIXED",
                "switch (kind) { case 1 -> response = SEND; default -> response = null; } if (STATUS == 200) { return \"\"; }",
            "HANDLED LOOP FIXED",
                "response = switch (kind) { case 1 -> SEND; default -> null; }; if (STATUS == 200) { return \"\"; }",
            "HANDLED LOOP FIXED",
                "response = SEND; switch (\"\" + STATUS) { case \"429\": break; default: return \"\"; }",
            "HANDLED LOOP FIXED",
                "response = SEND; boolean again = switch (STATUS) { case 429, 503 -> true; default -> false; }; if (!again) { return \"\"; }",
            "MISSING",
                "response = SEND; boolean again = switch (STATUS) { case 503 -> true; default -> false; }; if (!again) { return \"\"; }",
            "HANDLED LOOP FIXED",
                "response = kind > 0 ? SEND : null; if (STATUS == 200) { return \"\"; }",
            "HANDLED LOOP FIXED",
                "response = kind > 0 ? null : SEND; if (STATUS == 200) { return \"\"; }",
            "HANDLED LOOP FIXED", "if ((kind > 0 ? SEND.statusCode() : 0) == 200) { return \"\"; }",
            "HANDLED LOOP FIXED",
                "try { response = SEND; } finally { System.out.println(kind); } if (STATUS == 200) { return \"\"; }",
            "HANDLED LOOP FIXED", "int code = SEND.statusCode(); if (code == 200) { return \"\"; }",
            "HANDLED LOOP FIXED",
                "int code; code = SEND.statusCode(); if (code == 200) { return \"\"; }")
        .tests();
  }
}
