package dev.lint429.engine.fix;

import dev.lint429.engine.Fix;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Import;
import dev.lint429.engine.model.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The edits that import types into a file: each at its place among the imports that are there, in
 * the block where its like stand. Imports that are there, static ones too, keep their places.
 */
public final class ImportEdits {
  private final CompilationUnit unit;
  private final String text;
  private final String newline;

  private ImportEdits(CompilationUnit unit) {
    this.unit = unit;
    this.text = unit.file().text();
    this.newline = new Layout(unit).newline();
  }

  /**
   * The insertions that import {@code names}; at most one at a place.
   *
   * @param names qualified names of types; those that are imported already are passed over
   */
  public static List<Fix.Edit> of(CompilationUnit unit, Collection<String> names) {
    return new ImportEdits(unit).edits(names);
  }

  private List<Fix.Edit> edits(Collection<String> names) {
    TreeSet<String> missing = new TreeSet<>(names);
    unit.imports().stream()
        .filter(i -> !i.isStatic() && !i.isWildcard())
        .forEach(i -> missing.remove(i.name()));
    if (missing.isEmpty()) {
      return List.of();
    }
    List<List<Import>> blocks = blocks();
    if (blocks.isEmpty()) {
      return List.of(insert(behindEverything(), missing));
    }
    TreeMap<Integer, StringBuilder> insertions = new TreeMap<>();
    for (String name : missing) {
      insert(name, block(blocks, name), insertions);
    }
    return insertions.entrySet().stream()
        .map(e -> insertion(e.getKey(), e.getValue().toString()))
        .toList();
  }

  /** The imports of types, as the empty lines part them; of each block those in its order. */
  private List<List<Import>> blocks() {
    List<List<Import>> blocks = new ArrayList<>();
    Import last = null;
    for (Import next : imports()) {
      boolean together =
          last != null
              && last.isStatic() == next.isStatic()
              && text.substring(last.span().end(), next.span().start()).lines().count() <= 2;
      if (!next.isStatic()) {
        if (!together) {
          blocks.add(new ArrayList<>());
        }
        blocks.get(blocks.size() - 1).add(next);
      }
      last = next;
    }
    return blocks;
  }

  private List<Import> imports() {
    return unit.imports().stream()
        .filter(i -> i.span().exists())
        .sorted(Comparator.comparingInt(i -> i.span().start()))
        .toList();
  }

  /** The block with the most alike name; of several the one that the name falls into. */
  private static List<Import> block(List<List<Import>> blocks, String name) {
    List<Import> best = null;
    int bestLikeness = -1;
    for (List<Import> block : blocks) {
      int likeness = 4 * block.stream().mapToInt(i -> likeness(i.name(), name)).max().orElse(0);
      likeness += fallsInto(block, name) ? 2 : 0;
      // What is neither Java's nor like any block goes to the last one of the others.
      likeness += block.stream().noneMatch(ImportEdits::isOfTheJdk) ? 1 : 0;
      if (likeness >= bestLikeness) {
        best = block;
        bestLikeness = likeness;
      }
    }
    return best;
  }

  private static boolean isOfTheJdk(Import imported) {
    return imported.name().startsWith("java.") || imported.name().startsWith("javax.");
  }

  /** How many of the first parts two names share. */
  private static int likeness(String a, String b) {
    int same = 0;
    int start = 0;
    while (start < a.length() && start < b.length()) {
      int end = partEnd(a, start);
      if (end != partEnd(b, start) || !a.regionMatches(start, b, start, end - start)) {
        break;
      }
      same++;
      start = end + 1;
    }
    return same;
  }

  private static int partEnd(String name, int start) {
    int dot = name.indexOf('.', start);
    return dot < 0 ? name.length() : dot;
  }

  private static boolean fallsInto(List<Import> block, String name) {
    return block.get(0).name().compareTo(name) < 0
        && name.compareTo(block.get(block.size() - 1).name()) < 0;
  }

  /** Before the first import of the block that sorts behind the name, or else behind the block. */
  private void insert(String name, List<Import> block, TreeMap<Integer, StringBuilder> insertions) {
    Import next = null;
    for (int i = block.size() - 1; i >= 0 && block.get(i).name().compareTo(name) > 0; i--) {
      next = block.get(i);
    }
    String declaration = declaration(name);
    if (next != null) {
      int at = next.span().start();
      insertions.computeIfAbsent(at, k -> new StringBuilder()).append(declaration).append(newline);
    } else {
      int at = lineEnd(block.get(block.size() - 1).span().end());
      insertions.computeIfAbsent(at, k -> new StringBuilder()).append(newline).append(declaration);
    }
  }

  private static String declaration(String name) {
    return "import " + name + ";";
  }

  /** Where the first import of a type goes: behind the static imports or the package. */
  private int behindEverything() {
    List<Import> imports = imports();
    int end = imports.isEmpty() ? unit.importsEnd() : imports.get(imports.size() - 1).span().end();
    return end == 0 ? 0 : lineEnd(end);
  }

  private Fix.Edit insert(int at, Collection<String> names) {
    StringBuilder lines = new StringBuilder();
    for (String name : names) {
      lines.append(declaration(name)).append(newline);
    }
    return at == 0
        ? insertion(0, lines + newline)
        : insertion(at, newline + newline + lines.substring(0, lines.length() - newline.length()));
  }

  private Fix.Edit insertion(int at, String inserted) {
    return new Fix.Edit(unit, new Span(at, at), inserted);
  }

  /**
   * The end of the line, if nothing but a line comment stands between it and {@code offset}; else
   * {@code offset}.
   */
  private int lineEnd(int offset) {
    int end = offset;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    String rest = text.substring(offset, end).strip();
    return rest.isEmpty() || rest.startsWith("//") ? end : offset;
  }
}
