package dev.lint429.source.lower;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodRef;
import dev.lint429.engine.model.Span;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.source.tree.Identifiers;
import dev.lint429.source.tree.SourceClass;
import dev.lint429.source.tree.TypeSyntax;
import dev.lint429.source.types.ClassInfo;
import dev.lint429.source.types.FieldInfo;
import dev.lint429.source.types.Inference;
import dev.lint429.source.types.Known;
import dev.lint429.source.types.MethodInfo;
import dev.lint429.source.types.Overloads.Argument;
import dev.lint429.source.types.Overloads.Choice;
import dev.lint429.source.types.Type;
import dev.lint429.source.types.TypeParameter;
import dev.lint429.source.types.Types.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lowers calls and creations: which method is meant, and what it gives. */
final class Calls {
  private final Lowering lowering;

  Calls(Lowering lowering) {
    this.lowering = lowering;
  }

  /** The arguments of a call; those that need a target type are lowered when it is known. */
  static final class Arguments {
    private final List<Expression> written;
    private final List<Argument> known = new ArrayList<>();
    private final List<Typed> typed = new ArrayList<>();

    Arguments(List<Expression> written) {
      this.written = written;
    }

    int size() {
      return written.size();
    }

    List<Expr> lowered() {
      return typed.stream().map(Typed::expr).toList();
    }
  }

  /**
   * A method that was chosen.
   *
   * @param returns the type of the call
   */
  record Resolved(MethodRef method, Type returns) {}

  /** Lowers the arguments that have a type of their own. */
  Arguments arguments(List<Expression> written, Scope scope) {
    Arguments arguments = new Arguments(written);
    for (Expression argument : written) {
      Expression inner = argument;
      while (inner instanceof EnclosedExpr enclosed) {
        inner = enclosed.getInner();
      }
      if (inner instanceof LambdaExpr lambda) {
        arguments.known.add(lowering.functions().shape(lambda));
        arguments.typed.add(null);
      } else if (inner instanceof MethodReferenceExpr) {
        arguments.known.add(new Argument.Reference());
        arguments.typed.add(null);
      } else {
        Typed typed = lowering.expressions().lower(argument, scope, Known.UNKNOWN);
        arguments.known.add(new Argument.Typed(typed.type()));
        arguments.typed.add(typed);
      }
    }
    return arguments;
  }

  Typed method(MethodCallExpr call, Scope scope, Type expected) {
    String name = Identifiers.text(call.getNameAsString());
    Typed receiver =
        call.getScope()
            .map(r -> lowering.expressions().lower(r, scope, Known.UNKNOWN))
            .orElse(null);
    Arguments arguments = arguments(call.getArguments(), scope);
    List<Type> typeArguments =
        call.getTypeArguments()
            .map(a -> a.stream().map(t -> scope.types().resolve(TypeSyntax.of(t))).toList())
            .orElse(List.of());
    Type target = receiver == null ? Known.UNKNOWN : receiver.type();
    List<Member> members =
        receiver == null ? unqualified(name, scope) : lowering.types().methods(target, name);
    Resolved resolved = resolve(target, name, members, typeArguments, arguments, scope, expected);
    if (receiver == null && !resolved.method().isResolved()) {
      resolved = new Resolved(imported(name, arguments.size()), resolved.returns());
    }
    if (target instanceof Type.Array && name.equals("clone")) {
      resolved = new Resolved(resolved.method(), target);
    }
    Expr lowered =
        new Expr.Call(
            lowering.span(call),
            lowering.span(call.getName()),
            receiver == null ? null : receiver.expr(),
            name,
            arguments.lowered(),
            resolved.method(),
            resolved.returns().toRef());
    return new Typed(lowered, resolved.returns());
  }

  /** The methods that a call without a receiver may mean (JLS 15.12.1). */
  private List<Member> unqualified(String name, Scope scope) {
    for (Scope at = scope; at != null; at = at.outer()) {
      if (at.declaring() != null) {
        List<Member> members = lowering.types().methods(at.declaring().thisType(), name);
        if (!members.isEmpty()) {
          return members;
        }
      }
    }
    return lowering.fileScope().staticMethods(name);
  }

  /** A method that is imported from a class of which nothing is known, or just any. */
  private MethodRef imported(String name, int arguments) {
    String owner = lowering.fileScope().staticOwner(name).orElse("");
    return new MethodRef(owner, name, null, arguments, false, List.of());
  }

