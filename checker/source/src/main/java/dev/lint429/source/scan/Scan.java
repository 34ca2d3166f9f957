package dev.lint429.source.scan;

import dev.lint429.engine.Engine;
import dev.lint429.engine.Finding;
import dev.lint429.engine.Options;
import dev.lint429.engine.UnitReport;
import dev.lint429.engine.catalogue.CatalogueLoader;
import dev.lint429.engine.config.ConfigFiles;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.source.SourceProgram;
import dev.lint429.source.SourceProgram.Broken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Analyses the relevant files of one repository on several threads. */
public final class Scan {
  /** Deeply nested code is visited recursively. */
  private static final long STACK_BYTES = 64L << 20;

  /** After so much lowered source, what is lowered is let go of between two batches. */
  private static final long MAX_LOWERED_CHARACTERS = 40_000_000;

  private static final int BATCH = 400;

  private final Options options;
  private final int threads;

  /**
   * What came of it.
   *
   * @param files all source files, relevant or not
   * @param reports what was found, by file, in the order of the files
   * @param broken files that were looked at and did not parse, wholly or in part
   * @param failures the error of each file whose analysis failed, by file
   */
  public record Result(
      List<String> files,
      Map<String, UnitReport> reports,
      List<Broken> broken,
      Map<String, Throwable> failures) {}

  public Scan(Options options, int threads) {
    this.options = options;
    this.threads = threads;
  }

  /** Scans the source files below {@code root}. */
  public Result run(Path root) throws IOException {
    SourceProgram program = SourceProgram.of(root);
    ConfigFiles config = ConfigFiles.of(root);
    List<String> relevant =
        program.files().parallelStream().filter(f -> Engine.mayConcern(program.text(f))).toList();
    Map<String, UnitReport> reports = new ConcurrentHashMap<>();
    Map<String, Throwable> failures = new ConcurrentHashMap<>();
    List<Engine> engines = List.of();
    for (int start = 0; start < relevant.size(); start += BATCH) {
      if (engines.isEmpty() || program.loweredCharacters() > MAX_LOWERED_CHARACTERS) {
        program.release();
        engines = engines(program, config);
      }
      List<String> batch = relevant.subList(start, Math.min(start + BATCH, relevant.size()));
      run(batch, program, engines, reports, failures);
    }
    return new Result(
        program.files(), new TreeMap<>(reports), program.broken(), new TreeMap<>(failures));
  }

  private List<Engine> engines(SourceProgram program, ConfigFiles config) {
    List<Engine> engines = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      engines.add(new Engine(options, program, CatalogueLoader.builtIn(), config));
    }
    return engines;
  }

  private static void run(
      List<String> files,
      SourceProgram program,
      List<Engine> engines,
      Map<String, UnitReport> reports,
      Map<String, Throwable> failures) {
    AtomicInteger next = new AtomicInteger();
    List<Thread> workers = new ArrayList<>();
    for (Engine engine : engines) {
      Runnable work =
          () -> {
            for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
              String file = files.get(i);
              try {
                CompilationUnit unit = program.unit(file);
                UnitReport report = engine.report(unit);
                List<Finding> findings = Suppressions.filter(unit, report.findings());
                reports.put(file, new UnitReport(report.requests(), findings, report.unknown()));
              } catch (RuntimeException | StackOverflowError | LinkageError e) {
                failures.put(file, e);
              }
            }
          };
      Thread worker = new Thread(null, work, "scan-" + workers.size(), STACK_BYTES);
      workers.add(worker);
      worker.start();
    }
    for (Thread worker : workers) {
      join(worker);
    }
  }

  private static void join(Thread worker) {
    boolean interrupted = false;
    while (worker.isAlive()) {
      try {
        worker.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
