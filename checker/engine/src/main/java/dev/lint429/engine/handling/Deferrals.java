package dev.lint429.engine.handling;

import dev.lint429.engine.catalogue.Catalogue;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodRef;
import dev.lint429.engine.model.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Follows futures and publishers: what their operators make of the answer inside. */
final class Deferrals {
  private static final Set<String> TYPES =
      Set.of(
          "java.util.concurrent.Future",
          "java.util.concurrent.CompletableFuture",
          "java.util.concurrent.CompletionStage",
          "reactor.core.publisher.Mono",
          "reactor.core.publisher.Flux",
          "io.reactivex.Single",
          "io.reactivex.Flowable",
          "io.reactivex.Observable",
          "io.reactivex.Maybe",
          "io.reactivex.Completable",
          "io.reactivex.rxjava3.core.Single",
          "io.reactivex.rxjava3.core.Flowable",
          "io.reactivex.rxjava3.core.Observable",
          "io.reactivex.rxjava3.core.Maybe",
          "io.reactivex.rxjava3.core.Completable",
          "io.smallrye.mutiny.Uni",
          "io.smallrye.mutiny.Multi");

  private static final Set<String> ENDS =
      Set.of(
          "block",
          "blockFirst",
          "blockLast",
          "blockOptional",
          "join",
          "get",
          "getNow",
          "blockingGet",
          "blockingFirst",
          "blockingLast",
          "blockingSingle",
          "blockingAwait",
          "toIterable",
          "toStream",
          "execute");

  private static final Set<String> RECOVERS =
      Set.of(
          "onErrorResume",
          "onErrorResumeNext",
          "exceptionally",
          "exceptionallyCompose",
          "exceptionallyAsync",
          "onErrorMap");

  private static final Set<String> SWALLOWS =
      Set.of("onErrorReturn", "onErrorReturnItem", "onErrorComplete", "onErrorContinue");

  private static final Set<String> GIVES =
      Set.of(
          "map",
          "flatMap",
          "flatMapMany",
          "concatMap",
          "switchMap",
          "mapNotNull",
          "thenApply",
          "thenApplyAsync",
          "thenCompose",
          "thenComposeAsync",
          "thenAccept",
          "thenAcceptAsync",
          "doOnNext",
          "doOnSuccess",
          "handle");

  /** Give the chain as a whole to code that goes on with it. */
  private static final Set<String> PASSES =
      Set.of("transform", "transformDeferred", "as", "compose", "to", "plug", "stage");

  private static final Set<String> FAILS = Set.of("error", "failedFuture", "failedStage");

  /** Make a failed publisher, or one of an exception, of a response. */
  private static final Set<String> FAILS_OF_RESPONSE = Set.of("createError", "createException");

  private final Simulation simulation;

  Deferrals(Simulation simulation) {
    this.simulation = simulation;
  }

  static boolean isDeferredType(String type) {
    return TYPES.contains(type);
  }

  /** Whether nothing happens until somebody subscribes. */
  static boolean isLazy(String type) {
    return TYPES.contains(type) && !type.startsWith("java.");
  }

  /** Where the call's result is a future or publisher, what the code does happens inside it. */
  static List<Path> lifted(Expr.Call call, List<Path> ends) {
    if (!isDeferredType(call.type().name())) {
      return ends;
    }
    List<Path> lifted = new ArrayList<>();
    for (Path end : ends) {
      boolean inside = end.kind() == Path.Kind.THROW || end.isNormal();
      lifted.add(
          inside && !(end.value() instanceof Value.Deferred)
              ? Path.value(new Value.Deferred(end.value()), end.state())
              : end);
    }
    return lifted;
  }

  /** A future or publisher that is made from values: {@code Mono.error(e)}, {@code just(x)}. */
  Optional<Path> created(Expr.Call call, List<Value> args, State state, Frame frame) {
    return made(call.method(), args, state, frame);
  }

