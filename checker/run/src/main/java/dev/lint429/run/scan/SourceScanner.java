package dev.lint429.run.scan;

import dev.lint429.engine.Engine;
import dev.lint429.engine.config.ConfigFiles;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.run.Progress;
import dev.lint429.run.UserError;
import dev.lint429.run.result.FileResult;
import dev.lint429.source.SourceProgram;
import dev.lint429.source.tree.JavaFileParser;
import dev.lint429.source.tree.Libraries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Analyses source files without a build: {@link SourceProgram} and {@link Engine}. */
public final class SourceScanner implements Scanner {
  /** Deeply nested expressions, such as texts of thousands of pieces, need a deep stack. */
  private static final long STACK_BYTES = 64L << 20;

  /** Lowered code takes up a multiple of the text; this much of the heap is for it. */
  private static final long HEAP_PER_LOWERED_CHARACTER = 100;

  @Override
  public ScanResult scan(ScanJob job, Progress progress) {
    List<FileResult> results = new ArrayList<>();
    AtomicInteger done = new AtomicInteger();
    ExecutorService workers = Executors.newFixedThreadPool(job.threads(), work -> thread(work));
    try {
      for (ScanJob.Project project : job.projects()) {
        if (Collections.disjoint(project.files(), job.reported())) {
          continue;
        }
        new ProjectScan(job, project, progress, done).run(workers, results);
      }
    } finally {
      workers.shutdownNow();
    }
    return new ScanResult(results);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(null, work, "lint429", STACK_BYTES);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public String syntaxProblem(String text) {
    List<String> problems = JavaFileParser.parse(text).problems();
    return problems.isEmpty() ? null : problems.get(0);
  }

  private static final class ProjectScan {
    private final ScanJob job;
    private final SourceProgram program;
    private final ConfigFiles config;
    private final List<String> reported;
    private final Progress progress;
    private final AtomicInteger done;

    /** Files are analysed under the read lock; memory is freed under the write lock. */
    private final ReentrantReadWriteLock memory = new ReentrantReadWriteLock();

    private final long maxLoweredCharacters =
        Runtime.getRuntime().maxMemory() / 2 / HEAP_PER_LOWERED_CHARACTER;

    /** Engines keep nodes of the program, so that they go whenever its memory is freed. */
    private final AtomicInteger generation = new AtomicInteger();

    ProjectScan(ScanJob job, ScanJob.Project project, Progress progress, AtomicInteger done) {
      this.job = job;
      try {
        Path directory = job.root().resolve(project.directory());
        this.program =
            SourceProgram.of(job.root(), project.files(), job.texts(), Libraries.named(directory));
        this.config = ConfigFiles.of(directory);
      } catch (IOException e) {
        throw new UserError(project.directory() + " cannot be read: " + e.getMessage(), e);
      }
      this.reported = project.files().stream().filter(job.reported()::contains).toList();
      this.progress = progress;
      this.done = done;
    }

    void run(ExecutorService workers, List<FileResult> results) {
      FileResult[] found = new FileResult[reported.size()];
      AtomicInteger next = new AtomicInteger();
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < job.threads(); i++) {
        running.add(workers.submit(() -> work(next, found)));
      }
      running.forEach(ProjectScan::await);
      for (FileResult result : found) {
        if (!result.isEmpty()) {
          results.add(result);
        }
      }
    }

    private static void await(Future<?> work) {
      try {
        work.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof OutOfMemoryError) {
          throw new UserError(
              "There is not enough memory ("
                  + (Runtime.getRuntime().maxMemory() >> 20)
                  + " MB): give Java more, as by -Xmx4g, or use fewer --threads",
              e.getCause());
        }
        throw new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }

    private void work(AtomicInteger next, FileResult[] found) {
      Engine engine = null;
      int generationOfEngine = -1;
      for (int i = next.getAndIncrement(); i < found.length; i = next.getAndIncrement()) {
        memory.readLock().lock();
        try {
          if (generationOfEngine != generation.get()) {
            engine = new Engine(job.options(), program, job.catalogue(), config);
            generationOfEngine = generation.get();
          }
          found[i] = file(reported.get(i), engine);
        } finally {
          memory.readLock().unlock();
        }
        freeMemory();
        progress.files(done.incrementAndGet(), job.reported().size());
      }
    }

    private void freeMemory() {
      if (program.loweredCharacters() > maxLoweredCharacters) {
        memory.writeLock().lock();
        try {
          if (program.loweredCharacters() > maxLoweredCharacters) {
            program.release();
            generation.incrementAndGet();
          }
        } finally {
          memory.writeLock().unlock();
        }
      }
    }

    /** An error in the analysis of one file must not end the run. */
    private FileResult file(String name, Engine engine) {
      try {
        return analyse(name, engine);
      } catch (RuntimeException | StackOverflowError e) {
        return failed(name, e);
      }
    }

    private FileResult analyse(String name, Engine engine) {
      String text = program.text(name);
      if (!job.catalogue().mayConcern(text) && !Engine.mayRetry(job.options(), text)) {
        return FileResult.empty(name);
      }
      CompilationUnit unit = program.unit(name);
      FileResult.Trouble trouble = trouble(program.broken(name));
      return Digest.of(unit, engine.report(unit), trouble);
    }
  }

  /** What is to be said of a file that was not, or only partly, understood; null if it was. */
  static FileResult.Trouble trouble(Optional<SourceProgram.Broken> broken) {
    if (broken.isEmpty()) {
      return null;
    }
    FileResult.Kind kind =
        broken.get().analysed() ? FileResult.Kind.PARTLY_PARSED : FileResult.Kind.NOT_PARSED;
    return new FileResult.Trouble(kind, broken.get().problems().get(0));
  }

  /** The result for a file on which lint429 itself failed. */
  static FileResult failed(String file, Throwable error) {
    FileResult.Trouble trouble = new FileResult.Trouble(FileResult.Kind.FAILED, describe(error));
    return new FileResult(file, List.of(), List.of(), 0, 0, trouble);
  }

  private static String describe(Throwable error) {
    StackTraceElement[] trace = error.getStackTrace();
    String place = trace.length == 0 ? "" : " at " + trace[0];
    return "internal error, please report it: " + error + place;
  }
}
