package dev.lint429.engine.handling;

import dev.lint429.engine.catalogue.Client;
import dev.lint429.engine.catalogue.RetryLibrary;
import dev.lint429.engine.catalogue.RetryLibrary.Role;
import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.model.Expr;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the values that are given to a policy make of it. */
final class PolicyRoles {
  private final PolicyMaker maker;
  private final Constants constants;
  private final Delays delays;

  PolicyRoles(PolicyMaker maker, Constants constants, Delays delays) {
    this.maker = maker;
    this.constants = constants;
    this.delays = delays;
  }

  /** What a builder or setter call changes. */
  Policy set(Policy policy, Expr.Call call, Frame frame, int depth) {
    for (RetryLibrary.Policy row : policy.library().policies()) {
      for (RetryLibrary.Setting setting : row.settings()) {
        if (setting.method().matches(call.method(), call.args().size())) {
          Policy.Builder changed = policy.toBuilder();
          if (setting.shape() != null) {
            changed.delay(Delay.valueOf(setting.shape()));
          }
          if (setting.attempts() != null) {
            changed.attempts(setting.attempts());
          }
          if (setting.jitter() != null) {
            changed.jitter(setting.jitter());
          }
          if (setting.causes() != null) {
            changed.causes(setting.causes());
          }
          changed.alsoRetryOn(setting.retryOn());
          return all(changed.build(), setting.roles(), call, frame, depth);
        }
      }
    }
    return policy;
  }

  /** What the arguments of a call that makes or changes a policy say, by their roles. */
  Policy all(Policy policy, Map<Integer, Role> roles, Expr expr, Frame frame, int depth) {
    Policy changed = policy;
    List<Expr> args = CallGraph.argsOf(expr);
    for (Map.Entry<Integer, Role> entry : roles.entrySet()) {
      int at = entry.getKey();
      if (at == Client.RECEIVER && expr instanceof Expr.Call call && call.receiver() != null) {
        changed = one(changed, entry.getValue(), List.of(call.receiver()), frame, depth);
      } else if (at >= 0 && at < args.size()) {
        boolean alone = roles.containsKey(at + 1);
        List<Expr> values = alone ? List.of(args.get(at)) : args.subList(at, args.size());
        changed = one(changed, entry.getValue(), values, frame, depth);
      }
    }
    return changed;
  }

  /**
   * What one argument says.
   *
   * @param values the argument, and those behind it
   */
  Policy one(Policy policy, Role role, List<Expr> values, Frame frame, int depth) {
    Policy.Builder changed = policy.toBuilder();
    Expr value = values.get(0);
    switch (role) {
      case DELAY -> changed.first(value);
      case MAX_DELAY -> {
        if (isFirst(policy, value, frame)) {
          changed.delay(Delay.FIXED);
        }
      }
      case MULTIPLIER -> multiplier(changed, value);
      case JITTER -> changed.jitter(spreads(value));
      case MAX_TIME -> changed.limited();
      case ATTEMPTS -> attempts(changed, value, 0);
      case RETRIES -> attempts(changed, value, 1);
      case RETRY_ON -> changed.alsoRetryOn(types(values));
      case NO_RETRY_ON -> changed.alsoNoRetryOn(types(values));
      case RETRY_IF -> changed.retryIf(value);
      case NO_RETRY_IF -> changed.noRetryIf(value);
      case RETRY_IF_RESULT -> changed.retryIfResult(value);
      case DELAY_FUNCTION -> changed.delay(function(policy, value, frame, depth));
      case COMPANION -> {
        return Companion.in(policy, value, delays, frame);
      }
      case POLICY -> {
        return inner(policy, values, frame, depth)
            .map(inner -> merged(policy, inner))
            .orElseGet(() -> changed.delay(delays.ofFunction(value, frame)).build());
      }
      case CONDITION -> {
        return inner(policy, values, frame, depth)
            .map(inner -> inner.toBuilder().delay(policy.delay()).build())
            .orElse(policy);
      }
      default -> {}
    }
    return changed.build();
  }

