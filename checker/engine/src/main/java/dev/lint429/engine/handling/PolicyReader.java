package dev.lint429.engine.handling;

import dev.lint429.engine.catalogue.Catalogue;
import dev.lint429.engine.catalogue.Client;
import dev.lint429.engine.catalogue.MethodPattern;
import dev.lint429.engine.catalogue.RetryLibrary;
import dev.lint429.engine.flow.ConfigSource;
import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.model.Annotation;
import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodRef;
import dev.lint429.engine.model.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds the calls and annotations that put code under a retry library's policy, and reads it. */
final class PolicyReader {
  /** A call that runs code under a policy. */
  record Wrapped(RetryLibrary library, RetryLibrary.Wrap wrap) {}

  /** An operator that resubscribes. */
  record Operating(RetryLibrary library, RetryLibrary.Operator operator) {}

  private final Map<String, List<Wrapped>> wraps = new HashMap<>();
  private final Map<String, List<Operating>> operators = new HashMap<>();
  private final Map<String, PolicyMaker.Annotated> annotations = new HashMap<>();
  private final PolicyMaker maker;

  PolicyReader(
      Program program,
      Catalogue catalogue,
      CallGraph graph,
      Constants constants,
      Delays delays,
      ConfigSource config) {
    for (RetryLibrary library : catalogue.retryLibraries()) {
      for (RetryLibrary.Wrap wrap : library.wraps()) {
        index(wraps, wrap.method(), new Wrapped(library, wrap));
      }
      for (RetryLibrary.Operator operator : library.operators()) {
        index(operators, operator.method(), new Operating(library, operator));
      }
      for (RetryLibrary.PolicyAnnotation annotation : library.annotations()) {
        annotations.put(annotation.type(), new PolicyMaker.Annotated(library, annotation));
      }
    }
    this.maker = new PolicyMaker(program, catalogue, graph, constants, delays, config);
  }

  private static <T> void index(Map<String, List<T>> index, MethodPattern method, T value) {
    for (String name : method.names()) {
      index.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    }
  }

  private static <T> Optional<T> find(
      Map<String, List<T>> index, Expr.Call call, Function<T, MethodPattern> pattern) {
    MethodRef method = call.method();
    if (!method.isResolved()) {
      return Optional.empty();
    }
    for (String name : List.of(method.name(), "*")) {
      for (T candidate : index.getOrDefault(name, List.of())) {
        if (pattern.apply(candidate).matches(method, call.args().size())) {
          return Optional.of(candidate);
        }
      }
    }
    return Optional.empty();
  }

  Optional<Wrapped> wrap(Expr.Call call) {
    return find(wraps, call, w -> w.wrap().method());
  }

  Optional<Operating> operator(Expr.Call call) {
    return find(operators, call, o -> o.operator().method());
  }

  /** The policy that a wrapping call runs its code under. */
  Policy of(Wrapped wrapped, Expr.Call call, Frame frame) {
    RetryLibrary.Wrap row = wrapped.wrap();
    if (row.defaults() != null) {
      return maker.ownOf(wrapped.library(), row.defaults(), row.params(), call, frame);
    }
    return maker
        .read(wrapped.library(), argument(call, wrapped.wrap().policy()), frame)
        .orElseGet(() -> Policy.unseen(wrapped.library()));
  }

  /** The policy of an operator; null where its argument turns out to be none. */
  Policy of(Operating operating, Expr.Call call, Frame frame) {
    RetryLibrary.Operator operator = operating.operator();
    if (operator.policy() == Client.NOWHERE) {
      return maker.ownOf(operating.library(), operator.defaults(), operator.params(), call, frame);
    }
    Optional<Policy> read =
        maker.read(operating.library(), argument(call, operator.policy()), frame);
    if (read.isEmpty() && operator.onlyKnown()) {
      return null;
    }
    return read.orElseGet(() -> Policy.unseen(operating.library()));
  }

  private static Expr argument(Expr.Call call, int index) {
    if (index == Client.RECEIVER) {
      return call.receiver();
    }
    return index >= 0 && index < call.args().size() ? call.args().get(index) : null;
  }

  /** The policy that an object given to a client's configuration is, if it is one. */
  Optional<Policy> read(Expr expr, Frame frame) {
    return maker.read(null, expr, frame);
  }

  /** The policy of an annotation, if it is a retry library's. */
  Optional<Policy> annotation(
      Annotation annotation, List<Annotation> beside, CompilationUnit unit) {
    PolicyMaker.Annotated annotated = annotations.get(annotation.type());
    return annotated == null
        ? Optional.empty()
        : Optional.of(maker.of(annotated, annotation, beside, unit));
  }

  /** Whether a name is bound to something that may be a policy of the source. */
  static boolean isNamed(Expr expr) {
    return !(Constants.bindingOf(expr) instanceof Binding.Unresolved);
  }
}
