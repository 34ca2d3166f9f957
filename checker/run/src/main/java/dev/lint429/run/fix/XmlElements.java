package dev.lint429.run.fix;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * The elements of an XML document with their places in its text, for edits that keep everything
 * else as it is. It reads well-formed XML and checks nothing.
 */
public final class XmlElements {
  /**
   * An element.
   *
   * @param path the names from the root ({@code project/dependencies})
   * @param start where its start tag begins
   * @param contentStart behind its start tag
   * @param contentEnd where its end tag begins; {@code contentStart} of an empty-element tag
   * @param end behind its end tag
   */
  public record Element(String path, int start, int contentStart, int contentEnd, int end) {
    public boolean isEmptyTag() {
      return contentEnd == end;
    }

    public boolean holds(Element other) {
      return start < other.start && other.end <= end;
    }
  }

  private record Open(String path, int start, int contentStart) {}

  private final List<Element> elements = new ArrayList<>();
  private final String xml;

  public XmlElements(String xml) {
    this.xml = xml;
    Deque<Open> open = new ArrayDeque<>();
    int at = xml.indexOf('<');
    while (at >= 0) {
      int end = end(at);
      if (end < 0) {
        break;
      }
      if (xml.startsWith("</", at)) {
        Open element = open.poll();
        if (element == null) {
          break;
        }
        elements.add(new Element(element.path, element.start, element.contentStart, at, end));
      } else if (isStartTag(at)) {
        String path = open.isEmpty() ? name(at) : open.peek().path + "/" + name(at);
        if (xml.charAt(end - 2) == '/') {
          elements.add(new Element(path, at, end, end, end));
        } else {
          open.push(new Open(path, at, end));
        }
      }
      at = xml.indexOf('<', end);
    }
  }

  private boolean isStartTag(int at) {
    char next = at + 1 < xml.length() ? xml.charAt(at + 1) : ' ';
    return Character.isLetter(next) || next == '_';
  }

  /** Behind the tag, comment, section or instruction at {@code at}; -1 if it does not end. */
  private int end(int at) {
    if (xml.startsWith("<!--", at)) {
      return behind("-->", at + 4);
    }
    if (xml.startsWith("<![CDATA[", at)) {
      return behind("]]>", at + 9);
    }
    if (xml.startsWith("<?", at)) {
      return behind("?>", at + 2);
    }
    char quote = 0;
    for (int i = at; i < xml.length(); i++) {
      char c = xml.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return i + 1;
      }
    }
    return -1;
  }

  private int behind(String close, int from) {
    int at = xml.indexOf(close, from);
    return at < 0 ? -1 : at + close.length();
  }

  private String name(int at) {
    int end = at + 1;
    while (end < xml.length() && " \t\r\n/>".indexOf(xml.charAt(end)) < 0) {
      end++;
    }
    return xml.substring(at + 1, end);
  }

  /** The elements with this path, in the order of their ends. */
  public List<Element> at(String path) {
    return elements.stream().filter(e -> e.path.equals(path)).toList();
  }

  /** The first element with this path, or null. */
  public Element first(String path) {
    return at(path).stream().findFirst().orElse(null);
  }

  /** The direct children of an element, in their order. */
  public List<Element> children(Element parent) {
    return elements.stream()
        .filter(e -> parent.holds(e) && e.path.indexOf('/', parent.path.length() + 1) < 0)
        .sorted(Comparator.comparingInt(Element::start))
        .toList();
  }

  /** The text of the child {@code name} of an element, or null. */
  public String childText(Element parent, String name) {
    return at(parent.path + "/" + name).stream()
        .filter(parent::holds)
        .map(e -> xml.substring(e.contentStart, e.contentEnd).strip())
        .findFirst()
        .orElse(null);
  }
}
