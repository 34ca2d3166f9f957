package dev.lint429.run.report;

import dev.lint429.run.RunResult;
import dev.lint429.run.result.FileResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The lines that every run ends with. */
public final class Summary {
  private Summary() {}

  /** {@link #problems} and {@link #counts}. */
  public static List<String> lines(RunResult result) {
    List<String> lines = new ArrayList<>(problems(result));
    lines.addAll(counts(result));
    return lines;
  }

  /** Files that were not analysed, and notes; each a line. */
  public static List<String> problems(RunResult result) {
    List<String> lines = new ArrayList<>();
    result.troubles().forEach((path, trouble) -> lines.add(trouble(path, trouble)));
    lines.addAll(result.notes());
    return lines;
  }

  /** The counts of calls and findings; each a line. */
  public static List<String> counts(RunResult result) {
    List<String> lines = new ArrayList<>(List.of(calls(result)));
    Map<String, Integer> loops = result.loopsByShape(call -> !call.isHttp());
    if (!loops.isEmpty()) {
      lines.add(
          "Retry loops around other calls, by their delay: "
              + loops.entrySet().stream()
                  .map(e -> e.getValue() + " " + e.getKey())
                  .collect(Collectors.joining(", ")));
    }
    lines.add(findings(result));
    return lines;
  }

  /** {@code src/A.java was not parsed: line 3: …}. */
  static String trouble(String path, FileResult.Trouble trouble) {
    String what =
        switch (trouble.kind()) {
          case PARTLY_PARSED -> "was only partly parsed";
          case NOT_PARSED -> "was not parsed";
          case FAILED -> "was not analysed";
        };
    return path + " " + what + ": " + trouble.text();
  }

  private static String calls(RunResult result) {
    Map<String, Integer> states = result.callsByState();
    String handled =
        states.isEmpty()
            ? ""
            : " ("
                + states.entrySet().stream()
                    .map(e -> e.getValue() + " " + stateInWords(e.getKey()))
                    .collect(Collectors.joining(", "))
                + ")";
    return count(result.files(), "file")
        + ", "
        + count(result.httpCalls().size(), "inference call")
        + handled
        + ", "
        + result.unknown()
        + " with unknown URL, "
        + result.troubles().size()
        + " unparsed, "
        + seconds(result.time())
        + (result.cached() ? " (cached)" : "");
  }

  /** What a state means for a call's 429, as an adjective phrase. */
  static String stateInWords(String state) {
    return switch (state) {
      case "missing" -> "not handled";
      case "too-soon" -> "retried too soon";
      case "acknowledged" -> "told apart but not retried";
      case "unknown" -> "out of sight";
      default -> state;
    };
  }

  private static String findings(RunResult result) {
    List<String> others = new ArrayList<>();
    add(others, result.accepted(), "accepted by the baseline");
    add(others, result.unchanged(), "not on changed lines");
    add(others, result.suppressed(), "suppressed");
    String byRule =
        result.issuesByRule().entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey())
            .collect(Collectors.joining(", "));
    String found =
        result.issues().isEmpty()
            ? "No findings"
            : count(result.issues().size(), "finding") + ": " + byRule;
    return found + (others.isEmpty() ? "" : " (" + String.join(", ", others) + ")");
  }

  private static void add(List<String> parts, int count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }

  static String count(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }
}
