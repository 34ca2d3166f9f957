package dev.lint429.maven.wiring;

import dev.lint429.run.fix.XmlElements;
import dev.lint429.run.fix.XmlElements.Element;
import java.util.ArrayList;
import java.util.List;

/** The text of a {@code pom.xml} and the changes that are to be made to it, in its own layout. */
final class PomText {
  private final String text;
  private final XmlElements xml;
  private final String newline;
  private final String unit;
  private final List<Change> changes = new ArrayList<>();

  PomText(String text) {
    this.text = text;
    this.xml = new XmlElements(text);
    this.newline = text.contains("\r\n") ? "\r\n" : "\n";
    this.unit = unit();
  }

  private String unit() {
    for (String path : List.of("project/modelVersion", "project/artifactId", "project/build")) {
      Element element = xml.first(path);
      if (element != null) {
        String indent = indent(element);
        if (!indent.isEmpty()) {
          return indent;
        }
      }
    }
    return "  ";
  }

  List<Change> changes() {
    return changes;
  }

  Element first(String path) {
    return xml.first(path);
  }

  List<Element> at(String path) {
    return xml.at(path);
  }

  /** The direct children of an element, in their order. */
  List<Element> children(Element parent) {
    return xml.children(parent);
  }

  /** The direct child by this name, or null. */
  Element child(Element parent, String name) {
    return children(parent).stream()
        .filter(e -> e.path().equals(parent.path() + "/" + name))
        .findFirst()
        .orElse(null);
  }

  /** The text of the direct child by this name, or null. */
  String childText(Element parent, String name) {
    Element child = child(parent, name);
    return child == null ? null : content(child);
  }

  String content(Element element) {
    return text.substring(element.contentStart(), element.contentEnd()).strip();
  }

  /** Whether the start tag has this attribute with this value. */
  boolean has(Element element, String attribute, String value) {
    String tag = text.substring(element.start(), element.contentStart());
    return tag.matches("(?s).*\\s" + attribute + "\\s*=\\s*[\"']" + value + "[\"'].*");
  }

  /** Puts new elements behind the children of an element. */
  void append(Element parent, List<Node> nodes) {
    if (nodes.isEmpty()) {
      return;
    }
    String indent = indent(parent);
    StringBuilder lines = new StringBuilder();
    nodes.forEach(node -> lines.append(node.render(indent + unit, unit, newline)));
    if (parent.isEmptyTag()) {
      String tag = text.substring(parent.start(), parent.end());
      String start = tag.substring(0, tag.lastIndexOf('/')).stripTrailing() + ">";
      String name = parent.path().substring(parent.path().lastIndexOf('/') + 1);
      String block = start + newline + lines + indent + "</" + name + ">";
      changes.add(new Change(parent.start(), parent.end(), block));
      return;
    }
    int line = lineStart(parent.contentEnd());
    boolean ownLine =
        line >= parent.contentStart() && text.substring(line, parent.contentEnd()).isBlank();
    if (ownLine) {
      changes.add(Change.insert(line, lines.toString()));
    } else {
      changes.add(Change.insert(parent.contentEnd(), newline + lines + indent));
    }
  }

  /** Puts a new element before another one, or as the last one of the project if it is null. */
  void insertSection(Element before, Node node) {
    Element project = xml.first("project");
    int at = lineStart(before == null ? project.contentEnd() : before.start());
    String lines = node.render(unit, unit, newline);
    boolean last = before == null;
    changes.add(Change.insert(at, last ? newline + lines : lines + newline));
  }

  /** Puts a new element directly behind another one. */
  void insertAfter(Element element, Node node) {
    String lines = node.render(indent(element), unit, newline);
    String body = lines.substring(0, lines.length() - newline.length());
    changes.add(Change.insert(element.end(), newline + body));
  }

  /** Puts text behind what an element contains, before the white space at its end. */
  void extend(Element element, String more) {
    int end = element.contentEnd();
    while (end > element.contentStart() && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    changes.add(Change.insert(end, more));
  }

  private int lineStart(int offset) {
    return text.lastIndexOf('\n', offset - 1) + 1;
  }

  private String indent(Element element) {
    String before = text.substring(lineStart(element.start()), element.start());
    return before.isBlank() ? before : before.substring(0, before.indexOf(before.strip()));
  }
}
