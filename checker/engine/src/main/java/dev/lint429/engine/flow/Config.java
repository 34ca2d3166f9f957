package dev.lint429.engine.flow;

import dev.lint429.engine.Evidence;
import dev.lint429.engine.model.Annotation;
import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.VarDecl;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Values that come from configuration: placeholders, environment variables, bound classes. */
final class Config {
  private static final int MAX_NESTING = 4;

  private final ConfigSource source;

  Config(ConfigSource source) {
    this.source = source;
  }

  /**
   * The values of the property {@code key}.
   *
   * @param fallback its default, or {@link Values#NONE}
   */
  Values property(String key, Values fallback) {
    return property(key, fallback, 0);
  }

  private Values property(String key, Values fallback, int nesting) {
    Optional<List<String>> configured = source.values(key);
    if (configured.isPresent() && !configured.get().isEmpty()) {
      Values values = Values.NONE;
      for (String text : configured.get()) {
        values = values.or(template(text, nesting + 1));
      }
      return values.map(v -> v.withKey(key));
    }
    if (!fallback.isEmpty()) {
      return fallback.map(v -> v.withKey(key));
    }
    return Values.of(new Hole(key, Hole.Kind.CONFIG, "java.lang.String"));
  }

  /** A text with {@code ${key:default}} in it, as in Spring's {@code @Value}. */
  Values template(String text) {
    return template(text, 0);
  }

  private Values template(String text, int nesting) {
    if (text.startsWith("#{") || nesting > MAX_NESTING) {
      return Values.of(new Hole(text, Hole.Kind.OTHER, ""));
    }
    Values result = Values.of("");
    int at = 0;
    for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", at)) {
      int close = closing(text, open + 2);
      if (close < 0) {
        break;
      }
      result = result.plus(Values.of(text.substring(at, open)));
      result = result.plus(placeholder(text.substring(open + 2, close), nesting));
      at = close + 1;
    }
    return result.plus(Values.of(text.substring(at)));
  }

  private Values placeholder(String inside, int nesting) {
    int colon = inside.indexOf(':');
    if (colon < 0) {
      return property(inside.trim(), Values.NONE, nesting);
    }
    String fallback = inside.substring(colon + 1);
    return property(
        inside.substring(0, colon).trim(),
        fallback.isBlank() ? Values.NONE : template(fallback, nesting + 1),
        nesting);
  }

  /** The brace that closes the one before {@code from}, or -1. */
  private static int closing(String text, int from) {
    int open = 1;
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == '{') {
        open++;
      } else if (text.charAt(i) == '}' && --open == 0) {
        return i;
      }
    }
    return -1;
  }

  /** The values that an annotation on a field or parameter injects; none if there is no such. */
  Values injected(List<Annotation> annotations, CompilationUnit unit) {
    for (Annotation annotation : annotations) {
      Values values = injected(annotation);
      if (!values.isEmpty()) {
        String shown = Shown.url(unit.file().text(annotation.span()));
        return values.via(new Evidence(unit.file(), annotation.span(), "configured by " + shown));
      }
    }
    return Values.NONE;
  }

  private Values injected(Annotation annotation) {
    if (annotation.simpleName().equals("Value")) {
      // Spring and Micronaut.
      String text = text(annotation, "value");
      return text == null ? Values.NONE : template(text);
    }
    if (annotation.simpleName().equals("Property")
        || annotation.simpleName().equals("ConfigProperty")) {
      // Micronaut; MicroProfile.
      String key = text(annotation, "name");
      return key == null ? Values.NONE : property(key, fallback(annotation));
    }
    return Values.NONE;
  }

  private Values fallback(Annotation annotation) {
    String text = text(annotation, "defaultValue");
    return text == null || text.isBlank() ? Values.NONE : template(text);
  }

  /** An annotation's element as a text, or null. */
  static String text(Annotation annotation, String element) {
    Expr value = annotation.values().get(element);
    if (value instanceof Expr.NewArray array && array.elements().size() == 1) {
      value = array.elements().get(0);
    }
    return constant(value);
  }

  /** A constant text, or null. */
  private static String constant(Expr expr) {
    if (expr instanceof Expr.Literal literal && literal.value() instanceof String text) {
      return text;
    }
    if (expr instanceof Expr.Binary sum && sum.op().equals("+")) {
      String left = constant(sum.left());
      String right = constant(sum.right());
      return left == null || right == null ? null : left + right;
    }
    return expr != null
            && UnitIndex.bindingOf(expr) instanceof Binding.Field field
            && field.constant() instanceof String text
        ? text
        : null;
  }

  /** The prefix of a class that configuration properties are bound to, or null. */
  static String prefix(List<Annotation> annotations) {
    for (Annotation annotation : annotations) {
      if (annotation.simpleName().equals("ConfigurationProperties")
          || annotation.simpleName().equals("ConfigMapping")) {
        String prefix = text(annotation, "prefix");
        return prefix != null ? prefix : text(annotation, "value");
      }
    }
    return null;
  }

  /** {@code baseUrl} as {@code base-url}. */
  static String kebab(VarDecl field) {
    return field.name().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