  /** As {@link #created}, of a call or a method reference. */
  Optional<Path> made(MethodRef method, List<Value> args, State state, Frame frame) {
    if (!isDeferredType(method.owner()) || args.isEmpty()) {
      return Optional.empty();
    }
    if (FAILS.contains(method.name())) {
      Value failure = args.get(0);
      if (failure instanceof Value.Code code) {
        for (Path path : simulation.code.invoke(code, List.of(), state, frame)) {
          failure = path.value();
        }
      }
      Value failing =
          failure instanceof Value.Failure ? failure : Value.Failure.of(List.of(), state.sent());
      return Optional.of(Path.value(new Value.Deferred(failing), state));
    }
    Value first = args.get(0);
    if (first instanceof Value.Deferred) {
      return Optional.of(Path.value(first, state));
    }
    return Set.of("just", "completedFuture", "completedStage", "justOrEmpty")
            .contains(method.name())
        ? Optional.of(Path.value(new Value.Deferred(first), state))
        : Optional.empty();
  }

  /** {@code response.createError()}. */
  Optional<Path> ofResponse(Expr.Call call, Value receiver, State state) {
    boolean fails =
        receiver instanceof Value.Response
            && isDeferredType(call.type().name())
            && FAILS_OF_RESPONSE.contains(call.name());
    Value failure = Value.Failure.of(List.of(), state.sent());
    return fails ? Optional.of(Path.value(new Value.Deferred(failure), state)) : Optional.empty();
  }

  /** An operator, or the end, of a chain. */
  List<Path> operator(
      Expr.Call call, Value.Deferred deferred, List<Value> args, State state, Frame frame) {
    Optional<PolicyReader.Operating> retry = simulation.know.policies().operator(call);
    Policy policy = retry.map(r -> simulation.know.policies().of(r, call, frame)).orElse(null);
    if (policy != null) {
      return retried(policy, call, deferred, state, frame);
    }
    if (PASSES.contains(call.name()) && Invocations.at(args, 0) instanceof Value.Code code) {
      return simulation.code.invoke(code, List.of(deferred), state, frame);
    }
    Optional<Catalogue.ClientSend> send =
        simulation.know.catalogue().send(call.method(), call.args().size());
    if (send.isPresent()) {
      return new SendAnswers(send.get().send())
          .given(deferred.outcome(), call, args, state, frame, simulation);
    }
    Value outcome = deferred.outcome();
    if (call.name().equals("subscribe")) {
      return subscribed(outcome, args, state, frame);
    }
    if (ENDS.contains(call.name())) {
      return List.of(
          outcome instanceof Value.Failure
              ? Path.thrown(wrapped(call, (Value.Failure) outcome), state)
              : Path.value(outcome, state));
    }
    if (outcome instanceof Value.Failure failure) {
      return failing(call, failure, args, state, frame);
    }
    if (GIVES.contains(call.name()) || isBoth(call)) {
      List<Value> given = isBoth(call) ? List.of(outcome, Value.NULL) : List.of(outcome);
      return given(call, given, outcome, args, state, frame);
    }
    return List.of(Path.value(deferred, state));
  }

  /** {@code handle((result, error) -> …)} and {@code whenComplete}. */
  private static boolean isBoth(Expr.Call call) {
    return call.method().owner().startsWith("java.util.concurrent.")
        && Set.of("handle", "handleAsync", "whenComplete", "whenCompleteAsync")
            .contains(call.name());
  }

  private List<Path> retried(
      Policy policy, Expr.Call call, Value.Deferred deferred, State state, Frame frame) {
    Path inside =
        deferred.outcome() instanceof Value.Failure
            ? Path.thrown(deferred.outcome(), state)
            : Path.value(deferred.outcome(), state);
    // An operator resubscribes when the chain fails; a result it does not look at.
    if (!(deferred.outcome() instanceof Value.Failure)) {
      return List.of(Path.value(deferred, state));
    }
    Retrying.Cover cover = simulation.retrying.covers(policy, inside, frame);
    if (!cover.covered()) {
      return List.of(Path.value(deferred, cover.state()));
    }
    return List.of(
        new Path(
            Path.Kind.RESENT,
            new Value.Resent(Retry.Kind.OPERATOR, policy.delay(), frame.unit(), call, policy),
            null,
            state));
  }

  private List<Path> subscribed(Value outcome, List<Value> args, State state, Frame frame) {
    int at = outcome instanceof Value.Failure ? 1 : 0;
    if (args.size() > at && args.get(at) instanceof Value.Code code) {
      return simulation.code.invoke(code, List.of(outcome), state, frame);
    }
    return List.of(Path.value(Value.OBJECT, state));
  }

