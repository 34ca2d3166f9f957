package dev.lint429.errorprone.fix;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lint429.engine.Fix;
import dev.lint429.engine.model.CompilationUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Applies fixes to texts. */
final class Edited {
  private Edited() {}

  /**
   * The files after a fix.
   *
   * @param sources texts by path
   * @param unit the finding's file, which gets the imports
   */
  static Map<String, String> of(Map<String, String> sources, CompilationUnit unit, Fix fix) {
    Map<String, String> edited = new LinkedHashMap<>();
    sources.forEach(
        (path, text) -> {
          String changed = withoutImports(path, text, fix);
          edited.put(path, isOf(unit, path) ? withImports(changed, unit, fix.imports()) : changed);
        });
    return edited;
  }

  /** One file after the fix's edits, without its imports. */
  static String withoutImports(String path, String text, Fix fix) {
    StringBuilder changed = new StringBuilder(text);
    List<Fix.Edit> edits = new ArrayList<>(fix.edits());
    edits.sort(Comparator.comparingInt((Fix.Edit e) -> e.span().start()).reversed());
    int next = Integer.MAX_VALUE;
    for (Fix.Edit edit : edits) {
      if (isOf(edit.unit(), path)) {
        assertTrue(edit.span().end() < next, "edits touch");
        next = edit.span().start();
        changed.replace(edit.span().start(), edit.span().end(), edit.text());
      }
    }
    return changed.toString();
  }

  private static boolean isOf(CompilationUnit unit, String path) {
    return unit.file().path().endsWith("/" + path);
  }

  private static String withImports(String text, CompilationUnit unit, List<String> imports) {
    StringBuilder lines = new StringBuilder();
    for (String name : new TreeSet<>(imports)) {
      lines.append(unit.importsEnd() == 0 ? "" : "\n").append("import ").append(name).append(';');
      lines.append(unit.importsEnd() == 0 ? "\n" : "");
    }
    return new StringBuilder(text).insert(unit.importsEnd(), lines).toString();
  }
}
