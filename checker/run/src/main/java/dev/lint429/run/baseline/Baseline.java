package dev.lint429.run.baseline;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import dev.lint429.run.UserError;
import dev.lint429.run.files.AtomicFiles;
import dev.lint429.run.result.Issue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The findings that were accepted: they are not reported again. A finding is known by its
 * fingerprint, so that its lines may move within its file.
 */
public final class Baseline {
  /** Of the file's form; another one is not read. */
  private static final int VERSION = 1;

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  /** Nothing was accepted. */
  public static final Baseline EMPTY = new Baseline(List.of());

  private final List<Entry> entries;
  private final Set<String> fingerprints;

  /**
   * An accepted finding.
   *
   * @param path of its file, relative to the run's root, with slashes
   * @param code its statement, for readers
   */
  public record Entry(String path, String rule, String code, String fingerprint) {}

  private record Document(int version, List<Entry> findings) {
    boolean isComplete() {
      return version == VERSION
          && findings != null
          && findings.stream()
              .allMatch(
                  e ->
                      e != null
                          && e.path != null
                          && e.rule != null
                          && e.code != null
                          && e.fingerprint != null);
    }
  }

  private Baseline(Collection<Entry> entries) {
    this.entries =
        entries.stream()
            .distinct()
            .sorted(
                Comparator.comparing(Entry::path)
                    .thenComparing(Entry::rule)
                    .thenComparing(Entry::code)
                    .thenComparing(Entry::fingerprint))
            .toList();
    this.fingerprints = this.entries.stream().map(Entry::fingerprint).collect(Collectors.toSet());
  }

  /** The baseline that accepts these findings. */
  public static Baseline of(Collection<Issue> issues) {
    return new Baseline(
        issues.stream()
            .map(i -> new Entry(i.path(), i.rule(), i.code(), i.fingerprint()))
            .toList());
  }

  /**
   * Reads a file.
   *
   * @throws UserError if it cannot be read or is none
   */
  public static Baseline read(Path file) {
    try {
      Document document = GSON.fromJson(Files.readString(file), Document.class);
      if (document == null || !document.isComplete()) {
        throw new UserError(
            "The baseline "
                + file
                + " is not of version "
                + VERSION
                + "; write it anew with"
                + " \"lint429 baseline --update\"");
      }
      return new Baseline(document.findings());
    } catch (JsonParseException | IOException e) {
      throw new UserError("The baseline " + file + " cannot be read: " + reason(e), e);
    }
  }

  private static String reason(Exception e) {
    String message =
        e instanceof JsonParseException && e.getCause() != null
            ? e.getCause().getMessage()
            : e.getMessage();
    return String.valueOf(message).lines().findFirst().orElse("");
  }

  public boolean accepts(Issue issue) {
    return fingerprints.contains(issue.fingerprint());
  }

  public List<Entry> entries() {
    return entries;
  }

  /** The baseline without the entries that are {@code gone}. */
  public Baseline without(Predicate<Entry> gone) {
    return new Baseline(entries.stream().filter(gone.negate()).toList());
  }

  /** The baseline with the findings of {@code other}, too. */
  public Baseline with(Baseline other) {
    List<Entry> all = new ArrayList<>(entries);
    all.addAll(other.entries);
    return new Baseline(all);
  }

  /** As it stands in a file: an entry a line, so that it merges well. */
  public String toJson() {
    String lines =
        entries.stream().map(e -> "    " + GSON.toJson(e)).collect(Collectors.joining(",\n"));
    return "{\n  \"version\": "
        + VERSION
        + ",\n  \"findings\": ["
        + (lines.isEmpty() ? "" : "\n" + lines + "\n  ")
        + "]\n}\n";
  }

  /**
   * Writes it, all of it or nothing.
   *
   * @throws UserError if it cannot be written
   */
  public void write(Path file) {
    try {
      AtomicFiles.write(file, toJson().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UserError("The baseline " + file + " cannot be written: " + e.getMessage(), e);
    }
  }
}
