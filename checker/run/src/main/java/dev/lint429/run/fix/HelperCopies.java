package dev.lint429.run.fix;

import dev.lint429.engine.Options;
import dev.lint429.run.UserError;
import dev.lint429.run.files.TextFile;
import dev.lint429.run.scan.ScanJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the helper's source into the project, one file for each source root with fixed files,
 * instead of a dependency on it.
 */
final class HelperCopies {
  private static final String SIMPLE_NAME = "Backoff";
  private static final Pattern PACKAGE =
      Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;", Pattern.UNICODE_CHARACTER_CLASS);

  private final Path root;
  private final String packageName;

  /** The copies' paths, by that of their source root. */
  private final TreeMap<String, String> copies = new TreeMap<>();

  /**
   * @param root of the run
   * @param asked the copies' package; empty for the one that the fixed files have in common
   * @param fixed the texts of the files to be fixed, by path
   * @throws UserError if there is no such package, or another file is where a copy would be
   */
  HelperCopies(Path root, String asked, TreeMap<String, String> fixed) {
    this.root = root;
    this.packageName = asked.isEmpty() ? common(fixed.values()) : asked;
    fixed.forEach(
        (path, text) -> {
          String sources = sourceRoot(path, packageOf(text));
          copies.put(
              sources, sources + packageName.replace('.', '/') + "/" + SIMPLE_NAME + ".java");
        });
    copies.values().forEach(this::check);
  }

  private static String packageOf(String text) {
    Matcher declaration = PACKAGE.matcher(text);
    return declaration.find() ? declaration.group(1) : "";
  }

  private static String common(Collection<String> texts) {
    List<String> common = null;
    for (String text : texts) {
      List<String> names = List.of(packageOf(text).split("\\."));
      int same = 0;
      while (common != null
          && same < Math.min(common.size(), names.size())
          && common.get(same).equals(names.get(same))) {
        same++;
      }
      common = common == null ? names : common.subList(0, same);
    }
    String name = common == null ? "" : String.join(".", common);
    if (name.isEmpty()) {
      throw new UserError(
          "The files to be fixed have no package in common: name the one for the helper, as by"
              + " --helper-source=com.example.http");
    }
    return name;
  }

  /** The directory that the file's package is in, with a slash at its end; tests use main's. */
  private String sourceRoot(String path, String itsPackage) {
    String directory = path.substring(0, path.lastIndexOf('/') + 1);
    String inner = itsPackage.isEmpty() ? "" : itsPackage.replace('.', '/') + "/";
    String sources =
        directory.endsWith(inner)
            ? directory.substring(0, directory.length() - inner.length())
            : directory;
    String main = sources.replaceFirst("(^|/)src/test/java/$", "$1src/main/java/");
    return Files.isDirectory(root.resolve(main)) ? main : sources;
  }

  private void check(String path) {
    Path file = root.resolve(path);
    try {
      if (Files.exists(file) && !TextFile.read(file).text().startsWith(HelperSource.MARK)) {
        throw new UserError(
            path + " is not the helper: name another package, as by --helper-source=com.example");
      }
    } catch (IOException e) {
      throw new UserError(path + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** The copies' paths. */
  Collection<String> paths() {
    return copies.values();
  }

  /** What the copies hold. */
  String text() {
    return HelperSource.text(packageName);
  }

  /** The copies' class. */
  String helper() {
    return packageName + "." + SIMPLE_NAME;
  }

  /** The job with the copies among its files, and fixes that call them. */
  ScanJob job(ScanJob before) {
    List<ScanJob.Project> projects = new ArrayList<>();
    for (ScanJob.Project project : before.projects()) {
      List<String> files = new ArrayList<>(project.files());
      copies.forEach(
          (sources, copy) -> {
            if (!files.contains(copy)
                && project.files().stream().anyMatch(file -> file.startsWith(sources))) {
              files.add(copy);
            }
          });
      files.sort(null);
      projects.add(new ScanJob.Project(project.directory(), files));
    }
    ScanJob job =
        new ScanJob(
            before.root(),
            projects,
            before.reported(),
            before.options(),
            before.catalogue(),
            before.texts(),
            before.threads());
    return withHelper(job, helper());
  }

  /** The job with fixes that call another helper. */
  static ScanJob withHelper(ScanJob before, String helper) {
    Options options = before.options();
    return new ScanJob(
        before.root(),
        before.projects(),
        before.reported(),
        new Options(options.endpoints(), helper, options.scope()),
        before.catalogue(),
        before.texts(),
        before.threads());
  }
}
