package dev.lint429.run.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lint429.engine.files.ProjectRoot;
import dev.lint429.run.TestTree;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectRootTest {
  private TestTree tree;

  @BeforeEach
  void start(@TempDir Path directory) {
    tree = new TestTree(directory);
  }

  @Test
  void aDirectoryWithoutAnyBuild() {
    tree.write("a/b/A.java", "");
    assertEquals(tree.path("a"), ProjectRoot.of(tree.path("a"), null));
  }

  @Test
  void aFileWithoutAnyBuild() {
    tree.write("src/com/acme/A.java", "// A\npackage com.acme;\nclass A {}\n");
    assertEquals(tree.path("src"), ProjectRoot.of(tree.path("src/com/acme/A.java"), null));
  }

  @Test
  void aFileThatIsNotWhereItsPackageSays() {
    tree.write("src/A.java", "package com.acme;\nclass A {}\n");
    assertEquals(tree.path("src"), ProjectRoot.of(tree.path("src/A.java"), null));
  }

  @Test
  void theTopmostBuild() {
    tree.write("x/pom.xml", "").write("x/y/z/build.gradle", "").write("x/y/z/src/A.java", "");
    assertEquals(tree.path("x"), ProjectRoot.of(tree.path("x/y/z/src"), null));
  }

  @Test
  void theConfigurationGoesBeforeTheBuild() {
    tree.write("pom.xml", "").write("x/src/A.java", "");
    assertEquals(tree.path("x"), ProjectRoot.of(tree.path("x/src"), tree.path("x")));
  }

  @Test
  void aConfigurationElsewhereDoesNotMatter() {
    tree.write("pom.xml", "").write("x/src/A.java", "").write("conf/lint429.yaml", "");
    assertEquals(tree.root(), ProjectRoot.of(tree.path("x/src"), tree.path("conf")));
  }

  @Test
  void theWorkTreeGoesBeforeAll() {
    tree.write(".git", "gitdir: elsewhere").write("x/pom.xml", "").write("x/A.java", "");
    assertEquals(tree.root(), ProjectRoot.of(tree.path("x"), tree.path("x")));
  }

  @Test
  void commonDirectory() {
    assertEquals(
        tree.path("a"),
        ProjectRoot.common(List.of(tree.path("a/b/c"), tree.path("a/b"), tree.path("a/bc"))));
  }
}
