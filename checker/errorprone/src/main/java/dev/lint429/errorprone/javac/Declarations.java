package dev.lint429.errorprone.javac;

import com.sun.source.tree.Tree;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCBlock;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import dev.lint429.engine.model.Annotation;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.MethodRef;
import dev.lint429.engine.model.Span;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.engine.model.TypeRef;
import dev.lint429.engine.model.VarDecl;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;

/** Lowers types, methods and variables. */
final class Declarations {
  private final Lowering lowering;

  Declarations(Lowering lowering) {
    this.lowering = lowering;
  }

  TypeDecl type(JCClassDecl tree) {
    Header header = header(tree);
    // The class of a compact source file stands nowhere, but its members do.
    return header.span().exists() || isNested(tree)
        ? lowering.positions.within(header.span(), () -> type(tree, header))
        : type(tree, header);
  }

  private static boolean isNested(JCClassDecl tree) {
    return tree.sym != null && tree.sym.owner instanceof ClassSymbol;
  }

  /** Where a declaration stands; nowhere if it was generated. */
  private record Header(Span span, Span nameSpan) {}

  private Header header(JCClassDecl tree) {
    Span span = lowering.positions.ofDeclaration(tree);
    String name = lowering.symbols.text(tree.name);
    if (name.isEmpty()) {
      return new Header(span, Span.NONE);
    }
    Span nameSpan = lowering.positions.nameAfterKeyword(tree.pos, name);
    return isNested(tree) && !nameSpan.exists()
        ? new Header(Span.NONE, Span.NONE)
        : new Header(span, nameSpan);
  }

  private TypeDecl type(JCClassDecl tree, Header header) {
    Members members = new Members(tree);
    List<Annotation> annotations = lowering.annotations.of(tree.mods);
    tree.defs.forEach(members::add);
    List<TypeRef> interfaces = new ArrayList<>();
    tree.implementing.forEach(i -> interfaces.add(lowering.typeOf(i)));
    return new TypeDecl(
        header.span(),
        header.nameSpan(),
        kind(tree),
        members.owner,
        Annotations.keywords(tree.mods),
        annotations,
        lowering.typeOf(tree.extending),
        interfaces,
        members.fields,
        members.methods,
        members.nested);
  }

  private static TypeDecl.Kind kind(JCClassDecl tree) {
    if (tree.name.isEmpty()) {
      return TypeDecl.Kind.ANONYMOUS;
    }
    return switch (tree.getKind()) {
      case INTERFACE -> TypeDecl.Kind.INTERFACE;
      case ENUM -> TypeDecl.Kind.ENUM;
      case RECORD -> TypeDecl.Kind.RECORD;
      case ANNOTATION_TYPE -> TypeDecl.Kind.ANNOTATION;
      default -> TypeDecl.Kind.CLASS;
    };
  }

  /** What is found in the body of a type. */
  private final class Members {
    final String owner;
    final List<VarDecl> fields = new ArrayList<>();
    final List<MethodDecl> methods = new ArrayList<>();
    final List<TypeDecl> nested = new ArrayList<>();
    private final boolean isRecord;
    private int previousStart = -1;

    Members(JCClassDecl tree) {
      owner = tree.sym == null ? lowering.symbols.text(tree.name) : lowering.symbols.name(tree.sym);
      isRecord = tree.getKind() == Tree.Kind.RECORD;
    }

    void add(JCTree member) {
      if (member instanceof JCVariableDecl field) {
        fields.add(field(field));
        previousStart = lowering.positions.start(field);
      } else if (member instanceof JCMethodDecl method) {
        // Default constructors and what a record declares by itself have no end.
        if (lowering.positions.hasEnd(method)) {
          methods.add(method(method, owner));
        }
      } else if (member instanceof JCBlock block) {
        methods.add(initializer(block, owner));
      } else if (member instanceof JCClassDecl type) {
        nested.add(type(type));
      }
    }

    private VarDecl field(JCVariableDecl tree) {
      if (tree.init instanceof JCNewClass creation && isEnumConstant(tree)) {
        return enumConstant(tree, creation);
      }
      boolean component = isRecord && !tree.sym.isStatic();
      return variable(
          tree, component ? VarDecl.Kind.RECORD_COMPONENT : VarDecl.Kind.FIELD, previousStart);
    }
  }

  private static boolean isEnumConstant(JCVariableDecl tree) {
    return tree.sym != null && tree.sym.getKind() == ElementKind.ENUM_CONSTANT;
  }

  /** An enum constant: its initialiser is the creation that {@code A(1) { … }} stands for. */
  private VarDecl enumConstant(JCVariableDecl tree, JCNewClass creation) {
    String name = lowering.symbols.text(tree.name);
    Span span = lowering.positions.ofDeclaration(tree);
    // The tree itself begins at the annotations, and its creation at the arguments.
    Span nameSpan = lowering.positions.nameAt(lowering.positions.start(creation.clazz), name);
    return new VarDecl(
        span,
        nameSpan,
        VarDecl.Kind.ENUM_CONSTANT,
        name,
        lowering.symbols.type(tree.sym.type),
        Set.of(),
        lowering.annotations.of(tree.mods),
        lowering.calls.creation(creation, lowering.positions.between(nameSpan.start(), span.end())),
        null);
  }

