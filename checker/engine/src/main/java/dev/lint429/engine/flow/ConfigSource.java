package dev.lint429.engine.flow;

import java.util.List;
import java.util.Optional;

/**
 * The configuration files of a project, as far as a front end can read them ({@code
 * application.properties} and its like).
 */
@FunctionalInterface
public interface ConfigSource {
  /** Knows no key. */
  ConfigSource NONE = key -> Optional.empty();

  /**
   * The values that {@code key} has in the files, one for each profile that sets it; they may hold
   * further {@code ${…}} placeholders. Empty if no file sets it.
   */
  Optional<List<String>> values(String key);
}
