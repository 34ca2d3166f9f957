package dev.lint429.engine.flow;

import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Import;
import dev.lint429.engine.model.Node;
import java.util.List;
import java.util.Set;

/**
 * Tells calls that describe what a test double shall answer, or check what it was asked, from calls
 * that send something: {@code when(client.send(request)).thenReturn(response)}, {@code
 * verify(client).send(request)}, {@code doReturn(response).when(client).send(request)}.
 */
final class Stubs {
  /** Mockito with BDDMockito, EasyMock and PowerMock: their stubs are made by calls. */
  private static final List<String> PACKAGES =
      List.of("org.mockito.", "org.easymock.", "org.powermock.");

  /** The methods of these libraries that take a call, or what it is made on. */
  private static final Set<String> NAMES = Set.of("when", "given", "expect", "verify", "then");

  private Stubs() {}

  static boolean isStub(Expr.Call call, CompilationUnit unit) {
    for (Expr at = call.receiver(); at != null; at = receiver(at)) {
      if (isOfLibrary(at, unit)) {
        return true;
      }
    }
    Node below = call;
    for (Node at = unit.parent(call); at instanceof Expr; at = unit.parent(at)) {
      if (at instanceof Expr.Lambda) {
        return false;
      }
      if (isOfLibrary(at, unit) && ((Expr.Call) at).receiver() != below) {
        return true;
      }
      below = at;
    }
    return false;
  }

  private static Expr receiver(Expr expr) {
    return expr instanceof Expr.Call call ? call.receiver() : null;
  }

  private static boolean isOfLibrary(Node node, CompilationUnit unit) {
    if (!(node instanceof Expr.Call call)) {
      return false;
    }
    if (call.method().isResolved()) {
      return isOfLibrary(call.method().owner());
    }
    return call.receiver() == null
        && NAMES.contains(call.name())
        && unit.imports().stream()
            .filter(Import::isStatic)
            .filter(i -> i.isWildcard() || i.name().endsWith("." + call.name()))
            .anyMatch(i -> isOfLibrary(i.name()));
  }

  private static boolean isOfLibrary(String owner) {
    return PACKAGES.stream().anyMatch(owner::startsWith);
  }
}
