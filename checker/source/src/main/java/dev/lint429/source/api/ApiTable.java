package dev.lint429.source.api;

import dev.lint429.source.types.ClassFinder;
import dev.lint429.source.types.ClassInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table of library signatures. A package's file is read when one of its classes is first asked
 * for, and a class's lines are parsed when one of its members is.
 */
public final class ApiTable implements ClassFinder {
  /** The one table; it never changes, so all programs share it. */
  public static final ApiTable INSTANCE = new ApiTable();

  private final Map<String, Map<String, ClassInfo>> packages = new ConcurrentHashMap<>();

  private final Set<String> names;

  private ApiTable() {
    String index = read("index.txt");
    names = index == null ? Set.of() : index.lines().collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public ClassInfo find(String qualifiedName) {
    int dot = qualifiedName.lastIndexOf('.');
    while (dot > 0) {
      // A nested class: its package ends before its outermost class.
      String packageName = qualifiedName.substring(0, dot);
      if (names.contains(packageName)) {
        return classes(packageName).get(qualifiedName.substring(dot + 1));
      }
      dot = qualifiedName.lastIndexOf('.', dot - 1);
    }
    return null;
  }

  /** Whether the table has classes of that package. */
  public boolean hasPackage(String packageName) {
    return names.contains(packageName);
  }

  /** The package of the table that a class belongs to; empty if the table does not have it. */
  public String packageOf(String qualifiedName) {
    ClassInfo found = find(qualifiedName);
    return found instanceof ApiClass type ? type.packageName() : "";
  }

  /** The artifacts that a package was taken from, without versions; {@code jdk} for the JDK. */
  public Set<String> sources(String packageName) {
    String first = read(packageName + ".txt").lines().findFirst().orElse("");
    return Stream.of(first.substring(first.indexOf(": ") + 2).split(", "))
        .map(s -> s.replaceFirst("-\\d.*", ""))
        .collect(Collectors.toUnmodifiableSet());
  }

  private Map<String, ClassInfo> classes(String packageName) {
    Map<String, ClassInfo> classes = packages.get(packageName);
    if (classes == null) {
      classes = load(packageName);
      packages.put(packageName, classes);
    }
    return classes;
  }

  private static Map<String, ClassInfo> load(String packageName) {
    String text = read(packageName + ".txt");
    if (text == null) {
      throw new IllegalStateException("the signature table has no file for " + packageName);
    }
    Map<String, ClassInfo> classes = new HashMap<>();
    ApiPackage file = new ApiPackage(packageName, classes.keySet());
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); ) {
      int start = i++;
      while (i < lines.size() && lines.get(i).startsWith(" ")) {
        i++;
      }
      if (!lines.get(start).startsWith("#")) {
        ApiClass read = new ApiClass(file, lines.get(start), lines.subList(start + 1, i));
        classes.put(read.nameInPackage(), read);
      }
    }
    return classes;
  }

  private static String read(String name) {
    try (InputStream in = ApiTable.class.getResourceAsStream(name)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("signature table " + name, e);
    }
  }
}
