package dev.lint429.errorprone.javac;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCMemberReference;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.tree.TreeScanner;
import dev.lint429.engine.catalogue.SendIndex;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The methods that a file calls or refers to, read off javac's tree: that costs a small part of
 * what lowering the file would. Constructors are left out.
 */
final class CalledMethods extends TreeScanner {
  private final Map<String, Set<MethodSymbol>> byName = new HashMap<>();
  private final Symbols symbols;

  private CalledMethods(Symbols symbols) {
    this.symbols = symbols;
  }

  /**
   * @param unit an attributed unit that has not been desugared
   */
  static CalledMethods of(JCCompilationUnit unit, Symbols symbols) {
    CalledMethods called = new CalledMethods(symbols);
    called.scan(unit.defs);
    return called;
  }

  /** The called methods of this name. */
  Set<MethodSymbol> named(String name) {
    return byName.getOrDefault(name, Set.of());
  }

  /** Whether any of the called methods sends. */
  boolean anyOf(SendIndex sends, Symbols symbols) {
    for (Set<MethodSymbol> named : byName.values()) {
      for (MethodSymbol method : named) {
        if (method.owner instanceof ClassSymbol owner
            && sends.sends(symbols.name(owner), symbols.text(method.name))) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public void visitApply(JCMethodInvocation tree) {
    add(TreeInfo.symbol(tree.meth));
    super.visitApply(tree);
  }

  @Override
  public void visitReference(JCMemberReference tree) {
    add(tree.sym);
    super.visitReference(tree);
  }

  private void add(Symbol symbol) {
    if (symbol instanceof MethodSymbol method) {
      byName.computeIfAbsent(symbols.text(method.name), name -> new LinkedHashSet<>()).add(method);
    }
  }
}
