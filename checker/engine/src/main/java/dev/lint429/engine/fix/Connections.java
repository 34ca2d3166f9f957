package dev.lint429.engine.fix;

import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.VarDecl;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code HttpURLConnection}: a connection sends once, so what opens it, sets it up and writes to it
 * moves into the lambda, which hands it back.
 */
final class Connections {
  /** What asks for the answer, and so sends. Everything else on a connection prepares it. */
  private static final Set<String> SENDS =
      Set.of(
          "getInputStream",
          "getErrorStream",
          "getResponseCode",
          "getResponseMessage",
          "getHeaderField",
          "getHeaderFields",
          "getHeaderFieldInt",
          "getHeaderFieldLong",
          "getHeaderFieldDate",
          "getHeaderFieldKey",
          "getContent",
          "getContentType",
          "getContentLength",
          "getContentLengthLong",
          "getContentEncoding",
          "getDate",
          "getExpiration",
          "getLastModified");

  private final Context context;

  Connections(Context context) {
    this.context = context;
  }

  /** Adds the edits for a call that makes a connection send. */
  void wrap(Draft draft, Expr.Call send) throws Refused {
    CompilationUnit unit = draft.unit();
    String helper = context.helper(draft.names());
    VarDecl connection = send.receiver() == null ? null : Variables.local(send.receiver());
    if (connection == null) {
      throw new Refused("the connection is not opened where it is used");
    }
    Variables variables = new Variables(unit);
    Stmt opening = opening(unit, variables, connection);
    if (!(unit.parent(opening) instanceof Stmt.Block block) || !Captures.isInBlock(unit, opening)) {
      throw new Refused("the connection is not opened in a block of its own");
    }
    List<Stmt> setUp = setUp(unit, block, opening, connection, send);
    List<Stmt> moved = new ArrayList<>();
    List<Stmt> kept = new ArrayList<>();
    split(setUp, connection, moved, kept);
    check(unit, variables, block, moved, connection);
    draft.replace(
        setUp.get(0).span().start(),
        draft.layout().endWithComment(setUp.get(setUp.size() - 1).span().end()),
        new ConnectionText(draft, setUp, moved, kept, connection).build(helper));
  }

  /** The statement that opens the connection. */
  private Stmt opening(CompilationUnit unit, Variables variables, VarDecl connection)
      throws Refused {
    List<Expr> assignments = variables.assignments(connection);
    if (connection.kind() == VarDecl.Kind.LOCAL && assignments.isEmpty()) {
      if (unit.parent(connection) instanceof Stmt.Local local && opens(connection.init())) {
        return local;
      }
    } else if (assignments.size() == 1
        && assignments.get(0) instanceof Expr.Assign assign
        && opens(assign.value())
        && unit.parent(assign) instanceof Stmt.Expression statement) {
      return statement;
    }
    throw new Refused("the connection is not opened in one statement of the same method");
  }

  private boolean opens(Expr expr) {
    return expr != null
        && Trees.any(
            expr,
            node ->
                node instanceof Expr.Call call
                    && (call.name().equals("openConnection")
                        || context
                            .graph()
                            .target(call.method())
                            .map(Connections::callsOpen)
                            .orElse(false)));
  }

  private static boolean callsOpen(MethodDecl method) {
    return Trees.any(
        method, n -> n instanceof Expr.Call call && call.name().equals("openConnection"));
  }

  /** The statements from the opening one to the last one that prepares the connection. */
  private List<Stmt> setUp(
      CompilationUnit unit, Stmt.Block block, Stmt opening, VarDecl connection, Expr.Call send)
      throws Refused {
    List<Stmt> statements = block.statements();
    int first = statements.indexOf(opening);
    int last = first;
    int at = first + 1;
    List<VarDecl> inside = new ArrayList<>(List.of(connection));
    for (; at < statements.size() && prepares(unit, statements.get(at), connection); at++) {
      Stmt statement = statements.get(at);
      if (inside.stream().anyMatch(v -> uses(statement, v))) {
        last = at;
        if (statement instanceof Stmt.Local local) {
          inside.add(local.variable());
        }
      }
    }
    List<Stmt> rest = statements.subList(at, statements.size());
    if (rest.stream().noneMatch(s -> s.span().contains(send.span()))
        || !onlyReads(unit, rest, connection)) {
      throw new Refused("the connection is not set up in a row of statements");
    }
    List<Stmt> setUp = statements.subList(first, last + 1);
    for (Stmt statement : setUp) {
      String text = unit.file().text(statement.span());
      if (!text.endsWith(";") && !text.endsWith("}")) {
        throw new Refused("a variable of the connection's set-up shares its declaration");
      }
    }
    return setUp;
  }

