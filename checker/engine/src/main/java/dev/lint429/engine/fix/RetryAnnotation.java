package dev.lint429.engine.fix;

import dev.lint429.engine.model.Annotation;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Span;
import java.util.List;
import java.util.Map;

/** Annotations that retry after a fixed delay: they get the attributes that let it grow. */
final class RetryAnnotation {
  private static final String SPRING_RETRY = "org.springframework.retry.annotation.Retryable";
  private static final String BACKOFF = "org.springframework.retry.annotation.Backoff";
  private static final String SPRING_7 = "org.springframework.resilience.annotation.Retryable";
  private static final String MICRONAUT = "io.micronaut.retry.annotation.Retryable";

  private RetryAnnotation() {}

  static void repair(Draft draft, Annotation annotation) throws Refused {
    switch (annotation.type()) {
      case SPRING_RETRY -> repairSpringRetry(draft, annotation);
      case SPRING_7 ->
          add(
              draft,
              annotation,
              Map.of("multiplier", "2"),
              List.of("multiplier = 2", "maxDelay = 60000", "jitter = 500"));
      case MICRONAUT ->
          add(
              draft,
              annotation,
              Map.of("multiplier", "\"2.0\""),
              List.of("multiplier = \"2.0\"", "maxDelay = \"60s\"", "jitter = \"0.5\""));
      default ->
          throw new Refused(
              "the policy of @" + annotation.simpleName() + " is configured outside the code");
    }
  }

  private static void repairSpringRetry(Draft draft, Annotation annotation) throws Refused {
    Expr backoff = annotation.values().get("backoff");
    if (annotation.values().containsKey("interceptor")) {
      throw new Refused("the policy of @Retryable is in its interceptor");
    }
    if (backoff == null) {
      String written =
          "backoff = @"
              + draft.names().type(BACKOFF)
              + "(delay = 1000, multiplier = 2, maxDelay = 60000, random = true)";
      append(draft, annotation, List.of(written));
      return;
    }
    for (Node child : backoff.children()) {
      if (child instanceof Annotation inner) {
        add(
            draft,
            inner,
            Map.of("multiplier", "2", "random", "true"),
            List.of("multiplier = 2", "maxDelay = 60000", "random = true"));
        return;
      }
    }
    throw new Refused("the policy of @Retryable is not understood");
  }

  /**
   * Adds the attributes that are missing and replaces others.
   *
   * @param replaced values for attributes that are written already
   */
  private static void add(
      Draft draft, Annotation annotation, Map<String, String> replaced, List<String> attributes)
      throws Refused {
    for (Map.Entry<String, String> entry : replaced.entrySet()) {
      Expr written = annotation.values().get(entry.getKey());
      if (written != null) {
        draft.replace(written.span(), entry.getValue());
      }
    }
    append(
        draft,
        annotation,
        attributes.stream()
            .filter(a -> !annotation.values().containsKey(a.substring(0, a.indexOf(' '))))
            .toList());
  }

  private static void append(Draft draft, Annotation annotation, List<String> attributes)
      throws Refused {
    Span span = annotation.span();
    if (!span.exists()) {
      throw new Refused("the annotation does not stand in the source");
    }
    if (attributes.isEmpty()) {
      return;
    }
    List<Token> tokens = Token.between(draft.unit().file().text(), span.start(), span.end());
    Token last = tokens.get(tokens.size() - 1);
    String text = String.join(", ", attributes);
    if (!last.is(")")) {
      draft.insert(last.end(), "(" + text + ")");
      return;
    }
    if (annotation.values().isEmpty()) {
      draft.insert(last.start(), text);
      return;
    }
    nameLoneValue(draft, annotation, tokens);
    draft.insert(tokens.get(tokens.size() - 2).end(), ", " + text);
  }

  /** {@code @Backoff(1000)} becomes {@code @Backoff(value = 1000, …)}. */
  private static void nameLoneValue(Draft draft, Annotation annotation, List<Token> tokens) {
    Expr value = annotation.values().get("value");
    if (value == null || annotation.values().size() > 1) {
      return;
    }
    int open = 0;
    while (!tokens.get(open).is("(")) {
      open++;
    }
    boolean named = tokens.get(open + 1).is("value") && tokens.get(open + 2).is("=");
    if (!named) {
      draft.insert(tokens.get(open + 1).start(), "value = ");
    }
  }
}
