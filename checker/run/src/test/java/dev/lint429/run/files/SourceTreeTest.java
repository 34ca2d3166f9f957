package dev.lint429.run.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lint429.run.TestTree;
import dev.lint429.run.UserError;
import dev.lint429.run.scan.ScanJob;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeTest {
  private TestTree tree;

  @BeforeEach
  void start(@TempDir Path directory) {
    tree = new TestTree(directory);
  }

  @Test
  void whatIsNoSource() {
    for (String file :
        List.of(
            "target/A.java",
            "module/target/generated-sources/A.java",
            "build/generated/A.java",
            "out/A.java",
            "node_modules/x/A.java",
            ".git/A.java",
            ".mvn/A.java",
            "module/.venv/lib/A.java",
            "src/main/java/module-info.java",
            "src/main/java/a/package-info.java",
            "src/main/java/a/A.kt")) {
      tree.write(file, "");
    }
    assertEquals(Set.of(), find("").files());
  }

  @Test
  void mainAndTestSourcesOfAllModules() {
    tree.write("pom.xml", "")
        .write("a/src/main/java/A.java", "")
        .write("a/src/test/java/T.java", "");
    tree.write("b/pom.xml", "").write("b/src/main/java/org/build/B.java", "");
    assertEquals(
        Set.of(
            "a/src/main/java/A.java", "a/src/test/java/T.java", "b/src/main/java/org/build/B.java"),
        find("").reported());
  }

  @Test
  void whatIsNamedIsReportedAndTheRestSeen() {
    tree.write("a/A.java", "").write("b/B.java", "").write("b/c/C.java", "");
    SourceTree found = find("b/c", "a/A.java");
    assertEquals(Set.of("a/A.java", "b/c/C.java"), found.reported());
    assertEquals(Set.of("a/A.java", "b/B.java", "b/c/C.java"), found.files());
  }

  @Test
  void whatIsNamedMayBeBuildOutput() {
    tree.write("A.java", "").write("target/B.java", "");
    assertEquals(Set.of("target/B.java"), find("target").reported());
  }

  @Test
  void excludedFilesAreSeenButNotReported() {
    tree.write("A.java", "").write("B.java", "");
    SourceTree found =
        SourceTree.find(
            tree.root(), List.of(tree.root()), List.of(tree.root()), f -> f.endsWith("B.java"));
    assertEquals(Set.of("A.java"), found.reported());
    assertEquals(Set.of("A.java", "B.java"), found.files());
  }

  @Test
  void missing() {
    UserError e = assertThrows(UserError.class, () -> find("nowhere"));
    assertEquals("There is no file or directory " + tree.path("nowhere"), e.getMessage());
  }

  @Test
  void noJavaFile() {
    tree.write("A.kt", "");
    UserError e = assertThrows(UserError.class, () -> find("A.kt"));
    assertEquals(
        tree.path("A.kt") + " is neither a directory nor a Java source file", e.getMessage());
  }

  @Test
  void oneBuildIsOneProject() {
    tree.write("pom.xml", "").write("a/pom.xml", "").write("a/A.java", "").write("b/B.java", "");
    assertEquals(Map.of("", List.of("a/A.java", "b/B.java")), projects(find("")));
  }

  @Test
  void oneWorkTreeIsOneProjectWhateverItHolds() {
    tree.write(".git/HEAD", "").write("a/pom.xml", "").write("a/A.java", "").write("b/B.java", "");
    assertEquals(Map.of("", List.of("a/A.java", "b/B.java")), projects(find("")));
  }

  @Test
  void aWorkTreeWithinIsAProject() {
    tree.write("pom.xml", "")
        .write("A.java", "")
        .write("sub/.git", "gitdir: x")
        .write("sub/B.java", "");
    assertEquals(Map.of("", List.of("A.java"), "sub", List.of("sub/B.java")), projects(find("")));
  }

  @Test
  void aDirectoryOfProjects() {
    tree.write("x/pom.xml", "").write("x/m/pom.xml", "").write("x/m/A.java", "");
    tree.write("y/build.gradle", "").write("y/B.java", "").write("C.java", "");
    assertEquals(
        Map.of("", List.of("C.java"), "x", List.of("x/m/A.java"), "y", List.of("y/B.java")),
        projects(find("")));
  }

  @Test
  void contextsAreProjects() {
    tree.write("x/A.java", "").write("y/B.java", "").write("z/C.java", "");
    List<Path> paths = List.of(tree.path("x"), tree.path("y"));
    SourceTree found = SourceTree.find(tree.root(), paths, paths, f -> false);
    assertEquals(Map.of("x", List.of("x/A.java"), "y", List.of("y/B.java")), projects(found));
  }

  @Test
  void settingsOfTheTree() {
    tree.write("pom.xml", "").write("src/main/resources/application.yml", "").write("A.java", "");
    tree.write("target/application.yml", "");
    assertEquals(Set.of("pom.xml", "src/main/resources/application.yml"), find("").settings());
  }

  private SourceTree find(String... paths) {
    List<Path> list = List.of(paths).stream().map(tree::path).map(Path::normalize).toList();
    return SourceTree.find(tree.root(), List.of(tree.root()), list, f -> false);
  }

  private static Map<String, List<String>> projects(SourceTree found) {
    Map<String, List<String>> projects = new TreeMap<>();
    for (ScanJob.Project project : found.projects()) {
      projects.put(project.directory(), project.files());
    }
    return projects;
  }
}
