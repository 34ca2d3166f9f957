package dev.lint429.lsp;

import dev.lint429.engine.model.SourceFile;
import dev.lint429.engine.model.Span;
import dev.lint429.run.result.FileResult;
import dev.lint429.run.result.InferenceCall;
import dev.lint429.run.result.Issue;
import dev.lint429.run.result.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps what was found in a file while it cannot be parsed, as while somebody types in it: outside
 * of what was changed since, the last results hold. They come without fixes, since nobody knows
 * what these would make of the file.
 */
final class Survivors {
  private final Map<String, Last> lastByFile = new HashMap<>();

  private record Last(String text, FileResult result) {}

  void forget(String file) {
    lastByFile.remove(file);
  }

  /** The result, together with what holds of the last one if the file cannot be parsed. */
  FileResult complete(FileResult found, String text) {
    if (found.trouble() == null || text == null) {
      lastByFile.put(found.path(), new Last(text, found));
      return found;
    }
    Last last = lastByFile.get(found.path());
    return last == null || last.text == null ? found : merge(found, last, text);
  }

  private static FileResult merge(FileResult found, Last last, String text) {
    int prefix = commonPrefix(last.text, text);
    int suffix = commonSuffix(last.text, text, prefix);
    SourceFile file = new SourceFile(found.path(), text);
    int shift = text.length() - last.text.length();
    int oldEnd = last.text.length() - suffix;
    int newEnd = text.length() - suffix;
    List<Issue> issues = new ArrayList<>();
    for (Issue issue : last.result.issues()) {
      Place moved = moved(issue.place(), prefix, oldEnd, shift, file);
      if (moved != null) {
        issues.add(at(issue, moved));
      }
    }
    found.issues().stream()
        .filter(issue -> issue.place().end() > prefix && issue.place().start() < newEnd)
        .forEach(issues::add);
    issues.sort(Comparator.comparingInt(issue -> issue.place().start()));
    List<InferenceCall> calls = new ArrayList<>();
    for (InferenceCall call : last.result.calls()) {
      Place moved = moved(call.place(), prefix, oldEnd, shift, file);
      if (moved != null) {
        calls.add(at(call, moved));
      }
    }
    found.calls().stream()
        .filter(call -> call.place().end() > prefix && call.place().start() < newEnd)
        .forEach(calls::add);
    calls.sort(Comparator.comparingInt(call -> call.place().start()));
    return new FileResult(
        found.path(), issues, calls, found.unknown(), found.suppressed(), found.trouble());
  }

  /** The place in the new text; null if it was changed. */
  private static Place moved(Place place, int prefix, int oldEnd, int shift, SourceFile file) {
    if (place.end() <= prefix) {
      return place;
    }
    return place.start() < oldEnd
        ? null
        : Place.of(file, new Span(place.start() + shift, place.end() + shift));
  }

  private static Issue at(Issue issue, Place place) {
    int lines = place.line() - issue.place().line();
    Issue.Lines around =
        new Issue.Lines(issue.around().first() + lines, issue.around().last() + lines);
    return new Issue(
        issue.rule(),
        issue.severity(),
        issue.path(),
        place,
        around,
        issue.message(),
        issue.evidence(),
        List.of(),
        "the file cannot be parsed at the moment",
        issue.excerpt(),
        issue.code(),
        issue.fingerprint());
  }

  private static InferenceCall at(InferenceCall call, Place place) {
    return new InferenceCall(
        call.path(),
        place,
        call.code(),
        call.client(),
        call.provider(),
        call.endpoint(),
        call.confidence(),
        call.url(),
        call.state(),
        call.retries(),
        call.evidence());
  }

  private static int commonPrefix(String a, String b) {
    int end = Math.min(a.length(), b.length());
    int at = 0;
    while (at < end && a.charAt(at) == b.charAt(at)) {
      at++;
    }
    return at;
  }

  private static int commonSuffix(String a, String b, int prefix) {
    int end = Math.min(a.length(), b.length()) - prefix;
    int length = 0;
    while (length < end && a.charAt(a.length() - 1 - length) == b.charAt(b.length() - 1 - length)) {
      length++;
    }
    return length;
  }
}
