package dev.lint429.run.changes;

import dev.lint429.engine.files.ProjectRoot;
import dev.lint429.run.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.filter.PathSuffixFilter;
import org.eclipse.jgit.util.io.NullOutputStream;

/**
 * Finds what changed between a revision and the files as they lie on the disk: commits, uncommitted
 * changes and untracked files alike.
 */
public final class GitChanges {
  private final Path root;
  private final String revision;
  private final Consumer<String> notes;

  private GitChanges(Path root, String revision, Consumer<String> notes) {
    this.root = root;
    this.revision = revision;
    this.notes = notes;
  }

  /**
   * The lines of Java files that changed since the merge base of {@code revision} and HEAD.
   *
   * @param root what files are named relative to, absolute
   * @param notes is told, in a sentence, where something else has to be done instead
   * @return empty if nobody can tell, so that every line counts as changed; {@code notes} was told
   * @throws UserError if {@code root} is in no Git work tree, or Git's data cannot be read
   */
  public static Optional<ChangedLines> since(Path root, String revision, Consumer<String> notes) {
    Path workTree = ProjectRoot.workTree(root);
    if (workTree == null) {
      throw new UserError("Changed lines cannot be told: " + root + " is in no Git work tree");
    }
    try (Repository repository =
        new FileRepositoryBuilder().findGitDir(workTree.toFile()).setMustExist(true).build()) {
      return new GitChanges(root, revision, notes).lines(repository);
    } catch (IOException e) {
      throw new UserError(
          "Changed lines cannot be told: the Git repository of "
              + workTree
              + " cannot be read: "
              + e.getMessage(),
          e);
    }
  }

  private Optional<ChangedLines> lines(Repository repository) throws IOException {
    boolean shallow = !repository.getObjectDatabase().getShallowCommits().isEmpty();
    ObjectId commit = resolve(repository);
    if (commit == null) {
      notes.accept(
          "The revision "
              + revision
              + " is not in this clone"
              + (shallow ? ", which is shallow (fetch its whole history, or that revision)" : "")
              + ": all lines are reported, not only changed ones");
      return Optional.empty();
    }
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit base = base(repository, walk, walk.parseCommit(commit), shallow);
      return Optional.of(compare(repository, base));
    }
  }

  private ObjectId resolve(Repository repository) throws IOException {
    try {
      return repository.resolve(revision + "^{commit}");
    } catch (MissingObjectException e) {
      return null;
    } catch (RevisionSyntaxException | AmbiguousObjectException | IncorrectObjectTypeException e) {
      throw new UserError("\"" + revision + "\" is not a Git revision", e);
    }
  }

  /** The merge base; where there is none, the revision itself. */
  private RevCommit base(Repository repository, RevWalk walk, RevCommit commit, boolean shallow)
      throws IOException {
    ObjectId head = repository.resolve("HEAD^{commit}");
    if (head == null) {
      return commit;
    }
    walk.setRevFilter(RevFilter.MERGE_BASE);
    walk.markStart(commit);
    walk.markStart(walk.parseCommit(head));
    RevCommit base = walk.next();
    if (base != null) {
      return walk.parseCommit(base);
    }
    notes.accept(
        "HEAD and "
            + revision
            + " have no common commit"
            + (shallow ? " in this clone, which is shallow (fetch its whole history)" : "")
            + ": lines that differ from "
            + revision
            + " itself are reported");
    return commit;
  }

  private ChangedLines compare(Repository repository, RevCommit base) throws IOException {
    ChangedLines lines = new ChangedLines();
    Path workTree = repository.getWorkTree().toPath().toAbsolutePath().normalize();
    try (DiffFormatter diff = new DiffFormatter(NullOutputStream.INSTANCE);
        ObjectReader reader = repository.newObjectReader()) {
      diff.setRepository(repository);
      diff.setDetectRenames(true);
      diff.setPathFilter(PathSuffixFilter.create(".java"));
      CanonicalTreeParser before = new CanonicalTreeParser(null, reader, base.getTree());
      for (DiffEntry entry : diff.scan(before, new FileTreeIterator(repository))) {
        Path file = workTree.resolve(entry.getNewPath());
        if (entry.getChangeType() != DiffEntry.ChangeType.DELETE && file.startsWith(root)) {
          String path = root.relativize(file).toString().replace('\\', '/');
          for (Edit edit : diff.toFileHeader(entry).toEditList()) {
            add(lines, path, edit);
          }
        }
      }
    }
    return lines;
  }

  private static void add(ChangedLines lines, String path, Edit edit) {
    if (edit.getType() == Edit.Type.DELETE) {
      lines.addRemoved(path, edit.getBeginB() + 1);
    } else {
      lines.addChanged(path, edit.getBeginB() + 1, edit.getEndB());
    }
  }
}
