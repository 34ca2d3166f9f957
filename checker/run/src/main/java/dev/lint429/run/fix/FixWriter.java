package dev.lint429.run.fix;

import dev.lint429.run.files.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes what fixes changed: each file whole, and only if nobody else has changed it. */
public final class FixWriter {
  private FixWriter() {}

  /**
   * What was written.
   *
   * @param files relative to the run's root
   * @param refused files that were left as they are, and why; a sentence each
   */
  public record Written(List<String> files, List<String> refused) {}

  public static Written write(Path root, FixResult result) {
    List<String> files = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (List<FileChange> group : result.groups()) {
      String obstacle = obstacle(root, group);
      if (obstacle != null) {
        refused.add(obstacle);
        continue;
      }
      for (FileChange change : group) {
        try {
          AtomicFiles.write(root.resolve(change.path()), change.after());
          files.add(change.path());
        } catch (IOException e) {
          refused.add(change.path() + " cannot be written: " + e.getMessage());
        }
      }
    }
    files.sort(null);
    return new Written(files, refused);
  }

  private static String obstacle(Path root, List<FileChange> group) {
    for (FileChange change : group) {
      Path file = root.resolve(change.path());
      if (change.isNew()) {
        if (Files.exists(file)) {
          return names(group) + " not written: " + change.path() + " exists by now; run again";
        }
        continue;
      }
      try {
        if (!Arrays.equals(Files.readAllBytes(file), change.before().bytes())) {
          return names(group)
              + " not written: "
              + change.path()
              + " was changed meanwhile; run again";
        }
      } catch (IOException e) {
        return names(group) + " not written: " + change.path() + " cannot be read any more";
      }
      if (!Files.isWritable(file)) {
        return names(group) + " not written: " + change.path() + " is read-only";
      }
    }
    return null;
  }

  private static String names(List<FileChange> group) {
    String names = String.join(", ", group.stream().map(FileChange::path).toList());
    return names + (group.size() == 1 ? " was" : " were");
  }
}
