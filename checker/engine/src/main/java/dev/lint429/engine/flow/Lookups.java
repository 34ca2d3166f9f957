package dev.lint429.engine.flow;

import dev.lint429.engine.Evidence;
import dev.lint429.engine.model.Expr;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Values that are looked up: in the environment, in properties, in a map, in an Optional. */
final class Lookups {
  private static final Set<String> PROPERTY_GETTERS =
      Set.of(
          "getenv",
          "getProperty",
          "getRequiredProperty",
          "getString",
          "getStr",
          "getConfigValue",
          "getOptionalValue",
          "getValue",
          "getOrDefault",
          "get");

  /** Types whose {@code get} reads configuration; of others it may be anything. */
  private static final Pattern CONFIG_TYPE =
      Pattern.compile(
          ".*(Properties|Environment|ResourceBundle|Config\\w*|Dotenv|Setting\\w*|Preferences"
              + "|PropertyResolver|Props?|Prop(s|erty|erties)Utils?|Env(Utils?|Vars?|Reader|Helper)?"
              + "|\\.System)");

  private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_.\\-]*");

  private final Evaluator evaluator;

  Lookups(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** What a call gives if it is a look-up. */
  Optional<Values> apply(Expr.Call call, Env env) {
    String owner = call.method().owner();
    if (owner.equals("java.util.Optional")) {
      return Optional.of(ofOptional(call, env));
    }
    if (owner.equals("java.util.Objects")) {
      return ofObjects(call, env);
    }
    boolean getter = PROPERTY_GETTERS.contains(call.name()) && !call.args().isEmpty();
    if (getter && (CONFIG_TYPE.matcher(owner).matches() || isEnvironment(call.receiver()))) {
      return Optional.of(property(call, env));
    }
    if (getter && call.receiver() != null && !call.name().equals("getProperty")) {
      Values values = evaluator.objects().mapValues(call.receiver(), call.args().get(0), env);
      if (!values.isEmpty()) {
        return Optional.of(values.or(fallback(call, env)));
      }
    }
    return Optional.empty();
  }

  private static boolean isEnvironment(Expr receiver) {
    return receiver instanceof Expr.Call c
        && c.args().isEmpty()
        && (c.name().equals("getenv") || c.name().equals("getProperties"));
  }

  private Values property(Expr.Call call, Env env) {
    Values values = Values.NONE;
    for (UrlValue key : evaluator.operand(call.args().get(0), env).list()) {
      String text = key.text().known();
      values =
          values.or(
              text != null && KEY.matcher(text).matches()
                  ? evaluator.config().property(text, fallback(call, env))
                  : fallback(call, env).orElse(Evaluator.hole(call, Hole.Kind.METHOD)));
    }
    String key = evaluator.eval(call.args().get(0), env).onlyText();
    String shown = key == null ? "(…)" : "(\"" + key + "\")";
    return values.via(
        new Evidence(env.unit().file(), call.span(), "read by " + call.name() + shown));
  }

  /** The default that a getter is given as its last argument. */
  private Values fallback(Expr.Call call, Env env) {
    List<Expr> args = call.args();
    Expr last = args.get(args.size() - 1);
    return args.size() < 2 || last instanceof Expr.ClassLiteral
        ? Values.NONE
        : evaluator.eval(last, env);
  }

  private Values ofOptional(Expr.Call call, Env env) {
    List<Expr> args = call.args();
    return switch (call.name()) {
      case "empty" -> Values.NONE;
      case "of", "ofNullable" -> evaluator.eval(args.get(0), env);
      case "orElse" -> evaluator.eval(call.receiver(), env).or(evaluator.eval(args.get(0), env));
      case "orElseGet", "or" -> evaluator.eval(call.receiver(), env).or(supplied(args.get(0), env));
      case "get", "orElseThrow", "filter" -> evaluator.eval(call.receiver(), env);
      case "map", "flatMap" -> mapped(call, env);
      default -> Values.of(Evaluator.hole(call, Hole.Kind.METHOD));
    };
  }

  private Values supplied(Expr supplier, Env env) {
    return supplier instanceof Expr.Lambda lambda
        ? evaluator.result(lambda, env)
        : Values.of(Evaluator.hole(supplier, Hole.Kind.METHOD));
  }

  private Values mapped(Expr.Call call, Env env) {
    Values given = evaluator.eval(call.receiver(), env);
    Expr function = call.args().get(0);
    if (function instanceof Expr.Lambda lambda && lambda.parameters().size() == 1) {
      return evaluator.result(lambda, env.with(lambda.parameters().get(0), given));
    }
    boolean keeps =
        function instanceof Expr.MethodReference m
            && Set.of("trim", "strip", "toString").contains(m.name());
    return keeps ? given : Values.of(Evaluator.hole(call, Hole.Kind.METHOD));
  }

  private Optional<Values> ofObjects(Expr.Call call, Env env) {
    List<Expr> args = call.args();
    return switch (call.name()) {
      case "requireNonNullElse" -> Optional.of(evaluator.union(args, env));
      case "requireNonNullElseGet" ->
          Optional.of(evaluator.eval(args.get(0), env).or(supplied(args.get(1), env)));
      case "requireNonNull", "toString" -> Optional.of(evaluator.eval(args.get(0), env));
      default -> Optional.empty();
    };
  }
}
