package dev.lint429.maven.it;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.Status;
import org.eclipse.jgit.api.errors.GitAPIException;

/** A project of {@code src/it}, for the scripts there. */
public final class Project {
  private static final Pattern START =
      Pattern.compile("(?m)^(?=.{0,8}\\[INFO\\] Scanning for projects)");

  private final Path directory;

  public Project(File directory) {
    this.directory = directory.toPath();
  }

  /** Makes the project a Git work tree of its own, with all files committed. */
  public void commit() throws GitAPIException, IOException {
    try (Git git = Git.init().setDirectory(directory.toFile()).setInitialBranch("main").call()) {
      Path exclude = directory.resolve(".git/info/exclude");
      Files.createDirectories(exclude.getParent());
      Files.writeString(exclude, "build.log\ntarget/\n");
      // Bytes are compared, whatever the user's configuration says.
      git.getRepository().getConfig().setString("core", null, "autocrlf", "false");
      git.getRepository().getConfig().save();
      git.add().addFilepattern(".").call();
      git.commit()
          .setMessage("All files")
          .setSign(false)
          .setAuthor("it", "it@example.com")
          .setCommitter("it", "it@example.com")
          .call();
    }
  }

  /** Clones the project as a server does for a build. */
  public void cloneTo(File clone, int depth) throws GitAPIException {
    Git.cloneRepository()
        .setURI(directory.toUri().toString())
        .setDirectory(clone)
        .setDepth(depth)
        .call()
        .close();
  }

  /** The committed files that have other bytes now, or are gone. */
  public Set<String> changed() throws GitAPIException, IOException {
    try (Git git = Git.open(directory.toFile())) {
      Status status = git.status().call();
      return new TreeSet<>(status.getUncommittedChanges());
    }
  }

  /**
   * No file has changed since it was committed, and apart from Maven's there are no others.
   *
   * @throws AssertionError if not
   */
  public void mustBeAsCommitted() throws GitAPIException, IOException {
    try (Git git = Git.open(directory.toFile())) {
      Status status = git.status().call();
      Set<String> others = new TreeSet<>(status.getUncommittedChanges());
      others.addAll(status.getUntracked());
      if (!others.isEmpty()) {
        throw new AssertionError("not as they were: " + others);
      }
    }
  }

  /** The Maven runs, in their order. */
  public List<Run> runs() throws IOException {
    return Arrays.stream(START.split(bytes("build.log"))).skip(1).map(Run::new).toList();
  }

  /** The content of a file; each byte becomes one character. */
  public String bytes(String path) throws IOException {
    return Files.readString(directory.resolve(path), StandardCharsets.ISO_8859_1);
  }

  public boolean has(String path) {
    return Files.exists(directory.resolve(path));
  }
}
