package dev.lint429.run.report;

import dev.lint429.run.RunResult;
import dev.lint429.run.result.Issue;
import dev.lint429.run.result.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The XML of Checkstyle, which Jenkins and many others read. */
final class CheckstyleReport implements Report {
  @Override
  public void write(RunResult result, Appendable out) throws IOException {
    Map<String, List<Issue>> byFile =
        result.issues().stream()
            .collect(Collectors.groupingBy(Issue::path, TreeMap::new, Collectors.toList()));
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"10.0\">\n");
    for (Map.Entry<String, List<Issue>> file : byFile.entrySet()) {
      out.append("  <file name=\"").append(Markup.escape(file.getKey())).append("\">\n");
      for (Issue issue : file.getValue()) {
        out.append("    <error line=\"" + issue.place().line() + "\"")
            .append(" column=\"" + issue.place().column() + "\"")
            .append(" severity=\"" + severity(issue.severity()) + "\"")
            .append(" message=\"" + Markup.escape(issue.message()) + "\"")
            .append(" source=\"lint429." + issue.rule() + "\"/>\n");
      }
      out.append("  </file>\n");
    }
    out.append("</checkstyle>\n");
  }

  private static String severity(Severity severity) {
    return severity == Severity.SUGGESTION ? "info" : severity.id();
  }
}
