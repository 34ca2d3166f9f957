package dev.lint429.engine.handling;

/** How much code was followed, for tests of the bounds. */
final class Work {
  private long steps;

  void step() {
    steps++;
  }

  long steps() {
    return steps;
  }
}
