package dev.lint429.source.scan;

import java.util.List;
import java.util.Map;

/** Writes maps, lists, strings and numbers as indented JSON. */
final class Json {
  private final StringBuilder text = new StringBuilder();

  private Json() {}

  static String write(Object value) {
    Json json = new Json();
    json.value(value, "\n");
    return json.text.append('\n').toString();
  }

  private void value(Object value, String lineStart) {
    if (value instanceof Map<?, ?> map) {
      members(map, lineStart);
    } else if (value instanceof List<?> list) {
      elements(list, lineStart);
    } else if (value instanceof Number || value instanceof Boolean || value == null) {
      text.append(value);
    } else {
      string(value.toString());
    }
  }

  private void members(Map<?, ?> map, String lineStart) {
    String separator = "{";
    for (Map.Entry<?, ?> member : map.entrySet()) {
      text.append(separator).append(lineStart).append("  ");
      string(member.getKey().toString());
      text.append(": ");
      value(member.getValue(), lineStart + "  ");
      separator = ",";
    }
    text.append(map.isEmpty() ? "{}" : lineStart + "}");
  }

  private void elements(List<?> list, String lineStart) {
    String separator = "[";
    for (Object element : list) {
      text.append(separator).append(lineStart).append("  ");
      value(element, lineStart + "  ");
      separator = ",";
    }
    text.append(list.isEmpty() ? "[]" : lineStart + "]");
  }

  private void string(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          boolean isPlain = c >= ' ' && !Character.isSurrogate(c);
          text.append(isPlain ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        }
      }
    }
    text.append('"');
  }
}
