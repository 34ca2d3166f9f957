package dev.lint429.engine.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The class files of libraries, several versions side by side, read without loading or linking
 * them; and those of the JDK and of the test's own class path. Names are written with dots.
 */
final class LibraryClasses {
  /** A method; {@code params} are erased. */
  record Method(String name, List<String> params, boolean varargs) {}

  /** One version of a type; {@code fields} maps to the constant value, or to "" without one. */
  record Library(
      String name,
      List<String> supertypes,
      boolean annotation,
      List<Method> methods,
      Map<String, Object> fields) {}

  private final Map<String, List<byte[]>> files = new HashMap<>();
  private final Map<String, List<Library>> types = new TreeMap<>();

  /**
   * @param directory has jars
   * @param classes has class files
   */
  LibraryClasses(Path directory, Path classes) {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(directory, "*.jar");
        Stream<Path> own = Files.walk(classes)) {
      for (Path jar : jars) {
        addJar(jar);
      }
      for (Path file : own.filter(f -> f.toString().endsWith(".class")).toList()) {
        add(classes.relativize(file).toString(), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void addJar(Path path) throws IOException {
    try (JarFile jar = new JarFile(path.toFile())) {
      for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
        JarEntry entry = entries.nextElement();
        String name = entry.getName();
        if (name.endsWith(".class") && !name.startsWith("META-INF/")) {
          try (InputStream in = jar.getInputStream(entry)) {
            add(name, in.readAllBytes());
          }
        }
      }
    }
  }

  private void add(String file, byte[] bytes) {
    String name = dots(file.substring(0, file.length() - ".class".length()));
    files.computeIfAbsent(name, n -> new ArrayList<>()).add(bytes);
  }

  private static String dots(String internalName) {
    return internalName.replace('/', '.').replace('$', '.');
  }

  /** All versions of a type; empty if there is none. */
  List<Library> versions(String name) {
    return types.computeIfAbsent(name, this::read);
  }

  private List<Library> read(String name) {
    List<Library> versions = new ArrayList<>();
    files.getOrDefault(name, List.of()).forEach(bytes -> versions.add(parse(bytes)));
    if (versions.isEmpty()) {
      own(name).ifPresent(versions::add);
    }
    return versions;
  }

  private static java.util.Optional<Library> own(String name) {
    String path = name.replace('.', '/');
    while (true) {
      try (InputStream in = ClassLoader.getSystemResourceAsStream(path + ".class")) {
        if (in != null) {
          return java.util.Optional.of(parse(in.readAllBytes()));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      int slash = path.lastIndexOf('/');
      if (slash < 0) {
        return java.util.Optional.empty();
      }
      path = path.substring(0, slash) + "$" + path.substring(slash + 1);
    }
  }

  /** The type itself and everything it inherits from, in any version; nearest first. */
  Set<String> hierarchy(String name) {
    Set<String> all = new LinkedHashSet<>();
    collect(name, all);
    all.add("java.lang.Object");
    return all;
  }

  private void collect(String name, Set<String> all) {
    if (all.add(name)) {
      versions(name).forEach(v -> v.supertypes().forEach(s -> collect(s, all)));
    }
  }

  /** The methods of this name that a type itself declares, in any version. */
  List<Method> declared(String type, String name) {
    return versions(type).stream()
        .flatMap(v -> v.methods().stream())
        .filter(m -> m.name().equals(name))
        .toList();
  }

  private static Library parse(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    List<Method> methods = new ArrayList<>();
    Map<String, Object> fields = new HashMap<>();
    List<String> supertypes = new ArrayList<>();
    if (reader.getSuperName() != null) {
      supertypes.add(dots(reader.getSuperName()));
    }
    Stream.of(reader.getInterfaces()).map(LibraryClasses::dots).forEach(supertypes::add);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] thrown) {
            if ((access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0) {
              List<String> params =
                  Stream.of(Type.getArgumentTypes(descriptor))
                      .map(t -> t.getClassName().replace('$', '.'))
                      .toList();
              methods.add(new Method(name, params, (access & Opcodes.ACC_VARARGS) != 0));
            }
            return null;
          }

          @Override
          public FieldVisitor visitField(
              int access, String name, String descriptor, String signature, Object value) {
            fields.put(name, value == null ? "" : value);
            return null;
          }
        },
        ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return new Library(
        dots(reader.getClassName()),
        supertypes,
        (reader.getAccess() & Opcodes.ACC_ANNOTATION) != 0,
        methods,
        fields);
  }
}
