package dev.lint429.engine.flow;

import dev.lint429.engine.catalogue.Client;
import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodRef;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the catalogue's URL steps do to a URL. */
final class Steps {
  static final Set<String> VERBS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

  /** Last words of names whose values are appended to a base, rather than taking its place. */
  private static final Pattern RELATIVE =
      Pattern.compile(
          ".*(path|endpoint|route|resource|suffix|model|version|action|operation|api|uri)s?",
          Pattern.CASE_INSENSITIVE);

  /** Which file or resource it is says nothing of a request. */
  private static final String LOCAL = "file:";

  private final Evaluator evaluator;

  Steps(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /**
   * The steps applied to {@code base}.
   *
   * @param args the arguments of the call or creation
   */
  Values apply(
      List<Client.UrlStep> steps, Values base, MethodRef method, List<Expr> args, Env env) {
    Values result = base;
    for (Client.UrlStep step : steps) {
      result = apply(step, result, method, args, env).withVerb(verb(step.verb(), args, env));
    }
    return result;
  }

  private Values apply(
      Client.UrlStep step, Values base, MethodRef method, List<Expr> args, Env env) {
    if (step.effect() == Client.Effect.LOCAL) {
      return Values.of(LOCAL);
    }
    if (step.effect() == Client.Effect.LOCAL_UNLESS_KNOWN) {
      boolean receiver = step.arg() < 0 || step.arg() >= args.size();
      return (receiver ? base : evaluator.operand(args.get(step.arg()), env)).map(Steps::local);
    }
    boolean verbOnly = step.effect() == Client.Effect.VERB || step.effect() == Client.Effect.SCHEME;
    if (verbOnly || step.arg() < 0 || step.arg() >= args.size()) {
      return base;
    }
    Expr arg = args.get(step.arg());
    return switch (step.effect()) {
      case SET -> set(base, arg, env);
      case SAME -> evaluator.operand(arg, env).times(base, (a, b) -> a.withVerb(verbOf(a, b)));
      case HOST -> base.times(evaluator.operand(arg, env), Steps::withHost);
      case PATH -> base.times(evaluator.operand(arg, env), Steps::withPath);
      case PORT -> base.times(evaluator.operand(arg, env), Steps::withPort);
      default -> {
        // A variable-arity parameter takes every argument from there on: pathSegment("v1", "chat").
        boolean spread = method.varargs() && step.arg() == method.arity() - 1;
        Values result = base;
        for (int i = step.arg(); i < (spread ? args.size() : step.arg() + 1); i++) {
          result = result.times(evaluator.operand(args.get(i), env), Steps::append);
        }
        yield result;
      }
    };
  }

  /** The values where the receiver does not matter, so that nobody asks where it comes from. */
  static Optional<Values> ofAnyReceiver(List<Client.UrlStep> steps) {
    boolean local = steps.size() == 1 && steps.get(0).effect() == Client.Effect.LOCAL;
    return local ? Optional.of(Values.of(LOCAL)) : Optional.empty();
  }

  private static UrlValue local(UrlValue source) {
    return source.text().isAbsolute() ? source : source.withText(UrlText.of(LOCAL));
  }

  private static String verbOf(UrlValue value, UrlValue base) {
    return value.verb() != null ? value.verb() : base.verb();
  }

  private Values set(Values base, Expr arg, Env env) {
    if (arg instanceof Expr.Lambda lambda && lambda.parameters().size() == 1) {
      // .uri(b -> b.path("/v1/…").build()): the builder starts from the base.
      return evaluator.result(lambda, env.with(lambda.parameters().get(0), base));
    }
    return set(base, evaluator.operand(arg, env));
  }

  /** A URL set on something that may know a base: an absolute one takes its place. */
  static Values set(Values base, Values url) {
    return (base.isEmpty() ? Values.of(UrlValue.NO_URL) : base).times(url, Steps::resolve);
  }

  static UrlValue resolve(UrlValue base, UrlValue url) {
    if (url.text().isEmpty()) {
      return base.withVerb(url.verb());
    }
    if (base.text().isEmpty() || url.text().isAbsolute() || !isRelative(base, url)) {
      return url.withVerb(verbOf(url, base));
    }
    UrlValue joined = append(base, url);
    return joined.withVerb(verbOf(url, base));
  }

  /** Whether a URL that is not known to be absolute is appended to the base. */
  private static boolean isRelative(UrlValue base, UrlValue url) {
    Hole head = url.text().head();
    if (head == null) {
      return true;
    }
    if (head.isUrlObject() || !base.text().hasKnown()) {
      return false;
    }
    return RELATIVE.matcher(head.name()).matches() && !head.name().matches("(?i).*ur[il]");
  }

  static UrlValue append(UrlValue base, UrlValue piece) {
    UrlText start = base.text().withoutQuery();
    boolean literal = piece.text().startsWith(":");
    return base.mergedWith(
        piece, literal ? start.plus(piece.text()) : UrlText.joinWithSlash(start, piece.text()));
  }

  private static UrlValue withHost(UrlValue base, UrlValue host) {
    UrlText start =
        host.text().isAbsolute() ? host.text() : UrlText.of("https://").plus(host.text());
    UrlText path = base.text().isAbsolute() ? pathOf(base.text()) : base.text();
    return host.mergedWith(base, UrlText.joinWithSlash(start, path));
  }

  private static UrlValue withPort(UrlValue base, UrlValue port) {
    if (base.text().isEmpty() || port.text().flat().startsWith("-")) {
      return base;
    }
    UrlText text = base.text();
    UrlText path = pathOf(text);
    UrlText host = text.slice(0, text.flat().length() - path.flat().length());
    return base.mergedWith(port, host.plus(UrlText.of(":")).plus(port.text()).plus(path));
  }

  static UrlValue withPath(UrlValue base, UrlValue path) {
    UrlText text = base.text();
    UrlText start = text.slice(0, text.flat().length() - pathOf(text).flat().length());
    return base.mergedWith(path, UrlText.joinWithSlash(start, path.text()));
  }

  /** What stands behind the host; for an unknown base all behind the unknown piece. */
  private static UrlText pathOf(UrlText url) {
    String flat = url.flat();
    int scheme = flat.indexOf("://");
    int from = scheme >= 0 ? scheme + 3 : url.head() != null ? 1 : 0;
    int slash = flat.indexOf('/', from);
    return slash < 0 ? UrlText.EMPTY : url.slice(slash, flat.length());
  }

  /**
   * The HTTP method that a step or send fixes.
   *
   * @param verb a method, {@code @N} for the N-th argument, or null
   * @return null if it is unknown
   */
  String verb(String verb, List<Expr> args, Env env) {
    if (verb == null || !verb.startsWith("@")) {
      return verb;
    }
    int index = Integer.parseInt(verb.substring(1));
    return index < args.size() ? verbOf(args.get(index), env) : null;
  }

  private String verbOf(Expr expr, Env env) {
    if (UnitIndex.bindingOf(expr) instanceof Binding.Field field && isVerb(field.name())) {
      return field.name();
    }
    if (expr instanceof Expr.Select select && isVerb(select.name())) {
      return select.name();
    }
    if (expr instanceof Expr.Call call && call.name().equals("valueOf") && !call.args().isEmpty()) {
      return verbOf(call.args().get(0), env);
    }
    if (UnitIndex.bindingOf(expr) instanceof Binding.Local local
        && local.variable().init() != null
        && evaluator.index(env.unit()).localWrites(local.variable()).isEmpty()) {
      return verbOf(local.variable().init(), env);
    }
    String text = evaluator.eval(expr, env).onlyText();
    String upper = text == null ? "" : text.toUpperCase(Locale.ROOT);
    return isVerb(upper) ? upper : null;
  }

  private static boolean isVerb(String name) {
    return VERBS.contains(name);
  }
}
