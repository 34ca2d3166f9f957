package dev.lint429.run.result;

import java.util.List;

/**
 * What was found in one file.
 *
 * @param path relative to the run's root, with slashes
 * @param issues in the order of the source
 * @param calls the requests to inference endpoints, in the order of the source
 * @param unknown how many requests go where too little of the URL is known to tell
 * @param suppressed how many findings {@code @SuppressWarnings} silences
 * @param trouble what could not be read of the file; null if all of it was
 */
public record FileResult(
    String path,
    List<Issue> issues,
    List<InferenceCall> calls,
    int unknown,
    int suppressed,
    Trouble trouble) {

  public FileResult {
    issues = List.copyOf(issues);
    calls = List.copyOf(calls);
  }

  /** A file in which there is nothing to report. */
  public static FileResult empty(String path) {
    return new FileResult(path, List.of(), List.of(), 0, 0, null);
  }

  /** Whether there is nothing to report. */
  public boolean isEmpty() {
    return issues.isEmpty()
        && calls.isEmpty()
        && unknown == 0
        && suppressed == 0
        && trouble == null;
  }

  /**
   * Why a file was not, or not wholly, analysed.
   *
   * @param text what is the matter, one line
   */
  public record Trouble(Kind kind, String text) {}

  /** What came of a file with trouble. */
  public enum Kind {
    /** A part of it cannot be parsed; the rest was analysed. */
    PARTLY_PARSED,
    /** It cannot be parsed. */
    NOT_PARSED,
    /** lint429 itself failed on it. */
    FAILED
  }
}
