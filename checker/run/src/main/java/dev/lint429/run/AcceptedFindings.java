package dev.lint429.run;

import dev.lint429.run.baseline.Baseline;
import dev.lint429.run.result.FileResult;
import dev.lint429.run.result.Issue;
import dev.lint429.run.result.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps the file of the baseline. */
public final class AcceptedFindings {
  private final Settings settings;

  public AcceptedFindings(Settings settings) {
    this.settings = settings;
  }

  /**
   * What became of the file.
   *
   * @param total how many findings it accepts now
   */
  public record Update(Path file, int added, int removed, int total) {}

  /**
   * Takes the findings that are gone out of the file, or says in a note that there are such.
   *
   * @param findings of a check that used {@code baseline}
   */
  void shrink(Baseline baseline, Checker.Findings findings, List<String> notes) {
    if (baseline.entries().isEmpty() || !settings.isWhole()) {
      return;
    }
    Baseline shrunk = withoutGone(baseline, findings);
    int gone = baseline.entries().size() - shrunk.entries().size();
    if (gone == 0) {
      return;
    }
    String note = "Accepted findings that are gone from the code: " + gone;
    if (settings.shrinkBaseline()) {
      try {
        shrunk.write(settings.baseline());
        notes.add(note + ", taken out of " + name());
        return;
      } catch (UserError e) {
        notes.add(e.getMessage());
      }
    }
    notes.add(note + "; \"lint429 baseline --update\" takes them out of " + name());
  }

  private String name() {
    return settings.baseline().getFileName().toString();
  }

  /**
   * Accepts all that a check finds now, and forgets what is gone.
   *
   * @param update whether a file that is there may be changed
   * @throws UserError if the file is there and may not be changed, or cannot be written
   */
  public Update accept(Checker.Findings findings, boolean update) {
    Path file = settings.baseline();
    boolean exists = Files.exists(file);
    if (exists && !update) {
      throw new UserError(
          "The baseline " + file + " is there already; --update brings it up to date");
    }
    Baseline before = exists ? Baseline.read(file) : Baseline.EMPTY;
    Baseline after = withoutGone(before, findings).with(Baseline.of(findings.issues()));
    after.write(file);
    Set<Baseline.Entry> common = new HashSet<>(after.entries());
    common.retainAll(before.entries());
    return new Update(
        file,
        after.entries().size() - common.size(),
        before.entries().size() - common.size(),
        after.entries().size());
  }

  private Baseline withoutGone(Baseline baseline, Checker.Findings findings) {
    Set<String> found =
        findings.issues().stream().map(Issue::fingerprint).collect(Collectors.toSet());
    Set<String> unsure =
        findings.scan().files().stream()
            .filter(file -> file.trouble() != null)
            .map(FileResult::path)
            .collect(Collectors.toSet());
    return baseline.without(
        entry -> {
          boolean checked =
              findings.tree().reported().contains(entry.path()) && !unsure.contains(entry.path());
          boolean deleted = Files.notExists(settings.root().resolve(entry.path()));
          return (checked || deleted)
              && settings.severity(entry.rule()) != Severity.OFF
              && !found.contains(entry.fingerprint());
        });
  }
}