  private static Value.Failure wrapped(Expr.Call call, Value.Failure failure) {
    if (!call.method().owner().startsWith("java.util.concurrent.")) {
      return failure;
    }
    List<String> types =
        call.name().equals("join")
            ? List.of(
                "java.util.concurrent.CompletionException",
                "java.lang.RuntimeException",
                "java.lang.Exception",
                "java.lang.Throwable")
            : List.of(
                "java.util.concurrent.ExecutionException",
                "java.lang.Exception",
                "java.lang.Throwable");
    return failure.in(types);
  }

  private List<Path> failing(
      Expr.Call call, Value.Failure failure, List<Value> args, State state, Frame frame) {
    if (SWALLOWS.contains(call.name())) {
      return List.of(Path.value(new Value.Deferred(Value.UNKNOWN), state));
    }
    if (isBoth(call)) {
      return given(call, List.of(Value.NULL, failure), failure, args, state, frame);
    }
    if (!RECOVERS.contains(call.name()) && !call.name().equals("doOnError")) {
      return List.of(Path.value(new Value.Deferred(failure), state));
    }
    Value last = args.isEmpty() ? Value.UNKNOWN : args.get(args.size() - 1);
    if (args.size() == 2 && !appliesTo(call, failure)) {
      return List.of(Path.value(new Value.Deferred(failure), state));
    }
    if (!(last instanceof Value.Code code)) {
      return List.of(Path.value(new Value.Deferred(Value.UNKNOWN), state));
    }
    List<Path> paths = new ArrayList<>();
    State chosen = args.size() == 2 ? told(call, state, frame) : state;
    for (Path end : simulation.code.invoke(code, List.of(failure), chosen, frame)) {
      if (call.name().equals("doOnError")) {
        paths.add(end.isNormal() ? end.withValue(new Value.Deferred(failure)) : end);
      } else {
        paths.add(inside(end));
      }
    }
    return paths;
  }

  /** {@code onErrorResume(TooManyRequests.class, …)} tells 429 apart. */
  private State told(Expr.Call call, State state, Frame frame) {
    boolean apart =
        simulation.probe.failing()
            && call.args().get(0) instanceof Expr.ClassLiteral literal
            && Conditions.isRateLimitType(literal.literal().name());
    return apart
        ? state.toldApart(
            simulation.evidence(
                frame.unit(), call.args().get(0), "429 is told apart by its type here"))
        : state;
  }

  /** {@code onErrorResume(X.class, …)}: whether the failure is an X. */
  private boolean appliesTo(Expr.Call call, Value.Failure failure) {
    return !(call.args().get(0) instanceof Expr.ClassLiteral literal)
        || simulation.conditions.isInstance(failure, literal.literal().name())
            != Conditions.Match.NO;
  }

  private List<Path> given(
      Expr.Call call,
      List<Value> given,
      Value outcome,
      List<Value> args,
      State state,
      Frame frame) {
    if (args.isEmpty() || !(args.get(0) instanceof Value.Code code)) {
      return List.of(Path.value(new Value.Deferred(outcome), state));
    }
    boolean keeps = call.name().startsWith("doOn") || call.name().startsWith("when");
    List<Path> paths = new ArrayList<>();
    for (Path end : simulation.code.invoke(code, given, state, frame)) {
      paths.add(keeps && end.isNormal() ? end.withValue(new Value.Deferred(outcome)) : inside(end));
    }
    return paths;
  }

  private static Path inside(Path end) {
    if (end.kind() == Path.Kind.THROW) {
      return Path.value(new Value.Deferred(end.value()), end.state());
    }
    return end.isNormal() && !(end.value() instanceof Value.Deferred)
        ? end.withValue(new Value.Deferred(end.value()))
        : end;
  }

  /** Whether a type is, or is out of sight and may be, a future or publisher. */
  static boolean mayBeDeferred(Program program, String type) {
    return isDeferredType(type)
        || program.isSubtype(type, "java.util.concurrent.Future") == Program.Answer.YES;
  }
}
