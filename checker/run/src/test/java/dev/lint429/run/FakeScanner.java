package dev.lint429.run;

import dev.lint429.engine.model.SourceFile;
import dev.lint429.engine.model.Span;
import dev.lint429.run.result.Edit;
import dev.lint429.run.result.Excerpt;
import dev.lint429.run.result.FileResult;
import dev.lint429.run.result.Issue;
import dev.lint429.run.result.Place;
import dev.lint429.run.result.Repair;
import dev.lint429.run.result.Severity;
import dev.lint429.run.result.Step;
import dev.lint429.run.scan.ScanJob;
import dev.lint429.run.scan.ScanResult;
import dev.lint429.run.scan.Scanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what is marked instead of analysing: {@code bad(RULE)} is a finding, and {@code
 * bad(RULE->text)} one whose fix replaces all of it by the text. {@code see(word)} in the text
 * makes every place of {@code word} in it a step of the evidence. A text with {@code syntax error}
 * in it, other than in a fix, does not parse.
 */
public final class FakeScanner implements Scanner {
  private static final Pattern BAD = Pattern.compile("bad\\((\\w+?)(?:->([^)]*))?\\)");
  private static final Pattern SEE = Pattern.compile("see\\((\\w+)\\)");

  private int scans;

  /** How often something was scanned. */
  public int scans() {
    return scans;
  }

  @Override
  public ScanResult scan(ScanJob job, Progress progress) {
    scans++;
    List<FileResult> results = new ArrayList<>();
    int done = 0;
    for (String path : job.reported().stream().sorted().toList()) {
      FileResult result = file(new SourceFile(path, text(job, path)));
      if (!result.isEmpty()) {
        results.add(result);
      }
      progress.files(++done, job.reported().size());
    }
    return new ScanResult(results);
  }

  private static String text(ScanJob job, String path) {
    try {
      return job.texts().containsKey(path)
          ? job.texts().get(path)
          : Files.readString(job.root().resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileResult file(SourceFile file) {
    String text = file.text();
    String problem = syntaxProblem(text);
    if (problem != null) {
      return new FileResult(
          file.path(),
          List.of(),
          List.of(),
          0,
          0,
          new FileResult.Trouble(FileResult.Kind.NOT_PARSED, problem));
    }
    List<Issue> issues = new ArrayList<>();
    Matcher matcher = BAD.matcher(text);
    while (matcher.find()) {
      issues.add(issue(file, matcher, issues.size()));
    }
    return new FileResult(file.path(), issues, List.of(), 0, 0, null);
  }

  private static Issue issue(SourceFile file, Matcher matcher, int occurrence) {
    Place place = Place.of(file, new Span(matcher.start(), matcher.end()));
    List<Repair> repairs = new ArrayList<>();
    if (matcher.group(2) != null) {
      Edit edit = new Edit(file.path(), place, matcher.group(2));
      repairs.add(new Repair("Mend", List.of(edit), List.of(), List.of(), edit, ""));
    }
    return new Issue(
        matcher.group(1),
        Severity.WARNING,
        file.path(),
        place,
        new Issue.Lines(Math.max(1, place.line() - 1), place.endLine() + 1),
        "It is bad.",
        evidence(file),
        repairs,
        repairs.isEmpty() ? "nobody knows how" : null,
        new Excerpt(place.line(), List.of(file.lineText(place.line()))),
        file.lineText(place.line()).strip(),
        file.path() + "#" + matcher.group() + "#" + occurrence);
  }

  private static List<Step> evidence(SourceFile file) {
    List<Step> steps = new ArrayList<>();
    Matcher see = SEE.matcher(file.text());
    while (see.find()) {
      Matcher word = Pattern.compile("\\b" + see.group(1) + " =").matcher(file.text());
      while (word.find()) {
        Place place = Place.of(file, new Span(word.start(), word.end()));
        steps.add(new Step(file.path(), place, file.lineText(place.line()).strip(), "seen"));
      }
    }
    return steps;
  }

  @Override
  public String syntaxProblem(String text) {
    boolean broken = BAD.matcher(text).replaceAll("").contains("syntax error");
    return broken ? "line 1: syntax error" : null;
  }
}
