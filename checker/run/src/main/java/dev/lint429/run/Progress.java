package dev.lint429.run;

/** Is told how far a run is. Called from several threads. */
public interface Progress {
  /** Says nothing. */
  Progress NONE = (done, total) -> {};

  /** So many of the files that are looked into are done. */
  void files(int done, int total);

  /** There is something that the user should know; one sentence. */
  default void note(String text) {}
}
