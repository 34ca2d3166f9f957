package dev.lint429.cli;

import dev.lint429.run.Progress;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/** Shows on one line of a terminal how far a run is, if it takes long. */
final class ProgressLine implements Progress {
  private static final long FIRST = TimeUnit.MILLISECONDS.toNanos(700);
  private static final long NEXT = TimeUnit.MILLISECONDS.toNanos(100);
  private static final String CLEAR = "\r\u001B[K";

  private final PrintStream err;
  private long due = System.nanoTime() + FIRST;
  private boolean shown;

  ProgressLine(PrintStream err) {
    this.err = err;
  }

  @Override
  public synchronized void files(int done, int total) {
    long now = System.nanoTime();
    if (now - due >= 0) {
      err.print(CLEAR + "lint429: " + done + " of " + total + " files");
      err.flush();
      shown = true;
      due = now + NEXT;
    }
  }

  /** Takes the line away. */
  synchronized void clear() {
    if (shown) {
      err.print(CLEAR);
      err.flush();
      shown = false;
    }
  }
}
