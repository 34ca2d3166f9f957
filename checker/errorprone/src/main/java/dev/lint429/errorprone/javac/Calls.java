package dev.lint429.errorprone.javac;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCMemberReference;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.util.Name;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodRef;
import dev.lint429.engine.model.Span;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.engine.model.TypeRef;
import java.util.List;

/** Lowers calls, instance creations and method references. */
final class Calls {
  private final Lowering lowering;

  Calls(Lowering lowering) {
    this.lowering = lowering;
  }

  Expr call(JCMethodInvocation tree) {
    if (tree.meth instanceof JCFieldAccess access) {
      Expr receiver = lowering.expressions.lower(access.selected);
      Span span = lowering.positions.startingWith(tree, access.selected, receiver.span());
      String written = lowering.symbols.text(access.name);
      Span nameSpan = lowering.positions.nameAtEnd(access, written);
      return call(tree, span, nameSpan, receiver, access.name, access.sym);
    }
    JCIdent ident = (JCIdent) tree.meth;
    Span nameSpan = lowering.positions.ofName(ident, lowering.symbols.text(ident.name));
    Span span = lowering.positions.startingWith(tree, ident, nameSpan);
    return call(tree, span, nameSpan, null, ident.name, ident.sym);
  }

  private Expr.Call call(
      JCMethodInvocation tree,
      Span span,
      Span nameSpan,
      Expr receiver,
      Name written,
      Symbol symbol) {
    String text = lowering.symbols.text(written);
    String name = Symbols.isThis(text) ? MethodRef.CONSTRUCTOR : text;
    List<Expr> args = lowering.expressions.lower(tree.args);
    MethodRef method = lowering.symbols.method(symbol, name, args.size());
    return new Expr.Call(span, nameSpan, receiver, name, args, method, lowering.typeOf(tree));
  }

  /**
   * An instance creation.
   *
   * @param span of the whole expression; for an enum constant, of its name and arguments
   */
  Expr creation(JCNewClass tree, Span span) {
    Expr outer = tree.encl == null ? null : lowering.expressions.lower(tree.encl);
    List<Expr> args = lowering.expressions.lower(tree.args);
    TypeRef type = lowering.typeOf(tree.def == null ? tree : tree.clazz);
    TypeDecl body = tree.def == null ? null : lowering.declarations.type(tree.def);
    MethodRef constructor =
        lowering.symbols.method(tree.constructor, MethodRef.CONSTRUCTOR, args.size());
    if (body != null && constructor.isResolved()) {
      constructor = superConstructor(constructor, type, outer != null);
    }
    Expr created = new Expr.New(span, type, args, body, constructor);
    return outer == null ? created : new Expr.Opaque(span, List.of(outer, created), type);
  }

  /** The constructor of the superclass, which that of an anonymous class repeats. */
  private static MethodRef superConstructor(MethodRef own, TypeRef type, boolean hasOuter) {
    // The outer instance of the superclass comes first.
    List<String> parameters =
        own.parameterTypes().subList(hasOuter ? 1 : 0, own.parameterTypes().size());
    return new MethodRef(
        type.name(), own.name(), parameters, parameters.size(), own.varargs(), own.thrown());
  }

  Expr reference(JCMemberReference tree) {
    ExpressionTree qualifier = tree.getQualifierExpression();
    Expr target = lowering.expressions.lower(qualifier);
    Span span = lowering.positions.startingWith(tree, qualifier, target.span());
    boolean creates = tree.getMode() == MemberReferenceTree.ReferenceMode.NEW;
    String name = creates ? MethodRef.CONSTRUCTOR : lowering.symbols.text(tree.name);
    return new Expr.MethodReference(
        span,
        target,
        creates ? "new" : name,
        lowering.symbols.method(tree.sym, name, 0),
        lowering.typeOf(tree));
  }
}
