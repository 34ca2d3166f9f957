package dev.lint429.source.tree;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import dev.lint429.source.types.FieldInfo;
import dev.lint429.source.types.Type;
import dev.lint429.source.types.Types;
import dev.lint429.source.types.Types.Member;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The names that are in scope everywhere in a file: its types, its imports, its package. */
public final class FileScope extends TypeScope {
  private static final Type NONE = new Type.Unknown("");

  private final Types types;
  private final String packageName;
  private final Map<String, String> singleImports = new HashMap<>();
  private final List<String> wildcards = new ArrayList<>();
  private final Map<String, List<String>> staticImports = new HashMap<>();
  private final List<String> staticWildcards = new ArrayList<>();
  private final Set<String> topLevel = new HashSet<>();
  private final Map<String, Type> known = new ConcurrentHashMap<>();

  public FileScope(Types types, CompilationUnit ast) {
    this.types = types;
    this.packageName = ast.getPackageDeclaration().map(p -> p.getNameAsString()).orElse("");
    ast.getTypes().forEach(t -> topLevel.add(Identifiers.text(t.getNameAsString())));
    ast.getImports().forEach(this::add);
  }

  private void add(ImportDeclaration imported) {
    String name = imported.getNameAsString();
    String last = name.substring(name.lastIndexOf('.') + 1);
    if (imported.isModule()) {
      return;
    }
    if (imported.isStatic()) {
      if (imported.isAsterisk()) {
        staticWildcards.add(name);
      } else if (name.indexOf('.') > 0) {
        staticImports
            .computeIfAbsent(last, n -> new ArrayList<>())
            .add(name.substring(0, name.lastIndexOf('.')));
      }
    } else if (imported.isAsterisk()) {
      wildcards.add(name);
    } else {
      singleImports.put(last, name);
    }
  }

  public String packageName() {
    return packageName;
  }

  @Override
  public Types types() {
    return types;
  }

  @Override
  public Type lookup(String simpleName) {
    Type type = known.get(simpleName);
    if (type == null) {
      String name = find(simpleName);
      type = name == null ? NONE : Type.Of.of(name);
      known.put(simpleName, type);
    }
    return type == NONE ? null : type;
  }

  /** The order of JLS 6.4.1: the file and its single imports, the package, wildcards. */
  private String find(String simpleName) {
    if (topLevel.contains(simpleName)) {
      return inPackage(packageName, simpleName);
    }
    String imported = singleImports.get(simpleName);
    if (imported != null) {
      return imported;
    }
    for (String owner : staticImports.getOrDefault(simpleName, List.of())) {
      String member = types.memberType(owner, simpleName);
      if (member != null) {
        return member;
      }
    }
    String inPackage = inPackage(packageName, simpleName);
    if (types.find(inPackage) != null) {
      return inPackage;
    }
    for (String wildcard : wildcards) {
      String candidate = wildcard + "." + simpleName;
      if (types.find(candidate) != null) {
        return candidate;
      }
      String member = types.find(wildcard) == null ? null : types.memberType(wildcard, simpleName);
      if (member != null) {
        return member;
      }
    }
    for (String owner : staticWildcards) {
      String member = types.memberType(owner, simpleName);
      if (member != null) {
        return member;
      }
    }
    String inLang = "java.lang." + simpleName;
    return types.find(inLang) != null ? inLang : null;
  }

  private static String inPackage(String packageName, String simpleName) {
    return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
  }

  /** The statically imported field of that name, if there is one. */
  public Optional<FieldInfo> staticField(String name) {
    for (String owner : owners(name)) {
      FieldInfo field = types.field(Type.Of.of(owner), name);
      if (field != null && field.isStatic()) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  /** The statically imported methods of that name; empty if none is found. */
  public List<Member> staticMethods(String name) {
    List<Member> found = new ArrayList<>();
    for (String owner : owners(name)) {
      types.methods(Type.Of.of(owner), name).stream()
          .filter(m -> m.method().isStatic())
          .forEach(found::add);
    }
    return found;
  }

  /** The class that a single static import takes that name from, if exactly one is written. */
  public Optional<String> staticOwner(String name) {
    List<String> owners = staticImports.getOrDefault(name, List.of());
    return owners.size() == 1 ? Optional.of(owners.get(0)) : Optional.empty();
  }

  private List<String> owners(String name) {
    List<String> owners = new ArrayList<>(staticImports.getOrDefault(name, List.of()));
    owners.addAll(staticWildcards);
    return owners;
  }
}
