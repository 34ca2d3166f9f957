package dev.lint429.source.tree;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.NormalAnnotationExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import dev.lint429.engine.model.MethodRef;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.source.tree.SourceClass.Declared;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The members that Lombok would generate, as far as their names and types follow from its
 * annotations: accessors, builders, constructors and loggers. {@code lombok.config} is not read.
 *
 * <p>Source: the feature pages of projectlombok.org, Lombok 1.18.
 */
final class Lombok {
  private static final Map<String, String> LOGGERS =
      Map.of(
          "Slf4j", "org.slf4j.Logger",
          "XSlf4j", "org.slf4j.ext.XLogger",
          "Log4j2", "org.apache.logging.log4j.Logger",
          "Log4j", "org.apache.log4j.Logger",
          "CommonsLog", "org.apache.commons.logging.Log",
          "Log", "java.util.logging.Logger",
          "JBossLog", "org.jboss.logging.Logger",
          "Flogger", "com.google.common.flogger.FluentLogger");

  private static final Set<String> WITH_GETTERS = Set.of("Data", "Value", "Getter");
  private static final Set<String> WITH_SETTERS = Set.of("Data", "Setter");
  private static final Set<String> WITH_ALL_ARGS = Set.of("AllArgsConstructor", "Value");
  private static final Set<String> WITH_REQUIRED_ARGS = Set.of("RequiredArgsConstructor", "Data");
  private static final TypeSyntax VOID = TypeSyntax.named("void");

  private final TypeDeclaration<?> type;
  private final Headers headers;

  private Lombok(TypeDeclaration<?> type, Headers headers) {
    this.type = type;
    this.headers = headers;
  }

  private static boolean isUsed(TypeDeclaration<?> type) {
    return type.findCompilationUnit()
        .map(CompilationUnit::getImports)
        .map(imports -> imports.stream().anyMatch(i -> i.getNameAsString().startsWith("lombok")))
        .orElse(false);
  }

  /** Adds what the annotations of {@code type} and of its fields ask for. */
  static void members(TypeDeclaration<?> type, Headers headers) {
    if (isUsed(type)) {
      new Lombok(type, headers).add();
    }
  }

  private void add() {
    for (AnnotationExpr annotation : type.getAnnotations()) {
      String logger = LOGGERS.get(annotation.getName().getIdentifier());
      if (logger != null) {
        headers.addField("log", TypeSyntax.named(logger), true);
      }
    }
    for (FieldDeclaration field : type.getFields()) {
      for (VariableDeclarator variable : field.getVariables()) {
        addAccessors(field, variable);
      }
    }
    addConstructors();
    if (builder(type).isPresent()) {
      TypeSyntax builder = builderType(headers.name(), type);
      headers.addIfAbsent(MethodHeader.implied("builder", List.of(), builder, true));
      headers.addIfAbsent(MethodHeader.implied("toBuilder", List.of(), builder, false));
    }
  }

  private void addAccessors(FieldDeclaration field, VariableDeclarator variable) {
    TypeSyntax fieldType = TypeSyntax.of(variable.getType());
    String name = Identifiers.text(variable.getNameAsString());
    boolean isFluent = flag("Accessors", "fluent");
    boolean isStatic = field.isStatic();
    if (isAsked(field, WITH_GETTERS)) {
      String getter = isFluent ? name : getterName(name, variable.getTypeAsString());
      headers.addIfAbsent(MethodHeader.implied(getter, List.of(), fieldType, isStatic));
    }
    boolean isFinal = field.isFinal() || has(type, Set.of("Value"));
    if (isAsked(field, WITH_SETTERS) && !isFinal) {
      TypeSyntax returns =
          isFluent || flag("Accessors", "chain") ? TypeSyntax.named(headers.name()) : VOID;
      String setter = isFluent ? name : "set" + capitalized(property(name, variable));
      headers.addIfAbsent(MethodHeader.implied(setter, List.of(fieldType), returns, isStatic));
    }
    if (isAsked(field, Set.of("With"))) {
      headers.addIfAbsent(
          MethodHeader.implied(
              "with" + capitalized(name),
              List.of(fieldType),
              TypeSyntax.named(headers.name()),
              false));
    }
  }

