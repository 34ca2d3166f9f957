package dev.lint429.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lint429.run.AcceptedFindings;
import dev.lint429.run.Checker;
import dev.lint429.run.Progress;
import dev.lint429.run.RunOptions;
import dev.lint429.run.Settings;
import dev.lint429.run.UserError;
import dev.lint429.run.fix.Fixer;
import dev.lint429.run.scan.SourceScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Takes the messages from the run itself, so that a change of them is noticed. */
final class TermsTest {
  @TempDir private Path directory;

  @Test
  void leavesOtherMessages() {
    assertEquals("a--b \"lint429\"", Terms.maven("a--b \"lint429\""));
  }

  @Test
  void namesTheGoalThatWritesABaseline() throws IOException {
    Files.writeString(directory.resolve("A.java"), "class A {}\n");
    Settings settings = Settings.of(options().baseline(Path.of("accepted.json")));
    Checker checker = new Checker(settings, new SourceScanner(), Progress.NONE);
    UserError error = assertThrows(UserError.class, checker::check);
    assertEquals(
        "There is no baseline "
            + directory.resolve("accepted.json")
            + "; \"mvn lint429:baseline\" writes one",
        Terms.maven(error.getMessage()));
  }

  @Test
  void namesThePropertyThatAllowsAnUpdate() throws IOException {
    Files.writeString(directory.resolve("A.java"), "class A {}\n");
    Settings settings = Settings.of(options());
    AcceptedFindings accepted = new AcceptedFindings(settings);
    Checker.Findings findings =
        new Checker(settings, new SourceScanner(), Progress.NONE).findings();
    accepted.accept(findings, false);
    UserError error = assertThrows(UserError.class, () -> accepted.accept(findings, false));
    assertEquals(
        "The baseline "
            + directory.resolve("lint429-baseline.json")
            + " is there already; -Dlint429.update brings it up to date",
        Terms.maven(error.getMessage()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "false"})
  void dependencyIsUsedUnlessTheSourceIsAskedFor(String parameter) {
    assertNull(Terms.helperPackage(parameter));
    assertNull(Terms.helperPackage(null));
  }

  @Test
  void sourceGoesIntoThePackageThatIsNamedOrOneThatFits() {
    assertEquals("", Terms.helperPackage("true"));
    assertEquals("com.example.http", Terms.helperPackage(" com.example.http "));
  }

  @Test
  void namesThePropertyForThePackageOfTheHelper() throws IOException {
    for (String name : new String[] {"org.one", "com.two"}) {
      Path file = directory.resolve(name.replace('.', '/')).resolve("Ask.java");
      Files.createDirectories(file.getParent());
      Files.writeString(
          file,
          """
          package %s;

          import java.io.IOException;
          import java.net.URI;
          import java.net.http.HttpClient;
          import java.net.http.HttpRequest;
          import java.net.http.HttpResponse.BodyHandlers;

          class Ask {
            String ask(HttpClient client, String key) throws IOException, InterruptedException {
              HttpRequest request =
                  HttpRequest.newBuilder(URI.create("https://api.openai.com/v1/embeddings"))
                      .header("Authorization", key)
                      .POST(HttpRequest.BodyPublishers.ofString("{}"))
                      .build();
              return client.send(request, BodyHandlers.ofString()).body();
            }
          }
          """
              .formatted(name));
    }
    Fixer fixer =
        new Fixer(
            Settings.of(options()),
            new SourceScanner(),
            Progress.NONE,
            pom -> false,
            Terms.helperPackage("true"));
    UserError error = assertThrows(UserError.class, fixer::fix);
    assertEquals(
        "The files to be fixed have no package in common: name the one for the helper, as by"
            + " -Dlint429.helperSource=com.example.http",
        Terms.maven(error.getMessage()));
  }

  private RunOptions options() {
    return new RunOptions().workingDirectory(directory).useCache(false);
  }
}
