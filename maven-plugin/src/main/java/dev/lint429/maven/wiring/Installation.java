package dev.lint429.maven.wiring;

import dev.lint429.run.UserError;
import dev.lint429.run.files.AtomicFiles;
import dev.lint429.run.files.TextFile;
import dev.lint429.run.fix.UnifiedDiff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The changes of the files of a build, and their way back. Nothing is written before the end. */
public final class Installation {
  private final Path root;
  private final Path jvmConfig;
  private final Path recordFile;
  private final Map<Path, FileState> files = new LinkedHashMap<>();

  /** A file before and after; no bytes where there is no file. */
  private record FileState(byte[] before, byte[] after, List<Change> changes) {}

  /**
   * Nothing is changed yet.
   *
   * @param root the directory that has, or gets, {@code .mvn}
   */
  public Installation(Path root) {
    this.root = root;
    this.jvmConfig = root.resolve(".mvn/jvm.config");
    this.recordFile = root.resolve(".mvn/lint429-install.json");
  }

  /** Wires a project whose parent is not part of the build. */
  public void top(Path pom, Wanted wanted, PomWiring.Inherited inherited) {
    TextFile file = read(pom);
    change(pom, file, PomWiring.top(file.text(), wanted, inherited));
  }

  /** Wires a project whose parent is part of the build. */
  public void module(Path pom, Wanted wanted) {
    TextFile file = read(pom);
    change(pom, file, PomWiring.module(file.text(), wanted));
  }

  /** Gives the JVM of Maven what Error Prone needs. */
  public void jvmFlags() {
    if (Files.exists(jvmConfig)) {
      TextFile file = read(jvmConfig);
      change(jvmConfig, file, JvmFlags.changes(file.text()));
    } else {
      List<Change> changes = JvmFlags.changes("");
      byte[] after = Change.apply("", changes).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      files.put(jvmConfig, new FileState(new byte[0], after, changes));
    }
  }

  private static TextFile read(Path path) {
    try {
      TextFile file = TextFile.read(path);
      if (!Arrays.equals(file.encode(file.text()), file.bytes())) {
        throw new UserError(path + " is not changed, because its encoding is not clear");
      }
      return file;
    } catch (IOException e) {
      throw new UserError(path + " cannot be read: " + e.getMessage(), e);
    }
  }

  private void change(Path path, TextFile file, List<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    try {
      byte[] after = file.encode(Change.apply(file.text(), changes));
      files.put(path, new FileState(file.bytes(), after, changes));
    } catch (IOException e) {
      throw new UserError(path + " cannot be encoded: " + e.getMessage(), e);
    }
  }

  /** The files that change, relative to the root. */
  public List<String> changed() {
    return files.keySet().stream().map(this::name).toList();
  }

  private String name(Path path) {
    return root.relativize(path).toString().replace('\\', '/');
  }

  /** The new texts of the {@code pom.xml} files, by their paths. */
  public Map<Path, byte[]> poms() {
    Map<Path, byte[]> poms = new LinkedHashMap<>();
    files.forEach(
        (path, state) -> {
          if (!path.equals(jvmConfig)) {
            poms.put(path, state.after);
          }
        });
    return poms;
  }

  /** What would change, as a unified diff. */
  public byte[] diff() {
    java.io.ByteArrayOutputStream diff = new java.io.ByteArrayOutputStream();
    files.forEach(
        (path, state) -> diff.writeBytes(UnifiedDiff.file(name(path), state.before, state.after)));
    return diff.toByteArray();
  }

  /** Writes the files, and how to undo it. */
  public void write() {
    boolean newDirectory = !Files.exists(recordFile.getParent());
    UndoRecord undo = UndoRecord.read(recordFile);
    if (newDirectory) {
      undo.createdDirectory = true;
    }
    files.forEach(
        (path, state) ->
            undo.steps.add(
                UndoRecord.step(
                    name(path), !Files.exists(path), text(state.before), state.changes)));
    // The way back is written first: without it nothing must change.
    write(recordFile, undo.toJson().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    files.forEach((path, state) -> write(path, state.after));
  }

  private static String text(byte[] bytes) {
    return TextFile.of(bytes).text();
  }

  private static void write(Path path, byte[] bytes) {
    try {
      AtomicFiles.write(path, bytes);
    } catch (IOException e) {
      throw new UserError(path + " cannot be written: " + e.getMessage(), e);
    }
  }

  /**
   * Takes back all that was written, also if the files have changed elsewhere since.
   *
   * @return the files, relative to the root
   * @throws UserError if that is not possible; then nothing is changed
   */
  public List<String> undo() {
    if (!Files.exists(recordFile)) {
      throw new UserError("There is nothing to undo: there is no " + recordFile);
    }
    UndoRecord undo = UndoRecord.read(recordFile);
    Map<Path, byte[]> after = new LinkedHashMap<>();
    List<Path> gone = new ArrayList<>(List.of(recordFile));
    for (int i = undo.steps.size() - 1; i >= 0; i--) {
      UndoRecord.Step step = undo.steps.get(i);
      Path path = root.resolve(step.file).normalize();
      if (!Files.exists(path)) {
        continue;
      }
      TextFile now = after.containsKey(path) ? TextFile.of(after.get(path)) : read(path);
      String back = step.undo(now.text());
      try {
        after.put(path, now.encode(back));
      } catch (IOException e) {
        throw new UserError(path + " cannot be encoded: " + e.getMessage(), e);
      }
      if (step.created && back.isEmpty()) {
        gone.add(path);
      }
    }
    after.keySet().removeAll(gone);
    after.forEach(Installation::write);
    delete(gone, undo.createdDirectory);
    List<String> names = new ArrayList<>(after.keySet().stream().map(this::name).toList());
    gone.forEach(path -> names.add(name(path)));
    return names;
  }

  private void delete(List<Path> gone, boolean directory) {
    try {
      for (Path path : gone) {
        Files.deleteIfExists(path);
      }
      if (directory && isEmpty(recordFile.getParent())) {
        Files.delete(recordFile.getParent());
      }
    } catch (IOException e) {
      throw new UserError("A file cannot be deleted: " + e.getMessage(), e);
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (var entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    }
  }
}
