package dev.lint429.backoff;

/**
 * A call without a result that can be repeated.
 *
 * @param <X> the checked exception it may throw
 * @see ThrowingSupplier
 */
@FunctionalInterface
public interface ThrowingRunnable<X extends Exception> {

  /**
   * Makes one attempt.
   *
   * @throws X if the attempt fails
   */
  void run() throws X;
}
