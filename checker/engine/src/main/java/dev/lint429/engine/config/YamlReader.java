package dev.lint429.engine.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads YAML files, of which each document may be a profile of its own. */
final class YamlReader {
  /** What Maven replaces when it copies resources; YAML allows no {@code @} at the start. */
  private static final Pattern MAVEN_PLACEHOLDER = Pattern.compile("@([\\w.-]+)@");

  private YamlReader() {}

  /** The values by key, with dots between the levels; null if it is not YAML. */
  static Map<String, List<String>> read(String text) {
    Map<String, List<String>> values = load(text);
    return values != null
        ? values
        : load(MAVEN_PLACEHOLDER.matcher(text).replaceAll("$1").replace("\t", "  "));
  }

  private static Map<String, List<String>> load(String text) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    LoadSettings settings = LoadSettings.builder().setAllowDuplicateKeys(true).build();
    try {
      for (Object document : new Load(settings).loadAllFromString(text)) {
        add("", document, values);
      }
    } catch (YamlEngineException e) {
      return null;
    }
    return values;
  }

  private static void add(String key, Object value, Map<String, List<String>> values) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (name, inner) -> add(key.isEmpty() ? "" + name : key + "." + name, inner, values));
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        add(key + "[" + i + "]", list.get(i), values);
      }
    } else if (value != null && !key.isEmpty()) {
      values.computeIfAbsent(key, k -> new ArrayList<>()).add(value.toString());
    }
  }
}
