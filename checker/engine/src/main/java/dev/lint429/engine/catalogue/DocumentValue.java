package dev.lint429.engine.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A value in a document that knows its place. Whatever is asked of it and is not there is answered
 * with a {@link CatalogueException} that names the place.
 *
 * <p>Here and in the readers loops stand where streams would be shorter: a compiler's JVM reads the
 * built-in catalogue once, cold, and the first lambdas cost more than the reading.
 */
public final class DocumentValue {
  private final DocumentNode node;
  private final String file;
  private final DocumentValue parent;
  private final String key;
  private final int index;

  private DocumentValue(
      DocumentNode node, String file, DocumentValue parent, String key, int index) {
    this.node = node;
    this.file = file;
    this.parent = parent;
    this.key = key;
    this.index = index;
  }

  /**
   * Reads a YAML document.
   *
   * @param file name for messages
   * @throws CatalogueException if it is not YAML, or empty
   */
  public static DocumentValue parse(String file, String yaml) {
    return root(file, YamlReader.parse(file, yaml));
  }

  /**
   * The root of a document.
   *
   * @param file name for messages
   */
  static DocumentValue root(String file, DocumentNode root) {
    return new DocumentValue(root, file, null, null, -1);
  }

  /** The error that this value is not what the schema wants. */
  public CatalogueException error(String problem) {
    return new CatalogueException(file, node.line(), path(), problem);
  }

  /** The way from the root: {@code clients[0].sends[1].mode}. */
  private String path() {
    if (parent == null) {
      return "";
    }
    String above = parent.path();
    if (key == null) {
      return above + "[" + index + "]";
    }
    return above.isEmpty() ? key : above + "." + key;
  }

  public boolean isMapping() {
    return node instanceof DocumentNode.Entries;
  }

  /** The entries of a mapping with these keys only. */
  public Fields fields(List<String> allowed) {
    return new Fields(this, entries(), allowed);
  }

  /** The entries of a mapping with any keys. */
  public Map<String, DocumentValue> entries() {
    if (!(node instanceof DocumentNode.Entries mapping)) {
      throw error("must be a mapping (key: value), not " + kind());
    }
    Map<String, DocumentValue> entries = new LinkedHashMap<>();
    for (int i = 0; i < mapping.keys().size(); i++) {
      String name = mapping.keys().get(i).value();
      DocumentValue value = new DocumentValue(mapping.values().get(i), file, this, name, -1);
      if (entries.put(name, value) != null) {
        throw value.error("this key stands here twice; remove one");
      }
    }
    return entries;
  }

  /** The items of a list. */
  List<DocumentValue> items() {
    if (!(node instanceof DocumentNode.Items list)) {
      throw error("must be a list, not " + kind());
    }
    List<DocumentValue> items = new ArrayList<>(list.items().size());
    for (DocumentNode item : list.items()) {
      items.add(new DocumentValue(item, file, this, null, items.size()));
    }
    return items;
  }

  /** The items of a list, or the one value that stands for a list of one. */
  public List<DocumentValue> itemsOrOne() {
    return node instanceof DocumentNode.Items ? items() : List.of(this);
  }

  /** A scalar as text. */
  public String text() {
    if (!(node instanceof DocumentNode.Text text)) {
      throw error("must be a text, not " + kind());
    }
    return text.value();
  }

