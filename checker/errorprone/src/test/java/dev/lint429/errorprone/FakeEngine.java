package dev.lint429.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import dev.lint429.engine.Evidence;
import dev.lint429.engine.Finding;
import dev.lint429.engine.Fix;
import dev.lint429.engine.Options;
import dev.lint429.engine.Rule;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Program;
import dev.lint429.engine.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds calls by their names, so that tests can say what is found: {@code unhandled(…)}, {@code
 * fixedDelay(…)}, {@code unfixable(…)}, {@code explode(…)}. Only files that say "fake.Api" concern
 * it.
 */
final class FakeEngine implements Analyzer {
  static final Analyzer.Factory FACTORY =
      new Analyzer.Factory() {
        @Override
        public boolean mayConcern(Project project, String sourceText) {
          return sourceText.contains("fake.Api");
        }

        @Override
        public Analyzer create(Project project, Program program) {
          created++;
          lastOptions = project.options();
          return new FakeEngine(program);
        }
      };

  static int created;
  static Options lastOptions;
  static final List<String> ANALYZED = new ArrayList<>();

  private final Program program;

  private FakeEngine(Program program) {
    this.program = program;
  }

  static void reset() {
    created = 0;
    lastOptions = null;
    ANALYZED.clear();
  }

  @Override
  public List<Finding> analyze(CompilationUnit unit, Set<Rule> wanted) {
    ANALYZED.add(unit.file().path());
    List<Finding> findings = new ArrayList<>();
    unit.forEach(
        node -> {
          if (node instanceof Expr.Call call) {
            switch (call.name()) {
              case "unhandled" -> findings.add(unhandled(unit, call));
              case "fixedDelay" -> findings.add(fixedDelay(unit, call));
              case "unfixable" -> findings.add(unfixable(unit, call));
              case "nowhere" -> findings.add(nowhere(unit));
              case "explode" -> throw new IllegalStateException("it exploded");
              case "overflow" -> throw new StackOverflowError();
              default -> {}
            }
          }
        });
    return findings.stream().filter(finding -> wanted.contains(finding.rule())).toList();
  }

  private Finding unhandled(CompilationUnit unit, Expr.Call call) {
    Span start = new Span(call.span().start(), call.span().start());
    Span end = new Span(call.span().end(), call.span().end());
    Fix fix =
        new Fix(
            "wrap the call in Backoff",
            List.of(
                new Fix.Edit(unit, start, "Backoff.standard()"),
                new Fix.Edit(unit, start, ".call(() -> "),
                new Fix.Edit(unit, end, ")")),
            List.of("dev.lint429.test.Backoff"));
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(new Evidence(unit.file(), call.nameSpan(), "the request is sent"));
    program
        .unitsContaining("BASE_URL =")
        .forEach(
            other -> {
              int at = other.file().text().indexOf("BASE_URL =");
              evidence.add(new Evidence(other.file(), new Span(at, at + 8), "the base URL"));
            });
    evidence.add(new Evidence(unit.file(), Span.NONE, "made up"));
    return new Finding(
        Rule.UNHANDLED_RATE_LIMIT,
        unit,
        call.span(),
        "A 429 from api.example.com is not handled. Wait, then send it again.",
        evidence,
        List.of(fix),
        null);
  }

  private static Finding fixedDelay(CompilationUnit unit, Expr.Call call) {
    return new Finding(
        Rule.FIXED_DELAY_RETRY, unit, call.span(), "Retried too soon", List.of(), List.of(), null);
  }

  /** Its fix edits another file. */
  private Finding unfixable(CompilationUnit unit, Expr.Call call) {
    CompilationUnit other = program.unitsContaining("BASE_URL =").findFirst().orElseThrow();
    Fix elsewhere = new Fix("x", List.of(new Fix.Edit(other, new Span(0, 1), "//")), List.of());
    List<Fix> fixes = call.args().isEmpty() ? List.of() : List.of(elsewhere);
    return new Finding(
        Rule.UNHANDLED_RATE_LIMIT,
        unit,
        call.span(),
        "Not handled.",
        List.of(),
        fixes,
        "the call stands in a field");
  }

  private static Finding nowhere(CompilationUnit unit) {
    return new Finding(
        Rule.UNHANDLED_RATE_LIMIT, unit, Span.NONE, "Nowhere.", List.of(), List.of(), null);
  }

  /** The rule, over the fake. */
  @SuppressWarnings("BugPatternNaming") // Suppressed and switched off by the name of the real one.
  @BugPattern(
      name = "UnhandledRateLimit",
      summary = "Not handled",
      altNames = "lint429",
      linkType = LinkType.NONE,
      severity = SeverityLevel.WARNING)
  public static final class FakeUnhandledRateLimit extends RuleCheck {
    private static final long serialVersionUID = 1L;

    public FakeUnhandledRateLimit() {
      super(Rule.UNHANDLED_RATE_LIMIT, FACTORY);
    }
  }

  /** The rule, over the fake. */
  @SuppressWarnings("BugPatternNaming") // Suppressed and switched off by the name of the real one.
  @BugPattern(
      name = "FixedDelayRetry",
      summary = "Too soon",
      altNames = "lint429",
      linkType = LinkType.NONE,
      severity = SeverityLevel.WARNING)
  public static final class FakeFixedDelayRetry extends RuleCheck {
    private static final long serialVersionUID = 1L;

    public FakeFixedDelayRetry() {
      super(Rule.FIXED_DELAY_RETRY, FACTORY);
    }
  }
}
