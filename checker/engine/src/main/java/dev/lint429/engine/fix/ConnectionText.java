package dev.lint429.engine.fix;

import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Span;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.VarDecl;
import java.util.Comparator;
import java.util.List;

/**
 * The statements that set up a connection, written anew: what may stay outside first, then the call
 * of the helper with the rest in its lambda. Each statement takes the comments in front of it
 * along.
 */
final class ConnectionText {
  private final Draft draft;
  private final Layout layout;
  private final List<Stmt> setUp;
  private final List<Stmt> moved;
  private final List<Stmt> kept;
  private final VarDecl connection;
  private final String name;
  private final String indent;

  ConnectionText(
      Draft draft, List<Stmt> setUp, List<Stmt> moved, List<Stmt> kept, VarDecl connection) {
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
    Expr opened = Connections.openedBy(opening);
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
        .append(indented(openedText(opening, opened)));
    for (Stmt statement : moved.subList(1, moved.size())) {
      text.append(inner).append(indented(withComments(statement)));
    }
    text.append(inner).append("return ").append(name).append(';');
    return text.append(newline).append(indent).append("});").toString();
  }

  private String openedText(Stmt opening, Expr opened) {
    return layout.text(opened.span().start(), layout.endWithComment(opening.span().end()));
  }

  private String declaredType() {
    String declared = layout.text(connection.span().start(), connection.nameSpan().start()).strip();
    return declared.startsWith("final ") ? declared.substring(6).strip() : declared;
  }

  /** A statement's text from the end of the one before, with the connection renamed. */
  private String withComments(Stmt statement) {
    int index = setUp.indexOf(statement);
    int start =
        index == 0
            ? statement.span().start()
            : layout.endWithComment(setUp.get(index - 1).span().end());
    int end = layout.endWithComment(statement.span().end());
    StringBuilder text = new StringBuilder(layout.text(start, end));
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
      if (isLineEnd(code.charAt(i - 1))
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
