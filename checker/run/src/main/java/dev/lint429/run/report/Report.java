package dev.lint429.run.report;

import dev.lint429.run.RunResult;
import java.io.IOException;

/** Writes what a run found in one format. */
@FunctionalInterface
public interface Report {
  void write(RunResult result, Appendable out) throws IOException;
}
