package dev.lint429.backoff;

/**
 * Tells what an attempt was answered, for results and exceptions that {@link Backoff} does not know
 * by itself: a caller's own types, or limits that come as HTTP 200 with an error code in the body.
 *
 * <pre>{@code
 * Reply reply =
 *     backoff.call(
 *         () -> gateway.ask(question),
 *         (r, failure) -> r != null && r.errorCode() == 1002 ? Answer.of(429) : null);
 * }</pre>
 *
 * @param <T> the result of the call
 */
@FunctionalInterface
public interface Classifier<T> {

  /**
   * Looks at the outcome of one attempt.
   *
   * @param result what the call returned; null if it returned null or failed
   * @param failure what the call threw; null if it returned
   * @return the answer, or null to leave the outcome to the built-in recognition
   */
  Answer classify(T result, Exception failure);
}