  /** Whether the longest delay is the first one as well, so that nothing grows. */
  private static boolean isFirst(Policy policy, Expr longest, Frame frame) {
    return policy.first() != null
        && policy.unit() == frame.unit()
        && policy.delay() == Delay.EXPONENTIAL
        && text(policy.first(), frame).equals(text(longest, frame));
  }

  private static String text(Expr expr, Frame frame) {
    return frame.unit().file().code(expr.span());
  }

  /** The first policy among several that retries; else the first that does not. */
  private Optional<Policy> inner(Policy policy, List<Expr> values, Frame frame, int depth) {
    Optional<Policy> found = Optional.empty();
    for (Expr value : values) {
      Optional<Policy> inner = maker.read(policy.library(), value, frame, depth + 1);
      if (inner.isPresent() && (found.isEmpty() || found.get().attempts() == 1)) {
        found = inner;
      }
    }
    return found;
  }

  /** A policy, with what another says of its delay, or all of what it says. */
  private static Policy merged(Policy outer, Policy inner) {
    if (inner.attempts() == 1 && inner.expr() != null) {
      return inner;
    }
    Policy.Builder both = inner.toBuilder();
    if (inner.delay() == Delay.UNKNOWN && outer.delay() != Delay.UNKNOWN && inner.expr() == null) {
      both.delay(outer.delay());
    }
    if (outer.attempts() >= 0) {
      both.attempts(outer.attempts());
    }
    if (outer.retryIf() != null) {
      both.retryIf(outer.retryIf());
    }
    if (outer.retryIfResult() != null) {
      both.retryIfResult(outer.retryIfResult());
    }
    if (outer.limited()) {
      both.limited();
    }
    return both.alsoRetryOn(outer.retryOn())
        .alsoNoRetryOn(outer.noRetryOn())
        .causes(outer.causes() || inner.causes())
        .jitter(outer.jitter() || inner.jitter())
        .exceptions(outer.retriesExceptions() || inner.retriesExceptions())
        .build();
  }

  /** The delay of a function of the user's own; where it cannot be seen, what the library says. */
  private Delay function(Policy policy, Expr value, Frame frame, int depth) {
    Optional<Policy> inner = maker.read(policy.library(), value, frame, depth + 1);
    if (inner.isPresent()) {
      return inner.get().delay();
    }
    Delay own = delays.ofFunction(value, frame);
    return own == Delay.UNKNOWN ? policy.delay() : own;
  }

  private void multiplier(Policy.Builder changed, Expr value) {
    Object constant = constants.constant(value);
    Double number = numberOf(constant);
    if (number == null) {
      changed.delay(Delay.UNKNOWN);
    } else if (number > 1) {
      changed.delay(Delay.EXPONENTIAL);
    }
  }

  /** Whether an amount, a factor or a switch makes the delay random. */
  private boolean spreads(Expr value) {
    Object constant = constants.constant(value);
    Double number = numberOf(constant);
    return !Boolean.FALSE.equals(constant) && (number == null || number != 0);
  }

  private static Double numberOf(Object constant) {
    if (constant instanceof Number number) {
      return number.doubleValue();
    }
    if (constant instanceof String text && text.matches("[0-9.]{1,18}")) {
      return Double.valueOf(text);
    }
    return null;
  }

  private void attempts(Policy.Builder changed, Expr value, int more) {
    Object constant = constants.constant(value);
    Double number = numberOf(constant);
    // Failsafe's own way to set no limit is -1. (failsafe 3.3.2, RetryPolicyBuilder)
    if (number != null && (number < 0 || number >= Integer.MAX_VALUE)) {
      changed.attempts(0);
    } else {
      changed.attempts(number == null ? -1 : number.intValue() + more);
    }
  }

  private static List<String> types(List<Expr> values) {
    return List.copyOf(Retrying.names(values));
  }
}
