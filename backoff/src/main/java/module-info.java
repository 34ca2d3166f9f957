/** A retry helper for calls to rate-limited HTTP endpoints. */
@SuppressWarnings("module") // lint429 ends in digits; that is its name.
module dev.lint429.backoff {
  // Only needed by callers of Backoff.send; everything else works without it.
  requires static java.net.http;

  exports dev.lint429.backoff;
}
