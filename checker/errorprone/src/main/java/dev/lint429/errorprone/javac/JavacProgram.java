package dev.lint429.errorprone.javac;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.SourcePositions;
import com.sun.tools.javac.api.JavacTrees;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.ModuleSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.comp.AttrContext;
import com.sun.tools.javac.comp.CompileStates;
import com.sun.tools.javac.comp.Env;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.util.Context;
import dev.lint429.engine.catalogue.SendIndex;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Program;
import dev.lint429.engine.model.TypeDecl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;

/**
 * The files of one compilation and its class path. It lives and dies with the compiler's {@link
 * Context}; files are lowered when they are first asked for.
 *
 * <p>A file whose tree cannot be trusted (see {@link SourceUnit#isTrusted}) is treated as if it
 * were not there, and its types are of {@link Program.Origin#UNKNOWN}.
 */
public final class JavacProgram implements Program {
  private final Context context;
  private final CompileStates states;
  private final SourcePositions positions;
  private final Symbols symbols;
  private final ClassTable classes;
  private final BiConsumer<CompilationUnitTree, Throwable> onFailure;

  private final IdentityHashMap<JCCompilationUnit, SourceUnit> byTree = new IdentityHashMap<>();
  private final Map<String, SourceUnit> byClass = new HashMap<>();
  private final Map<String, TypeDecl> types = new HashMap<>();
  private final IdentityHashMap<TypeDecl, CompilationUnit> unitOf = new IdentityHashMap<>();
  private final Map<String, Supertypes> supertypes = new HashMap<>();
  private final Map<String, Callers> callers = new HashMap<>();
  private final Set<ModuleSymbol> modules = new LinkedHashSet<>();
  private List<SourceUnit> units = List.of();
  private TextSearch search = new TextSearch(units);
  private int statesSeen = -1;

  /** Null until it is asked for, and when classes may have been loaded since. */
  private SendSearch sendSearch;

  /**
   * @param onFailure told once of every file whose lowering failed; the file is then left out
   */
  public JavacProgram(Context context, BiConsumer<CompilationUnitTree, Throwable> onFailure) {
    this.context = context;
    this.states = CompileStates.instance(context);
    this.positions = JavacTrees.instance(context).getSourcePositions();
    this.symbols = new Symbols(context);
    this.classes = new ClassTable(context, () -> modules);
    this.onFailure = onFailure;
  }

  /** The file that is being checked, lowered; empty if that failed. */
  public Optional<CompilationUnit> unit(CompilationUnitTree tree) {
    return Optional.ofNullable(lower(source(tree)));
  }

  /**
   * Whether the text of a file may name a call or an annotation of {@code sends}. It costs less
   * than {@link #has}, and is less sure.
   */
  public boolean mayName(SendIndex sends, CompilationUnitTree tree) {
    return searchFor(sends).mayName(source(tree));
  }

  /** Whether a file has a call or an annotation of {@code sends}; true if nobody can tell. */
  public boolean has(SendIndex sends, CompilationUnitTree tree) {
    SourceUnit unit = source(tree);
    return !unit.isTrusted(states) || searchFor(sends).isIn(unit, symbols);
  }

  private SendSearch searchFor(SendIndex sends) {
    refresh();
    if (sendSearch == null) {
      sendSearch = new SendSearch(context, sends);
    }
    return sendSearch;
  }

  /** The text of a file as the compiler read it; nothing is lowered for it. */
  public String text(CompilationUnitTree tree) {
    return source(tree).text();
  }

  private SourceUnit source(CompilationUnitTree tree) {
    refresh();
    // A file without classes never reaches the table of compile states.
    return byTree.computeIfAbsent((JCCompilationUnit) tree, this::add);
  }

  /** Takes up what the compiler has attributed since. Nothing changes under the simple policy. */
  private void refresh() {
    if (states.size() == statesSeen) {
      return;
    }
    statesSeen = states.size();
    for (Env<AttrContext> env : states.keySet()) {
      if (env.toplevel != null) {
        byTree.computeIfAbsent(env.toplevel, this::add).add(env);
      }
    }
    units = byTree.values().stream().filter(this::isVisible).sorted(SourceUnit.BY_NAME).toList();
    search = new TextSearch(units);
    callers.clear();
    sendSearch = null;
  }

  private SourceUnit add(JCCompilationUnit tree) {
    SourceUnit unit = new SourceUnit(tree);
    modules.add(tree.modle);
    unit.forEachClass(symbol -> byClass.put(symbols.name(symbol), unit));
    return unit;
  }

  private boolean isVisible(SourceUnit unit) {
    return !unit.failed && (unit.lowered != null || unit.isTrusted(states));
  }

  /** The lowered file, or null if it cannot be trusted or its lowering failed. */
  private CompilationUnit lower(SourceUnit unit) {
    if (unit.lowered == null && isVisible(unit)) {
      try {
        CompilationUnit lowered = Lowering.lower(unit.tree, unit.file(), positions, symbols);
        List<TypeDecl> declared = typesOf(lowered);
        unit.lowered = lowered;
        declared.forEach(type -> register(type, lowered));
      } catch (RuntimeException | StackOverflowError | LinkageError e) {
        unit.failed = true;
        onFailure.accept(unit.tree, e);
      }
    }
    return unit.lowered;
  }

