package dev.lint429.lsp;

import dev.lint429.run.files.AtomicFiles;
import dev.lint429.run.rules.RuleBook;
import dev.lint429.run.rules.RuleInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The explanations of the rules as files, so that editors can link to them. */
final class RulePages {
  private final Map<String, String> uris = new TreeMap<>();

  /**
   * Writes the pages, where they are not there yet.
   *
   * @param directory null for no pages
   */
  RulePages(Path directory, Log log) {
    if (directory == null) {
      return;
    }
    try {
      for (RuleInfo rule : RuleBook.rules()) {
        Path page = directory.resolve(rule.id() + ".md");
        byte[] text = text(rule).getBytes(StandardCharsets.UTF_8);
        if (!Files.exists(page) || !java.util.Arrays.equals(Files.readAllBytes(page), text)) {
          AtomicFiles.write(page, text);
        }
        uris.put(rule.id(), page.toUri().toString());
      }
    } catch (IOException e) {
      log.info("The pages of the rules cannot be written to " + directory + ": " + e.getMessage());
    }
  }

  /** The page of a rule; null if there is none. */
  String uri(String rule) {
    return uris.get(rule);
  }

  /** The page of a rule, in Markdown; null if there is no such rule. */
  static String text(String rule) {
    RuleInfo info = RuleBook.rule(rule);
    return info == null ? null : text(info);
  }

  private static String text(RuleInfo rule) {
    return "# "
        + rule.id()
        + "\n\nDefault severity: "
        + rule.severity().id()
        + "\n\n"
        + rule.summary()
        + "\n\n"
        + rule.help()
        + "\n";
  }
}
