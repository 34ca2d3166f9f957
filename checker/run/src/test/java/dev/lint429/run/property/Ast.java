package dev.lint429.run.property;

import com.github.javaparser.Position;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.TypeDeclaration;
import dev.lint429.source.tree.JavaFileParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A parsed text, with offsets in place of lines and columns. */
record Ast(String text, CompilationUnit unit, List<Integer> lines) {

  /** Empty if the text does not parse. */
  static Optional<Ast> of(String text) {
    JavaFileParser.Parsed parsed = JavaFileParser.parse(text);
    if (!parsed.problems().isEmpty() || parsed.ast().isEmpty()) {
      return Optional.empty();
    }
    List<Integer> lines = new ArrayList<>(List.of(0));
    for (int i = 0; i < text.length(); i++) {
      boolean pair = text.startsWith("\r\n", i);
      if (text.charAt(i) == '\n' || (text.charAt(i) == '\r' && !pair)) {
        lines.add(i + 1);
      }
    }
    return Optional.of(new Ast(text, parsed.ast().get(), lines));
  }

  int start(Node node) {
    return offset(node.getRange().orElseThrow().begin);
  }

  /** Behind the node. */
  int end(Node node) {
    return offset(node.getRange().orElseThrow().end) + 1;
  }

  private int offset(Position position) {
    return lines.get(position.line - 1) + position.column - 1;
  }

  String text(Node node) {
    return text.substring(start(node), end(node));
  }

  String replace(Node node, String replacement) {
    return text.substring(0, start(node)) + replacement + text.substring(end(node));
  }

  String insert(int at, String insertion) {
    return text.substring(0, at) + insertion + text.substring(at);
  }

  /** All nodes of a kind that have a place, in their order. */
  <N extends Node> List<N> all(Class<N> kind) {
    return unit.findAll(kind).stream().filter(n -> n.getRange().isPresent()).toList();
  }

  /** The first type of the file, whose members others may be added to. */
  TypeDeclaration<?> type() {
    return unit.getType(0);
  }

  /** The text with another member at the end of the first type; {@code changed} has the same. */
  static String addMember(String changed, String member) {
    return of(changed)
        .map(ast -> ast.insert(ast.end(ast.type()) - 1, "  " + member + "\n"))
        .orElse(changed);
  }
}
