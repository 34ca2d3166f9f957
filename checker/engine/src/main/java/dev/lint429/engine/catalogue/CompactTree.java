package dev.lint429.engine.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A form of {@link DocumentNode} that is read many times faster than YAML (in a JVM that has just
 * started: 0.3 s for the YAML of the built-in catalogue). Each node is a line: its kind, its line
 * in the source, a space, and its text or its number of children, which follow.
 */
final class CompactTree {
  private static final char TEXT = '=';
  private static final char ITEMS = '[';
  private static final char ENTRIES = '{';
  private static final char NOTHING = '~';

  /** A list or mapping that stood here before: its number, counted in order of appearance. */
  private static final char AGAIN = '*';

  private CompactTree() {}

  static String write(DocumentNode root) {
    StringBuilder out = new StringBuilder();
    write(root, out, new IdentityHashMap<>());
    return out.toString();
  }

  private static void write(
      DocumentNode node, StringBuilder out, IdentityHashMap<DocumentNode, Integer> numbers) {
    if (numbers.containsKey(node)) {
      line(out, AGAIN, node, String.valueOf(numbers.get(node)));
    } else if (node instanceof DocumentNode.Text text) {
      line(out, TEXT, node, text.value().replace("\\", "\\\\").replace("\n", "\\n"));
    } else if (node instanceof DocumentNode.Items items) {
      numbers.put(node, numbers.size());
      line(out, ITEMS, node, String.valueOf(items.items().size()));
      items.items().forEach(item -> write(item, out, numbers));
    } else if (node instanceof DocumentNode.Entries entries) {
      numbers.put(node, numbers.size());
      line(out, ENTRIES, node, String.valueOf(entries.keys().size()));
      for (int i = 0; i < entries.keys().size(); i++) {
        write(entries.keys().get(i), out, numbers);
        write(entries.values().get(i), out, numbers);
      }
    } else {
      line(out, NOTHING, node, "");
    }
  }

  private static void line(StringBuilder out, char kind, DocumentNode node, String rest) {
    out.append(kind).append(node.line()).append(' ').append(rest).append('\n');
  }

  static DocumentNode read(String text) {
    return new Reader(text).node();
  }

  private static final class Reader {
    private final String text;
    private final Map<Integer, DocumentNode> numbered = new HashMap<>();
    private int position;
    private int count;

    Reader(String text) {
      this.text = text;
    }

    DocumentNode node() {
      int end = text.indexOf('\n', position);
      int space = text.indexOf(' ', position);
      char kind = text.charAt(position);
      int line = Integer.parseInt(text, position + 1, space, 10);
      String rest = text.substring(space + 1, end);
      position = end + 1;
      return switch (kind) {
        case TEXT -> new DocumentNode.Text(unescape(rest), line);
        case NOTHING -> new DocumentNode.Nothing(line);
        case AGAIN -> numbered.get(Integer.valueOf(rest));
        case ITEMS -> items(line, Integer.parseInt(rest));
        case ENTRIES -> entries(line, Integer.parseInt(rest));
        default -> throw new IllegalStateException("no kind of node: " + kind);
      };
    }

    private DocumentNode items(int line, int size) {
      int number = count++;
      List<DocumentNode> items = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        items.add(node());
      }
      DocumentNode node = new DocumentNode.Items(items, line);
      numbered.put(number, node);
      return node;
    }

    private DocumentNode entries(int line, int size) {
      int number = count++;
      List<DocumentNode.Text> keys = new ArrayList<>(size);
      List<DocumentNode> values = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        keys.add((DocumentNode.Text) node());
        values.add(node());
      }
      DocumentNode node = new DocumentNode.Entries(keys, values, line);
      numbered.put(number, node);
      return node;
    }

    private static String unescape(String escaped) {
      if (escaped.indexOf('\\') < 0) {
        return escaped;
      }
      StringBuilder plain = new StringBuilder(escaped.length());
      for (int i = 0; i < escaped.length(); i++) {
        char c = escaped.charAt(i);
        if (c == '\\') {
          i++;
          c = escaped.charAt(i) == 'n' ? '\n' : '\\';
        }
        plain.append(c);
      }
      return plain.toString();
    }
  }
}
