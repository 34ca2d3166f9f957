package dev.lint429.engine.flow;

import dev.lint429.engine.Evidence;
import dev.lint429.engine.model.Annotation;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.engine.model.VarDecl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Clients and builders that a container injects: the methods that make them. */
final class Beans {
  private record Bean(MethodDecl method, CompilationUnit unit, List<String> names) {}

  private final Evaluator evaluator;
  private final Map<String, List<Bean>> byType = new HashMap<>();

  Beans(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** The values of the bean that is injected into a field or parameter; none if it is not seen. */
  Values injected(VarDecl place) {
    String type = place.type().name();
    if (type.isEmpty() || !evaluator.isClientType(type)) {
      return Values.NONE;
    }
    Optional<Bean> bean = choose(byType.computeIfAbsent(type, this::find), place);
    if (bean.isEmpty()) {
      return Values.NONE;
    }
    MethodDecl method = bean.get().method();
    CompilationUnit unit = bean.get().unit();
    Values values = evaluator.returned(method, evaluator.any(unit));
    Evidence step = new Evidence(unit.file(), method.nameSpan(), "bean " + method.name());
    return values.via(step).map(v -> v.withName(method.name()));
  }

  /** As Spring chooses: the qualifier, the only one, the primary one, the one of the same name. */
  private static Optional<Bean> choose(List<Bean> beans, VarDecl place) {
    for (Annotation annotation : place.annotations()) {
      String simpleName = annotation.simpleName();
      if (simpleName.equals("Qualifier")
          || simpleName.equals("Named")
          || simpleName.equals("Resource")) {
        String name = Config.text(annotation, simpleName.equals("Resource") ? "name" : "value");
        if (name != null) {
          return named(beans, name);
        }
      }
    }
    if (beans.size() == 1) {
      return Optional.of(beans.get(0));
    }
    Optional<Bean> primary =
        beans.stream()
            .filter(
                b ->
                    b.method().annotations().stream()
                        .anyMatch(a -> a.simpleName().equals("Primary")))
            .findFirst();
    return primary.isPresent() ? primary : named(beans, place.name());
  }

  private static Optional<Bean> named(List<Bean> beans, String name) {
    return beans.stream().filter(b -> b.names().contains(name)).findFirst();
  }

  private List<Bean> find(String type) {
    String simpleName = type.substring(type.lastIndexOf('.') + 1);
    List<Bean> beans = new ArrayList<>();
    for (String annotation : List.of("Bean", "Produces")) {
      evaluator
          .program()
          .unitsContaining(annotation, simpleName)
          .forEach(
              unit -> unit.all(TypeDecl.class).forEach(t -> add(t, type, annotation, unit, beans)));
    }
    return beans;
  }

  private static void add(
      TypeDecl declared, String type, String annotation, CompilationUnit unit, List<Bean> beans) {
    for (MethodDecl method : declared.methods()) {
      if (!method.returnType().is(type)) {
        continue;
      }
      for (Annotation present : method.annotations()) {
        if (present.simpleName().equals(annotation)) {
          beans.add(new Bean(method, unit, names(method, present)));
        }
      }
    }
  }

  private static List<String> names(MethodDecl method, Annotation bean) {
    List<String> names = new ArrayList<>();
    for (String element : List.of("value", "name")) {
      String name = Config.text(bean, element);
      if (name != null) {
        names.add(name);
      }
    }
    for (Annotation annotation : method.annotations()) {
      String name = Config.text(annotation, "value");
      if (annotation.simpleName().matches("Qualifier|Named") && name != null) {
        names.add(name);
      }
    }
    if (names.isEmpty()) {
      names.add(method.name());
    }
    return names;
  }
}
