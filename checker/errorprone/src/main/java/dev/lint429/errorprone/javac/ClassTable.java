package dev.lint429.errorprone.javac;

import com.sun.tools.javac.code.Kinds.Kind;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.CompletionFailure;
import com.sun.tools.javac.code.Symbol.ModuleSymbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.model.JavacElements;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.lang.model.element.TypeElement;

/**
 * Finds classes by the names that the model gives them. In a named module only what it reads is
 * there: code that names anything else does not compile.
 */
final class ClassTable {
  private final Symtab symtab;
  private final Names names;
  private final JavacElements elements;
  private final Map<String, Optional<ClassSymbol>> known = new HashMap<>();

  /** The modules being compiled; the unnamed one where there are none. */
  private final Supplier<Set<ModuleSymbol>> modules;

  ClassTable(Context context, Supplier<Set<ModuleSymbol>> modules) {
    this.modules = modules;
    this.symtab = Symtab.instance(context);
    this.names = Names.instance(context);
    this.elements = JavacElements.instance(context);
  }

  /** The class, if code of this compilation can name it. */
  Optional<ClassSymbol> find(String qualifiedName) {
    Optional<ClassSymbol> found = known.get(qualifiedName);
    if (found == null) {
      found =
          entered(qualifiedName).filter(this::isReadable).findFirst().or(() -> load(qualifiedName));
      known.put(qualifiedName, found);
    }
    return found;
  }

  /** The class, if the compiler came across it, be it as the type of a value in the code. */
  Optional<ClassSymbol> seen(String qualifiedName) {
    return entered(qualifiedName).findFirst();
  }

  /** Classes of that name in the compiler's table. Nothing is loaded but what it has named. */
  private Stream<ClassSymbol> entered(String qualifiedName) {
    return flatNames(qualifiedName).stream()
        .flatMap(name -> stream(symtab.getClassesForName(names.fromString(name))))
        .filter(ClassTable::exists);
  }

  private static Stream<ClassSymbol> stream(Iterable<ClassSymbol> symbols) {
    return StreamSupport.stream(symbols.spliterator(), false);
  }

  /** The names of the class file that a name with dots may stand for: {@code a.B.C, a.B$C, …}. */
  private static List<String> flatNames(String qualifiedName) {
    List<String> candidates = new ArrayList<>();
    candidates.add(qualifiedName);
    String flatName = qualifiedName;
    for (int dot = flatName.lastIndexOf('.'); dot >= 0; dot = flatName.lastIndexOf('.')) {
      flatName = flatName.substring(0, dot) + '$' + flatName.substring(dot + 1);
      candidates.add(flatName);
    }
    return candidates;
  }

  @SuppressWarnings(
      "ASTHelpersSuggestions") // That helper returns another type in Error Prone 2.50.
  private boolean isReadable(ClassSymbol symbol) {
    ModuleSymbol home = symbol.packge().modle;
    return modules.get().stream()
        .anyMatch(module -> module == home || module.readModules.contains(home));
  }

  private static boolean exists(ClassSymbol symbol) {
    try {
      symbol.complete();
      return symbol.kind == Kind.TYP && symbol.exists();
    } catch (CompletionFailure e) {
      return false;
    }
  }

  private Optional<ClassSymbol> load(String qualifiedName) {
    if (qualifiedName.indexOf('.') < 0 || qualifiedName.indexOf('$') >= 0) {
      return Optional.empty();
    }
    for (ModuleSymbol module : modules.get()) {
      try {
        TypeElement element = elements.getTypeElement(module, qualifiedName);
        if (element != null) {
          return Optional.of((ClassSymbol) element);
        }
      } catch (CompletionFailure e) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
