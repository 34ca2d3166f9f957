package dev.lint429.run.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lint429.engine.Options;
import dev.lint429.engine.catalogue.CatalogueLoader;
import dev.lint429.run.FakeScanner;
import dev.lint429.run.Progress;
import dev.lint429.run.TestTree;
import dev.lint429.run.scan.ScanJob;
import dev.lint429.run.scan.ScanResult;
import dev.lint429.run.scan.SourceScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultCacheTest {
  private TestTree tree;
  private ResultCache cache;
  private Path directory;

  @BeforeEach
  void start(@TempDir Path temporary) {
    tree = new TestTree(temporary);
    directory = temporary.resolve("cache");
    cache = new ResultCache(directory);
  }

  @Test
  void notThere() {
    assertEquals(Optional.empty(), cache.get("abc"));
  }

  @Test
  void damaged() {
    cache.put("abc", result());
    tree.write("cache/abc.json.gz", "no archive");
    assertEquals(Optional.empty(), cache.get("abc"));
    tree.write("cache/abc.json.gz", new byte[0]);
    assertEquals(Optional.empty(), cache.get("abc"));
  }

  @Test
  void notWritable() {
    tree.write("file", "");
    ResultCache broken = new ResultCache(tree.path("file"));
    broken.put("abc", result());
    assertEquals(Optional.empty(), broken.get("abc"));
  }

  @Test
  void everythingComesBack() {
    ScanResult result = result();
    assertFalse(result.files().isEmpty());
    cache.put("abc", result);
    assertEquals(Optional.of(result), cache.get("abc"));
    assertEquals(Optional.empty(), cache.get("abd"));
  }

  @Test
  void realFindingsComeBack() {
    tree.write(
        "A.java",
        """
        import java.net.http.*;
        class A {
          Object a(HttpClient http) throws Exception {
            return http.send(HttpRequest.newBuilder(
                java.net.URI.create("https://api.openai.com/v1/chat/completions")).build(),
                HttpResponse.BodyHandlers.ofString());
          }
        }
        """);
    ScanResult result = new SourceScanner().scan(job(Options.DEFAULT, "A.java"), Progress.NONE);
    assertEquals(1, result.files().get(0).issues().size());
    assertEquals(1, result.files().get(0).issues().get(0).repairs().size());
    cache.put("abc", result);
    assertEquals(Optional.of(result), cache.get("abc"));
  }

  @Test
  void theOldestGo() throws IOException {
    for (int i = 0; i < 105; i++) {
      cache.put("key" + i, result());
    }
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(100, files.count());
    }
    assertTrue(cache.get("key104").isPresent());
  }

  @Test
  void severalAtATime() throws Exception {
    ScanResult result = result();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        running.add(
            threads.submit(
                () -> {
                  for (int j = 0; j < 50; j++) {
                    cache.put("abc", result);
                    assertEquals(Optional.of(result), cache.get("abc"));
                  }
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } finally {
      threads.shutdown();
    }
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(1, files.count(), "no temporary file is left");
    }
  }

  @Test
  void whatTheKeyDependsOn() {
    tree.write("A.java", "a").write("B.java", "b").write("application.yml", "x: 1");
    String key = key("build", Options.DEFAULT, "", "A.java", "B.java");
    assertEquals(key, key("build", Options.DEFAULT, "", "A.java", "B.java"));
    Options scope = new Options(List.of(), Options.DEFAULT_HELPER, Options.Scope.ALL);
    Options helper = new Options(List.of(), "com.acme.Patience", Options.Scope.INFERENCE);
    Options endpoint =
        new Options(List.of(Pattern.compile("x")), Options.DEFAULT_HELPER, Options.Scope.INFERENCE);
    assertNotEquals(key, key("other", Options.DEFAULT, "", "A.java", "B.java"));
    assertNotEquals(key, key("build", scope, "", "A.java", "B.java"));
    assertNotEquals(key, key("build", helper, "", "A.java", "B.java"));
    assertNotEquals(key, key("build", endpoint, "", "A.java", "B.java"));
    assertNotEquals(key, key("build", Options.DEFAULT, "clients: []", "A.java", "B.java"));
    assertNotEquals(key, key("build", Options.DEFAULT, "", "A.java"));
    tree.write("application.yml", "x: 2");
    assertNotEquals(key, key("build", Options.DEFAULT, "", "A.java", "B.java"));
    tree.write("application.yml", "x: 1").write("B.java", "c");
    assertNotEquals(key, key("build", Options.DEFAULT, "", "A.java", "B.java"), "another file");
    tree.write("B.java", "b");
    assertEquals(key, key("build", Options.DEFAULT, "", "A.java", "B.java"), "whatever its date");
  }

  @Test
  void whereItIs() {
    assertEquals(
        Path.of("/x").toAbsolutePath(), ResultCache.userDirectory(Map.of("LINT429_CACHE", "/x")));
  }

  private String key(String build, Options options, String catalogue, String... files) {
    return CacheKey.hash(build, job(options, files), catalogue, List.of("application.yml"));
  }

  private ScanJob job(Options options, String... files) {
    return new ScanJob(
        tree.root(),
        List.of(new ScanJob.Project("", List.of(files))),
        Set.of(files),
        options,
        CatalogueLoader.builtIn(),
        Map.of(),
        2);
  }

  private ScanResult result() {
    tree.write("F.java", "see(x) x = bad(UnhandledRateLimit->\"a\\b\")");
    tree.write("G.java", "syntax error");
    return new FakeScanner().scan(job(Options.DEFAULT, "F.java", "G.java"), Progress.NONE);
  }
}
