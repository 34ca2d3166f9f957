package dev.lint429.run.scan;

import dev.lint429.engine.Evidence;
import dev.lint429.engine.Finding;
import dev.lint429.engine.Fix;
import dev.lint429.engine.Request;
import dev.lint429.engine.UnitReport;
import dev.lint429.engine.catalogue.Endpoint;
import dev.lint429.engine.fix.ImportEdits;
import dev.lint429.engine.flow.Target;
import dev.lint429.engine.handling.Handling;
import dev.lint429.engine.handling.Retry;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.SourceFile;
import dev.lint429.engine.model.Span;
import dev.lint429.run.fix.TextEdits;
import dev.lint429.run.fix.UnifiedDiff;
import dev.lint429.run.result.Edit;
import dev.lint429.run.result.Excerpt;
import dev.lint429.run.result.FileResult;
import dev.lint429.run.result.InferenceCall;
import dev.lint429.run.result.Issue;
import dev.lint429.run.result.Place;
import dev.lint429.run.result.Repair;
import dev.lint429.run.result.Step;
import dev.lint429.run.rules.RuleBook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns the engine's report of a file into plain data. */
final class Digest {
  private static final int CONTEXT_LINES = 3;
  private static final int MAX_EXCERPT_LINES = 40;
  private static final int MAX_CODE = 200;

  private final CompilationUnit unit;
  private final SourceFile file;

  /** How often a statement was seen in this file, by rule and code. */
  private final Map<String, Integer> seen = new HashMap<>();

  private Digest(CompilationUnit unit) {
    this.unit = unit;
    this.file = unit.file();
  }

  /**
   * @param trouble what could not be read of the file, or null
   */
  static FileResult of(CompilationUnit unit, UnitReport report, FileResult.Trouble trouble) {
    Digest digest = new Digest(unit);
    List<Issue> issues = new ArrayList<>();
    int suppressed = 0;
    List<Finding> findings =
        report.findings().stream()
            .sorted(Comparator.comparingInt(finding -> finding.span().start()))
            .toList();
    for (Finding finding : findings) {
      List<Node> around = Nodes.around(unit, finding.span());
      // The fingerprint counts suppressed statements, too, so that adding one changes no other.
      Issue issue = digest.issue(finding, around);
      if (Suppressions.silence(around, finding.rule().id())) {
        suppressed++;
      } else {
        issues.add(issue);
      }
    }
    List<InferenceCall> calls =
        report.requests().stream()
            .sorted(Comparator.comparingInt(request -> request.site().span().start()))
            .map(digest::call)
            .toList();
    return new FileResult(unit.file().path(), issues, calls, report.unknown(), suppressed, trouble);
  }

  private Issue issue(Finding finding, List<Node> around) {
    Span span = finding.span();
    String statement = file.text(Nodes.statement(around, span));
    Span member = Nodes.member(around, span);
    String rule = finding.rule().id();
    return new Issue(
        rule,
        RuleBook.rule(rule).severity(),
        file.path(),
        Place.of(file, span),
        new Issue.Lines(file.line(member.start()), file.line(member.end())),
        finding.message(),
        steps(finding.evidence()),
        finding.fixes().stream().map(this::repair).toList(),
        finding.noFix(),
        excerpt(span),
        cut(Code.oneLine(statement)),
        fingerprint(rule, Code.normalized(statement)));
  }

  private String fingerprint(String rule, String code) {
    int occurrence = seen.merge(rule + "\n" + code, 1, Integer::sum) - 1;
    return Fingerprint.of(file.path(), rule, code, occurrence);
  }

  private static List<Step> steps(List<Evidence> evidence) {
    return evidence.stream().map(Digest::step).toList();
  }

  private static Step step(Evidence evidence) {
    SourceFile at = evidence.file();
    if (!evidence.span().exists()) {
      return new Step(at.path(), null, "", evidence.text());
    }
    Place place = Place.of(at, evidence.span());
    return new Step(at.path(), place, cut(at.lineText(place.line()).strip()), evidence.text());
  }

  private Repair repair(Fix fix) {
    List<Edit> edits = fix.edits().stream().map(Digest::edit).toList();
    List<Edit> imports = ImportEdits.of(unit, fix.imports()).stream().map(Digest::edit).toList();
    List<Edit> own = edits.stream().filter(edit -> edit.path().equals(file.path())).toList();
    List<Edit> all = new ArrayList<>(imports);
    all.addAll(own);
    String diff = UnifiedDiff.hunks(file.text(), all);
    return new Repair(fix.title(), edits, imports, fix.imports(), block(own), diff);
  }

  private Edit block(List<Edit> edits) {
    if (edits.isEmpty()) {
      return null;
    }
    int start = edits.stream().mapToInt(e -> e.place().start()).min().orElseThrow();
    int end = edits.stream().mapToInt(e -> e.place().end()).max().orElseThrow();
    Place place = Place.of(file, new Span(start, end));
    if (place.endLine() - place.line() > MAX_EXCERPT_LINES) {
      return null;
    }
    return new Edit(file.path(), place, TextEdits.apply(file.text(), start, end, edits));
  }

  private static Edit edit(Fix.Edit edit) {
    SourceFile at = edit.unit().file();
    return new Edit(at.path(), Place.of(at, edit.span()), edit.text());
  }

  private InferenceCall call(Request request) {
    Target target = request.target();
    Endpoint endpoint = target.endpoint();
    Place place = Place.of(file, request.site().span());
    List<Evidence> evidence = new ArrayList<>(target.trail());
    evidence.addAll(request.handling().evidence());
    return new InferenceCall(
        file.path(),
        place,
        cut(file.lineText(place.line()).strip()),
        request.site().client().name(),
        endpoint == null ? null : endpoint.provider(),
        endpoint == null ? null : endpoint.id(),
        target.confidence() == null ? null : id(target.confidence()),
        Urls.withoutSecrets(target.url()),
        state(request.handling()),
        request.handling().retries().stream().map(Digest::retry).toList(),
        steps(evidence));
  }

  private static String state(Handling handling) {
    boolean tooSoon =
        handling.state() == Handling.State.HANDLED
            && !handling.retries().isEmpty()
            && handling.retries().stream().allMatch(retry -> retry.delay().isFixed());
    return tooSoon ? "too-soon" : id(handling.state());
  }

  private static InferenceCall.RetryShape retry(Retry retry) {
    String library = retry.library() == null ? null : retry.library().id();
    return new InferenceCall.RetryShape(
        id(retry.kind()), id(retry.delay()), library, retry.attempts() != 0);
  }

  private static String id(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private Excerpt excerpt(Span span) {
    int first = Math.max(1, file.line(span.start()) - CONTEXT_LINES);
    int last =
        Math.min(
            Math.min(file.line(file.text().length()), file.line(span.end()) + CONTEXT_LINES),
            first + MAX_EXCERPT_LINES - 1);
    List<String> lines = new ArrayList<>();
    for (int number = first; number <= last; number++) {
      lines.add(file.lineText(number));
    }
    return new Excerpt(first, lines);
  }

  private static String cut(String code) {
    return code.length() <= MAX_CODE ? code : code.substring(0, MAX_CODE - 1) + "…";
  }
}
