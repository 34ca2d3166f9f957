package dev.lint429.errorprone.handling;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every way to ask whether the answer was a 429. */
class StatusTest {
  private static final String FIXED = "HANDLED LOOP FIXED";

  /** A loop that waits and goes on where {@code condition} holds, else gives up. */
  private static String again(String condition) {
    return """
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
        .replace("CONDITION", condition);
  }

  private static Shapes all(Shapes shapes, String verdict, String... conditions) {
    for (String condition : conditions) {
      shapes.is(verdict, condition, again(condition));
    }
    return shapes;
  }

  @TestFactory
  Stream<DynamicTest> doesNotHoldFor429() {
    return all(
            Code.jdk(),
            "MISSING",
            "STATUS == 503",
            "STATUS == HttpURLConnection.HTTP_UNAVAILABLE",
            "STATUS >= 500",
            "STATUS > 499 && STATUS < 600",
            "STATUS / 100 == 5",
            "STATUS == 500 || STATUS == 502 || STATUS == 503 || STATUS == 504",
            "Set.of(500, 502, 503).contains(STATUS)",
            "STATUS == 408",
            "STATUS < 200",
            "STATUS > 429",
            "STATUS == 200 && response.body().isEmpty()",
            "STATUS == 503 && response.body().contains(\"loading\")")
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> setApart() {
    // 429 alone is given up: it was told apart, but nobody sends again.
    return all(
            Code.jdk(),
            "ACKNOWLEDGED",
            "STATUS != 200 && STATUS != 429",
            "STATUS >= 400 && !(STATUS == 429)",
            "STATUS < 429 && STATUS > 200")
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> compared() {
    return all(
            Code.jdk(),
            FIXED,
            "STATUS == 429",
            "429 == STATUS",
            "STATUS == 0x1AD",
            "(STATUS) == (429)",
            "STATUS == 400 + 29",
            "STATUS != 200",
            "!(STATUS == 200)",
            "STATUS == 429 || STATUS == 503",
            "STATUS == 503 || STATUS == 429 || STATUS == 500",
            "STATUS >= 429",
            "STATUS > 428 && STATUS < 430",
            "STATUS >= 400 && STATUS < 500",
            "STATUS >= 400",
            "STATUS > 299",
            "STATUS < 200 || STATUS >= 300",
            "STATUS / 100 == 4",
            "STATUS / 100 != 2",
            "STATUS % 100 == 29 && STATUS > 400",
            "Integer.valueOf(429).equals(STATUS)",
            "Integer.compare(STATUS, 429) == 0",
            "String.valueOf(STATUS).equals(\"429\")",
            "String.valueOf(STATUS).startsWith(\"4\")",
            "(\"\" + STATUS).equals(\"429\")",
            "Integer.toString(STATUS).charAt(0) == '4'",
            "Objects.equals(STATUS, 429)",
            "Set.of(408, 429, 503).contains(STATUS)",
            "List.of(429).contains(STATUS)",
            "Arrays.asList(429, 500).contains(STATUS)",
            "Stream.of(429, 503).anyMatch(s -> s == STATUS)",
            "IntStream.of(429, 503).anyMatch(s -> s == STATUS)")
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> constants() {
    return Code.jdk()
        .is(
            FIXED,
            "a constant of the class",
            """
            private static final int TOO_MANY_REQUESTS = 429;
            """
                + again("STATUS == TOO_MANY_REQUESTS"))
        .is(
            FIXED,
            "a constant of another class",
            again("STATUS == Statuses.LIMITED"),
            Map.of("Statuses.java", "interface Statuses { int LIMITED = 429; }"))
        .is(
            "MISSING",
            "a constant of another class that is another status",
            again("STATUS == Statuses.LIMITED"),
            Map.of("Statuses.java", "interface Statuses { int LIMITED = 503; }"))
        .is(
            FIXED,
            "a constant set",
            """
            private static final Set<Integer> RETRYABLE = Set.of(429, 500, 503);
            """
                + again("RETRYABLE.contains(STATUS)"))
        .is(
            "MISSING",
            "a constant set without 429",
            """
            private static final Set<Integer> RETRYABLE = Set.of(500, 503);
            """
                + again("RETRYABLE.contains(STATUS)"))
        .is(
            FIXED,
            "a constant array that is searched",
            """
            private static final int[] RETRYABLE = {429, 500, 503};
            """
                + again("Arrays.stream(RETRYABLE).anyMatch(s -> s == STATUS)"))
        .is(
            FIXED,
            "a sorted constant array",
            """
            private static final int[] RETRYABLE = {429, 500, 503};
            """
                + again("Arrays.binarySearch(RETRYABLE, STATUS) >= 0"))
        .is(
            FIXED,
            "a set in a new HashSet",
            """
            private final Set<Integer> retryable = new HashSet<>(Arrays.asList(429, 503));
            """
                + again("retryable.contains(STATUS)"))
        .is(
            FIXED,
            "a set filled in a static block",
            """
            private static final Set<Integer> RETRYABLE = new HashSet<>();
            static {
              RETRYABLE.add(429);
              RETRYABLE.add(503);
            }
            """
                + again("RETRYABLE.contains(STATUS)"))
        .is(
            FIXED,
            "a bit set",
            """
            private static final BitSet RETRYABLE = new BitSet();
            static {
              RETRYABLE.set(429);
            }
            """
                + again("RETRYABLE.get(STATUS)"))
        .is(
            FIXED,
            "a map from status to what it means",
            """
            private static final Map<Integer, Boolean> RETRYABLE = Map.of(429, true, 400, false);
            """
                + again("RETRYABLE.getOrDefault(STATUS, false)"))
        .is(
            FIXED,
            "a set that the constructor is given",
            """
            private final Set<Integer> retryable;
            Test(Set<Integer> retryable) {
              this.retryable = retryable;
            }
            """
                + again("retryable.contains(STATUS)"))
        .is(
            FIXED,
            "an enum of one's own",
            """
            enum Outcome { OK, LIMITED, OTHER;
              static Outcome of(int status) {
                return switch (status) {
                  case 200 -> OK;
                  case 429 -> LIMITED;
                  default -> OTHER;
                };
              }
            }
            """
                + again("Outcome.of(STATUS) == Outcome.LIMITED"))
        .is(
            "ACKNOWLEDGED",
            "an enum of one's own, for others",
            """
            enum Outcome { OK, LIMITED, OTHER;
              static Outcome of(int status) {
                return switch (status) {
                  case 200 -> OK;
                  case 429 -> LIMITED;
                  default -> OTHER;
                };
              }
            }
            """
                + again("Outcome.of(STATUS) == Outcome.OTHER"))
        .is(
            FIXED,
            "an enum with a status, looked up",
            """
            enum Code { OK(200), LIMITED(429);
              final int status;
              Code(int status) {
                this.status = status;
              }
            }
            """
                + again("STATUS == Code.LIMITED.status"))
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> helperMethods() {
    return Code.jdk()
        .is(
            FIXED,
            "a boolean method of the status",
            "boolean isRetryable(int status) { return status == 429 || status >= 500; }\n"
                + again("isRetryable(STATUS)"))
        .is(
            "MISSING",
            "a boolean method without 429",
            "boolean isRetryable(int status) { return status >= 500; }\n"
                + again("isRetryable(STATUS)"))
        .is(
            "ACKNOWLEDGED",
            "a boolean method that rules 429 out",
            "boolean isRetryable(int status) { return status >= 400 && status != 429; }\n"
                + again("isRetryable(STATUS)"))
        .is(
            FIXED,
            "a boolean method of the response",
            "boolean ok(HttpResponse<?> answer) { return answer.statusCode() < 300; }\n"
                + again("!ok(response)"))
        .is(
            FIXED,
            "a method in another class",
            again("Retries.isRetryable(STATUS)"),
            Map.of(
                "Retries.java",
                """
                class Retries {
                  static boolean isRetryable(int code) {
                    if (code == 429) {
                      return true;
                    }
                    return code >= 500;
                  }
                }
                """))
        .is(
            FIXED,
            "a method behind an interface",
            """
            interface Policy { boolean again(int status); }
            static class Lenient implements Policy {
              @Override public boolean again(int status) {
                return status == 429;
              }
            }
            private final Policy policy = new Lenient();
            """
                + again("policy.again(STATUS)"))
        .is(
            FIXED,
            "a predicate in a field",
            """
            private static final IntPredicate RETRYABLE = s -> s == 429 || s == 503;
            """
                + again("RETRYABLE.test(STATUS)"))
        .is(
            "MISSING",
            "a predicate in a field without 429",
            """
            private static final IntPredicate RETRYABLE = s -> s == 503;
            """
                + again("RETRYABLE.test(STATUS)"))
        .is(
            FIXED,
            "a predicate in a local variable",
            """
            String ask() throws Exception {
              Predicate<HttpResponse<String>> limited = r -> r.statusCode() == 429;
              for (int i = 0; i < 3; i++) {
                HttpResponse<String> response = SEND;
                if (limited.test(response)) {
                  Thread.sleep(1000);
                  continue;
                }
                return response.body();
              }
              return null;
            }
            """)
        .is(
            FIXED,
            "a switch with a default",
            """
            boolean again(int status) {
              switch (status) {
                case 408:
                case 429:
                case 503:
                  return true;
                default:
                  return false;
              }
            }
            """
                + again("again(STATUS)"))
        .is(
            FIXED,
            "a switch expression",
            """
            boolean again(int status) {
              return switch (status) {
                case 408, 429, 503 -> true;
                default -> false;
              };
            }
            """
                + again("again(STATUS)"))
        .is(
            FIXED,
            "a local variable",
            """
            String ask() throws Exception {
              for (int i = 0; i < 3; i++) {
                HttpResponse<String> response = SEND;
                int code = STATUS;
                boolean limited = code == 429;
                if (limited) {
                  Thread.sleep(1000);
                  continue;
                }
                return response.body();
              }
              return null;
            }
            """)
        .is(
            FIXED,
            "a ternary",
            """
            String ask() throws Exception {
              String text = null;
              for (int i = 0; i < 3 && text == null; i++) {
                HttpResponse<String> response = SEND;
                text = STATUS == 200 ? response.body() : null;
                Thread.sleep(1000);
              }
              return text;
            }
            """)
        .tests();
  }
}
