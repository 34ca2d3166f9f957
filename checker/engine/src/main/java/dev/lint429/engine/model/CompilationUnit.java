package dev.lint429.engine.model;

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
      parents = new IdentityHashMap<>();
      types.forEach(this::link);
    }
    return parents.get(node);
  }

  private void link(Node node) {
    for (Node child : node.children()) {
      parents.put(child, node);
      link(child);
    }
  }

  /** Calls {@code visitor} with every node of the file, each before the nodes below it. */
  public void forEach(Consumer<? super Node> visitor) {
    types.forEach(type -> visit(type, visitor));
  }

  private static void visit(Node node, Consumer<? super Node> visitor) {
    visitor.accept(node);
    for (Node child : node.children()) {
      visit(child, visitor);
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
