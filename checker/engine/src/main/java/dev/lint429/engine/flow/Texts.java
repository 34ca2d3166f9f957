package dev.lint429.engine.flow;

import dev.lint429.engine.model.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Functions on texts: what {@code String}, {@code StringBuilder} and their helpers do. */
final class Texts {
  /** The result is one of the arguments. */
  private static final Set<String> CHOOSE =
      Set.of(
          "requireNonNullElse",
          "defaultIfBlank",
          "defaultIfEmpty",
          "defaultIfNull",
          "defaultString",
          "firstNonNull",
          "firstNonBlank",
          "firstNonEmpty",
          "blankToDefault",
          "emptyToDefault",
          "emptyIfNull",
          "nullToDefault",
          "coalesce");

  /** The result is the text with at most its ends changed. */
  private static final Set<String> KEEP =
      Set.of(
          "trim",
          "strip",
          "stripLeading",
          "stripTrailing",
          "stripIndent",
          "intern",
          "toLowerCase",
          "toString",
          "valueOf",
          "requireNonNull",
          "checkNotNull",
          "trimToNull",
          "trimToEmpty",
          "nullToEmpty",
          "removeEnd",
          "removeSuffix",
          "stripEnd",
          "chomp",
          "appendIfMissing",
          "addSuffixIfNot",
          "trimTrailingCharacter",
          "encode",
          "cleanBlank");

  private static final Set<String> BUILDERS =
      Set.of("java.lang.StringBuilder", "java.lang.StringBuffer", "java.util.StringJoiner");

  private static final Pattern SPECIFIER =
      Pattern.compile("%(?:(\\d+)\\$)?[-#+ 0,(]*\\d*(?:\\.\\d+)?([a-zA-Z%])");
  private static final Pattern BRACES = Pattern.compile("\\{(\\d*)[^{}]*\\}");
  private static final Pattern REGEX_SIGN = Pattern.compile("[\\\\\\[\\](){}.*+?^$|]");

  private final Evaluator evaluator;

