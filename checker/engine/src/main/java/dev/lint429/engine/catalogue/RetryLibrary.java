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
 * @param constants qualified constants that are policies, and what they do
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
    Map<String, Defaults> constants,
    String source) {

  /**
   * A call that runs its functional argument under a policy.
   *
   * @param code the argument with the code (or the supplier that is decorated); {@link
   *     Client#RECEIVER} for the receiver
   * @param policy where the policy is: an argument, {@link Client#RECEIVER}, or {@link
   *     Client#NOWHERE} for a call that only hands the code on to where a later call puts it under
   *     a policy ({@code Decorators.ofSupplier})
   * @param defaults what the call does where it is the policy itself ({@code OurRetry.run(code)});
   *     null otherwise
   * @param params roles of its own arguments, by index, where it is the policy itself
   * @param deferred whether the call only decorates; the code runs where the result is called
   */
  public record Wrap(
      MethodPattern method,
      int code,
      int policy,
      Defaults defaults,
      Map<Integer, Role> params,
      boolean deferred) {}

  /**
   * An operator such as {@code retryWhen}.
   *
   * @param policy the argument with the policy; {@link Client#RECEIVER} if the calls before it in
   *     the chain make the policy ({@code onFailure().retry().withBackOff(…)}); {@link
   *     Client#NOWHERE} if the operator itself is the policy
   * @param defaults what the operator does where it is the policy ({@code retry(n)}: no delay);
   *     null otherwise
   * @param params roles of its own arguments, by index
   * @param onlyKnown whether it retries only where its argument is a policy of this library, as it
   *     takes other functions too ({@code transformDeferred})
   */
  public record Operator(
      MethodPattern method,
      int policy,
      Defaults defaults,
      Map<Integer, Role> params,
      boolean onlyKnown) {}

  /**
   * An annotation such as {@code @Retryable}.
   *
   * @param type qualified name
   * @param defaults the policy of the bare annotation
   * @param elements how its elements change the policy
   * @param named element that names a policy configured elsewhere, or null: then what it does is
   *     unknown unless the configuration is found
   * @param beside other annotations whose presence changes the shape (qualified name to shape)
   * @param awaits whether a future or publisher that the method returns is waited for; else the
   *     method is done once it has made one
   * @param instances the key of the application's configuration under which the named policies
   *     stand, or null
   */
  public record PolicyAnnotation(
      String type,
      Defaults defaults,
      List<Element> elements,
      String named,
      Map<String, String> beside,
      boolean awaits,
      String instances) {}

  /**
   * How an annotation's element changes the policy.
   *
   * @param name the element; {@code backoff.multiplier} for one of a nested annotation
   * @param role what it holds
   * @param shape the delay shape where the element is given, or null if it leaves it; a {@link
   *     Role#MULTIPLIER} above 1 wins over it
   */
  public record Element(String name, Role role, String shape) {}

  /** What a value given to a policy stands for. */
  public enum Role {
    /** The delay, or the first delay. */
    DELAY,
    /** The longest delay; where it is the first delay, too, nothing grows. */
    MAX_DELAY,
    /** The growth factor: above 1 the delay is EXPONENTIAL, at 1 or 0 nothing grows. */
    MULTIPLIER,
    /** Random spread: an amount, a factor, or true. */
    JITTER,
    /** Number of calls in all, the first included. */
    ATTEMPTS,
    /** Number of calls behind the first; negative means no bound. */
    RETRIES,
    /** The longest time for all calls and waits together. */
    MAX_TIME,
    /** The exceptions that are retried. */
    RETRY_ON,
    /** The exceptions that are not retried. */
    NO_RETRY_ON,
    /** A predicate on the exception that decides whether it is retried. */
    RETRY_IF,
    /** A predicate on the exception that decides whether it is not retried. */
    NO_RETRY_IF,
    /** A predicate on the result that decides whether it is retried. */
    RETRY_IF_RESULT,
    /** Computes the delay from the response: taken as the server's own word. */
    DELAY_FUNCTION,
    /** Given the failures as a publisher, answers with one that emits when to try again. */
    COMPANION,
    /** Another policy object that takes the place of this one, or of its delay. */
    POLICY,
    /** Another policy object that says how often and on what, but not after which delay. */
    CONDITION
  }

  /**
   * What a policy does unless told otherwise.
   *
   * @param shape delay shape: NONE, FIXED, LINEAR, RANDOM, EXPONENTIAL, SERVER or UNKNOWN; null for
   *     a policy that says nothing of the delay
   * @param attempts calls in all; 0 for no bound, -1 for unknown, 1 for a policy that does not
   *     retry a 429
   * @param jitter whether delays are spread at random
   * @param retriesExceptions whether it retries when the code throws
   * @param retriesResults whether it looks at results without being told to
   * @param causes whether an exception counts as listed where one that it wraps is
   * @param statuses the HTTP statuses that it retries; empty if it does not look at them
   */
  public record Defaults(
      String shape,
      int attempts,
      boolean jitter,
      boolean retriesExceptions,
      boolean retriesResults,
      boolean causes,
      List<Integer> statuses) {
    public Defaults {
      statuses = List.copyOf(statuses);
    }
  }

  /**
   * How a policy object is made.
   *
   * @param method the factory, constructor or builder entry
   * @param defaults the policy it gives
   * @param params roles of its own arguments, by index; {@link Client#RECEIVER} for the receiver
   * @param settings builder or setter calls on it that change the policy; of several that set the
   *     shape the last one holds
   * @param ifPresent a type that must be on the class path for this to hold, or null: without it
   *     the policy does not retry
   * @param note one sentence for the message, or null
   */
  public record Policy(
      MethodPattern method,
      Defaults defaults,
      Map<Integer, Role> params,
      List<Setting> settings,
      String ifPresent,
      String note) {}

  /**
   * A call on a builder or policy that changes it.
   *
   * @param shape the delay shape from then on, or null if the call leaves it
   * @param attempts the number of calls from then on (0 for no bound), or null if the call leaves
   *     it
   * @param jitter whether delays are spread from then on, or null if the call leaves it
   * @param roles roles of its arguments, by index
   * @param retryOn exceptions that the call itself adds to those retried ({@code
   *     retryIfException()})
   * @param causes whether wrapped exceptions count from then on, or null if the call leaves it
   */
  public record Setting(
      MethodPattern method,
      String shape,
      Integer attempts,
      Boolean jitter,
      Map<Integer, Role> roles,
      List<String> retryOn,
      Boolean causes) {}
}
