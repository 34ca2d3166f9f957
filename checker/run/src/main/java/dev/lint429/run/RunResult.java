package dev.lint429.run;

import dev.lint429.run.result.FileResult;
import dev.lint429.run.result.InferenceCall;
import dev.lint429.run.result.Issue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What a run found.
 *
 * @param root what files are named relative to
 * @param files how many files were looked into
 * @param issues the findings to report, in the order of files and places
 * @param calls all requests to inference endpoints in those files, in the same order
 * @param accepted findings that the baseline accepts
 * @param unchanged findings on lines that did not change; 0 unless changed lines only were asked
 *     for
 * @param suppressed findings that {@code @SuppressWarnings} silences
 * @param unknown requests of whose URL too little is known to tell where they go
 * @param troubles files that were not, or not wholly, analysed
 * @param notes what the user should know about the run, a sentence each
 * @param failed whether a finding reaches the severity that makes a check fail
 * @param cached whether the result of an earlier run was used
 */
public record RunResult(
    Path root,
    int files,
    List<Issue> issues,
    List<InferenceCall> calls,
    int accepted,
    int unchanged,
    int suppressed,
    int unknown,
    Map<String, FileResult.Trouble> troubles,
    List<String> notes,
    boolean failed,
    boolean cached,
    Duration time) {

  public RunResult {
    issues = List.copyOf(issues);
    calls = List.copyOf(calls);
    troubles = new TreeMap<>(troubles);
    notes = List.copyOf(notes);
  }

  static final Comparator<Issue> ORDER =
      Comparator.comparing(Issue::path)
          .thenComparingInt(issue -> issue.place().start())
          .thenComparing(Issue::rule);

  /** How many findings there are of each rule that has any, by id. */
  public Map<String, Integer> issuesByRule() {
    Map<String, Integer> counts = new TreeMap<>();
    issues.forEach(issue -> counts.merge(issue.rule(), 1, Integer::sum));
    return counts;
  }

  /** The calls that an HTTP client sends: all of them unless {@code scope} is all. */
  public List<InferenceCall> httpCalls() {
    return calls.stream().filter(InferenceCall::isHttp).toList();
  }

  /** How many HTTP calls are in each state that any is in, in the order of the states. */
  public Map<String, Integer> callsByState() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String state : InferenceCall.STATES) {
      int count = (int) httpCalls().stream().filter(c -> c.state().equals(state)).count();
      if (count > 0) {
        counts.put(state, count);
      }
    }
    return counts;
  }

  /**
   * How many hand-written loops retry a call, by their delay, and how many of them nothing bounds.
   *
   * @param counted which calls count
   */
  public Map<String, Integer> loopsByShape(Predicate<InferenceCall> counted) {
    Map<String, Integer> counts = new TreeMap<>();
    calls.stream()
        .filter(counted)
        .flatMap(call -> call.retries().stream())
        .filter(retry -> retry.kind().equals("loop"))
        .forEach(
            retry -> {
              counts.merge(retry.delay(), 1, Integer::sum);
              if (!retry.bounded()) {
                counts.merge("unbounded", 1, Integer::sum);
              }
            });
    return counts;
  }

  /** With one more note. */
  public RunResult withNote(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return new RunResult(
        root,
        files,
        issues,
        calls,
        accepted,
        unchanged,
        suppressed,
        unknown,
        troubles,
        more,
        failed,
        cached,
        time);
  }
}
