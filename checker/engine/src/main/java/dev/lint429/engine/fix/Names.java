package dev.lint429.engine.fix;

import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Import;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Program;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.engine.model.TypeRef;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The names that new text in a file may use: of types, imported where that changes nothing else,
 * and of new variables.
 */
final class Names {
  private final Program program;
  private final GivenNames given;
  private final CompilationUnit unit;
  private final boolean mayImport;

  /** Null until a name is asked for: many fixes are refused before that. */
  private FileNames file;

  private Set<String> words;
  private final Set<String> imports = new LinkedHashSet<>();

  Names(Program program, GivenNames given, CompilationUnit unit, boolean mayImport) {
    this.program = program;
    this.given = given;
    this.unit = unit;
    this.mayImport = mayImport;
  }

  private FileNames file() {
    if (file == null) {
      file = given.in(unit);
    }
    return file;
  }

  /** The words of the file, and the names that were given since. */
  private Set<String> words() {
    if (words == null) {
      words = new HashSet<>(file().words());
    }
    return words;
  }

  /** What the fix has to import. */
  List<String> imports() {
    return List.copyOf(imports);
  }

  /**
   * The text that names a top-level type in this file: its simple name where that can mean nothing
   * else, the qualified one otherwise.
   *
   * @throws Refused if neither can be used
   */
  String type(String qualifiedName) throws Refused {
    String simple = qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
    String home = packageOf(qualifiedName);
    if (!isTaken(simple, qualifiedName)) {
      boolean visible =
          imported(qualifiedName)
              || home.equals(unit.packageName())
              || home.equals("java.lang")
              || (wildcard(home) && !ambiguous(simple, home));
      if (visible) {
        return simple;
      }
      // An import would change what the word means where the file uses it for something else.
      if (mayImport && !words().contains(simple)) {
        imports.add(qualifiedName);
        return simple;
      }
    }
    String first = qualifiedName.substring(0, qualifiedName.indexOf('.'));
    if (file().variables().contains(first)) {
      throw new Refused("the file uses the names " + simple + " and " + first + " otherwise");
    }
    return qualifiedName;
  }

  private boolean imported(String qualifiedName) {
    return unit.imports().stream()
        .anyMatch(i -> !i.isWildcard() && !i.isStatic() && i.name().equals(qualifiedName));
  }

  private boolean wildcard(String packageName) {
    return unit.imports().stream()
        .anyMatch(i -> i.isWildcard() && !i.isStatic() && i.name().equals(packageName));
  }

  private boolean ambiguous(String simple, String home) {
    return exists(unit.packageName(), simple)
        || unit.imports().stream()
            .filter(i -> i.isWildcard() && !i.isStatic() && !i.name().equals(home))
            .anyMatch(i -> exists(i.name(), simple));
  }

  private boolean exists(String packageName, String simple) {
    String name = packageName.isEmpty() ? simple : packageName + "." + simple;
    return program.origin(name) != Program.Origin.UNKNOWN;
  }

  /** Whether the simple name means something else here, whatever is imported. */
  private boolean isTaken(String simple, String qualifiedName) {
    if (file().variables().contains(simple)) {
      return true;
    }
    for (Import imported : unit.imports()) {
      if (!imported.isWildcard()
          && imported.name().endsWith("." + simple)
          && !imported.name().equals(qualifiedName)) {
        return true;
      }
    }
    String home = packageOf(qualifiedName);
    if (home.equals("java.lang") && exists(unit.packageName(), simple)) {
      return true;
    }
    return file().types().stream()
        .anyMatch(
            type ->
                (type.simpleName().equals(simple) && !type.qualifiedName().equals(qualifiedName))
                    || inherits(type, simple));
  }

  /** Whether a class of this file inherits a member type of that name. */
  private boolean inherits(TypeDecl type, String simple) {
    Set<String> seen = new HashSet<>();
    Deque<TypeRef> open = new ArrayDeque<>(type.supertypes());
    while (!open.isEmpty()) {
      TypeRef supertype = open.poll();
      if (!seen.add(supertype.name())) {
        continue;
      }
      if (exists(supertype.name(), simple)) {
        return true;
      }
      program.type(supertype.name()).ifPresent(t -> open.addAll(t.supertypes()));
    }
    return false;
  }

  /** A name for a variable that is declared in front of {@code statement}. */
  String variableBefore(Node statement, String wish) {
    return given.at(unit, statement, wish, words()::contains);
  }

  /** A name that nothing in the file has, for a parameter or variable of a lambda. */
  String fresh(String wish) {
    String name = wish;
    for (int i = 2; !words().add(name); i++) {
      name = wish + i;
    }
    return name;
  }

  private static String packageOf(String qualifiedName) {
    int dot = qualifiedName.lastIndexOf('.');
    return dot < 0 ? "" : qualifiedName.substring(0, dot);
  }
}
