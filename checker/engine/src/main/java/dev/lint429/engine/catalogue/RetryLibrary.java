package dev.lint429.engine.catalogue;

import java.util.List;
import java.util.Map;

/**
 * A retry library: how calls are put under a policy, and how a policy is made.
 *
 * @param id short name, unique
 * @param packages package prefixes that a file must name before it can use it
 * @param wraps calls that run code under a policy
 * @param operators operators of a reactive chain that resubscribe
 * @param annotations annotations that put a method under a policy
 * @param policies how policies are made, and what they do unless told otherwise
 * @param source coordinates, version, how verified
 */
public record RetryLibrary(
    String id,
    String name,
    List<String> packages,
    List<Wrap> wraps,
    List<Operator> operators,
    List<PolicyAnnotation> annotations,
    List<Policy> policies,
    String source) {

  /**
   * A call that runs its functional argument under a policy.
   *
   * @param code the argument with the code (or the supplier that is decorated); -1 for the receiver
   * @param policy where the policy is: an argument, or -1 for the receiver
   * @param deferred whether the call only decorates; the code runs where the result is called
   */
  public record Wrap(MethodPattern method, int code, int policy, boolean deferred) {}

  /**
   * An operator such as {@code retryWhen}.
   *
   * @param policy the argument with the policy, or -1 if the operator itself is the policy
   * @param defaults what the operator does where it is the policy ({@code retry(n)}: no delay);
   *     null otherwise
   */
  public record Operator(MethodPattern method, int policy, Defaults defaults) {}

  /**
   * An annotation such as {@code @Retryable}.
   *
   * @param type qualified name
   * @param defaults the policy of the bare annotation
   * @param elements how its elements change the policy
   * @param named element that names a policy configured elsewhere, or null: then what it does is
   *     unknown unless the configuration is found
   * @param beside other annotations whose presence changes the shape (qualified name to shape)
   */
  public record PolicyAnnotation(
      String type,
      Defaults defaults,
      List<Element> elements,
      String named,
      Map<String, String> beside) {}

  /**
   * How an annotation's element changes the policy.
   *
   * @param name the element; {@code backoff.multiplier} for one of a nested annotation
   * @param role what it holds
   */
  public record Element(String name, Role role) {}

  /** What a value given to a policy stands for. */
  public enum Role {
    /** The delay, or the first delay. */
    DELAY,
    /** The longest delay. */
    MAX_DELAY,
    /** The growth factor; 1 or 0 means that nothing grows. */
    MULTIPLIER,
    /** Random spread. */
    JITTER,
    /** Number of calls in all, the first included. */
    ATTEMPTS,
    /** Number of calls behind the first. */
    RETRIES,
    /** The exceptions that are retried. */
    RETRY_ON,
    /** The exceptions that are not retried. */
    NO_RETRY_ON,
    /** A predicate on the exception that decides whether it is retried. */
    RETRY_IF,
    /** A predicate on the result that decides whether it is retried. */
    RETRY_IF_RESULT,
    /** Computes the delay from the response: taken as the server's own word. */
    DELAY_FUNCTION,
    /** Another policy object that takes the place of the delay (a back-off policy). */
    POLICY
  }

  /**
   * What a policy does unless told otherwise.
   *
   * @param shape delay shape: NONE, FIXED, LINEAR, RANDOM, EXPONENTIAL, SERVER or UNKNOWN
   * @param attempts calls in all; 0 for no bound, -1 for unknown
   * @param jitter whether delays are spread at random
   * @param retriesExceptions whether it retries when the code throws
   * @param retriesResults whether it looks at results without being told to
   */
  public record Defaults(
      String shape,
      int attempts,
      boolean jitter,
      boolean retriesExceptions,
      boolean retriesResults) {}

  /**
   * How a policy object is made.
   *
   * @param method the factory, constructor or builder entry
   * @param defaults the policy it gives
   * @param params roles of its own arguments, by index
   * @param settings builder or setter calls on it that change the policy
   */
  public record Policy(
      MethodPattern method, Defaults defaults, Map<Integer, Role> params, List<Setting> settings) {}

  /**
   * A call on a builder or policy that changes it.
   *
   * @param shape the delay shape from then on, or null if the call leaves it
   * @param roles roles of its arguments, by index
   */
  public record Setting(MethodPattern method, String shape, Map<Integer, Role> roles) {}
}