  private Resolved resolve(
      Type receiver,
      String name,
      List<Member> members,
      List<Type> typeArguments,
      Arguments arguments,
      Scope scope,
      Type expected) {
    List<Member> possible = Probe.withoutVoidMismatch(lowering, members, arguments.written, scope);
    Choice choice = lowering.overloads().choose(possible, arguments.known);
    if (choice.candidates().isEmpty()) {
      lowerFunctions(arguments, scope);
      return new Resolved(unchosen(receiver, name, members, arguments.size()), Known.UNKNOWN);
    }
    Member first = choice.candidates().get(0);
    MethodInfo method = first.method();
    Inference inference =
        new Inference(lowering.types(), method.typeParameters(), first.bindings());
    for (int i = 0; i < Math.min(typeArguments.size(), method.typeParameters().size()); i++) {
      inference.set(method.typeParameters().get(i), typeArguments.get(i));
    }
    learn(inference, choice, arguments, scope);
    inference.learn(method.returns(), expected);
    Type returns = inference.result(method.returns()).upper();
    if (choice.isCertain()) {
      return new Resolved(method.toRef(), returns);
    }
    String erased = method.returns().erasedName();
    boolean agree =
        choice.candidates().stream()
            .allMatch(m -> m.method().returns().erasedName().equals(erased));
    return new Resolved(
        unchosen(receiver, name, choice.candidates(), arguments.size()),
        agree ? returns : Known.UNKNOWN);
  }

