package dev.lint429.errorprone.javac;

import com.sun.tools.javac.code.Kinds.Kind;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAnnotation;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.TreeScanner;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Names;
import dev.lint429.engine.catalogue.SendIndex;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a file has a call or an annotation of a {@link SendIndex}. A call is attributed only once
 * the class that declares its method is loaded, so that few names are left to search in most
 * compilations. It knows the classes that were loaded when it was made.
 */
final class SendSearch {
  /** More names than these are in about every file. */
  private static final int FEW = 8;

  private final Symtab symtab;
  private final Names names;
  private final SendIndex index;

  /** The names of the methods and annotations of types that are loaded; null if they are many. */
  private List<String> possible;

  /** Whether an annotation of the index is loaded. */
  private boolean declarable;

  SendSearch(Context context, SendIndex index) {
    this.symtab = Symtab.instance(context);
    this.names = Names.instance(context);
    this.index = index;
    findPossible();
  }

  private void findPossible() {
    Set<String> found = new HashSet<>();
    for (String type : index.types()) {
      if (isLoaded(type)) {
        found.addAll(index.methods(type));
      }
    }
    for (String type : index.annotations()) {
      if (isLoaded(type)) {
        declarable = true;
        found.add(type.substring(type.lastIndexOf('.') + 1));
      }
    }
    boolean few = found.size() <= FEW && !found.contains(SendIndex.ANY);
    possible = few ? new ArrayList<>(found) : null;
  }

  private boolean isLoaded(String type) {
    for (ClassSymbol symbol : symtab.getClassesForName(names.fromString(flatName(type)))) {
      if (symbol.kind == Kind.TYP && symbol.isCompleted()) {
        return true;
      }
    }
    return false;
  }

  /** The name of the class file: only the names of classes begin with a capital letter. */
  private static String flatName(String type) {
    int at = 0;
    while (at >= 0 && !Character.isUpperCase(type.charAt(at == 0 ? 0 : at + 1))) {
      at = type.indexOf('.', at + 1);
    }
    return at < 0 ? type : type.substring(0, at + 1) + type.substring(at + 1).replace('.', '$');
  }

  /** Whether a file names one of them. */
  boolean mayName(SourceUnit unit) {
    if (possible == null) {
      return true;
    }
    for (String name : possible) {
      if (unit.text().contains(name)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a file has one of them.
   *
   * @param unit attributed, and not desugared
   */
  boolean isIn(SourceUnit unit, Symbols symbols) {
    return unit.called(symbols).anyOf(index, symbols)
        || declarable && hasDeclared(unit.tree, symbols);
  }

  private boolean hasDeclared(JCTree tree, Symbols symbols) {
    boolean[] found = new boolean[1];
    new TreeScanner() {
      @Override
      public void visitMethodDef(JCMethodDecl method) {
        for (JCAnnotation annotation : method.mods.annotations) {
          found[0] |= isRequest(annotation, symbols);
        }
        scan(method.body);
      }
    }.scan(tree);
    return found[0];
  }

  private boolean isRequest(JCAnnotation annotation, Symbols symbols) {
    String name = symbols.type(annotation.annotationType.type).name();
    return name.isEmpty() || index.annotations().contains(name);
  }
}
