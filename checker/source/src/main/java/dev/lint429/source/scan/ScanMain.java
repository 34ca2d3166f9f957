package dev.lint429.source.scan;

import dev.lint429.engine.Evidence;
import dev.lint429.engine.Finding;
import dev.lint429.engine.Options;
import dev.lint429.engine.UnitReport;
import dev.lint429.engine.model.SourceFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Scans repositories: a text listing on the standard output and, with {@code --sarif DIR}, one log
 * for each, named after its directory. A plain runner that the command line tool will replace.
 */
public final class ScanMain {
  private static final int BAD_USE = 2;

  private final PrintStream out;
  private final List<Path> roots = new ArrayList<>();
  private Path sarif;

  private ScanMain(PrintStream out) {
    this.out = out;
  }

  /** Exit status: 0 clean, 1 findings, 2 bad use or failure. */
  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    int status = run(args, out);
    out.flush();
    System.exit(status);
  }

  static int run(String[] args, PrintStream out) throws IOException {
    ScanMain main = new ScanMain(out);
    return main.accept(args) ? main.run() : BAD_USE;
  }

  private boolean accept(String[] args) {
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--sarif") && i + 1 < args.length) {
        sarif = Path.of(args[++i]);
      } else if (args[i].startsWith("-") || !Files.isDirectory(Path.of(args[i]))) {
        out.println("lint429: no such option or directory: " + args[i]);
        return false;
      } else {
        roots.add(Path.of(args[i]));
      }
    }
    if (roots.isEmpty()) {
      out.println("usage: ScanMain [--sarif DIR] DIR...");
    }
    return !roots.isEmpty();
  }

  private int run() throws IOException {
    int status = 0;
    Scan scan = new Scan(Options.DEFAULT, Runtime.getRuntime().availableProcessors());
    for (Path root : roots) {
      long start = System.nanoTime();
      Scan.Result result = scan.run(root);
      long millis = (System.nanoTime() - start) / 1_000_000;
      String name = root.toAbsolutePath().normalize().getFileName().toString();
      if (sarif != null) {
        Files.createDirectories(sarif);
        Files.writeString(sarif.resolve(name + ".sarif"), SarifLog.of(result));
      }
      print(name, result, millis);
      boolean failed = result.files().isEmpty() || !result.failures().isEmpty();
      boolean found = result.reports().values().stream().anyMatch(r -> !r.findings().isEmpty());
      status = Math.max(status, failed ? BAD_USE : found ? 1 : 0);
    }
    return status;
  }

  private void print(String name, Scan.Result result, long millis) {
    int requests = 0;
    int findings = 0;
    int unknown = 0;
    for (UnitReport report : result.reports().values()) {
      report.findings().forEach(this::print);
      requests += report.requests().size();
      findings += report.findings().size();
      unknown += report.unknown();
    }
    result
        .broken()
        .forEach(
            b ->
                out.printf(
                    "%s: %s: %s%n",
                    b.file(), b.analysed() ? "parsed in part" : "not parsed", b.problems().get(0)));
    result.failures().forEach((file, e) -> print(file, e));
    if (result.files().isEmpty()) {
      out.printf("%s: no Java files found%n", name);
    }
    out.printf(
        "%s: %d files, %d of them analysed, %d requests to inference endpoints, %d findings, "
            + "%d requests unknown, %d files broken, %d failed, %d ms%n",
        name,
        result.files().size(),
        result.reports().size(),
        requests,
        findings,
        unknown,
        result.broken().size(),
        result.failures().size(),
        millis);
  }

  private void print(Finding finding) {
    SourceFile file = finding.unit().file();
    int start = finding.span().start();
    out.printf(
        "%s:%d:%d: [%s] %s%n",
        file.path(), file.line(start), file.column(start), finding.rule().id(), finding.message());
    for (Evidence evidence : finding.evidence()) {
      out.printf("    %s:%d: %s%n", evidence.file().path(), evidence.line(), evidence.text());
    }
  }

  private void print(String file, Throwable failure) {
    out.printf("%s: analysis failed: %s%n", file, failure);
    StackTraceElement[] trace = failure.getStackTrace();
    for (int i = 0; i < Math.min(trace.length, 6); i++) {
      out.printf("    at %s%n", trace[i]);
    }
  }
}
