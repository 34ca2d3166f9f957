package dev.lint429.engine.config;

import dev.lint429.engine.files.Decoder;
import dev.lint429.engine.files.SourceFinder;
import dev.lint429.engine.flow.ConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The configuration files of a repository: {@code application} and {@code bootstrap} of Spring,
 * Micronaut and Quarkus with all their profiles, and {@code microprofile-config}. All modules are
 * one; a key that several files set has several values.
 */
public final class ConfigFiles implements ConfigSource {
  private static final Pattern NAME =
      Pattern.compile(
          "(application|bootstrap)(-[\\w.-]+)?\\.(properties|ya?ml)|microprofile-config\\.properties");

  /** Quarkus writes the profile in front of the key. */
  private static final Pattern PROFILE = Pattern.compile("^%[\\w-]+\\.");

  private final Map<String, Set<String>> values = new LinkedHashMap<>();
  private final List<String> files = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();

  private ConfigFiles() {}

  /** The configuration files below a directory. */
  public static ConfigFiles of(Path root) throws IOException {
    ConfigFiles config = new ConfigFiles();
    for (Path file : SourceFinder.findBesideCode(root, name -> NAME.matcher(name).matches())) {
      String name = root.relativize(file).toString().replace('\\', '/');
      config.files.add(name);
      config.add(name, Decoder.decode(Files.readAllBytes(file)).text());
    }
    return config;
  }

  /** Files that are given as text, by name; those that are no configuration are left out. */
  public static ConfigFiles of(Map<String, String> texts) {
    ConfigFiles config = new ConfigFiles();
    texts.forEach(
        (name, text) -> {
          if (NAME.matcher(name.substring(name.lastIndexOf('/') + 1)).matches()) {
            config.files.add(name);
            config.add(name, text);
          }
        });
    return config;
  }

  private void add(String name, String text) {
    Map<String, List<String>> read =
        name.endsWith(".properties") ? PropertiesReader.read(text) : YamlReader.read(text);
    if (read == null) {
      unreadable.add(name);
      return;
    }
    read.forEach(
        (key, set) ->
            values.computeIfAbsent(canonical(key), k -> new LinkedHashSet<>()).addAll(set));
  }

  /** Spring binds {@code api-url}, {@code apiUrl} and {@code API_URL} to one property. */
  private static String canonical(String key) {
    return PROFILE
        .matcher(key)
        .replaceFirst("")
        .replace("-", "")
        .replace("_", "")
        .toLowerCase(Locale.ROOT);
  }

  /** The files that were found, relative to the root, in their order. */
  public List<String> files() {
    return List.copyOf(files);
  }

  /** The files among them that could not be parsed. */
  public List<String> unreadable() {
    return List.copyOf(unreadable);
  }

  @Override
  public Optional<List<String>> values(String key) {
    return Optional.ofNullable(values.get(canonical(key))).map(List::copyOf);
  }
}