  private MethodDecl initializer(JCBlock tree, String owner) {
    return new MethodDecl(
        lowering.positions.ofDeclaration(tree),
        Span.NONE,
        owner,
        MethodDecl.INITIALIZER,
        tree.isStatic() ? Set.of("static") : Set.of(),
        List.of(),
        List.of(),
        TypeRef.UNKNOWN,
        List.of(),
        false,
        lowering.statements.block(tree));
  }

  private MethodDecl method(JCMethodDecl tree, String owner) {
    String name = lowering.symbols.text(tree.name);
    boolean constructor = name.equals(MethodRef.CONSTRUCTOR);
    String written = constructor ? lowering.symbols.text(tree.sym.owner.name) : name;
    Span nameSpan = lowering.positions.nameAt(tree.pos, written);
    boolean generated = !nameSpan.exists() && !lowering.positions.isEscaped(tree.pos);
    Span span = generated ? Span.NONE : lowering.positions.ofDeclaration(tree);
    return lowering.positions.within(span, () -> method(tree, span, nameSpan, owner, name));
  }

  private MethodDecl method(
      JCMethodDecl tree, Span span, Span nameSpan, String owner, String name) {
    List<VarDecl> parameters = new ArrayList<>();
    for (JCVariableDecl parameter : tree.params) {
      parameters.add(variable(parameter, VarDecl.Kind.PARAMETER, -1));
    }
    List<TypeRef> thrown = new ArrayList<>();
    tree.thrown.forEach(t -> thrown.add(lowering.typeOf(t)));
    Stmt.Block body =
        tree.body == null
            ? null
            : lowering.positions.within(
                bodyRange(tree, span), () -> lowering.statements.block(tree.body));
    return new MethodDecl(
        span,
        nameSpan,
        owner,
        name,
        Annotations.keywords(tree.mods),
        lowering.annotations.of(tree.mods),
        parameters,
        lowering.typeOf(tree.restype),
        thrown,
        tree.sym != null && tree.sym.isVarArgs(),
        body);
  }

  /** Where the body may stand: behind the parameters. */
  private Span bodyRange(JCMethodDecl tree, Span method) {
    // The parameters of a compact constructor are elsewhere: in the record's header.
    int start = tree.pos;
    for (JCVariableDecl parameter : tree.params) {
      start = Math.max(start, lowering.positions.end(parameter));
    }
    return method.exists() ? lowering.positions.between(start, method.end()) : Span.NONE;
  }

  /**
   * Any variable but an enum constant.
   *
   * @param previousStart where the declaration before it starts, or -1: in {@code int a, b;} both
   *     have one start, and the second is made to begin at its name
   */
  VarDecl variable(JCVariableDecl tree, VarDecl.Kind kind, int previousStart) {
    String name = tree.name.isEmpty() ? "_" : lowering.symbols.text(tree.name);
    Span nameSpan = lowering.positions.nameAt(tree.pos, name);
    boolean generated = !nameSpan.exists() && !lowering.positions.isEscaped(tree.pos);
    Span whole =
        generated
            ? Span.NONE
            : lowering.positions.withoutSeparator(lowering.positions.ofDeclaration(tree), ",;");
    boolean shared = whole.exists() && whole.start() == previousStart;
    Span span = shared ? lowering.positions.between(tree.pos, whole.end()) : whole;
    return lowering.positions.within(span, () -> variable(tree, kind, name, span, nameSpan));
  }

  private VarDecl variable(
      JCVariableDecl tree, VarDecl.Kind kind, String name, Span span, Span nameSpan) {
    Expr init = tree.init == null ? null : lowering.expressions.lower(tree.init);
    VarDecl variable =
        new VarDecl(
            span,
            nameSpan,
            kind,
            name,
            tree.sym == null ? lowering.typeOf(tree.vartype) : lowering.symbols.type(tree.sym.type),
            modifiers(tree, kind),
            lowering.annotations.of(tree.mods),
            init,
            tree.sym == null ? null : tree.sym.getConstantValue());
    if (tree.sym != null && kind != VarDecl.Kind.FIELD && kind != VarDecl.Kind.RECORD_COMPONENT) {
      lowering.locals.put(tree.sym, variable);
    }
    return variable;
  }

  /** The parser adds modifiers to what is implicitly final. */
  private static Set<String> modifiers(JCVariableDecl tree, VarDecl.Kind kind) {
    return kind == VarDecl.Kind.RECORD_COMPONENT || kind == VarDecl.Kind.RESOURCE
        ? Set.of()
        : Annotations.keywords(tree.mods);
  }
}
