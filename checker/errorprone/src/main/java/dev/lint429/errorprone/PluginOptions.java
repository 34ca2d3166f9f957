package dev.lint429.errorprone;

import dev.lint429.engine.Options;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import javax.lang.model.SourceVersion;

/**
 * Reads {@code -XepOpt:Lint429:Key=value}. A value that makes no sense is one warning, and the
 * default, or what {@code lint429.yaml} says, stays.
 */
final class PluginOptions {
  private static final String PREFIX = "Lint429";

  /** The configuration file, in place of the one that is found upwards. */
  static final String CONFIG = PREFIX + ":Config";

  private static final String ENDPOINTS = PREFIX + ":Endpoints";
  private static final String HELPER = PREFIX + ":Helper";
  private static final String SCOPE = PREFIX + ":Scope";
  private static final List<String> KEYS = List.of(CONFIG, ENDPOINTS, HELPER, SCOPE);

  /** So many wrong letters may stand between a key and the one that was meant. */
  private static final int TYPOS = 2;

  private final Map<String, String> flags;
  private final Options base;
  private final Consumer<String> warnings;

  private PluginOptions(Map<String, String> flags, Options base, Consumer<String> warnings) {
    this.flags = flags;
    this.base = base;
    this.warnings = warnings;
  }

  /**
   * @param flags all options that Error Prone was given, those of other checks included
   * @param base what holds where there is no option
   * @param warnings told of every value that is not used
   */
  static Options parse(Map<String, String> flags, Options base, Consumer<String> warnings) {
    PluginOptions options = new PluginOptions(flags, base, warnings);
    options.warnOfUnknownKeys();
    return new Options(options.endpoints(), options.helper(), options.scope());
  }

  private void warnOfUnknownKeys() {
    for (String key : new TreeMap<>(flags).keySet()) {
      if (isMeantForLint429(key) && !KEYS.contains(key)) {
        warnings.accept(
            "[lint429] -XepOpt:"
                + key
                + " is no option of lint429 and was ignored. Did you mean -XepOpt:"
                + nearest(key, KEYS)
                + "? The options are "
                + String.join(", ", KEYS)
                + ".");
      }
    }
  }

  /** Keys look like {@code Check:Name}; the first part may be misspelled, too. */
  private static boolean isMeantForLint429(String key) {
    String check = key.substring(0, Math.max(0, key.indexOf(':')));
    return EditDistance.between(lower(check), lower(PREFIX)) <= TYPOS
        || KEYS.stream().anyMatch(known -> EditDistance.between(key, known) <= TYPOS);
  }

  private List<Pattern> endpoints() {
    String value = flags.get(ENDPOINTS);
    if (value == null) {
      return base.endpoints();
    }
    List<Pattern> patterns = new ArrayList<>(base.endpoints());
    for (String pattern : splitPatterns(value)) {
      if (pattern.isBlank()) {
        warn(ENDPOINTS, value, "has an empty pattern, which was ignored", "regular expressions");
        continue;
      }
      try {
        patterns.add(Pattern.compile(pattern.strip()));
      } catch (PatternSyntaxException e) {
        String why = "\"" + pattern + "\" was ignored: " + e.getDescription();
        warn(ENDPOINTS, value, why, "regular expressions");
      }
    }
    return patterns;
  }

  /** Splits at commas, but not at those within brackets, as in {@code v[0-9]{1,2}}. */
  private static List<String> splitPatterns(String value) {
    List<String> patterns = new ArrayList<>();
    StringBuilder pattern = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length()) {
        pattern.append(c).append(value.charAt(++i));
      } else if (c == ',' && depth == 0) {
        patterns.add(pattern.toString());
        pattern.setLength(0);
      } else {
        depth += "{[(".indexOf(c) >= 0 ? 1 : 0;
        depth -= "}])".indexOf(c) >= 0 && depth > 0 ? 1 : 0;
        pattern.append(c);
      }
    }
    patterns.add(pattern.toString());
    return patterns;
  }

  private String helper() {
    String value = flags.get(HELPER);
    if (value == null) {
      return base.helper();
    }
    if (value.indexOf('.') < 0 || !SourceVersion.isName(value)) {
      String why = "is no qualified class name; using " + base.helper();
      warn(HELPER, value, why, "a class name such as " + base.helper());
      return base.helper();
    }
    return value;
  }

  private Options.Scope scope() {
    String value = flags.get(SCOPE);
    if (value == null) {
      return base.scope();
    }
    for (Options.Scope scope : Options.Scope.values()) {
      if (lower(scope.name()).equals(lower(value))) {
        return scope;
      }
    }
    List<String> allowed =
        Arrays.stream(Options.Scope.values()).map(scope -> lower(scope.name())).toList();
    String fallback = lower(base.scope().name());
    String why = "is unknown (nearest: " + nearest(value, allowed) + "); using " + fallback;
    warn(SCOPE, value, why, String.join(", ", allowed));
    return base.scope();
  }

  private void warn(String key, String value, String why, String allowed) {
    warnings.accept(
        "[lint429] -XepOpt:" + key + "=" + value + " " + why + ". Allowed: " + allowed + ".");
  }

  private static String nearest(String written, List<String> candidates) {
    return candidates.stream()
        .min(
            Comparator.comparingInt(
                candidate -> EditDistance.between(lower(written), lower(candidate))))
        .orElseThrow();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
