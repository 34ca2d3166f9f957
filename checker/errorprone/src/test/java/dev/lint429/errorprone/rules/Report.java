package dev.lint429.errorprone.rules;

import dev.lint429.engine.Engine;
import dev.lint429.engine.Evidence;
import dev.lint429.engine.Finding;
import dev.lint429.engine.Options;
import dev.lint429.engine.UnitReport;
import dev.lint429.errorprone.FrontEnds;
import dev.lint429.source.SourceProgram;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the engine says of sources that are only parsed, as text. */
final class Report {
  static final Options EVERY_CALL =
      new Options(List.of(), Options.DEFAULT_HELPER, Options.Scope.ALL);

  private Report() {}

  /** The messages for one file, each with its rule. */
  static String messages(String source) {
    return messages(Options.DEFAULT, source);
  }

  static String messages(Options options, String source) {
    return lines(findings(options, source).stream().map(f -> f.rule().id() + ": " + f.message()));
  }

  /** As {@link #messages(String)}, with the line of each finding, and its evidence below it. */
  static String trails(String source) {
    return lines(
        findings(Options.DEFAULT, source).stream()
            .map(
                f ->
                    f.unit().file().line(f.span().start())
                        + " "
                        + f.rule().id()
                        + f.evidence().stream().map(Report::step).collect(Collectors.joining())));
  }

  static UnitReport of(Options options, String source) {
    SourceProgram program = FrontEnds.parsed(Map.of("Test.java", source), Set.of("httpclient5"));
    return new Engine(options, program).report(program.unit("Test.java"));
  }

  private static List<Finding> findings(Options options, String source) {
    return of(options, source).findings();
  }

  private static String step(Evidence step) {
    return "\n  " + step.line() + " " + step.text();
  }

  private static String lines(Stream<String> lines) {
    return lines.map(line -> line + "\n").collect(Collectors.joining());
  }
}
