package dev.lint429.engine.handling;

import dev.lint429.engine.catalogue.Client;
import dev.lint429.engine.graph.RequestSite;
import dev.lint429.engine.model.Annotation;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.TypeDecl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The objects with which a framework makes a declared client retry. */
final class RetryBeans {
  /** Classes whose beans hold for every client, by the simple name of their annotation. */
  private static final Set<String> FOR_ALL =
      Set.of("Configuration", "AutoConfiguration", "SpringBootApplication", "Component");

  private final Knowledge know;

  RetryBeans(Knowledge know) {
    this.know = know;
  }

  /** What a method gives back that makes such an object. */
  record Bean(CompilationUnit unit, MethodDecl method, List<Expr> values) {}

  /** The object for a client: from the classes that its own annotation names, else from all. */
  Optional<Bean> of(RequestSite.Declared site) {
    Client.RetryBean wanted = site.client().retryBean();
    if (wanted == null) {
      return Optional.empty();
    }
    for (String name : configurations(site, wanted)) {
      Optional<Bean> bean = know.program().type(name).flatMap(type -> in(type, wanted));
      if (bean.isPresent()) {
        return bean;
      }
    }
    return forAll(wanted);
  }

  private Set<String> configurations(RequestSite.Declared site, Client.RetryBean wanted) {
    String marker = site.kind().typeAnnotation();
    return know.program()
        .type(site.method().owner())
        .flatMap(type -> type.annotations().stream().filter(a -> is(a, marker)).findFirst())
        .map(annotation -> annotation.values().get(wanted.element()))
        .map(named -> Retrying.names(List.of(named)))
        .orElse(Set.of());
  }

  private Optional<Bean> forAll(Client.RetryBean wanted) {
    List<Bean> found = new ArrayList<>();
    know.program()
        .unitsContaining(simple(wanted.annotation()), simple(wanted.type()))
        .forEach(
            unit -> {
              for (TypeDecl type : unit.all(TypeDecl.class)) {
                if (type.annotations().stream().anyMatch(a -> FOR_ALL.contains(a.simpleName()))) {
                  in(type, wanted).ifPresent(found::add);
                }
              }
            });
    return found.stream().findFirst();
  }

  private Optional<Bean> in(TypeDecl type, Client.RetryBean wanted) {
    for (MethodDecl method : type.methods()) {
      boolean makes =
          method.body() != null
              && method.returnType().is(wanted.type())
              && method.annotations().stream().anyMatch(a -> is(a, wanted.annotation()));
      if (makes) {
        List<Expr> values = new ArrayList<>();
        returned(method.body(), values);
        return Optional.of(new Bean(know.program().unitOf(type), method, values));
      }
    }
    return Optional.empty();
  }

  private static void returned(Node node, List<Expr> values) {
    if (node instanceof Stmt.Return end && end.value() != null) {
      values.add(end.value());
    } else if (!(node instanceof Expr)) {
      node.children().forEach(child -> returned(child, values));
    }
  }

  private static boolean is(Annotation annotation, String type) {
    return annotation.type().equals(type) || annotation.type().equals(simple(type));
  }

  private static String simple(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }
}
