package dev.lint429.engine.fix;

import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Span;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.VarDecl;
import java.util.ArrayList;
import java.util.Comparator;
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
          "getLastModified",
          "disconnect");

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
        setUp.get(setUp.size() - 1).span().end(),
        new Text(draft, setUp, moved, kept, connection).build(helper));
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
    for (; at < statements.size() && prepares(unit, statements.get(at), connection); at++) {
      if (uses(statements.get(at), connection)) {
        last = at;
      }
    }
    boolean sendsBehind =
        statements.subList(at, statements.size()).stream()
            .anyMatch(s -> s.span().contains(send.span()));
    if (!sendsBehind) {
      throw new Refused("the connection is not set up in a row of statements");
    }
    return statements.subList(first, last + 1);
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
      return !SENDS.contains(call.name());
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

  private static Expr openedBy(Stmt opening) {
    return opening instanceof Stmt.Local local
        ? local.variable().init()
        : ((Expr.Assign) ((Stmt.Expression) opening).expr()).value();
  }

  /** Writes the statements anew, each with the comments in front of it. */
  private static final class Text {
    private final Draft draft;
    private final Layout layout;
    private final List<Stmt> setUp;
    private final List<Stmt> moved;
    private final List<Stmt> kept;
    private final VarDecl connection;
    private final String name;
    private final String indent;

    Text(Draft draft, List<Stmt> setUp, List<Stmt> moved, List<Stmt> kept, VarDecl connection) {
      this.draft = draft;
      this.layout = draft.layout();
      this.setUp = setUp;
      this.moved = moved;
      this.kept = kept;
      this.connection = connection;
      this.name = draft.names().fresh("opened");
      this.indent = layout.indent(setUp.get(0).span().start());
    }

    String build(String helper) throws Refused {
      Stmt opening = moved.get(0);
      Expr opened = openedBy(opening);
      String newline = layout.newline();
      String inner = newline + indent + layout.indentUnit();
      StringBuilder text = new StringBuilder();
      for (Stmt statement : kept) {
        text.append(withComments(statement)).append(newline).append(indent);
      }
      text.append(layout.text(opening.span().start(), opened.span().start()));
      text.append(helper).append(".call(() -> {");
      text.append(inner)
          .append(declaredType())
          .append(' ')
          .append(name)
          .append(" = ")
          .append(indented(layout.text(opened.span().start(), opening.span().end())));
      for (Stmt statement : moved.subList(1, moved.size())) {
        text.append(inner).append(indented(withComments(statement)));
      }
      text.append(inner).append("return ").append(name).append(';');
      return text.append(newline).append(indent).append("});").toString();
    }

    private String declaredType() {
      String declared =
          layout.text(connection.span().start(), connection.nameSpan().start()).strip();
      return declared.startsWith("final ") ? declared.substring(6).strip() : declared;
    }

    /** A statement's text from the end of the one before, with the connection renamed. */
    private String withComments(Stmt statement) {
      int index = setUp.indexOf(statement);
      int start = index == 0 ? statement.span().start() : setUp.get(index - 1).span().end();
      StringBuilder text = new StringBuilder(layout.text(start, statement.span().end()));
      if (moved.contains(statement)) {
        uses(statement).forEach(s -> text.replace(s.start() - start, s.end() - start, name));
      }
      return text.toString().strip();
    }

    /** The uses of the connection in a statement, the last one first. */
    private List<Span> uses(Stmt statement) {
      return Trees.all(statement, Expr.Name.class).stream()
          .filter(n -> Variables.local(n) == connection)
          .map(Expr.Name::span)
          .sorted(Comparator.comparingInt(Span::start).reversed())
          .toList();
    }

    /** One level deeper, but for the lines of text blocks. */
    private String indented(String code) {
      StringBuilder text = new StringBuilder(code);
      List<Token> tokens = Token.all(code);
      for (int i = code.length() - 1; i > 0; i--) {
        int lineStart = i;
        boolean blank = lineStart < code.length() && isLineEnd(code.charAt(lineStart));
        if (code.charAt(i - 1) == '\n'
            && !blank
            && tokens.stream().noneMatch(t -> t.start() < lineStart && lineStart < t.end())) {
          text.insert(lineStart, layout.indentUnit());
        }
      }
      return text.toString();
    }

    private static boolean isLineEnd(char c) {
      return c == '\n' || c == '\r';
    }
  }
}
