package dev.lint429.run.report;

import static dev.lint429.run.report.Markup.escape;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Turns the Markdown that the pages of the rules are written in into HTML: headings, paragraphs,
 * fenced code, and {@code `code`} within text. Everything else stays text.
 */
final class Markdown {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final String FENCE = "```";

  private final StringBuilder html = new StringBuilder();
  private final List<String> paragraph = new ArrayList<>();

  private Markdown() {}

  static String html(String markdown) {
    Markdown page = new Markdown();
    boolean inCode = false;
    for (String line : markdown.lines().toList()) {
      if (line.startsWith(FENCE)) {
        page.endParagraph();
        page.html.append(inCode ? "</pre>\n" : "<pre>");
        inCode = !inCode;
      } else if (inCode) {
        page.html.append("<span class=\"l\">").append(escape(line)).append("</span>");
      } else if (line.startsWith("#")) {
        page.endParagraph();
        String title = line.replaceFirst("^#+\\s*", "");
        page.html.append("<h4>").append(inline(title)).append("</h4>\n");
      } else if (line.isBlank()) {
        page.endParagraph();
      } else {
        page.paragraph.add(line);
      }
    }
    page.endParagraph();
    return page.html.append(inCode ? "</pre>\n" : "").toString();
  }

  private void endParagraph() {
    if (!paragraph.isEmpty()) {
      html.append("<p>").append(inline(String.join("\n", paragraph))).append("</p>\n");
      paragraph.clear();
    }
  }

  private static String inline(String text) {
    return CODE.matcher(escape(text)).replaceAll("<code>$1</code>");
  }
}
