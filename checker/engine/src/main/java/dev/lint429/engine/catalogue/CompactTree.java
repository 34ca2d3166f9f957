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
    return new Reader(text).read();
  }

  /**
   * Reads without recursion: the compiler of a JVM that has just started takes longer over a small
   * method that calls itself, once it has put it into itself many times, than the reading takes.
   */
  private static final class Reader {
    private final String text;
    private final Map<Integer, DocumentNode> numbered = new HashMap<>();
    private final List<Open> open = new ArrayList<>();
    private int position;
    private int count;

    Reader(String text) {
      this.text = text;
    }

    /** A list or mapping, some of whose nodes are still to be read. */
    private static final class Open {
      final boolean mapping;
      final int line;
      final int number;
      final int size;
      final List<DocumentNode> nodes;

      Open(boolean mapping, int line, int number, int size) {
        this.mapping = mapping;
        this.line = line;
        this.number = number;
        this.size = size;
        this.nodes = new ArrayList<>(size);
      }

      DocumentNode closed() {
        if (!mapping) {
          return new DocumentNode.Items(nodes, line);
        }
        List<DocumentNode.Text> keys = new ArrayList<>(size / 2);
        List<DocumentNode> values = new ArrayList<>(size / 2);
        for (int i = 0; i < size; i += 2) {
          keys.add((DocumentNode.Text) nodes.get(i));
          values.add(nodes.get(i + 1));
        }
        return new DocumentNode.Entries(keys, values, line);
      }
    }

    DocumentNode read() {
      DocumentNode node = line();
      while (node == null || !open.isEmpty()) {
        if (node != null) {
          open.get(open.size() - 1).nodes.add(node);
        }
        Open last = open.get(open.size() - 1);
        if (last.nodes.size() < last.size) {
          node = line();
        } else {
          open.remove(open.size() - 1);
          node = last.closed();
          numbered.put(last.number, node);
        }
      }
      return node;
    }

    /** Reads a line; null if it opens a list or mapping. */
    private DocumentNode line() {
      char kind = text.charAt(position);
      int line = 0;
      char digit = text.charAt(++position);
      while (digit != ' ') {
        line = 10 * line + digit - '0';
        digit = text.charAt(++position);
      }
      int end = text.indexOf('\n', position);
      String rest = text.substring(position + 1, end);
      position = end + 1;
      switch (kind) {
        case TEXT:
          return new DocumentNode.Text(unescape(rest), line);
        case NOTHING:
          return new DocumentNode.Nothing(line);
        case AGAIN:
          return numbered.get(Integer.valueOf(rest));
        case ITEMS:
          open.add(new Open(false, line, count++, Integer.parseInt(rest)));
          return null;
        case ENTRIES:
          open.add(new Open(true, line, count++, 2 * Integer.parseInt(rest)));
          return null;
        default:
          throw new IllegalStateException("no kind of node: " + kind);
      }
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
