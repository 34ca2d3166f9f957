package dev.lint429.run.report;

import static dev.lint429.run.report.Markup.escape;

import dev.lint429.run.RunResult;
import dev.lint429.run.Version;
import dev.lint429.run.result.Excerpt;
import dev.lint429.run.result.InferenceCall;
import dev.lint429.run.result.Issue;
import dev.lint429.run.result.Repair;
import dev.lint429.run.result.Step;
import dev.lint429.run.rules.RuleBook;
import dev.lint429.run.rules.RuleInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** One page with everything in it: an overview, each finding with code and fix, and all calls. */
final class HtmlReport implements Report {
  @Override
  public void write(RunResult result, Appendable out) throws IOException {
    out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<title>lint429 report</title>\n<style>\n")
        .append(resource("report.css"))
        .append("</style>\n</head>\n<body>\n<main>\n");
    overview(result, out);
    findings(result, out);
    calls(result, out);
    rules(result, out);
    out.append("</main>\n<script>\n")
        .append(resource("report.js"))
        .append("</script>\n</body>\n</html>\n");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void overview(RunResult result, Appendable out) throws IOException {
    String name = result.root().getFileName() == null ? "" : result.root().getFileName().toString();
    out.append("<h1>lint429: calls to inference endpoints</h1>\n<div class=\"soft\">")
        .append(escape(name))
        .append(" · lint429 ")
        .append(escape(Version.current()))
        .append(" · ")
        .append(Summary.seconds(result.time()))
        .append("</div>\n<div class=\"cards\">\n");
    int handled = result.callsByState().getOrDefault("handled", 0);
    card(out, result.files(), result.files() == 1 ? "file" : "files", "");
    card(out, result.httpCalls().size(), "inference calls", "");
    card(out, handled, "handled", handled > 0 ? "good" : "");
    card(out, result.issues().size(), "findings", result.issues().isEmpty() ? "good" : "bad");
    card(out, result.unknown(), "requests with unknown URL", "");
    card(out, result.troubles().size(), "unparsed", "");
    if (result.accepted() > 0) {
      card(out, result.accepted(), "accepted by the baseline", "");
    }
    out.append("</div>\n");
    if (!result.calls().isEmpty()) {
      out.append("<div class=\"charts\">\n")
          .append(HtmlCharts.of(result.calls()))
          .append("</div>\n");
    }
    if (!result.troubles().isEmpty() || !result.notes().isEmpty()) {
      out.append("<h2>Notes</h2>\n<ul>\n");
      for (String note : result.notes()) {
        out.append("<li>").append(escape(note)).append("</li>\n");
      }
      for (var trouble : result.troubles().entrySet()) {
        String text = Summary.trouble(trouble.getKey(), trouble.getValue());
        out.append("<li>").append(escape(text)).append("</li>\n");
      }
      out.append("</ul>\n");
    }
  }

  private static void card(Appendable out, int number, String what, String look)
      throws IOException {
    out.append(
        "<div class=\"card " + look + "\"><b>" + number + "</b><span>" + what + "</span></div>\n");
  }

  private static void findings(RunResult result, Appendable out) throws IOException {
    out.append("<h2>Findings</h2>\n");
    if (result.issues().isEmpty()) {
      out.append("<div class=\"panel empty soft\">No findings.</div>\n");
      return;
    }
    int count = result.issues().size();
    out.append("<div class=\"tools\"><input id=\"filter-text\" type=\"search\"")
        .append(" placeholder=\"Filter by file or text\" aria-label=\"Filter by file or text\">")
        .append(
            "<select id=\"filter-rule\" aria-label=\"Rule\"><option value=\"\">All rules</option>");
    for (var rule : result.issuesByRule().entrySet()) {
      String id = escape(rule.getKey());
      out.append("<option value=\"" + id + "\">" + id + " (" + rule.getValue() + ")</option>");
    }
    out.append("</select><span class=\"soft\"><span id=\"shown\">" + count + "</span> of " + count)
        .append("</span></div>\n");
    for (Issue issue : result.issues()) {
      finding(issue, out);
    }
  }

  private static void finding(Issue issue, Appendable out) throws IOException {
    String severity = issue.severity().id();
    out.append("<article class=\"finding\" data-rule=\"" + escape(issue.rule()) + "\">\n<header>")
        .append("<span class=\"badge " + severity + "\">" + severity + "</span>")
        .append("<a class=\"rule\" href=\"#rule-" + escape(issue.rule()) + "\">")
        .append(escape(issue.rule()) + "</a>")
        .append("<span class=\"place\">")
        .append(escape(issue.path()) + ":" + issue.place().line() + ":" + issue.place().column())
        .append("</span></header>\n<p>")
        .append(escape(issue.message()))
        .append("</p>\n");
    code(issue, out);
    trail(issue, out);
    for (int i = 0; i < issue.repairs().size(); i++) {
      Repair repair = issue.repairs().get(i);
      out.append(i == 0 ? "<details open><summary>Fix: " : "<details><summary>Or: ")
          .append(escape(repair.title()))
          .append("</summary>\n<pre>");
      diff(repair.diff(), out);
      out.append("</pre></details>\n");
    }
    if (issue.repairs().isEmpty() && issue.noFix() != null) {
      out.append("<p class=\"soft\">No fix is offered: ")
          .append(escape(issue.noFix()))
          .append(".</p>\n");
    }
    out.append("</article>\n");
  }

  private static void code(Issue issue, Appendable out) throws IOException {
    Excerpt excerpt = issue.excerpt();
    out.append("<pre>");
    for (int i = 0; i < excerpt.lines().size(); i++) {
      int number = excerpt.firstLine() + i;
      out.append("<span class=\"l\"><span class=\"n\">" + number + "</span>")
          .append(marked(excerpt.lines().get(i), number, issue))
          .append("</span>");
    }
    out.append("</pre>\n");
  }

  /** A line with the part of it that the finding is about marked. */
  private static String marked(String line, int number, Issue issue) {
    int first = issue.place().line();
    int last = issue.place().endLine();
    if (number < first || number > last) {
      return escape(line);
    }
    int indent = line.length() - line.stripLeading().length();
    int from = number == first ? issue.place().column() - 1 : indent;
    int to = number == last ? issue.place().endColumn() - 1 : line.length();
    if (from >= to) {
      return escape(line);
    }
    return escape(line.substring(0, from))
        + "<mark>"
        + escape(line.substring(from, to))
        + "</mark>"
        + escape(line.substring(to));
  }

  private static void trail(Issue issue, Appendable out) throws IOException {
    List<Step> steps = issue.evidence();
    if (steps.isEmpty()) {
      return;
    }
    out.append("<details><summary>How it is known (" + Summary.count(steps.size(), "step"))
        .append(")</summary>\n<ol class=\"trail\">\n");
    for (Step step : steps) {
      String line = step.place() == null ? "" : ":" + step.place().line();
      out.append("<li>")
          .append(escape(step.text()))
          .append(" <span class=\"soft\">")
          .append(escape(step.path()) + line)
          .append("</span>");
      if (!step.code().isEmpty()) {
        out.append("<br><code>").append(escape(step.code())).append("</code>");
      }
      out.append("</li>\n");
    }
    out.append("</ol></details>\n");
  }

  private static void diff(String diff, Appendable out) throws IOException {
    for (String line : diff.lines().toList()) {
      String look = "";
      if (line.startsWith("+")) {
        look = " plus";
      } else if (line.startsWith("-")) {
        look = " minus";
      } else if (line.startsWith("@@")) {
        look = " hunk";
      }
      out.append("<span class=\"l" + look + "\">").append(escape(line)).append("</span>");
    }
  }

  private static void calls(RunResult result, Appendable out) throws IOException {
    if (result.calls().isEmpty()) {
      return;
    }
    out.append("<h2>All inference calls</h2>\n<div class=\"panel\"><table>\n<thead><tr>")
        .append("<th>429</th><th>Provider</th><th>Client</th><th>Retry</th><th>Place</th>")
        .append("</tr></thead>\n<tbody>\n");
    for (InferenceCall call : result.calls()) {
      String provider = call.provider() == null ? "–" : call.provider();
      out.append("<tr><td class=\"state\"><i class=\"" + call.state() + "\"></i>")
          .append(escape(Summary.stateInWords(call.state())))
          .append("</td><td>")
          .append(escape(provider))
          .append("</td><td>")
          .append(escape(call.client()))
          .append("</td><td>")
          .append(escape(retries(call)))
          .append("</td><td><code>")
          .append(escape(call.path()) + ":" + call.place().line())
          .append("</code></td></tr>\n");
    }
    out.append("</tbody></table></div>\n");
  }

  /** What the rules with findings are about. */
  private static void rules(RunResult result, Appendable out) throws IOException {
    if (result.issues().isEmpty()) {
      return;
    }
    out.append("<h2>Rules</h2>\n");
    for (String id : result.issuesByRule().keySet()) {
      RuleInfo rule = RuleBook.rule(id);
      if (rule != null) {
        out.append("<details class=\"panel page\" id=\"rule-" + escape(id) + "\"><summary><b>")
            .append(escape(id))
            .append("</b> ")
            .append(escape(rule.summary()))
            .append("</summary>\n")
            .append(Markdown.html(rule.help()))
            .append("</details>\n");
      }
    }
  }

  private static String retries(InferenceCall call) {
    if (call.retries().isEmpty()) {
      return "–";
    }
    List<String> shapes =
        call.retries().stream()
            .map(r -> r.kind() + ", " + r.delay() + (r.library() == null ? "" : ", " + r.library()))
            .toList();
    return String.join("; ", shapes).toLowerCase(Locale.ROOT);
  }
}
