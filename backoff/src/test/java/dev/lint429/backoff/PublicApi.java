package dev.lint429.backoff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** What a module offers to its users, as text, compared with the file that is committed. */
public final class PublicApi {

  private PublicApi() {}

  /**
   * Fails if the public API of the class files beside a class is not that of {@code
   * api-signatures.txt} in the working directory; with {@code -Dlint429.regenerate}, writes it.
   */
  public static void check(Class<?> one) throws Exception {
    Path file = Path.of("api-signatures.txt");
    String now = String.join("\n", describe(one)) + "\n";
    if (System.getProperty("lint429.regenerate") != null) {
      Files.writeString(file, now);
    }
    assertEquals(
        Files.readString(file),
        now,
        "The public API is not that of api-signatures.txt. If that is meant: mvn test -pl"
            + " backoff,backoff/adapters -Dtest=PublicApiTest -Dlint429.regenerate");
  }

  private static List<String> describe(Class<?> one) throws Exception {
    Path root = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> names;
    try (Stream<Path> files = Files.walk(root)) {
      names =
          files
              .map(file -> root.relativize(file).toString())
              .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
              .map(name -> name.substring(0, name.length() - 6).replaceAll("[/\\\\]", "."))
              .sorted()
              .toList();
    }
    List<String> lines = new ArrayList<>();
    for (String name : names) {
      Class<?> type = Class.forName(name, false, one.getClassLoader());
      if (isPublic(type)) {
        add(lines, type);
      }
    }
    return lines;
  }

  private static boolean isPublic(Class<?> type) {
    Class<?> outer = type.getDeclaringClass();
    return !type.isAnonymousClass()
        && Modifier.isPublic(type.getModifiers())
        && (outer == null || isPublic(outer));
  }

  private static void add(List<String> lines, Class<?> type) {
    lines.add(type.toGenericString() + supertypes(type));
    List<String> members = new ArrayList<>();
    Stream.of(type.getDeclaredFields())
        .filter(PublicApi::visible)
        .forEach(field -> members.add("  " + field.toGenericString()));
    Stream.of(type.getDeclaredConstructors())
        .filter(PublicApi::visible)
        .forEach(constructor -> members.add("  " + constructor.toGenericString()));
    Stream.of(type.getDeclaredMethods())
        .filter(PublicApi::visible)
        .forEach(method -> members.add("  " + method.toGenericString()));
    Collections.sort(members);
    for (String member : members) {
      lines.add(member.replace(" " + type.getName() + ".", " "));
    }
  }

  private static String supertypes(Class<?> type) {
    List<String> all = new ArrayList<>();
    if (type.getSuperclass() != null && type.getSuperclass() != Object.class) {
      all.add(type.getGenericSuperclass().getTypeName());
    }
    Stream.of(type.getGenericInterfaces()).forEach(one -> all.add(one.getTypeName()));
    return all.isEmpty() ? "" : ": " + String.join(", ", all);
  }

  private static boolean visible(Member member) {
    return (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0
        && !member.isSynthetic();
  }
}