  /** Texts of a list, or of the one value that stands for a list of one. */
  public List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (DocumentValue item : itemsOrOne()) {
      texts.add(item.text());
    }
    return texts;
  }

  int integer() {
    try {
      return Integer.parseInt(text());
    } catch (NumberFormatException e) {
      throw error("must be a whole number, not \"" + text() + "\"");
    }
  }

  boolean bool() {
    String text = text();
    if (!text.equals("true") && !text.equals("false")) {
      throw error("must be true or false, not \"" + text + "\"");
    }
    return text.equals("true");
  }

  /** The index of an argument, {@code receiver}, or {@code none}. */
  int arg() {
    String text = text();
    if (text.equals("none")) {
      return Client.NOWHERE;
    }
    int arg = argIndex(text);
    if (arg == Client.NOWHERE) {
      throw error(
          "must be the index of an argument (from 0), receiver or none, not \"" + text + "\"");
    }
    return arg;
  }

  /** The index of an argument as a mapping's key: {@code this} is the value. */
  int argKey(String name) {
    int arg = argIndex(name);
    if (arg == Client.NOWHERE) {
      throw error("the key must be the index of an argument (from 0) or receiver");
    }
    return arg;
  }

  private static int argIndex(String text) {
    if (text.equals("receiver")) {
      return Client.RECEIVER;
    }
    boolean digit = text.length() == 1 && Character.isDigit(text.charAt(0));
    return digit ? text.charAt(0) - '0' : Client.NOWHERE;
  }

  <E extends Enum<E>> E oneOf(Class<E> type) {
    List<String> names = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(text())) {
        return constant;
      }
      names.add(constant.name());
    }
    throw notAllowed(names);
  }

  public String oneOf(List<String> allowed) {
    if (!allowed.contains(text())) {
      throw notAllowed(allowed);
    }
    return text();
  }

  private CatalogueException notAllowed(List<String> allowed) {
    return error(
        "\""
            + text()
            + "\" is not allowed"
            + Nearest.hint(text(), allowed)
            + "; allowed are "
            + String.join(", ", allowed));
  }

  public Pattern regex() {
    try {
      return Pattern.compile(text());
    } catch (PatternSyntaxException e) {
      String why = e.getDescription() + " at index " + e.getIndex();
      throw error("\"" + text() + "\" is not a regular expression: " + why);
    }
  }

  private String kind() {
    if (node instanceof DocumentNode.Text text) {
      return "the text \"" + text.value() + "\"";
    }
    if (node instanceof DocumentNode.Nothing) {
      return "nothing";
    }
    return node instanceof DocumentNode.Items ? "a list" : "a mapping";
  }

  /** The entries of a mapping whose keys are known. */
  public static final class Fields {
    private final DocumentValue owner;
    private final Map<String, DocumentValue> entries;

    private Fields(DocumentValue owner, Map<String, DocumentValue> entries, List<String> allowed) {
      this.owner = owner;
      this.entries = entries;
      for (String key : entries.keySet()) {
        if (!allowed.contains(key)) {
          throw entries
              .get(key)
              .error(
                  "this key is unknown"
                      + Nearest.hint(key, allowed)
                      + "; allowed are "
                      + String.join(", ", allowed));
        }
      }
    }

    public boolean has(String key) {
      return entries.containsKey(key);
    }

    /** The value of a key, or null. */
    public DocumentValue get(String key) {
      return entries.get(key);
    }

    DocumentValue require(String key) {
      DocumentValue value = get(key);
      if (value == null) {
        throw owner.error("the key \"" + key + "\" is missing");
      }
      return value;
    }

    /** The items under a key; none where it is missing. */
    List<DocumentValue> items(String key) {
      return has(key) ? get(key).items() : List.of();
    }

    public List<String> texts(String key) {
      return has(key) ? get(key).texts() : List.of();
    }

    public String text(String key, String otherwise) {
      return has(key) ? get(key).text() : otherwise;
    }

    int arg(String key, int otherwise) {
      return has(key) ? get(key).arg() : otherwise;
    }

    boolean bool(String key, boolean otherwise) {
      return has(key) ? get(key).bool() : otherwise;
    }

    <E extends Enum<E>> E oneOf(String key, Class<E> type, E otherwise) {
      return has(key) ? get(key).oneOf(type) : otherwise;
    }

    /** The name of a delay shape; null where it is missing. */
    String shape(String key) {
      return has(key) ? get(key).oneOf(SHAPES) : null;
    }
  }

  /** The names of the delay shapes. */
  static final List<String> SHAPES =
      List.of("NONE", "FIXED", "LINEAR", "RANDOM", "EXPONENTIAL", "SERVER", "UNKNOWN");
}
