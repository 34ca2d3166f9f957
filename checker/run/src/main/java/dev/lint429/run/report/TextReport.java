package dev.lint429.run.report;

import dev.lint429.run.RunResult;
import dev.lint429.run.result.Issue;
import dev.lint429.run.result.Severity;
import dev.lint429.run.result.Step;
import java.io.IOException;

/**
 * For people: each finding with its line of code, a caret, how it is known, and the fix on offer.
 */
public final class TextReport implements Report {
  private static final int MAX_WIDTH = 160;

  private final boolean colour;

  /**
   * @param colour whether to use the colours of ANSI terminals
   */
  public TextReport(boolean colour) {
    this.colour = colour;
  }

  @Override
  public void write(RunResult result, Appendable out) throws IOException {
    for (Issue issue : result.issues()) {
      write(issue, out);
      out.append('\n');
    }
    for (String line : Summary.lines(result)) {
      out.append(line).append('\n');
    }
  }

  /** One finding alone; its lines end with a line break. */
  public String finding(Issue issue) {
    StringBuilder text = new StringBuilder();
    try {
      write(issue, text);
    } catch (IOException e) {
      throw new IllegalStateException("a StringBuilder does not fail", e);
    }
    return text.toString();
  }

  private void write(Issue issue, Appendable out) throws IOException {
    out.append(bold(issue.path() + ":" + issue.place().line() + ":" + issue.place().column() + ":"))
        .append(' ')
        .append(severity(issue.severity()))
        .append(' ')
        .append(bold(issue.message()))
        .append(" [" + issue.rule() + "]\n");
    code(issue, out);
    if (!issue.evidence().isEmpty()) {
      out.append("  How it is known:\n");
      for (Step step : issue.evidence()) {
        out.append("    ").append(place(issue, step)).append(step.text()).append('\n');
        if (!step.code().isEmpty()) {
          out.append(dim("        " + visible(step.code()))).append('\n');
        }
      }
    }
    if (!issue.repairs().isEmpty()) {
      out.append("  Fix: ").append(issue.repairs().get(0).title()).append('\n');
    } else if (issue.noFix() != null) {
      out.append("  No fix is offered: ").append(issue.noFix()).append('\n');
    }
  }

  private void code(Issue issue, Appendable out) throws IOException {
    String line = issue.excerpt().line(issue.place().line());
    if (line == null) {
      return;
    }
    int from = issue.place().column() - 1;
    boolean oneLine = issue.place().endLine() == issue.place().line();
    int to = oneLine ? issue.place().endColumn() - 1 : line.stripTrailing().length();
    if (line.length() > MAX_WIDTH) {
      // The part around the place; what stands before it is not needed for finding it.
      int cut = Math.max(0, Math.min(from - 20, line.length() - MAX_WIDTH));
      line = line.substring(cut, Math.min(line.length(), cut + MAX_WIDTH));
      from -= cut;
      to = Math.min(to - cut, line.length());
    }
    String number = String.valueOf(issue.place().line());
    String margin = " ".repeat(number.length());
    out.append(dim("  " + number + " | ")).append(visible(line)).append('\n');
    out.append(dim("  " + margin + " | "))
        .append(line.substring(0, from).replaceAll("[^\t]", " "))
        .append(paint("^" + "~".repeat(Math.max(0, to - from - 1)), "32;1"))
        .append('\n');
  }

  private static String place(Issue issue, Step step) {
    String path = step.path();
    String shown = path.equals(issue.path()) ? path.substring(path.lastIndexOf('/') + 1) : path;
    return shown + (step.place() == null ? "" : ":" + step.place().line()) + ": ";
  }

  /** Source text must not reach the terminal's control codes. */
  private static String visible(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.chars()
        .map(c -> Character.isISOControl(c) && c != '\t' ? '\uFFFD' : c)
        .forEach(c -> out.append((char) c));
    return out.toString();
  }

  private String severity(Severity severity) {
    String code =
        switch (severity) {
          case ERROR -> "31;1";
          case WARNING -> "33;1";
          default -> "36;1";
        };
    return paint(severity.id() + ":", code);
  }

  private String bold(String text) {
    return paint(visible(text), "1");
  }

  private String dim(String text) {
    return paint(text, "2");
  }

  private String paint(String text, String code) {
    return colour ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
  }
}
