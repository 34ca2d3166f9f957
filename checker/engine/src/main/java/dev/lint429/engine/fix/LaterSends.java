package dev.lint429.engine.fix;

import dev.lint429.engine.catalogue.Client;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.TypeRef;
import dev.lint429.engine.model.VarDecl;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the blocking calls that send what another call has only made ready: {@code execute} of
 * Retrofit's {@code Call}, {@code blockingGet} and its like of RxJava.
 */
final class LaterSends {
  private static final String RX = "io.reactivex.";

  private final Context context;

  LaterSends(Context context) {
    this.context = context;
  }

  /** Whether such an object sends, each time anew, when one of its blocking methods is called. */
  static boolean isRx(TypeRef type) {
    return type.name().startsWith(RX);
  }

  /** The calls that send what {@code prepared} returns. */
  List<Expr.Call> of(CompilationUnit unit, Expr.Call prepared) throws Refused {
    if (Chain.next(unit, prepared) != null) {
      return List.of(send(unit, prepared));
    }
    List<Expr.Call> sends = new ArrayList<>();
    if (unit.parent(prepared) instanceof VarDecl variable
        && unit.parent(variable) instanceof Stmt.Local local) {
      for (Expr.Name use : Trees.all(unit.parent(local), Expr.Name.class)) {
        if (Variables.local(use) == variable) {
          sends.add(send(unit, use));
        }
      }
    }
    if (sends.isEmpty()) {
      throw elsewhere();
    }
    return sends;
  }

  /** The call in the chain behind {@code start} that sends. */
  private Expr.Call send(CompilationUnit unit, Expr start) throws Refused {
    for (Expr.Call at = Chain.next(unit, start); at != null; at = Chain.next(unit, at)) {
      if (at.method().owner().startsWith(RX) && at.name().startsWith("blocking")) {
        return at;
      }
      var known = context.catalogue().send(at.method(), at.args().size());
      if (known.isPresent()) {
        if (known.get().send().mode() != Client.Mode.BLOCKING) {
          throw new Refused("the call does not block; the helper is for blocking calls");
        }
        return at;
      }
    }
    throw elsewhere();
  }

  private static Refused elsewhere() {
    return new Refused("what the method returns is sent elsewhere");
  }
}