  /**
   * Whether a connection that has been answered already can stand in for one that has not: it is
   * first asked for its answer, and never set up again.
   */
  private static boolean onlyReads(
      CompilationUnit unit, List<Stmt> statements, VarDecl connection) {
    boolean asked = false;
    for (Stmt statement : statements) {
      for (Expr.Name use : Trees.all(statement, Expr.Name.class)) {
        if (Variables.local(use) != connection) {
          continue;
        }
        Expr.Call call = Chain.next(unit, use);
        if (call != null && SENDS.contains(call.name())) {
          asked = true;
        } else if (call != null ? !isGetter(call.name()) : !asked) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isGetter(String name) {
    return name.equals("disconnect") || (name.startsWith("get") && !name.equals("getOutputStream"));
  }

  private static boolean uses(Node node, VarDecl variable) {
    return Trees.any(node, n -> n instanceof Expr.Name name && Variables.local(name) == variable);
  }

  /** Whether all that a statement does with the connection is to prepare it. */
  private boolean prepares(CompilationUnit unit, Stmt statement, VarDecl connection) {
    for (Expr.Name use : Trees.all(statement, Expr.Name.class)) {
      if (Variables.local(use) == connection && !prepares(unit.parent(use), use)) {
        return false;
      }
    }
    return true;
  }

  private boolean prepares(Node parent, Expr.Name use) {
    if (!(parent instanceof Expr.Call call)) {
      return false;
    }
    if (call.receiver() == use) {
      return !SENDS.contains(call.name()) && !call.name().equals("disconnect");
    }
    // An own method that is given the connection must not send either.
    return context
        .graph()
        .target(call.method())
        .filter(m -> m.body() != null && m.returnType().is("void"))
        .map(m -> !Trees.any(m, Connections::sends))
        .orElse(false);
  }

  private static boolean sends(Node node) {
    return node instanceof Expr.Call call && SENDS.contains(call.name());
  }

  /** What has to do with the connection moves; the rest stays in front. */
  private static void split(
      List<Stmt> setUp, VarDecl connection, List<Stmt> moved, List<Stmt> kept) {
    List<VarDecl> inside = new ArrayList<>(List.of(connection));
    for (Stmt statement : setUp) {
      boolean opening = moved.isEmpty();
      if (opening || inside.stream().anyMatch(v -> uses(statement, v))) {
        moved.add(statement);
        if (!opening && statement instanceof Stmt.Local local) {
          inside.add(local.variable());
        }
      } else {
        kept.add(statement);
      }
    }
  }

  private void check(
      CompilationUnit unit,
      Variables variables,
      Stmt.Block block,
      List<Stmt> moved,
      VarDecl connection)
      throws Refused {
    for (Stmt statement : moved) {
      if (Trees.any(statement, Connections::leaves)) {
        throw new Refused("the code that sets up the connection may leave the method");
      }
    }
    List<Node> code = new ArrayList<>(moved);
    Expr opened = openedBy(moved.get(0));
    code.set(0, opened);
    context.oneShot().check(unit, code);
    for (VarDecl captured : Variables.captured(code).keySet()) {
      if (captured != connection && !variables.isEffectivelyFinal(captured)) {
        throw new Refused(
            "setting up the connection uses the variable "
                + captured.name()
                + ", which changes, so no lambda can use it");
      }
    }
    context.exceptions().check(unit, code, moved.get(0));
    refuseUseBehind(block, moved);
  }

  private static void refuseUseBehind(Stmt.Block block, List<Stmt> moved) throws Refused {
    int end = moved.get(moved.size() - 1).span().end();
    for (Stmt statement : moved.subList(1, moved.size())) {
      if (statement instanceof Stmt.Local local
          && block.statements().stream()
              .anyMatch(s -> s.span().start() >= end && uses(s, local.variable()))) {
        throw new Refused(
            "the variable " + local.variable().name() + " is used behind the set-up, too");
      }
    }
  }

  private static boolean leaves(Node node) {
    return node instanceof Stmt.Return
        || node instanceof Stmt.Break
        || node instanceof Stmt.Continue
        || node instanceof Stmt.Yield
        || node instanceof Stmt.Labeled;
  }

  static Expr openedBy(Stmt opening) {
    return opening instanceof Stmt.Local local
        ? local.variable().init()
        : ((Expr.Assign) ((Stmt.Expression) opening).expr()).value();
  }
}