  private static List<TypeDecl> typesOf(CompilationUnit unit) {
    List<TypeDecl> types = new ArrayList<>();
    unit.forEach(
        node -> {
          if (node instanceof TypeDecl type) {
            types.add(type);
          }
        });
    return types;
  }

  private void register(TypeDecl type, CompilationUnit unit) {
    types.put(type.qualifiedName(), type);
    unitOf.put(type, unit);
  }

  @Override
  public Optional<TypeDecl> type(String qualifiedName) {
    TypeDecl known = types.get(qualifiedName);
    if (known == null) {
      sourceOf(qualifiedName).ifPresent(this::lower);
      known = types.get(qualifiedName);
    }
    return Optional.ofNullable(known);
  }

  /** The file that declares a type; of a local class, the file of the class around it. */
  private Optional<SourceUnit> sourceOf(String qualifiedName) {
    refresh();
    String name = qualifiedName.replace('$', '.');
    SourceUnit unit = byClass.get(qualifiedName);
    while (unit == null && qualifiedName.indexOf('$') >= 0 && name.indexOf('.') >= 0) {
      name = name.substring(0, name.lastIndexOf('.'));
      unit = byClass.get(name);
    }
    return Optional.ofNullable(unit);
  }

  @Override
  public CompilationUnit unitOf(TypeDecl type) {
    CompilationUnit unit = unitOf.get(type);
    if (unit == null) {
      throw new IllegalArgumentException("not of this program: " + type);
    }
    return unit;
  }

  @Override
  public Origin origin(String qualifiedName) {
    Optional<SourceUnit> source = sourceOf(qualifiedName);
    if (source.isPresent()) {
      boolean seen = byClass.containsKey(qualifiedName) || type(qualifiedName).isPresent();
      return seen && isVisible(source.get()) ? Origin.SOURCE : Origin.UNKNOWN;
    }
    return classes
        .find(qualifiedName)
        .filter(JavacProgram::isClassFile)
        .map(symbol -> Origin.BINARY)
        .orElse(Origin.UNKNOWN);
  }

  private static boolean isClassFile(ClassSymbol symbol) {
    return symbol.classfile != null && symbol.classfile.getKind() == JavaFileObject.Kind.CLASS;
  }

  @Override
  public Answer isSubtype(String type, String supertype) {
    if (type.equals(supertype)) {
      return Answer.YES;
    }
    return supertypes(type).map(known -> known.contain(supertype)).orElse(Answer.UNKNOWN);
  }

  private Optional<Supertypes> supertypes(String type) {
    Supertypes known = supertypes.get(type);
    if (known == null) {
      known = typeNamed(type).map(t -> Supertypes.of(t, symbols.types(), symbols)).orElse(null);
      if (known != null) {
        supertypes.put(type, known);
      }
    }
    return Optional.ofNullable(known);
  }

  private Optional<Type> typeNamed(String name) {
    refresh();
    return symbols
        .local(name)
        .or(() -> classes.seen(name))
        .or(() -> classes.find(name))
        .map(symbol -> symbol.type);
  }

  /** The files that contain all {@code words}, by name of the file. */
  @Override
  public Stream<CompilationUnit> unitsContaining(String... words) {
    return containing(words).map(this::lower).filter(Objects::nonNull);
  }

  @Override
  public boolean mentions(String word) {
    return containing(word).findAny().isPresent();
  }

  private Stream<SourceUnit> containing(String... words) {
    refresh();
    List<SourceUnit> searched = units;
    return search.containing(words).stream().mapToObj(searched::get);
  }

  /** Many methods of a program share their name, so javac's trees are asked before lowering. */
  @Override
  public Stream<CompilationUnit> unitsCalling(MethodDecl method) {
    if (method.isConstructor()) {
      return Program.super.unitsCalling(method);
    }
    refresh();
    Callers named = callers.get(method.name());
    if (named == null) {
      named = callersOf(method.name());
      callers.put(method.name(), named);
    }
    Set<String> above = supertypes(method.owner()).map(Supertypes::names).orElse(Set.of());
    return named.of(method.owner(), above).map(this::lower).filter(Objects::nonNull);
  }

  private Callers callersOf(String name) {
    Callers found = new Callers();
    containing(name)
        .forEach(
            unit -> {
              if (unit.isCalledKnown() || unit.isTrusted(states)) {
                for (MethodSymbol called : unit.called(symbols).named(name)) {
                  found.add(unit, called, symbols, this::sourceSupertypes);
                }
              } else {
                found.addUnknown(unit);
              }
            });
    return found;
  }

  /** The supertypes of a class of this compilation; those of a class file inherit nothing of it. */
  private Set<String> sourceSupertypes(ClassSymbol type) {
    return isClassFile(type)
        ? Set.of()
        : supertypes(symbols.name(type)).map(Supertypes::names).orElse(Set.of());
  }
}
