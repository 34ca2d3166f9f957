package dev.lint429.run.scan;

import dev.lint429.engine.Options;
import dev.lint429.engine.catalogue.Catalogue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What to analyse. Files are named by their paths relative to {@code root}, with slashes.
 *
 * @param projects the files that may be looked at; those of one project see each other
 * @param reported the files whose findings are wanted
 * @param texts what stands in place of what is on the disk, by file
 * @param threads how many files are analysed at a time
 */
public record ScanJob(
    Path root,
    List<Project> projects,
    Set<String> reported,
    Options options,
    Catalogue catalogue,
    Map<String, String> texts,
    int threads) {

  /**
   * Files that belong together.
   *
   * @param directory relative to the root, with slashes; empty for the root itself
   * @param files in the order of their paths
   */
  public record Project(String directory, List<String> files) {
    public Project {
      files = List.copyOf(files);
    }
  }

  /** The same job on changed texts, for some of the files only. */
  public ScanJob with(Set<String> otherReported, Map<String, String> otherTexts) {
    return new ScanJob(root, projects, otherReported, options, catalogue, otherTexts, threads);
  }
}
