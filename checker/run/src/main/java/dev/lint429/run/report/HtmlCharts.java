package dev.lint429.run.report;

import static dev.lint429.run.report.Markup.escape;

import dev.lint429.run.result.InferenceCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The charts of the HTML report, as inline SVG: horizontal bars, stacked by state. */
final class HtmlCharts {
  private static final int WIDTH = 460;
  private static final int LABEL = 156;
  private static final int COUNT = 36;
  private static final int ROW = 26;
  private static final int BAR = 16;
  private static final int MAX_ROWS = 10;
  private static final int MAX_LABEL = 20;

  private HtmlCharts() {}

  static String of(List<InferenceCall> calls) {
    return states(calls.stream().filter(InferenceCall::isHttp).toList())
        + chart("Retries, by how the wait is chosen", retried(calls), HtmlCharts::delay)
        + chart(
            "By provider", calls, call -> call.provider() == null ? "not known" : call.provider())
        + chart("By client library", calls, InferenceCall::client);
  }

  private static List<InferenceCall> retried(List<InferenceCall> calls) {
    return calls.stream().filter(call -> !call.retries().isEmpty()).toList();
  }

  /** Of the innermost retry. */
  private static String delay(InferenceCall call) {
    String delay = call.retries().get(0).delay();
    return switch (delay) {
      case "none" -> "no wait";
      case "server" -> "as the server asks";
      case "unknown" -> "not known";
      default -> delay;
    };
  }

  private static String states(List<InferenceCall> calls) {
    StringBuilder svg = open("What becomes of a 429", 1);
    svg.append(bar(0, count(calls), calls.size(), 0, WIDTH));
    svg.append("</svg>\n<ul class=\"legend\">");
    Map<String, Integer> counts = count(calls);
    for (String state : InferenceCall.STATES) {
      int count = counts.getOrDefault(state, 0);
      svg.append("<li><i class=\"" + state + "\"></i>")
          .append(escape(Summary.stateInWords(state)))
          .append(": " + count + "</li>");
    }
    return svg.append("</ul></div>\n").toString();
  }

  private static String chart(
      String title, List<InferenceCall> calls, Function<InferenceCall, String> group) {
    if (calls.isEmpty()) {
      return "";
    }
    Map<String, List<InferenceCall>> rows = rows(calls, group);
    int max = rows.values().stream().mapToInt(List::size).max().orElse(1);
    StringBuilder svg = open(title, rows.size());
    int y = 0;
    for (Map.Entry<String, List<InferenceCall>> row : rows.entrySet()) {
      int size = row.getValue().size();
      int length = Math.max(3, (WIDTH - LABEL - COUNT) * size / max);
      svg.append("<text x=\"0\" y=\"" + (y + BAR - 3) + "\">")
          .append(escape(shorten(row.getKey())))
          .append("<title>" + escape(row.getKey()) + "</title></text>");
      svg.append(bar(y, count(row.getValue()), size, LABEL, length));
      svg.append("<text class=\"count\" x=\"" + (LABEL + length + 8) + "\" y=\"" + (y + BAR - 3))
          .append("\">" + size + "</text>\n");
      y += ROW;
    }
    return svg.append("</svg></div>\n").toString();
  }

  /** The groups, the largest first; those beyond the first ten in one. */
  private static Map<String, List<InferenceCall>> rows(
      List<InferenceCall> calls, Function<InferenceCall, String> group) {
    Map<String, List<InferenceCall>> groups = new TreeMap<>();
    for (InferenceCall call : calls) {
      groups.computeIfAbsent(group.apply(call), g -> new ArrayList<>()).add(call);
    }
    List<String> names = new ArrayList<>(groups.keySet());
    names.sort(Comparator.comparingInt(name -> -groups.get(name).size()));
    Map<String, List<InferenceCall>> rows = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      boolean fits = i < MAX_ROWS - 1 || names.size() <= MAX_ROWS;
      String row = fits ? names.get(i) : (names.size() - MAX_ROWS + 1) + " others";
      rows.computeIfAbsent(row, r -> new ArrayList<>()).addAll(groups.get(names.get(i)));
    }
    return rows;
  }

  private static StringBuilder open(String title, int rows) {
    String label = escape(title);
    return new StringBuilder("<div class=\"chart\"><h3>" + label + "</h3>\n")
        .append("<svg role=\"img\" aria-label=\"" + label + "\" viewBox=\"0 0 " + WIDTH + " ")
        .append((rows * ROW - (ROW - BAR)) + "\">\n");
  }

  private static String bar(int y, Map<String, Integer> counts, int size, int x, int length) {
    StringBuilder bar = new StringBuilder();
    double at = x;
    for (String state : InferenceCall.STATES) {
      int count = counts.getOrDefault(state, 0);
      if (count > 0) {
        double width = (double) length * count / size;
        bar.append(
                "<rect class=\"" + state + "\" x=\"" + number(at) + "\" y=\"" + y + "\" width=\"")
            .append(number(width) + "\" height=\"" + BAR + "\"><title>")
            .append(escape(Summary.stateInWords(state)) + ": " + count)
            .append("</title></rect>");
        at += width;
      }
    }
    return bar.toString();
  }

  private static Map<String, Integer> count(List<InferenceCall> calls) {
    Map<String, Integer> counts = new TreeMap<>();
    calls.forEach(call -> counts.merge(call.state(), 1, Integer::sum));
    return counts;
  }

  private static String number(double value) {
    double rounded = Math.round(value * 10) / 10.0;
    return rounded == Math.rint(rounded) ? String.valueOf((long) rounded) : String.valueOf(rounded);
  }

  private static String shorten(String label) {
    return label.length() <= MAX_LABEL ? label : label.substring(0, MAX_LABEL - 1) + "…";
  }
}
