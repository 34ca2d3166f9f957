package dev.lint429.errorprone;

import dev.lint429.engine.config.LibraryModels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** The models that libraries on the class path and the processor path bring. */
final class ClassPathModels {
  private static final List<StandardLocation> LOCATIONS =
      List.of(StandardLocation.CLASS_PATH, StandardLocation.ANNOTATION_PROCESSOR_PATH);

  private ClassPathModels() {}

  /**
   * @param files null if there is none
   */
  static List<LibraryModels.Document> of(JavaFileManager files) {
    Map<String, LibraryModels.Document> documents = new LinkedHashMap<>();
    if (files != null) {
      for (StandardLocation location : LOCATIONS) {
        if (files.hasLocation(location)) {
          for (JavaFileObject file : in(files, location)) {
            read(file, documents);
          }
        }
      }
    }
    return new ArrayList<>(documents.values());
  }

  /** Answered from the index that javac has of the path. */
  private static Iterable<JavaFileObject> in(JavaFileManager files, StandardLocation location) {
    try {
      return files.list(location, LibraryModels.PACKAGE, Set.of(JavaFileObject.Kind.OTHER), false);
    } catch (IOException | IllegalArgumentException e) {
      return List.of();
    }
  }

  private static void read(FileObject file, Map<String, LibraryModels.Document> documents) {
    String name = file.toUri().toString();
    if (name.endsWith("/" + LibraryModels.ENTRY)) {
      try {
        String yaml = file.getCharContent(true).toString();
        documents.put(name, new LibraryModels.Document(name, yaml));
      } catch (IOException e) {
        // A library that cannot be read has no models.
        documents.remove(name);
      }
    }
  }
}