  /** Learns from the arguments' types, then lowers the functions with what is known by then. */
  private void learn(Inference inference, Choice choice, Arguments arguments, Scope scope) {
    for (int i = 0; i < arguments.size(); i++) {
      Typed typed = arguments.typed.get(i);
      Type formal = formal(choice, i);
      if (typed != null && formal != null) {
        inference.learn(formal, typed.type());
      }
    }
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.typed.get(i) == null) {
        Type formal = formal(choice, i);
        Type target = formal == null ? Known.UNKNOWN : inference.result(formal);
        Functions.Function function = function(arguments.written.get(i), scope, target);
        arguments.typed.set(i, function.typed());
        Member wanted = formal == null ? null : lowering.types().functionalMethod(formal);
        if (wanted != null) {
          inference.learn(
              wanted.method().returns().substitute(wanted.bindings()), function.returns());
        }
      }
    }
  }

  private void lowerFunctions(Arguments arguments, Scope scope) {
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.typed.get(i) == null) {
        arguments.typed.set(i, function(arguments.written.get(i), scope, Known.UNKNOWN).typed());
      }
    }
  }

  /** The parameter that an argument is given to; null if the candidates do not agree on it. */
  private static Type formal(Choice choice, int index) {
    Type formal = null;
    for (Member candidate : choice.candidates()) {
      List<Type> parameters = candidate.method().parameters();
      boolean isSpread = choice.spread() && candidate.method().varargs();
      Type type =
          isSpread && index >= parameters.size() - 1
              ? ((Type.Array) parameters.get(parameters.size() - 1)).element()
              : index < parameters.size() ? parameters.get(index) : Known.UNKNOWN;
      if (formal != null && !formal.erasedName().equals(type.erasedName())) {
        return null;
      }
      formal = formal == null ? type : formal;
    }
    return formal;
  }

  private Functions.Function function(Expression expression, Scope scope, Type target) {
    Expression inner = expression;
    while (inner instanceof EnclosedExpr enclosed) {
      inner = enclosed.getInner();
    }
    return inner instanceof LambdaExpr lambda
        ? lowering.functions().lambda(lambda, scope, target)
        : lowering.functions().reference((MethodReferenceExpr) inner, scope, target);
  }

  /**
   * A method of which only the name is certain.
   *
   * @param arguments how many are given; -1 if that is not known
   */
  MethodRef unchosen(Type receiver, String name, List<Member> candidates, int arguments) {
    String owner = receiver.upper().className();
    if (!candidates.isEmpty()) {
      owner = candidates.get(0).method().owner();
    }
    if (!receiver.isKnown() && candidates.isEmpty()) {
      owner = "";
    }
    return new MethodRef(owner, name, null, Math.max(arguments, 0), false, List.of());
  }

  Typed creation(ObjectCreationExpr creation, Scope scope, Type expected) {
    Typed outer =
        creation
            .getScope()
            .map(s -> lowering.expressions().lower(s, scope, Known.UNKNOWN))
            .orElse(null);
    Type type = created(creation.getType(), outer, scope, expected);
    Arguments arguments = arguments(creation.getArguments(), scope);
    boolean isDiamond = creation.getType().getTypeArguments().filter(NodeList::isEmpty).isPresent();
    Resolved constructor = constructor(type, arguments, scope);
    if (isDiamond && type.args().isEmpty() && constructor.returns().isKnown()) {
      type = constructor.returns();
    }
    TypeDecl body = null;
    if (creation.getAnonymousClassBody().isPresent()) {
      NodeList<BodyDeclaration<?>> members = creation.getAnonymousClassBody().get();
      body = anonymous(members, anonymousSpan(creation), type, scope);
    }
    Span span = lowering.span(creation);
    Expr created =
        new Expr.New(span, type.toRef(), arguments.lowered(), body, constructor.method());
    return outer == null
        ? new Typed(created, type)
        : new Typed(new Expr.Opaque(span, List.of(outer.expr(), created), type.toRef()), type);
  }

  private Type created(ClassOrInterfaceType written, Typed outer, Scope scope, Type expected) {
    TypeSyntax syntax = TypeSyntax.of(written);
    Type type;
    if (outer == null) {
      type = scope.types().resolve(syntax);
    } else {
      String member = lowering.types().memberType(outer.type().className(), syntax.name());
      type = member == null ? new Type.Unknown(syntax.name()) : Type.Of.of(member);
    }
    boolean isDiamond = written.getTypeArguments().filter(NodeList::isEmpty).isPresent();
    boolean isSame = isDiamond && expected.className().equals(type.className());
    return isSame && !type.className().isEmpty() ? expected : type;
  }

  /** The body starts at the brace behind the arguments, of which the parser keeps no place. */
  private Span anonymousSpan(ObjectCreationExpr creation) {
    Span whole = lowering.span(creation);
    int at =
        creation.getArguments().isEmpty()
            ? lowering.span(creation.getType()).end()
            : lowering.span(creation.getArguments().get(creation.getArguments().size() - 1)).end();
    while (at < whole.end() && lowering.charAt(at) != '{') {
      at++;
    }
    return new Span(at, whole.end());
  }

  TypeDecl anonymous(List<BodyDeclaration<?>> members, Span span, Type supertype, Scope scope) {
    ClassInfo info = lowering.types().find(supertype.className());
    String name = lowering.localName(scope.enclosingClass(), "");
    SourceClass declaring =
        SourceClass.anonymous(
            name,
            lowering.fileScope(),
            scope.types(),
            supertype,
            info != null && info.isInterface(),
            members);
    lowering.register(declaring);
    return lowering.declarations().anonymous(span, declaring, members, scope);
  }

  /** The constructor that arguments choose; its type is the created one, as far as inferred. */
  Resolved constructor(Type type, Arguments arguments, Scope scope) {
    if (!(type instanceof Type.Of of)) {
      lowerFunctions(arguments, scope);
      return new Resolved(
          unchosen(type, MethodRef.CONSTRUCTOR, List.of(), arguments.size()), Known.UNKNOWN);
    }
    ClassInfo info = lowering.types().find(of.name());
    List<TypeParameter> parameters = info == null ? List.of() : info.typeParameters();
    List<Member> members =
        lowering.types().constructors(of).stream()
            .map(m -> new Member(withClassParameters(m.method(), parameters, of), m.bindings()))
            .toList();
    Resolved resolved =
        resolve(type, MethodRef.CONSTRUCTOR, members, List.of(), arguments, scope, Known.UNKNOWN);
    return resolved;
  }

  /** A constructor as the generic method that gives what it creates (JLS 15.9.3). */
  private static MethodInfo withClassParameters(
      MethodInfo constructor, List<TypeParameter> parameters, Type.Of type) {
    List<TypeParameter> all = new ArrayList<>(constructor.typeParameters());
    all.addAll(parameters);
    List<Type> args = parameters.stream().map(p -> (Type) p.variable()).toList();
    return new MethodInfo(
        constructor.owner(),
        constructor.name(),
        all,
        constructor.parameters(),
        type.args().isEmpty() ? new Type.Of(type.name(), args) : type,
        constructor.thrown(),
        constructor.varargs(),
        false,
        false);
  }

  /** {@code this(…)} and {@code super(…)}. */
  Expr explicitConstructor(ExplicitConstructorInvocationStmt invocation, Scope scope) {
    SourceClass enclosing = scope.enclosingClass();
    Type type = invocation.isThis() ? enclosing.thisType() : enclosing.superclass();
    Arguments arguments = arguments(invocation.getArguments(), scope);
    Resolved constructor = constructor(type == null ? Known.UNKNOWN : type, arguments, scope);
    Span span = lowering.span(invocation);
    Expr receiver =
        invocation
            .getExpression()
            .map(e -> lowering.expressions().lower(e, scope, Known.UNKNOWN).expr())
            .orElse(null);
    int name = receiver == null ? span.start() : receiver.span().end();
    String keyword = invocation.isThis() ? "this" : "super";
    while (name < span.end() && !lowering.startsWith(keyword, name)) {
      name++;
    }
    int end = span.end();
    while (end > name && lowering.charAt(end - 1) != ')') {
      end--;
    }
    return new Expr.Call(
        new Span(span.start(), end),
        new Span(name, name + keyword.length()),
        receiver,
        MethodRef.CONSTRUCTOR,
        arguments.lowered(),
        constructor.method(),
        Known.VOID.toRef());
  }

  /** The types of a record's components in their order; empty if nothing is known of it. */
  List<Type> recordComponents(Type record) {
    ClassInfo info = lowering.types().find(record.className());
    if (!(info instanceof SourceClass source)) {
      return List.of();
    }
    Map<String, Type> bindings =
        record instanceof Type.Of of ? lowering.types().bindings(of) : Map.of();
    return source.componentNames().stream()
        .map(source::field)
        .map(FieldInfo::type)
        .map(t -> t.substitute(bindings))
        .toList();
  }
}
