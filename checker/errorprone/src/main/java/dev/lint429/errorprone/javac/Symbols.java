package dev.lint429.errorprone.javac;

import com.sun.tools.javac.code.Kinds.Kind;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.Type.CapturedType;
import com.sun.tools.javac.code.Type.WildcardType;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Name;
import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.MethodRef;
import dev.lint429.engine.model.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The model's names for javac's symbols and types. Names and method references are shared between
 * all files of a compilation, so that a big program does not hold them many times.
 */
final class Symbols {
  /** javac's own class for what arrays inherit and declare. */
  private static final String ARRAY = "Array";

  private final Types types;
  private final Symtab symtab;
  private final Map<Name, String> texts = new HashMap<>();
  private final IdentityHashMap<TypeSymbol, String> names = new IdentityHashMap<>();
  private final IdentityHashMap<TypeSymbol, TypeRef> plainTypes = new IdentityHashMap<>();
  private final Map<String, ClassSymbol> locals = new HashMap<>();
  private final IdentityHashMap<Symbol, MethodRef> methods = new IdentityHashMap<>();

  Symbols(Context context) {
    this.types = Types.instance(context);
    this.symtab = Symtab.instance(context);
  }

  String text(Name name) {
    return texts.computeIfAbsent(name, Name::toString);
  }

  /**
   * The qualified name of a class: with dots for nested types; the name of the class file for
   * anonymous and local classes and what is nested in them, since only that is unique.
   */
  String name(TypeSymbol symbol) {
    String known = names.get(symbol);
    if (known == null) {
      boolean local = isLocal(symbol);
      known = text(local ? symbol.flatName() : symbol.getQualifiedName());
      names.put(symbol, known);
      if (local && symbol instanceof ClassSymbol type) {
        locals.put(known, type);
      }
    }
    return known;
  }

  /** The local or anonymous class that {@link #name} gave this name; javac has no table of them. */
  Optional<ClassSymbol> local(String name) {
    return Optional.ofNullable(locals.get(name));
  }

  private static boolean isLocal(TypeSymbol symbol) {
    for (Symbol at = symbol; at.kind == Kind.TYP; at = at.owner) {
      if (at.name.isEmpty() || (at.owner.kind != Kind.TYP && at.owner.kind != Kind.PCK)) {
        return true;
      }
    }
    return false;
  }

  /** The type as the model names it; {@link TypeRef#UNKNOWN} for null and for what is no type. */
  TypeRef type(Type type) {
    if (type == null) {
      return TypeRef.UNKNOWN;
    }
    TypeRef known = type.tsym == null ? null : plainTypes.get(type.tsym);
    return known != null && !type.isParameterized() ? known : newType(type);
  }

  private TypeRef newType(Type type) {
    return switch (type.getTag()) {
      case BYTE, CHAR, SHORT, INT, LONG, FLOAT, DOUBLE, BOOLEAN, VOID -> plainType(type.tsym);
      case ARRAY -> arrayType(type(types.elemtype(type)));
      case TYPEVAR -> variableType(types.erasure(type));
      case CLASS -> type.isIntersection() ? type(types.erasure(type)) : classType(type);
      case ERROR -> type.tsym == null ? TypeRef.UNKNOWN : TypeRef.of(text(type.tsym.name));
      default -> TypeRef.UNKNOWN;
    };
  }

  private TypeRef plainType(TypeSymbol symbol) {
    return plainTypes.computeIfAbsent(symbol, s -> TypeRef.of(name(s)));
  }

  private static TypeRef arrayType(TypeRef element) {
    return element.isKnown() ? TypeRef.of(element.name() + "[]") : TypeRef.UNKNOWN;
  }

  private TypeRef variableType(Type erased) {
    return erased.hasTag(TypeTag.TYPEVAR) ? TypeRef.UNKNOWN : type(erased);
  }

  private TypeRef classType(Type type) {
    List<Type> args = type.getTypeArguments();
    if (args.isEmpty()) {
      return plainType(type.tsym);
    }
    List<TypeRef> lowered = new ArrayList<>(args.size());
    for (Type arg : args) {
      lowered.add(argument(arg));
    }
    return new TypeRef(name(type.tsym), lowered);
  }

  private TypeRef argument(Type arg) {
    if (arg instanceof CapturedType captured) {
      return argument(captured.wildcard);
    }
    if (arg instanceof WildcardType wildcard) {
      // JDKs differ in whether "?" is written "? extends Object".
      boolean saysNothing = wildcard.isExtendsBound() && wildcard.type.tsym == object();
      return saysNothing ? TypeRef.UNKNOWN : type(wildcard.type);
    }
    return type(arg);
  }

  /** The method or constructor that {@code symbol} is, or an unresolved one. */
  MethodRef method(Symbol symbol, String name, int argumentCount) {
    if (!(symbol instanceof MethodSymbol method) || isUnnamed(method)) {
      return new MethodRef("", name, null, argumentCount, false, List.of());
    }
    return methods.computeIfAbsent(method, s -> methodRef(method));
  }

  /** Errors, and the constructor that {@code int[]::new} stands for. */
  private boolean isUnnamed(MethodSymbol method) {
    return method.owner.kind != Kind.TYP
        || (method.owner == symtab.arrayClass && method.isConstructor());
  }

  private MethodRef methodRef(MethodSymbol method) {
    List<String> parameters = erasedParameters(method);
    return new MethodRef(
        ownerName(method),
        text(method.name),
        parameters,
        parameters.size(),
        method.isVarArgs(),
        thrown(method));
  }

  private String ownerName(MethodSymbol method) {
    return method.owner == symtab.arrayClass ? name(object()) : name((TypeSymbol) method.owner);
  }

  private List<String> erasedParameters(MethodSymbol method) {
    List<String> parameters = new ArrayList<>();
    for (Type parameter : method.erasure(types).getParameterTypes()) {
      parameters.add(type(parameter).name());
    }
    return parameters;
  }

  private List<String> thrown(MethodSymbol method) {
    List<String> thrown = new ArrayList<>();
    for (Type type : method.type.getThrownTypes()) {
      TypeRef ref = type(type);
      if (ref.isKnown()) {
        thrown.add(ref.name());
      }
    }
    return List.copyOf(thrown);
  }

  /** What a name that is no local variable stands for. */
  Binding binding(Symbol symbol) {
    if (symbol instanceof VarSymbol variable && variable.owner.kind == Kind.TYP) {
      return field(variable);
    }
    if (symbol instanceof ClassSymbol type && type.kind == Kind.TYP) {
      return new Binding.Type(name(type));
    }
    return Binding.UNRESOLVED;
  }

  private TypeSymbol object() {
    return symtab.objectType.tsym;
  }

  private Binding field(VarSymbol variable) {
    String name = text(variable.name);
    if (isThis(name)) {
      return Binding.UNRESOLVED;
    }
    String owner = name((TypeSymbol) variable.owner);
    return new Binding.Field(
        owner.equals(ARRAY) ? "" : owner, name, variable.isStatic(), variable.getConstantValue());
  }

  static boolean isThis(String name) {
    return name.equals("this") || name.equals("super");
  }

  Types types() {
    return types;
  }
}
