import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws the simulation's results as SVG files, with no library. */
final class Plots {

  private static final List<String> SHOWN =
      List.of(
          "no retry",
          "fixed 1 s, 3 attempts (Spring Retry @Retryable)",
          "fixed 0.5 s, 3 attempts (Resilience4j)",
          "1 s x2, 3 attempts (Failsafe withBackoff)",
          "Retry-After up to 8 s, 3 attempts (openai-java's shape)",
          "fixed 1 s, 10 attempts",
          "full jitter 1 to 60 s, 8 attempts",
          "Retry-After + full jitter, 6 attempts",
          "lint429, a process each",
          "lint429, one process");

  private static final String[] COLOURS = {
    "#8a8a8a", "#c46210", "#b8860b", "#7d5ba6", "#2e7d6b", "#a33b3b", "#5b7fa6", "#444444",
    "#5aa0e0", "#0b5fa5"
  };

  private Plots() {}

  static void draw(Map<String, Map<String, Simulation.Result>> table, Path directory)
      throws IOException {
    Files.createDirectories(directory);
    for (String load : List.of("100 clients at once", "300 clients at once")) {
      String file = load.split(" ")[0] + "-clients.svg";
      Files.writeString(
          directory.resolve(file),
          bars(load, table.get(load), table.get(load + ", refused requests count")));
    }
    Files.writeString(
        directory.resolve("steady.svg"),
        curves(
            "90 calls a minute at a limit of 60, refused requests count: calls that succeeded",
            table.get("90 calls a minute for 20 minutes, refused requests count"),
            1500));
    Files.writeString(
        directory.resolve("recovery.svg"),
        curves(
            "300 clients at once: calls that succeeded",
            table.get("300 clients at once"),
            320));
  }

  /** Two bars for each policy: how many succeeded, and the requests for each that did. */
  private static String bars(
      String title,
      Map<String, Simulation.Result> plain,
      Map<String, Simulation.Result> refusedCount) {
    int clients = Integer.parseInt(title.split(" ")[0]);
    int left = 400;
    int width = 230;
    int row = 34;
    int height = 90 + row * SHOWN.size();
    StringBuilder svg = begin(1000, height, title + ", limit 60 in 60 s");
    text(svg, left, 52, "start", "succeeded", 13, "#333");
    text(svg, left + 300, 52, "start", "requests per success", 13, "#333");
    text(svg, left + 2, 70, "start", "dark: only accepted requests count; light: refused ones, too", 11, "#666");
    int y = 80;
    for (String name : SHOWN) {
      text(svg, left - 10, y + 16, "end", name, 12, name.startsWith("lint429") ? "#0b5fa5" : "#222");
      String dark = name.startsWith("lint429") ? "#0b5fa5" : "#6b6b6b";
      String light = name.startsWith("lint429") ? "#8fc1ea" : "#bdbdbd";
      int half = 0;
      for (Map<String, Simulation.Result> results : List.of(plain, refusedCount)) {
        Simulation.Result result = results.get(name);
        String colour = half == 0 ? dark : light;
        int at = y + half * 12;
        double ok = result.ok() / clients;
        bar(svg, left, at, ok * width, colour, String.format(Locale.ROOT, "%.0f", result.ok()));
        // Logarithmic: the worst needs fifty times as many as the best.
        double per = Math.log(result.callsPerSuccess()) / Math.log(60);
        bar(
            svg,
            left + 300,
            at,
            Math.max(0.004, per) * width,
            colour,
            String.format(Locale.ROOT, "%.2f", result.callsPerSuccess()));
        half++;
      }
      y += row;
    }
    return svg.append("</svg>\n").toString();
  }

  private static String curves(
      String title, Map<String, Simulation.Result> results, double seconds) {
    int left = 60;
    int top = 50;
    int width = 560;
    int height = 320;
    Map<String, Simulation.Result> shown = new LinkedHashMap<>();
    double most = 1;
    for (String name : SHOWN) {
      shown.put(name, results.get(name));
      most = Math.max(most, results.get(name).curve().size());
    }
    StringBuilder svg = begin(1000, top + height + 50, title);
    for (int i = 0; i <= 4; i++) {
      double y = top + height - i * height / 4.0;
      line(svg, left, y, left + width, y, "#ddd");
      text(svg, left - 8, (int) y + 4, "end", String.valueOf(Math.round(most * i / 4)), 11, "#444");
      double x = left + i * width / 4.0;
      text(svg, (int) x, top + height + 18, "middle", Math.round(seconds * i / 4) + " s", 11, "#444");
    }
    int number = 0;
    for (Map.Entry<String, Simulation.Result> one : shown.entrySet()) {
      StringBuilder points = new StringBuilder(point(left, top + height));
      double last = 0;
      for (double[] p : one.getValue().curve()) {
        double x = left + Math.min(1, p[0] / seconds) * width;
        points.append(point(x, top + height - last / most * height));
        last = p[1];
        points.append(point(x, top + height - last / most * height));
      }
      points.append(point(left + width, top + height - last / most * height));
      boolean ours = one.getKey().startsWith("lint429");
      svg.append(
          "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"%s\" points=\"%s\"/>\n"
              .formatted(COLOURS[number], ours ? "3" : "1.5", points.toString().trim()));
      int y = top + 12 + number * 28;
      line(svg, left + width + 20, y, left + width + 44, y, COLOURS[number]);
      text(svg, left + width + 50, y + 4, "start", shortened(one.getKey()), 11, "#222");
      number++;
    }
    return svg.append("</svg>\n").toString();
  }

  private static String shortened(String name) {
    return name.replace(" (openai-java's shape)", " (openai-java)")
        .replace(" (Spring Retry @Retryable)", " (Spring Retry)");
  }

  private static StringBuilder begin(int width, int height, String title) {
    StringBuilder svg = new StringBuilder();
    svg.append(
        ("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                + " viewBox=\"0 0 %d %d\" font-family=\"sans-serif\">\n"
                + "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>\n")
            .formatted(width, height, width, height));
    text(svg, 20, 28, "start", title, 16, "#111");
    return svg;
  }

  private static void bar(
      StringBuilder svg, double x, double y, double width, String colour, String label) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"10\" fill=\"%s\"/>%n",
            x,
            y,
            width,
            colour));
    text(svg, (int) (x + width + 4), (int) y + 9, "start", label, 10, "#333");
  }

  private static void line(
      StringBuilder svg, double x1, double y1, double x2, double y2, String colour) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"2\"/>%n",
            x1,
            y1,
            x2,
            y2,
            colour));
  }

  private static void text(
      StringBuilder svg, int x, int y, String anchor, String text, int size, String colour) {
    svg.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" font-size=\"%d\" fill=\"%s\">%s</text>\n"
            .formatted(x, y, anchor, size, colour, text.replace("&", "&amp;")));
  }

  private static String point(double x, double y) {
    return String.format(Locale.ROOT, "%.1f,%.1f ", x, y);
  }
}
