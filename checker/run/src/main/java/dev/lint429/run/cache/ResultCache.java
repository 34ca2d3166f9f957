package dev.lint429.run.cache;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.lint429.run.files.AtomicFiles;
import dev.lint429.run.scan.ScanResult;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Keeps the results of scans in a directory of the user's, by a key that holds everything they
 * depend on. Several runs may use it at a time: an entry appears as a whole. Whatever goes wrong
 * with it, a run goes on without.
 */
public final class ResultCache {
  /** The oldest entries beyond this many are deleted. */
  private static final int MAX_ENTRIES = 100;

  private static final String SUFFIX = ".json.gz";
  private static final Gson GSON = new Gson();

  private final Path directory;

  public ResultCache(Path directory) {
    this.directory = directory;
  }

  /** The cache directory of lint429 in the place that the platform has for such. */
  public static Path userDirectory(Map<String, String> environment) {
    String name = "lint429";
    String explicit = environment.get("LINT429_CACHE");
    if (explicit != null && !explicit.isBlank()) {
      return Path.of(explicit).toAbsolutePath();
    }
    Path home = Path.of(System.getProperty("user.home"));
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      String local = environment.get("LOCALAPPDATA");
      return (local == null ? home.resolve("AppData/Local") : Path.of(local)).resolve(name);
    }
    if (os.startsWith("mac")) {
      return home.resolve("Library/Caches").resolve(name);
    }
    String xdg = environment.get("XDG_CACHE_HOME");
    // The XDG specification says that a relative path is to be ignored.
    boolean usable = xdg != null && xdg.startsWith("/");
    return (usable ? Path.of(xdg) : home.resolve(".cache")).resolve(name);
  }

  /** The result with this key, if it is there. */
  public Optional<ScanResult> get(String key) {
    Path file = file(key);
    try (Reader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      ScanResult result = GSON.fromJson(reader, ScanResult.class);
      Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
      return Optional.ofNullable(result);
    } catch (IOException | RuntimeException e) {
      // Not there, or damaged: as good as not there.
      return Optional.empty();
    }
  }

  public void put(String key, ScanResult result) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (Writer writer =
          new OutputStreamWriter(new GZIPOutputStream(bytes), StandardCharsets.UTF_8)) {
        GSON.toJson(result, writer);
      }
      AtomicFiles.write(file(key), bytes.toByteArray());
      evict();
    } catch (IOException | JsonParseException e) {
      // A full or read-only disk must not fail the run; the next one computes anew.
      return;
    }
  }

  private Path file(String key) {
    return directory.resolve(key + SUFFIX);
  }

  private void evict() throws IOException {
    List<Path> entries = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      files.filter(f -> f.toString().endsWith(SUFFIX)).forEach(entries::add);
    }
    if (entries.size() > MAX_ENTRIES) {
      Map<Path, FileTime> times = new HashMap<>();
      for (Path entry : entries) {
        times.put(entry, time(entry));
      }
      entries.sort(Comparator.comparing(times::get));
      for (Path entry : entries.subList(0, entries.size() - MAX_ENTRIES)) {
        Files.deleteIfExists(entry);
      }
    }
  }

  /** Another run may have deleted it meanwhile. */
  private static FileTime time(Path entry) {
    try {
      return Files.getLastModifiedTime(entry);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }
}
