package dev.lint429.errorprone.javac;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.tree.JCTree;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Import;
import dev.lint429.engine.model.SourceFile;
import dev.lint429.engine.model.Span;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.engine.model.TypeRef;
import dev.lint429.engine.model.VarDecl;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Lowers one attributed compilation unit into the code model. An instance is used once; its parts
 * (declarations, statements, expressions …) call each other through it.
 */
final class Lowering {
  final Symbols symbols;
  final Positions positions;
  final Declarations declarations = new Declarations(this);
  final Annotations annotations = new Annotations(this);
  final Statements statements = new Statements(this);
  final Cases cases = new Cases(this);
  final Patterns patterns = new Patterns(this);
  final Expressions expressions = new Expressions(this);
  final Calls calls = new Calls(this);

  /** The local variables lowered so far. A local is declared before it is used. */
  final IdentityHashMap<Symbol, VarDecl> locals = new IdentityHashMap<>();

  private final CompilationUnitTree unit;
  private final SourceFile file;

  private Lowering(
      CompilationUnitTree unit, SourceFile file, SourcePositions positions, Symbols symbols) {
    this.unit = unit;
    this.file = file;
    this.symbols = symbols;
    this.positions = new Positions(unit, positions, file.text());
  }

  /**
   * @param unit an attributed unit that has not been desugared
   * @param file its name and its text exactly as the compiler read it
   */
  static CompilationUnit lower(
      CompilationUnitTree unit, SourceFile file, SourcePositions positions, Symbols symbols) {
    return new Lowering(unit, file, positions, symbols).lower();
  }

  private CompilationUnit lower() {
    PackageTree packageTree = unit.getPackage();
    String packageName = packageTree == null ? "" : packageTree.getPackageName().toString();
    int importsEnd = packageTree == null ? 0 : Math.max(0, positions.end(packageTree));
    return new CompilationUnit(file, packageName, importsEnd, imports(), types());
  }

  private List<Import> imports() {
    List<Import> imports = new ArrayList<>();
    for (ImportTree tree : unit.getImports()) {
      if (!NewerTrees.isModuleImport(tree)) {
        imports.add(importOf(tree));
      }
    }
    return imports;
  }

  private Import importOf(ImportTree tree) {
    Span span = positions.of(tree);
    String name = tree.getQualifiedIdentifier().toString();
    boolean wildcard = name.endsWith(".*");
    return new Import(
        span, wildcard ? name.substring(0, name.length() - 2) : name, tree.isStatic(), wildcard);
  }

  private List<TypeDecl> types() {
    List<TypeDecl> types = new ArrayList<>();
    for (Tree tree : unit.getTypeDecls()) {
      if (tree instanceof JCTree.JCClassDecl declaration) {
        types.add(declarations.type(declaration));
      }
    }
    return types;
  }

  TypeRef typeOf(Tree tree) {
    return tree == null ? TypeRef.UNKNOWN : symbols.type(((JCTree) tree).type);
  }
}
