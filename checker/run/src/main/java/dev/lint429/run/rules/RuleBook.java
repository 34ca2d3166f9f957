package dev.lint429.run.rules;

import dev.lint429.engine.Rule;
import dev.lint429.run.result.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The explanations of the rules. Each is a Markdown resource beside this class, from {@code
 * docs/rules}: a heading with the id, a line {@code severity: …}, the summary as the first
 * paragraph, and the rest. Comments, which say which fixture a piece of code is from, are left out.
 */
public final class RuleBook {
  private static final Pattern COMMENT = Pattern.compile("(?m)^<!--.*-->\\n");

  private static final Map<String, RuleInfo> RULES =
      Arrays.stream(Rule.values())
          .map(rule -> read(rule.id()))
          .collect(Collectors.toMap(RuleInfo::id, rule -> rule, (a, b) -> a, LinkedHashMap::new));

  private RuleBook() {}

  /** All rules, in the order in which the engine names them. */
  public static List<RuleInfo> rules() {
    return List.copyOf(RULES.values());
  }

  public static List<String> ids() {
    return List.copyOf(RULES.keySet());
  }

  /** The rule with this id, or null. */
  public static RuleInfo rule(String id) {
    return RULES.get(id);
  }

  private static RuleInfo read(String id) {
    String page = COMMENT.matcher(resource(id + ".md")).replaceAll("");
    String[] parts = page.split("\n\n", 4);
    String severity = parts[1].substring("severity:".length()).strip();
    return new RuleInfo(
        id,
        Severity.valueOf(severity.toUpperCase(Locale.ROOT)),
        parts[2].strip(),
        parts[3].strip());
  }

  private static String resource(String name) {
    try (InputStream in = RuleBook.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name + " beside RuleBook");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
