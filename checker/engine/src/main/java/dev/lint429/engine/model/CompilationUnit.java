package dev.lint429.engine.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One lowered source file. Identity is equality. */
public final class CompilationUnit {
  private final SourceFile file;
  private final String packageName;
  private final int importsEnd;
  private final List<Import> imports;
  private final List<TypeDecl> types;

  /** All nodes, each before those below it; null until they are asked for. */
  private List<Node> nodes;

  private Map<Class<?>, List<Node>> byKind;
  private Map<Node, Node> parents;

  /**
   * @param packageName empty for the unnamed package
   * @param importsEnd offset behind the package declaration (0 if there is none): where a first
   *     import may be inserted
   */
  public CompilationUnit(
      SourceFile file,
      String packageName,
      int importsEnd,
      List<Import> imports,
      List<TypeDecl> types) {
    this.file = file;
    this.packageName = packageName;
    this.importsEnd = importsEnd;
    this.imports = List.copyOf(imports);
    this.types = List.copyOf(types);
  }

  public SourceFile file() {
    return file;
  }

  public String packageName() {
    return packageName;
  }

  public int importsEnd() {
    return importsEnd;
  }

  public List<Import> imports() {
    return imports;
  }

  public List<TypeDecl> types() {
    return types;
  }

  /** The node above, or null for a top-level type or a node of another file. */
  public synchronized Node parent(Node node) {
    if (parents == null) {
      List<Node> all = nodes();
      parents = new IdentityHashMap<>(all.size());
      for (Node above : all) {
        for (Node child : above.children()) {
          parents.put(child, above);
        }
      }
    }
    return parents.get(node);
  }

  /** Calls {@code visitor} with every node of the file, each before the nodes below it. */
  public void forEach(Consumer<? super Node> visitor) {
    for (Node node : nodes()) {
      visitor.accept(node);
    }
  }

  /**
   * All nodes of one class, in their order.
   *
   * @param kind the class itself: none that is above it is known
   */
  @SuppressWarnings("unchecked") // each list holds nodes of its class alone
  public synchronized <T extends Node> List<T> all(Class<T> kind) {
    if (byKind == null) {
      Map<Class<?>, List<Node>> sorted = new HashMap<>();
      for (Node node : nodes()) {
        sorted.computeIfAbsent(node.getClass(), k -> new ArrayList<>()).add(node);
      }
      byKind = sorted;
    }
    return (List<T>) Collections.unmodifiableList(byKind.getOrDefault(kind, List.of()));
  }

  /** Kept, because files are gone through many times. */
  private synchronized List<Node> nodes() {
    if (nodes == null) {
      List<Node> all = new ArrayList<>();
      for (TypeDecl type : types) {
        add(type, all);
      }
      nodes = all;
    }
    return nodes;
  }

  private static void add(Node node, List<Node> all) {
    all.add(node);
    for (Node child : node.children()) {
      add(child, all);
    }
  }

  /** The innermost node of {@code kind} that holds {@code node}, or null. */
  public <T extends Node> T enclosing(Node node, Class<T> kind) {
    for (Node at = parent(node); at != null; at = parent(at)) {
      if (kind.isInstance(at)) {
        return kind.cast(at);
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return file.path();
  }
}