  Texts(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** What a call gives if it is one of these functions. */
  Optional<Values> apply(Expr.Call call, Env env) {
    String owner = call.method().owner();
    if (owner.equals("java.lang.String") || isUnknownOnText(call)) {
      Values values = ofString(call, env);
      return Optional.of(values.orElse(Evaluator.hole(call, Hole.Kind.METHOD)));
    }
    if (BUILDERS.contains(owner)) {
      return Optional.of(ofBuilder(call, env));
    }
    if (owner.equals("java.text.MessageFormat") && call.name().equals("format")) {
      return Optional.of(braces(call.args(), env));
    }
    if (call.name().equals("format") && owner.endsWith("StrUtil") && !call.args().isEmpty()) {
      return Optional.of(braces(call.args(), env));
    }
    if (call.args().isEmpty() || !isStaticHelper(call)) {
      return Optional.empty();
    }
    if (CHOOSE.contains(call.name())) {
      return Optional.of(evaluator.union(call.args(), env));
    }
    return KEEP.contains(call.name())
        ? Optional.of(evaluator.eval(call.args().get(0), env))
        : Optional.empty();
  }

  private static boolean isUnknownOnText(Expr.Call call) {
    return !call.method().isResolved()
        && call.receiver() != null
        && call.receiver().type().is("java.lang.String");
  }

  private static boolean isStaticHelper(Expr.Call call) {
    return call.receiver() == null
        || UnitIndex.bindingOf(call.receiver()) instanceof dev.lint429.engine.model.Binding.Type;
  }

  private Values ofString(Expr.Call call, Env env) {
    List<Expr> args = call.args();
    return switch (call.name()) {
      case "format" -> format(args, env);
      case "formatted" -> {
        List<Expr> all = new ArrayList<>(args);
        all.add(0, call.receiver());
        yield format(all, env);
      }
      case "join" -> join(args, env);
      case "concat" -> evaluator.append(evaluator.operand(call.receiver(), env), args.get(0), env);
      case "replace" -> replace(call, env);
      case "replaceAll", "replaceFirst" -> {
        String regex = evaluator.eval(args.get(0), env).onlyText();
        yield regex != null && !REGEX_SIGN.matcher(regex).find()
            ? replace(call, env)
            : evaluator.eval(call.receiver(), env);
      }
      case "substring" ->
          args.size() == 2 && isZero(args.get(0), env)
              ? evaluator.eval(call.receiver(), env)
              : Values.NONE;
      case "valueOf", "copyValueOf" -> evaluator.eval(args.get(0), env);
      default -> KEEP.contains(call.name()) ? evaluator.eval(call.receiver(), env) : Values.NONE;
    };
  }

  private boolean isZero(Expr expr, Env env) {
    return "0".equals(evaluator.eval(expr, env).onlyText());
  }

  private Values ofBuilder(Expr.Call call, Env env) {
    Values base = evaluator.eval(call.receiver(), env);
    List<Expr> args = call.args();
    return switch (call.name()) {
      case "append", "add" -> evaluator.append(base, args.get(0), env);
      case "insert" ->
          args.size() == 2 && isZero(args.get(0), env)
              ? evaluator.operand(args.get(1), env).plus(base)
              : base;
      default -> base;
    };
  }

  private Values format(List<Expr> args, Env env) {
    boolean locale = args.get(0).type().is("java.util.Locale");
    int first = locale ? 1 : 0;
    if (args.size() <= first) {
      return Values.NONE;
    }
    Values result = Values.NONE;
    for (UrlValue template : evaluator.eval(args.get(first), env).list()) {
      result = result.or(format(template, args.subList(first + 1, args.size()), env));
    }
    return result;
  }

  private Values format(UrlValue template, List<Expr> args, Env env) {
    String text = template.text().known();
    if (text == null) {
      return Values.of(template);
    }
    Values result = Values.of(template.withText(UrlText.EMPTY));
    Matcher specifier = SPECIFIER.matcher(text);
    int from = 0;
    int next = 0;
    while (specifier.find()) {
      result = result.plus(Values.of(text.substring(from, specifier.start())));
      from = specifier.end();
      String conversion = specifier.group(2);
      if (conversion.equals("%") || conversion.equals("n")) {
        result = result.plus(Values.of(conversion.equals("%") ? "%" : "\n"));
        continue;
      }
      int index = specifier.group(1) == null ? next++ : Integer.parseInt(specifier.group(1)) - 1;
      result = withArgument(result, args, index, env);
    }
    return result.plus(Values.of(text.substring(from)));
  }

  private Values withArgument(Values start, List<Expr> args, int index, Env env) {
    return index >= 0 && index < args.size()
        ? evaluator.append(start, args.get(index), env)
        : start.plus(Values.of(new Hole("…", Hole.Kind.OTHER, "")));
  }

  /** {@code {0}} and {@code {}} filled in. */
  private Values braces(List<Expr> args, Env env) {
    UrlValue template = evaluator.eval(args.get(0), env).list().stream().findFirst().orElse(null);
    String text = template == null ? null : template.text().known();
    if (text == null) {
      return evaluator.operand(args.get(0), env);
    }
    Values result = Values.of(template.withText(UrlText.EMPTY));
    Matcher brace = BRACES.matcher(text);
    int from = 0;
    int next = 1;
    while (brace.find()) {
      result = result.plus(Values.of(text.substring(from, brace.start())));
      from = brace.end();
      int index = brace.group(1).isEmpty() ? next++ : Integer.parseInt(brace.group(1)) + 1;
      result = withArgument(result, args, index, env);
    }
    return result.plus(Values.of(text.substring(from)));
  }

  private Values join(List<Expr> args, Env env) {
    Values separator = evaluator.operand(args.get(0), env);
    Values result = Values.NONE;
    for (Expr arg : args.subList(1, args.size())) {
      Values piece = evaluator.operand(arg, env);
      result = result.isEmpty() ? piece : result.plus(separator).plus(piece);
    }
    return result;
  }

  private Values replace(Expr.Call call, Env env) {
    Values text = evaluator.eval(call.receiver(), env);
    String wanted = evaluator.eval(call.args().get(0), env).onlyText();
    if (wanted == null) {
      return text;
    }
    Values by = evaluator.operand(call.args().get(1), env);
    return text.times(
        by,
        (t, r) ->
            t.text().flat().contains(wanted)
                ? t.mergedWith(r, t.text().replace(wanted, r.text()))
                : t);
  }
}
