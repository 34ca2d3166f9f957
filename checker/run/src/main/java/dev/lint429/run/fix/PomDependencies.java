package dev.lint429.run.fix;

import dev.lint429.run.fix.XmlElements.Element;
import java.util.List;

/** The dependencies in the text of a {@code pom.xml}. */
final class PomDependencies {
  private static final String DEPENDENCIES = "project/dependencies";
  private static final String MANAGED = "project/dependencyManagement/dependencies/dependency";

  /** What {@code dependencies} goes before, if it is not there yet; what it goes behind. */
  private static final List<String> BEHIND =
      List.of(
          "project/dependencyManagement",
          "project/properties",
          "project/modules",
          "project/description",
          "project/name",
          "project/packaging",
          "project/version",
          "project/artifactId");

  private final String text;
  private final XmlElements xml;

  PomDependencies(String text) {
    this.text = text;
    this.xml = new XmlElements(text);
  }

  boolean has(String group, String artifact) {
    return among(DEPENDENCIES + "/dependency", group, artifact);
  }

  boolean manages(String group, String artifact) {
    return among(MANAGED, group, artifact);
  }

  private boolean among(String path, String group, String artifact) {
    return xml.at(path).stream()
        .anyMatch(
            e ->
                group.equals(xml.childText(e, "groupId"))
                    && artifact.equals(xml.childText(e, "artifactId")));
  }

  /** The path of the parent's pom, relative to this one; null if there is none. */
  String parentPath() {
    Element parent = xml.first("project/parent");
    if (parent == null) {
      return null;
    }
    String relative = xml.childText(parent, "relativePath");
    if (relative == null) {
      return "../pom.xml";
    }
    // <relativePath/> says that it is not in this tree.
    return relative.isEmpty() ? null : relative;
  }

  /**
   * The text with one more dependency, laid out like the others.
   *
   * @param version null if it is managed
   */
  String with(String group, String artifact, String version) {
    String newline = text.contains("\r\n") ? "\r\n" : "\n";
    String unit = indentUnit();
    String at = unit + unit;
    StringBuilder lines = new StringBuilder();
    lines.append(at).append("<dependency>").append(newline);
    lines.append(at).append(unit).append("<groupId>" + group + "</groupId>").append(newline);
    lines.append(at).append(unit).append("<artifactId>" + artifact + "</artifactId>");
    lines.append(newline);
    if (version != null) {
      lines.append(at).append(unit).append("<version>" + version + "</version>").append(newline);
    }
    lines.append(at).append("</dependency>").append(newline);
    Element dependencies = xml.first(DEPENDENCIES);
    if (dependencies != null && !dependencies.isEmptyTag()) {
      int line = lineStart(dependencies.contentEnd());
      boolean ownLine = text.substring(line, dependencies.contentEnd()).isBlank();
      return ownLine
          ? insert(line, line, lines.toString())
          : insert(dependencies.contentEnd(), dependencies.contentEnd(), newline + lines + unit);
    }
    String block = "<dependencies>" + newline + lines + unit + "</dependencies>";
    if (dependencies != null) {
      return insert(dependencies.start(), dependencies.end(), block);
    }
    for (String path : BEHIND) {
      Element before = xml.first(path);
      if (before != null) {
        String gap = before.path().endsWith("artifactId") ? newline : newline + newline;
        return insert(before.end(), before.end(), gap + unit + block);
      }
    }
    Element project = xml.first("project");
    int end = project == null ? text.length() : project.contentEnd();
    return insert(end, end, unit + block + newline);
  }

  private String insert(int start, int end, String inserted) {
    return text.substring(0, start) + inserted + text.substring(end);
  }

  private int lineStart(int offset) {
    return text.lastIndexOf('\n', offset - 1) + 1;
  }

  /** How far the children of {@code project} are indented. */
  private String indentUnit() {
    for (String path : List.of("project/modelVersion", "project/artifactId", DEPENDENCIES)) {
      Element element = xml.first(path);
      if (element != null) {
        String indent = text.substring(lineStart(element.start()), element.start());
        if (!indent.isEmpty() && indent.isBlank()) {
          return indent;
        }
      }
    }
    return "  ";
  }
}
