package dev.lint429.errorprone.javac;

import com.sun.tools.javac.code.Kinds.Kind;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.CompletionFailure;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.model.JavacElements;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Name;
import com.sun.tools.javac.util.Names;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/** Finds classes by the names that the model gives them. */
final class ClassTable {
  private final Symtab symtab;
  private final Names names;
  private final JavacElements elements;
  private final Map<String, Optional<ClassSymbol>> known = new HashMap<>();

  ClassTable(Context context) {
    this.symtab = Symtab.instance(context);
    this.names = Names.instance(context);
    this.elements = JavacElements.instance(context);
  }

  /** The class, if the compiler has it or finds it on the class path. */
  Optional<ClassSymbol> find(String qualifiedName) {
    Optional<ClassSymbol> found = known.get(qualifiedName);
    if (found == null) {
      found = look(qualifiedName).or(() -> load(qualifiedName));
      known.put(qualifiedName, found);
    }
    return found;
  }

  /** Among the classes that the compiler already has; nothing is loaded but what it named. */
  private Optional<ClassSymbol> look(String qualifiedName) {
    String flatName = qualifiedName;
    while (true) {
      Name name = names.fromString(flatName);
      for (ClassSymbol symbol : symtab.getClassesForName(name)) {
        if (exists(symbol)) {
          return Optional.of(symbol);
        }
      }
      int dot = flatName.lastIndexOf('.');
      if (dot < 0) {
        return Optional.empty();
      }
      flatName = flatName.substring(0, dot) + '$' + flatName.substring(dot + 1);
    }
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
    try {
      TypeElement element = elements.getTypeElement(qualifiedName);
      return Optional.ofNullable((ClassSymbol) element);
    } catch (CompletionFailure e) {
      return Optional.empty();
    }
  }
}
