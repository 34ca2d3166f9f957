package dev.lint429.source.api;

import java.util.Set;

/**
 * One package of the table.
 *
 * @param classes the names of its classes, nested ones as {@code Outer.Inner}
 */
record ApiPackage(String name, Set<String> classes) {
  /** Classes of {@code java.lang} that every package's file writes without their package. */
  static final Set<String> SHORT =
      Set.of(
          "AutoCloseable",
          "Boolean",
          "Byte",
          "CharSequence",
          "Character",
          "Class",
          "Comparable",
          "Double",
          "Enum",
          "Exception",
          "Float",
          "Integer",
          "Iterable",
          "Long",
          "Number",
          "Object",
          "Runnable",
          "RuntimeException",
          "Short",
          "String",
          "Throwable",
          "Void");

  /**
   * The qualified name of a class as the file writes it: without its package if that is this one,
   * or if it is one of {@link #SHORT}.
   */
  String qualify(String written) {
    if (!Character.isUpperCase(written.charAt(0))) {
      return written;
    }
    return (SHORT.contains(written) ? "java.lang" : name) + "." + written;
  }
}