  /** A field is asked for by its own annotation, or by the class's unless it is static. */
  private boolean isAsked(FieldDeclaration field, Set<String> annotations) {
    return has(field, annotations) || has(type, annotations) && !field.isStatic();
  }

  private static String getterName(String name, String typeName) {
    if (typeName.equals("boolean")) {
      boolean hasPrefix =
          name.startsWith("is") && name.length() > 2 && !Character.isLowerCase(name.charAt(2));
      return hasPrefix ? name : "is" + capitalized(name);
    }
    return "get" + capitalized(name);
  }

  /** The property that a field holds: {@code isActive} of type boolean holds {@code active}. */
  private static String property(String name, VariableDeclarator variable) {
    String getter = getterName(name, variable.getTypeAsString());
    return getter.equals(name) ? name.substring(2) : name;
  }

  private static String capitalized(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private void addConstructors() {
    List<TypeSyntax> all = new ArrayList<>();
    List<TypeSyntax> required = new ArrayList<>();
    for (FieldDeclaration field : type.getFields()) {
      for (VariableDeclarator variable : field.getVariables()) {
        boolean isSet = variable.getInitializer().isPresent();
        boolean isFinal = field.isFinal() || has(type, Set.of("Value"));
        if (!field.isStatic() && !(isFinal && isSet)) {
          all.add(TypeSyntax.of(variable.getType()));
          if (isFinal || has(field, Set.of("NonNull")) && !isSet) {
            required.add(TypeSyntax.of(variable.getType()));
          }
        }
      }
    }
    if (has(type, Set.of("NoArgsConstructor"))) {
      headers.addIfAbsent(constructor(List.of()));
    }
    if (has(type, WITH_ALL_ARGS)) {
      headers.addIfAbsent(constructor(all));
    }
    if (has(type, WITH_REQUIRED_ARGS)) {
      headers.addIfAbsent(constructor(required));
    }
  }

  private static MethodHeader constructor(List<TypeSyntax> parameters) {
    return MethodHeader.implied(MethodRef.CONSTRUCTOR, parameters, VOID, false);
  }

  /** The builder classes that are generated inside {@code type}, by simple name. */
  static Map<String, Declared> builders(TypeDeclaration<?> type, SourceClass self) {
    if (!isUsed(type) || builder(type).isEmpty()) {
      return Map.of();
    }
    TypeSyntax builder = builderType(self.name(), type);
    Map<String, List<MethodHeader>> methods = new LinkedHashMap<>();
    for (FieldDeclaration field : type.getFields()) {
      for (VariableDeclarator variable : field.getVariables()) {
        if (!field.isStatic()) {
          String name = Identifiers.text(variable.getNameAsString());
          TypeSyntax fieldType = TypeSyntax.of(variable.getType());
          methods.put(
              name, List.of(MethodHeader.implied(name, List.of(fieldType), builder, false)));
        }
      }
    }
    TypeSyntax built = TypeSyntax.named(self.name());
    methods.put("build", List.of(MethodHeader.implied("build", List.of(), built, false)));
    Declared declared =
        new Declared(TypeDecl.Kind.CLASS, List.of(), null, List.of(), methods, Map.of());
    return Map.of(builderName(type), declared);
  }

  private static Optional<AnnotationExpr> builder(TypeDeclaration<?> type) {
    return type.getAnnotations().stream()
        .filter(a -> Set.of("Builder", "SuperBuilder").contains(a.getName().getIdentifier()))
        .findFirst();
  }

  private static String builderName(TypeDeclaration<?> type) {
    return Identifiers.text(type.getNameAsString()) + "Builder";
  }

  private static TypeSyntax builderType(String className, TypeDeclaration<?> type) {
    return TypeSyntax.named(className + "." + builderName(type));
  }

  private static boolean has(NodeWithAnnotations<?> node, Set<String> names) {
    return node.getAnnotations().stream()
        .anyMatch(a -> names.contains(a.getName().getIdentifier()));
  }

  private boolean flag(String annotation, String element) {
    return type.getAnnotations().stream()
        .filter(a -> a.getName().getIdentifier().equals(annotation))
        .filter(NormalAnnotationExpr.class::isInstance)
        .flatMap(a -> ((NormalAnnotationExpr) a).getPairs().stream())
        .anyMatch(
            p -> p.getNameAsString().equals(element) && p.getValue().toString().equals("true"));
  }
}
