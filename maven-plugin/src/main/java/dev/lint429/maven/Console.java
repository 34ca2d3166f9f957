package dev.lint429.maven;

import dev.lint429.run.RunResult;
import dev.lint429.run.Settings;
import dev.lint429.run.report.Summary;
import dev.lint429.run.report.TextReport;
import dev.lint429.run.result.Issue;
import org.apache.maven.plugin.logging.Log;

/** Shows in Maven's log what a run found. */
final class Console {
  private Console() {}

  static void print(RunResult result, Settings settings, Log log) {
    TextReport text = new TextReport(false);
    for (Issue issue : result.issues()) {
      String lines = text.finding(issue).stripTrailing();
      if (settings.failOn().isReachedBy(issue.severity())) {
        log.error(lines);
      } else {
        log.warn(lines);
      }
    }
    end(result, log);
  }

  /** Of what is left after fixing; none of it is an error. */
  static void printLeft(RunResult result, Log log) {
    TextReport text = new TextReport(false);
    result.issues().forEach(issue -> log.warn(text.finding(issue).stripTrailing()));
    end(result, log);
  }

  private static void end(RunResult result, Log log) {
    Summary.problems(result).forEach(line -> log.warn(Terms.maven(line)));
    Summary.counts(result).forEach(log::info);
  }
}
