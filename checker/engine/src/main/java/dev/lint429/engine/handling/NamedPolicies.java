package dev.lint429.engine.handling;

import dev.lint429.engine.flow.ConfigSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads policies to which the configuration files give a name, as Resilience4j's Spring Boot
 * starter does: {@code resilience4j.retry.instances.NAME.max-attempts} and its like, on top of
 * {@code resilience4j.retry.configs.BASE}. (resilience4j-framework-common 2.3.0,
 * CommonRetryConfigurationProperties.)
 */
final class NamedPolicies {
  private static final int MAX_LISTED = 40;

  /** {@code ${RETRIES:3}}: what holds where nothing else is set. */
  private static final Pattern DEFAULT = Pattern.compile("\\$\\{[^:}]*:([^}]*)}");

  private static final Pattern ZERO = Pattern.compile("(PT)?0+(\\.0+)?[a-zA-Z]*");

  private final ConfigSource config;

  NamedPolicies(ConfigSource config) {
    this.config = config;
  }

  /**
   * The policy of a name; empty if the files say nothing of it.
   *
   * @param bare what holds where nothing is set
   * @param prefix the key under which the names stand
   */
  Optional<Policy> of(Policy bare, String prefix, String name) {
    List<String> levels = new ArrayList<>();
    String own = prefix + ".instances." + name + ".";
    levels.add(own);
    levels.add(prefix + ".configs." + value(own + "base-config").orElse("default") + ".");
    Named named = new Named(levels);
    Policy.Builder policy = bare.toBuilder();
    named.get("max-attempts").map(NamedPolicies::number).ifPresent(policy::attempts);
    named
        .get("wait-duration")
        .ifPresent(wait -> policy.delay(ZERO.matcher(wait).matches() ? Delay.NONE : Delay.FIXED));
    boolean random = named.is("enable-randomized-wait");
    if (random) {
      policy.delay(Delay.RANDOM).jitter(true);
    }
    if (named.is("enable-exponential-backoff")) {
      policy.delay(Delay.EXPONENTIAL);
    }
    policy.alsoRetryOn(named.types("retry-exceptions"));
    policy.alsoNoRetryOn(named.types("ignore-exceptions"));
    // A predicate may let anything through.
    boolean judged = named.get("retry-exception-predicate").isPresent();
    boolean judgedResult = named.get("result-predicate").isPresent();
    return named.found && !judged && !judgedResult ? Optional.of(policy.build()) : Optional.empty();
  }

  /** What stands under a name, or else under the configuration that it builds on. */
  private final class Named {
    private final List<String> levels;
    private boolean found;

    Named(List<String> levels) {
      this.levels = levels;
    }

    Optional<String> get(String key) {
      for (String level : levels) {
        Optional<String> value = value(level + key);
        if (value.isPresent()) {
          found = true;
          return value;
        }
      }
      return Optional.empty();
    }

    boolean is(String key) {
      return get(key).filter("true"::equalsIgnoreCase).isPresent();
    }

    /** A list of types, in one text or element by element. */
    List<String> types(String key) {
      for (String level : levels) {
        List<String> types = new ArrayList<>();
        value(level + key).ifPresent(all -> types.addAll(List.of(all.split("\\s*,\\s*"))));
        for (int i = 0; i < MAX_LISTED; i++) {
          value(level + key + "[" + i + "]").ifPresent(types::add);
        }
        if (!types.isEmpty()) {
          found = true;
          return types.stream().map(type -> type.strip().replace('$', '.')).toList();
        }
      }
      return List.of();
    }
  }

  private Optional<String> value(String key) {
    return config
        .values(key)
        .filter(values -> !values.isEmpty())
        .map(values -> plain(values.get(0).strip()));
  }

  private static String plain(String value) {
    Matcher matcher = DEFAULT.matcher(value);
    return matcher.matches() ? matcher.group(1).strip() : value;
  }

  /** A number of attempts, -1 if it is no number. */
  private static int number(String text) {
    return text.matches("\\d{1,4}") ? Integer.parseInt(text) : -1;
  }
}
