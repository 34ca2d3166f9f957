package dev.lint429.run.cache;

import dev.lint429.engine.Options;
import dev.lint429.run.scan.ScanJob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a scan's result depends on, as one hash. A finding in one file may depend on any other file
 * of the tree (a constant, a caller that retries, a configuration key), so the content of all of
 * them is part of it.
 */
public final class CacheKey {
  private final String hash;
  private final Map<Path, String> stamps;

  private CacheKey(String hash, Map<Path, String> stamps) {
    this.hash = hash;
    this.stamps = stamps;
  }

  /**
   * The key of a scan that is about to begin.
   *
   * @param catalogue the user's catalogue documents
   * @param settings the configuration and build files of the tree, named like those of the job
   * @return empty if no key can be made, so that the result must not be kept
   */
  public static Optional<CacheKey> of(ScanJob job, String catalogue, Collection<String> settings) {
    return BuildId.current()
        .map(
            build -> {
              Map<Path, String> stamps = stamps(job, settings);
              return new CacheKey(hash(build, job, catalogue, settings), stamps);
            });
  }

  /** The hash, in hexadecimal digits. */
  public String hash() {
    return hash;
  }

  /** Whether no file was written since: only then is the scan's result that of this key. */
  public boolean stillHolds() {
    return stamps.entrySet().parallelStream().allMatch(e -> stamp(e.getKey()).equals(e.getValue()));
  }

  private static Map<Path, String> stamps(ScanJob job, Collection<String> settings) {
    Map<Path, String> stamps = new HashMap<>();
    for (ScanJob.Project project : job.projects()) {
      for (String file : project.files()) {
        stamps.put(job.root().resolve(file), stamp(job.root().resolve(file)));
      }
    }
    for (String file : settings) {
      stamps.put(job.root().resolve(file), stamp(job.root().resolve(file)));
    }
    return stamps;
  }

  private static String stamp(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.lastModifiedTime() + " " + attributes.size();
    } catch (IOException e) {
      return "";
    }
  }

  static String hash(String build, ScanJob job, String catalogue, Collection<String> settings) {
    MessageDigest hash = sha256();
    add(hash, build);
    Options options = job.options();
    add(hash, options.helper());
    add(hash, options.scope().name());
    for (Pattern endpoint : options.endpoints()) {
      add(hash, endpoint.pattern());
    }
    add(hash, catalogue);
    List<String> names = new ArrayList<>();
    for (ScanJob.Project project : job.projects()) {
      add(hash, "project " + project.directory());
      names.addAll(project.files());
      project.files().forEach(file -> add(hash, file));
    }
    new TreeSet<>(job.reported()).forEach(file -> add(hash, "report " + file));
    names.addAll(settings);
    settings.forEach(file -> add(hash, "setting " + file));
    List<byte[]> contents =
        names.parallelStream().map(name -> content(job.root().resolve(name))).toList();
    contents.forEach(hash::update);
    return HexFormat.of().formatHex(hash.digest());
  }

  private static void add(MessageDigest hash, String text) {
    hash.update(text.getBytes(StandardCharsets.UTF_8));
    hash.update((byte) 0);
  }

  private static byte[] content(Path file) {
    try {
      return sha256().digest(Files.readAllBytes(file));
    } catch (IOException e) {
      // What cannot be read cannot be seen by the analysis either.
      return new byte[32];
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      // Every Java platform has it.
      throw new IllegalStateException(e);
    }
  }
}
