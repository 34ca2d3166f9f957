package dev.lint429.maven.wiring;

import java.util.List;

/**
 * A new element of an XML document.
 *
 * @param start its start tag without the brackets
 * @param text its text; null if it has children
 */
record Node(String start, String text, List<Node> children) {
  static Node of(String name, String text) {
    return new Node(name, text, List.of());
  }

  static Node of(String start, List<Node> children) {
    return new Node(start, null, children);
  }

  private String name() {
    int space = start.indexOf(' ');
    return space < 0 ? start : start.substring(0, space);
  }

  /**
   * The lines of this element, each with a line break.
   *
   * @param indent of the first line
   * @param unit of a level
   */
  String render(String indent, String unit, String newline) {
    StringBuilder out = new StringBuilder();
    if (text != null) {
      out.append(indent).append("<" + start + ">").append(escaped());
    } else {
      out.append(indent).append("<" + start + ">").append(newline);
      children.forEach(child -> out.append(child.render(indent + unit, unit, newline)));
      out.append(indent);
    }
    return out.append("</" + name() + ">").append(newline).toString();
  }

  private String escaped() {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
