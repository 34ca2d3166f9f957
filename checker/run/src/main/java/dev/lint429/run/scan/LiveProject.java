package dev.lint429.run.scan;

import dev.lint429.engine.Engine;
import dev.lint429.engine.Options;
import dev.lint429.engine.catalogue.Catalogue;
import dev.lint429.engine.config.ConfigFiles;
import dev.lint429.engine.flow.ConfigSource;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.run.UserError;
import dev.lint429.run.result.Edit;
import dev.lint429.run.result.FileResult;
import dev.lint429.run.result.Issue;
import dev.lint429.source.SourceProgram;
import dev.lint429.source.tree.Libraries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A project whose files change while it is analysed, as in an editor: a change costs the analysis
 * of the file that changed, and tells which other files are to be looked at again. For use by one
 * thread at a time, one with a deep stack.
 */
public final class LiveProject {
  /** Lowered code takes up a multiple of the text; this many characters may stay lowered. */
  private static final long MAX_LOWERED_CHARACTERS = 400_000;

  private final SourceProgram program;
  private final ConfigSource config;
  private final Options options;
  private final Catalogue catalogue;
  private final Set<String> files;

  /** What the results that were handed out depend on, by file. */
  private final Map<String, WatchedProgram.Use> uses = new HashMap<>();

  private final Set<String> stale = new TreeSet<>();

  private LiveProject(
      SourceProgram program, ConfigSource config, Options options, Catalogue catalogue) {
    this.program = program;
    this.config = config;
    this.options = options;
    this.catalogue = catalogue;
    this.files = new TreeSet<>(program.files());
  }

  /**
   * A project on the disk.
   *
   * @param root what files are named relative to
   * @param project its files, and the directory of its configuration and build files
   * @param texts what stands in place of what is on the disk, by file
   * @throws UserError if it cannot be read
   */
  public static LiveProject of(
      Path root,
      ScanJob.Project project,
      Map<String, String> texts,
      Options options,
      Catalogue catalogue) {
    Path directory = root.resolve(project.directory());
    try {
      SourceProgram program =
          SourceProgram.of(root, project.files(), texts, Libraries.named(directory));
      return new LiveProject(program, ConfigFiles.of(directory), options, catalogue);
    } catch (IOException e) {
      throw new UserError(directory + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Files that belong to no project: they see each other and nothing else. */
  public static LiveProject of(Map<String, String> texts, Options options, Catalogue catalogue) {
    return new LiveProject(SourceProgram.of(texts), ConfigSource.NONE, options, catalogue);
  }

  /** The files, relative to the root, with slashes, in their order. */
  public Set<String> files() {
    return files;
  }

  /** The text of a file as it is analysed; null if there is no such file. */
  public String text(String file) {
    return program.text(file);
  }

  /**
   * Adds a file, gives it another text or removes it. The files whose results may be others now are
   * {@linkplain #takeStale stale} then.
   *
   * @param text null if the file is gone
   */
  public void update(String file, String text) {
    String before = program.text(file);
    if (text == null ? before == null : text.equals(before)) {
      return;
    }
    boolean seenByOthers = program.update(file, text);
    if (text == null) {
      files.remove(file);
      uses.remove(file);
      stale.remove(file);
    } else {
      files.add(file);
      stale.add(file);
    }
    Change change = new Change(file, before, text);
    uses.forEach(
        (user, use) -> {
          if (seenByOthers || use.isTouchedBy(change)) {
            stale.add(user);
          }
        });
  }

  /** The files that have changed, or depend on what has, since they were last analysed. */
  public Set<String> takeStale() {
    Set<String> taken = new TreeSet<>(stale);
    stale.clear();
    return taken;
  }

  /** Analyses a file as it is now; nothing is thrown if that fails, but the result says so. */
  public FileResult analyse(String file) {
    if (program.loweredCharacters() > MAX_LOWERED_CHARACTERS) {
      program.release();
    }
    stale.remove(file);
    String text = program.text(file);
    if (text == null || !mayConcern(text)) {
      // The words that make a file matter are its own.
      uses.remove(file);
      return FileResult.empty(file);
    }
    WatchedProgram watched = new WatchedProgram(program);
    try {
      CompilationUnit unit = program.unit(file);
      // An engine keeps what it learned, and what it does not ask for again is not watched.
      Engine engine = new Engine(options, watched, catalogue, config);
      FileResult.Trouble trouble = SourceScanner.trouble(program.broken(file));
      return Digest.of(unit, engine.report(unit), trouble);
    } catch (RuntimeException | StackOverflowError e) {
      return SourceScanner.failed(file, e);
    } finally {
      uses.put(file, watched.use());
    }
  }

  /**
   * The edit that silences a finding at the innermost method, field or class around it.
   *
   * @param issue from the last analysis of its file
   */
  public Optional<Edit> suppression(Issue issue) {
    CompilationUnit unit = program.unit(issue.path());
    return unit == null ? Optional.empty() : Optional.ofNullable(Silencer.edit(unit, issue));
  }

  /** What keeps a text from being parsed, one line; null if it parses. */
  public static String syntaxProblem(String text) {
    return new SourceScanner().syntaxProblem(text);
  }

  /** The files among {@code some} that analysis would look into at all, in their order. */
  public List<String> concerned(Set<String> some) {
    return files.stream()
        .filter(some::contains)
        .filter(file -> mayConcern(program.text(file)))
        .toList();
  }

  private boolean mayConcern(String text) {
    return catalogue.mayConcern(text) || Engine.mayRetry(options, text);
  }
}
