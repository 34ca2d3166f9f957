package dev.lint429.run.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lint429.run.Checker;
import dev.lint429.run.FakeScanner;
import dev.lint429.run.Progress;
import dev.lint429.run.RunResult;
import dev.lint429.run.Settings;
import dev.lint429.run.TestTree;
import dev.lint429.run.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitChangesTest {
  private static final String OLD = "one\nbad(UnhandledRateLimit)\nthree\nfour\nfive\n";

  private TestTree tree;
  private Git git;

  @BeforeEach
  void start(@TempDir Path directory) throws GitAPIException {
    tree = new TestTree(directory.resolve("").toAbsolutePath());
    git = Git.init().setDirectory(tree.root().toFile()).setInitialBranch("main").call();
    tree.write("A.java", OLD).write("B.java", "class B {}\n");
    commit();
  }

  @AfterEach
  void end() {
    git.close();
  }

  @Test
  void noWorkTree(@TempDir Path elsewhere) {
    TestTree other = new TestTree(elsewhere).write("A.java", OLD);
    assertEquals(
        "Changed lines cannot be told: " + other.root() + " is in no Git work tree",
        assertThrows(UserError.class, () -> check(other, "main")).getMessage());
  }

  @Test
  void noRevision() {
    assertEquals(
        "\"main^{nonsense}\" is not a Git revision",
        assertThrows(UserError.class, () -> check(tree, "main^{nonsense}")).getMessage());
  }

  @Test
  void aMissingRevision() {
    RunResult result = check(tree, "origin/main");
    assertEquals(1, result.issues().size());
    assertEquals(
        List.of(
            "The revision origin/main is not in this clone: all lines are reported, not only"
                + " changed ones"),
        result.notes());
  }

  @Test
  void nothingChanged() {
    RunResult result = check(tree, "main");
    assertEquals(List.of(), result.issues());
    assertEquals(1, result.unchanged());
    assertEquals(List.of(), result.notes());
  }

  @Test
  void anotherLineChanged() {
    tree.write("A.java", OLD.replace("four", "4")).write("B.java", "class B { }\n");
    assertEquals(List.of(), places(check(tree, "main")));
  }

  @Test
  void linesThatOnlyMoved() {
    tree.write("A.java", "// new\n" + OLD);
    assertEquals(List.of(), places(check(tree, "main")));
  }

  @Test
  void aRenamedFile() throws GitAPIException {
    tree.write("sub/C.java", OLD).delete("A.java");
    commit();
    assertEquals(List.of(), places(check(tree, "HEAD~1")));
  }

  @Test
  void ignoredFiles() {
    tree.write(".gitignore", "gen/\n").write("gen/C.java", "bad(UnhandledRateLimit)");
    assertEquals(List.of(), places(check(tree, "main")));
  }

  @Test
  void committed() throws GitAPIException {
    tree.write("A.java", OLD.replace("five", "bad(FixedDelayRetry)"));
    commit();
    assertEquals(List.of("A.java:5"), places(check(tree, "HEAD~1")));
  }

  @Test
  void uncommitted() {
    tree.write("A.java", OLD.replace("five", "bad(FixedDelayRetry)"));
    assertEquals(List.of("A.java:5"), places(check(tree, "main")));
  }

  @Test
  void staged() throws GitAPIException {
    tree.write("A.java", OLD.replace("five", "bad(FixedDelayRetry)"));
    git.add().addFilepattern(".").call();
    assertEquals(List.of("A.java:5"), places(check(tree, "main")));
  }

  @Test
  void untracked() {
    tree.write("new/C.java", "bad(UnhandledRateLimit)");
    assertEquals(List.of("new/C.java:1"), places(check(tree, "main")));
  }

  @Test
  void aLineOfTheEvidenceChanged() throws GitAPIException {
    tree.write("A.java", OLD + "see(URL)\nURL = a\n");
    commit();
    tree.write("A.java", OLD + "see(URL)\nURL = b\n");
    assertEquals(List.of("A.java:2"), places(check(tree, "HEAD")));
  }

  @Test
  void linesWereRemovedFromTheMethod() {
    tree.write("A.java", OLD.replace("three\n", ""));
    assertEquals(List.of("A.java:2"), places(check(tree, "main")));
    tree.write("A.java", OLD.replace("five\n", ""));
    assertEquals(List.of(), places(check(tree, "main")), "from elsewhere in the file");
  }

  @Test
  void onlyTheLineEndsDiffer() throws Exception {
    git.getRepository().getConfig().setString("core", null, "autocrlf", "true");
    git.getRepository().getConfig().save();
    tree.write("A.java", OLD.replace("\n", "\r\n"));
    assertEquals(List.of(), places(check(tree, "main")));
  }

  @Test
  void sinceTheMergeBase() throws GitAPIException {
    git.checkout().setCreateBranch(true).setName("topic").call();
    tree.write("B.java", "bad(UnhandledRateLimit)\n");
    commit();
    git.checkout().setName("main").call();
    tree.write("A.java", "changed\n");
    commit();
    git.checkout().setName("topic").call();
    assertEquals(
        List.of("B.java:1"), places(check(tree, "main")), "what changed on main does not count");
  }

  @Test
  void belowTheWorkTree() {
    tree.write("sub/lint429.yaml", "").write("sub/C.java", "bad(UnhandledRateLimit)");
    Settings settings =
        Settings.of(tree.options().workingDirectory(tree.path("sub")).changedSince("main"));
    RunResult result = new Checker(settings, new FakeScanner(), Progress.NONE).check();
    assertEquals(List.of("sub/C.java:1"), places(result));
  }

  @Test
  void unrelatedHistories() throws Exception {
    git.checkout().setOrphan(true).setName("other").call();
    tree.write("A.java", OLD.replace("five", "bad(FixedDelayRetry)"));
    commit();
    RunResult result = check(tree, "main");
    assertEquals(List.of("A.java:5"), places(result));
    assertEquals(
        List.of(
            "HEAD and main have no common commit: lines that differ from main itself are"
                + " reported"),
        result.notes());
  }

  @Test
  void aShallowClone(@TempDir Path directory) throws Exception {
    tree.write("B.java", "bad(UnhandledRateLimit)\n");
    RevCommit tip = commit();
    Path clone = directory.resolve("clone");
    Git.cloneRepository()
        .setURI(tree.root().toUri().toString())
        .setDirectory(clone.toFile())
        .setDepth(1)
        .call()
        .close();
    RunResult result = check(new TestTree(clone), tip.getParent(0).name());
    assertEquals(2, result.issues().size());
    assertEquals(
        List.of(
            "The revision "
                + tip.getParent(0).name()
                + " is not in this clone, which is shallow (fetch its whole history, or that"
                + " revision): all lines are reported, not only changed ones"),
        result.notes());
  }

  @Test
  void aLinkedWorkTree(@TempDir Path directory) throws Exception {
    // As "git worktree add" lays it out.
    TestTree linked = new TestTree(Files.createDirectory(directory.resolve("linked")));
    Path data = tree.path(".git/worktrees/linked");
    tree.write(".git/worktrees/linked/HEAD", "ref: refs/heads/main\n");
    tree.write(".git/worktrees/linked/commondir", "../..\n");
    tree.write(".git/worktrees/linked/gitdir", linked.path(".git") + "\n");
    linked.write(".git", "gitdir: " + data + "\n");
    linked.write("A.java", OLD.replace("five", "bad(FixedDelayRetry)"));
    assertEquals(List.of("A.java:5"), places(check(linked, "main")));
  }

  private static RunResult check(TestTree tree, String revision) {
    Settings settings = Settings.of(tree.options().changedSince(revision));
    return new Checker(settings, new FakeScanner(), Progress.NONE).check();
  }

  private static List<String> places(RunResult result) {
    return result.issues().stream().map(i -> i.path() + ":" + i.place().line()).toList();
  }

  private RevCommit commit() throws GitAPIException {
    git.add().addFilepattern(".").setUpdate(true).call();
    git.add().addFilepattern(".").call();
    PersonIdent author = new PersonIdent("Test", "test@example.org");
    return git.commit()
        .setMessage("change")
        .setAuthor(author)
        .setCommitter(author)
        .setSign(false)
        .call();
  }
}
