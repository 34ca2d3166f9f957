package dev.lint429.backoff;

/**
 * A call that can be repeated.
 *
 * @param <T> the result
 * @param <X> the checked exception it may throw; the compiler infers {@code RuntimeException} for a
 *     lambda that throws none, and {@code Exception} for one that throws several unrelated ones
 */
@FunctionalInterface
public interface ThrowingSupplier<T, X extends Exception> {

  /**
   * Makes one attempt.
   *
   * @return the result, may be null
   * @throws X if the attempt fails
   */
  T get() throws X;
}
