package dev.lint429.source.types;

/** Finds what is known of a class. */
@FunctionalInterface
public interface ClassFinder {
  /** The class of that qualified name, or null if nothing is known of it. */
  ClassInfo find(String qualifiedName);
}
