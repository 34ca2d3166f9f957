package dev.lint429.engine.fix;

import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.engine.model.VarDecl;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names that a file has.
 *
 * @param words every word outside of imports
 * @param variables the names of its variables and fields
 * @param types the types that it declares
 */
record FileNames(Set<String> words, Set<String> variables, List<TypeDecl> types) {
  static FileNames of(CompilationUnit unit) {
    Set<String> words = new HashSet<>();
    int importsEnd = unit.imports().stream().mapToInt(i -> i.span().end()).max().orElse(0);
    for (Token token : Token.all(unit.file().text())) {
      if (token.isWord() && !(token.end() <= importsEnd && isInImport(unit, token))) {
        words.add(token.text());
      }
    }
    Set<String> variables = new HashSet<>();
    unit.all(VarDecl.class).forEach(variable -> variables.add(variable.name()));
    return new FileNames(
        Set.copyOf(words), Set.copyOf(variables), List.copyOf(unit.all(TypeDecl.class)));
  }

  private static boolean isInImport(CompilationUnit unit, Token token) {
    return unit.imports().stream()
        .anyMatch(i -> i.span().start() <= token.start() && token.end() <= i.span().end());
  }
}
