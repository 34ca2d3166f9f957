package dev.lint429.engine.handling;

import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.model.Annotation;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.engine.model.TypeRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the policies of retry libraries make of the ways in which the code under them ends. */
final class Retrying {
  private final Simulation simulation;

  Retrying(Simulation simulation) {
    this.simulation = simulation;
  }

  /** What the annotations of the method that {@code frame} runs do with its ends. */
  List<Path> annotated(Frame frame, List<Path> ends) {
    List<Annotation> annotations = annotations(frame.method());
    for (Annotation annotation : annotations) {
      Optional<Policy> policy =
          simulation.know.policies().annotation(annotation, annotations, frame.unit());
      if (policy.isPresent()) {
        return retried(ends, policy.get(), Retry.Kind.ANNOTATION, frame.unit(), annotation, frame);
      }
    }
    return ends;
  }

  /** The annotations of a method, of what it overrides, and of its class. */
  private List<Annotation> annotations(MethodDecl method) {
    List<Annotation> annotations = new ArrayList<>(method.annotations());
    Optional<TypeDecl> owner = simulation.know.program().type(method.owner());
    if (owner.isEmpty()) {
      return annotations;
    }
    for (TypeRef supertype : owner.get().supertypes()) {
      simulation
          .know
          .program()
          .methods(supertype.name(), method.name())
          .filter(m -> m.parameters().size() == method.parameters().size())
          .forEach(m -> annotations.addAll(m.annotations()));
    }
    annotations.addAll(owner.get().annotations());
    return annotations;
  }

  /** What a policy makes of the ways in which the code under it ended. */
  List<Path> retried(
      List<Path> ends,
      Policy policy,
      Retry.Kind kind,
      CompilationUnit unit,
      Node site,
      Frame frame) {
    List<Path> result = new ArrayList<>();
    for (Path path : ends) {
      if (!path.state().sent()) {
        result.add(path);
        continue;
      }
      Cover cover = covers(policy, path, frame);
      if (cover.covered()) {
        result.add(
            new Path(
                Path.Kind.RESENT,
                new Value.Resent(kind, policy.delay(), unit, site, policy),
                null,
                path.state()));
      } else {
        result.add(path.withState(cover.state()));
      }
    }
    return result;
  }

  /** Whether a policy runs the code again, and what its predicates have learned. */
  record Cover(boolean covered, State state) {}

  /** Whether a policy runs the code again after it ended this way. */
  Cover covers(Policy policy, Path end, Frame frame) {
    if (policy == null || policy.attempts() == 1) {
      return new Cover(false, end.state());
    }
    if (!policy.statuses().isEmpty() && !policy.statuses().contains(simulation.probe.status())) {
      return new Cover(false, end.state());
    }
    if (policy.awaits() && end.isNormal() && end.value() instanceof Value.Deferred later) {
      boolean failed = later.outcome() instanceof Value.Failure;
      Path.Kind kind = failed ? Path.Kind.THROW : Path.Kind.NORMAL;
      return covers(policy, end.withKind(kind).withValue(later.outcome()), frame);
    }
    if (end.kind() == Path.Kind.THROW) {
      return end.value() instanceof Value.Failure failure
          ? coversFailure(policy, failure, end.state(), frame)
          : new Cover(false, end.state());
    }
    boolean refused =
        end.kind() == Path.Kind.NORMAL && end.value().isTainted() && simulation.probe.failing();
    if (!refused) {
      return new Cover(false, end.state());
    }
    return policy.retryIfResult() == null
        ? new Cover(policy.retriesResults(), end.state())
        : mayHold(policy.retryIfResult(), end.value(), end.state(), frame);
  }

  private Cover coversFailure(Policy policy, Value.Failure failure, State state, Frame frame) {
    if (!policy.retriesExceptions() && policy.retryIf() == null && policy.retryOn().isEmpty()) {
      return new Cover(false, state);
    }
    List<Value.Failure> looked = policy.causes() ? withCauses(failure) : List.of(failure);
    if (isAny(looked, policy.noRetryOn(), match -> match == Conditions.Match.YES)) {
      return new Cover(false, state);
    }
    if (policy.noRetryIf() != null) {
      Cover excluded = holds(policy.noRetryIf(), failure, state, frame, true);
      if (excluded.covered()) {
        return new Cover(false, excluded.state());
      }
    }
    if (policy.retryIf() != null) {
      return mayHold(policy.retryIf(), failure, state, frame);
    }
    boolean listed =
        policy.retryOn().isEmpty()
            || isAny(looked, policy.retryOn(), match -> match != Conditions.Match.NO);
    return new Cover(listed, state);
  }

  private static List<Value.Failure> withCauses(Value.Failure failure) {
    return Stream.iterate(failure, Objects::nonNull, Value.Failure::cause).toList();
  }

  private boolean isAny(
      List<Value.Failure> failures, List<String> types, Predicate<Conditions.Match> wanted) {
    return failures.stream()
        .anyMatch(
            failure ->
                types.stream()
                    .anyMatch(t -> wanted.test(simulation.conditions.isInstance(failure, t))));
  }

  private Cover mayHold(Expr predicate, Value argument, State state, Frame frame) {
    return holds(predicate, argument, state, frame, false);
  }

  /**
   * Whether a predicate, or a value that is compared, holds for an argument.
   *
   * @param certainly whether it must hold in any case; else it is enough that it may
   */
  private Cover holds(Expr predicate, Value argument, State state, Frame frame, boolean certainly) {
    State learned = state;
    boolean may = false;
    boolean must = true;
    for (Path found : simulation.expressions.eval(predicate, state, frame)) {
      for (Path outcome : tested(found.value(), argument, predicate, state, frame)) {
        may |= outcome.isNormal() && !outcome.value().equals(Value.FALSE);
        must &= outcome.isNormal() && outcome.value().equals(Value.TRUE);
        learned = outcome.state();
      }
    }
    return new Cover(certainly ? may && must : may, learned);
  }

  private List<Path> tested(Value predicate, Value argument, Expr at, State state, Frame frame) {
    if (predicate instanceof Value.Code code) {
      // Of two parameters the exception, or the result, is the last one.
      boolean two = code.expr() instanceof Expr.Lambda lambda && lambda.parameters().size() == 2;
      List<Value> args = two ? List.of(Value.UNKNOWN, argument) : List.of(argument);
      return simulation.code.invoke(code, args, state, frame);
    }
    Conditions.Compared same = simulation.conditions.compare(predicate, argument, state, frame, at);
    return List.of(Path.value(same.value(), same.state()));
  }

  /** The classes that an annotation or call lists. */
  static Set<String> names(List<Expr> classes) {
    Set<String> names = new LinkedHashSet<>();
    for (Expr value : classes) {
      if (value instanceof Expr.ClassLiteral literal) {
        names.add(literal.literal().name());
      } else if (value instanceof Expr.NewArray array) {
        names.addAll(names(array.elements()));
      } else if (value instanceof Expr.Call call) {
        names.addAll(names(CallGraph.argsOf(call)));
      }
    }
    return names;
  }
}
