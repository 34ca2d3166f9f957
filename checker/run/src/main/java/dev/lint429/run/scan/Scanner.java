package dev.lint429.run.scan;

import dev.lint429.run.Progress;

/** Analyses source trees. */
public interface Scanner {
  /** Analyses what the job asks for. The result does not depend on threads or timing. */
  ScanResult scan(ScanJob job, Progress progress);

  /**
   * What keeps a Java source file from being parsed, one line; null if it parses. For judging what
   * a fix made of a file.
   */
  String syntaxProblem(String text);
}
