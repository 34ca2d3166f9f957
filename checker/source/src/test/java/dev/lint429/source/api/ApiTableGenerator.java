package dev.lint429.source.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes the signature table from the jars that {@code api-packages.txt} names.
 *
 * <p>To make it anew after a change of that list: {@code mvn -pl checker/source -am test
 * -Dtest=ApiTableTest -Dsurefire.failIfNoSpecifiedTests=false -Dlint429.regenerate}, on JDK 17.
 */
final class ApiTableGenerator implements AutoCloseable {
  static final Path LIST = Path.of("src/test/resources/api-packages.txt");
  static final Path JARS = Path.of("target/api-jars");
  static final Path TABLE = Path.of("src/main/resources/dev/lint429/source/api");

  private final Map<String, ClassFiles> jars = new LinkedHashMap<>();
  private final Map<String, PackageText> packages = new TreeMap<>();

  private ApiTableGenerator() {}

  /** The files of the table by name. */
  static Map<String, String> generate() throws IOException {
    try (ApiTableGenerator generator = new ApiTableGenerator()) {
      generator.addListed();
      generator.addSupertypes();
      return generator.files();
    }
  }

  private void addListed() throws IOException {
    for (String line : Files.readAllLines(LIST)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] words = line.strip().split("\\s+");
      for (int i = 1; i < words.length; i++) {
        add(words[0], words[i]);
      }
    }
  }

  private ClassFiles jar(String name) throws IOException {
    ClassFiles jar = jars.get(name);
    if (jar == null) {
      jar = ClassFiles.open(name, JARS);
      jars.put(name, jar);
    }
    return jar;
  }

  /**
   * @param selected a package, or a class with all that is nested in it
   */
  private void add(String source, String selected) throws IOException {
    ClassFiles jar = jar(source);
    int dot = selected.lastIndexOf('.');
    boolean oneClass = Character.isUpperCase(selected.charAt(dot + 1));
    String packageName = oneClass ? selected.substring(0, dot) : selected;
    List<ClassText> classes = new ArrayList<>();
    for (String name : new TreeSet<>(jar.classesOf(packageName))) {
      ClassText read = ClassText.read(jar.bytes(name));
      if (!oneClass || isClassOrNested(read.name(), selected)) {
        classes.add(read);
      }
    }
    if (classes.isEmpty()) {
      throw new IOException(source + " has no classes for " + selected);
    }
    text(packageName).add(source, visible(classes));
  }

  private PackageText text(String packageName) {
    return packages.computeIfAbsent(packageName, PackageText::new);
  }

  private static boolean isClassOrNested(String name, String selected) {
    return name.equals(selected) || name.startsWith(selected + ".");
  }

  private static List<ClassText> visible(List<ClassText> classes) {
    Map<String, ClassText> byName = new TreeMap<>();
    classes.forEach(c -> byName.put(c.name(), c));
    return classes.stream().filter(c -> isAccessible(c, byName)).toList();
  }

  private static boolean isAccessible(ClassText type, Map<String, ClassText> byName) {
    int dot = type.name().lastIndexOf('.');
    ClassText outer = dot < 0 ? null : byName.get(type.name().substring(0, dot));
    return type.isAccessible() && (outer == null || isAccessible(outer, byName));
  }

  /**
   * Adds whatever the classes of the table inherit from, so that the table knows what they are not.
   * Only supertypes in jars that are not listed are missing then.
   */
  private void addSupertypes() throws IOException {
    List<String> open = new ArrayList<>();
    packages.values().forEach(p -> open.addAll(p.supertypes()));
    while (!open.isEmpty()) {
      String internalName = open.remove(open.size() - 1);
      int slash = internalName.lastIndexOf('/');
      PackageText text = text(internalName.substring(0, Math.max(0, slash)).replace('/', '.'));
      if (text.has(internalName)) {
        continue;
      }
      for (Map.Entry<String, ClassFiles> jar : jars.entrySet()) {
        byte[] classFile = jar.getValue().find(internalName + ".class");
        if (classFile != null) {
          ClassText read = ClassText.read(classFile);
          text.add(jar.getKey(), List.of(read));
          open.addAll(read.supertypes());
          break;
        }
      }
    }
  }

  private Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    packages.forEach(
        (name, text) -> {
          if (!text.isEmpty()) {
            files.put(name + ".txt", text.toString());
          }
        });
    List<String> names = new ArrayList<>();
    files.keySet().forEach(f -> names.add(f.replace(".txt", "")));
    files.put("index.txt", String.join("\n", names) + "\n");
    return files;
  }

  @Override
  public void close() throws IOException {
    for (ClassFiles jar : jars.values()) {
      jar.close();
    }
  }
}
