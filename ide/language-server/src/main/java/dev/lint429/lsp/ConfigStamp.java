package dev.lint429.lsp;

import dev.lint429.run.Settings;
import dev.lint429.run.UserError;
import dev.lint429.run.config.ConfigReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The configuration files as they were at some time, to notice changes in editors that do not tell
 * of them.
 */
record ConfigStamp(List<String> files) {
  static final ConfigStamp NONE = new ConfigStamp(List.of());

  /**
   * @param settings null if the configuration could not be read
   */
  static ConfigStamp of(Settings settings, Path folder) {
    List<String> files = new ArrayList<>();
    try {
      Path config = ConfigReader.find(folder);
      if (config != null) {
        files.add(stamp(config));
      }
    } catch (UserError e) {
      files.add(e.getMessage());
    }
    if (settings != null) {
      settings.config().analysis().models().forEach(model -> files.add(stamp(model.file())));
      if (settings.baseline() != null) {
        files.add(stamp(settings.baseline()));
      }
    }
    return new ConfigStamp(List.copyOf(files));
  }

  private static String stamp(Path file) {
    try {
      FileTime time = Files.getLastModifiedTime(file);
      return file + " " + time.toInstant() + " " + Files.size(file);
    } catch (IOException e) {
      return file + " is not there";
    }
  }
}
