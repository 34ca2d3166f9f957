package dev.lint429.engine.model;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that the analysis may look at: the source files of one compilation or one source tree,
 * and what is known of the class path. A front end implements it; files are lowered when they are
 * first asked for and kept.
 */
public interface Program {
  /** What is there of a type. */
  enum Origin {
    /** Its source is part of this program. */
    SOURCE,
    /** Only its class file is there: its methods cannot be looked into. */
    BINARY,
    /** Nothing of it is there, or nobody can tell. */
    UNKNOWN
  }

  /** Yes, no, or nobody can tell. */
  enum Answer {
    YES,
    NO,
    UNKNOWN
  }

  /** The declaration of a type whose source is in the program. */
  Optional<TypeDecl> type(String qualifiedName);

  /** The file that declares {@code type}, which came from this program. */
  CompilationUnit unitOf(TypeDecl type);

  Origin origin(String qualifiedName);

  /** Whether {@code type} is {@code supertype} or inherits from it. */
  Answer isSubtype(String type, String supertype);

  /**
   * The files whose text contains every one of {@code words}, generated ones included, in a stable
   * order. Whole words are meant; a front end may give files that have them within longer ones,
   * too. The words are searched in the text before anything is lowered, so that rare words are
   * cheap.
   */
  Stream<CompilationUnit> unitsContaining(String... words);

  /** Whether a file contains {@code word}; nothing need be lowered to tell. */
  default boolean mentions(String word) {
    return unitsContaining(word).findAny().isPresent();
  }

  /**
   * The files that may call {@code method}, in a stable order. A front end may leave out those of
   * which it can tell from their text that they do not.
   */
  default Stream<CompilationUnit> unitsCalling(MethodDecl method) {
    String owner = method.owner();
    return unitsContaining(
        method.isConstructor() ? owner.substring(owner.lastIndexOf('.') + 1) : method.name());
  }

  /**
   * The files that may declare a method which overrides {@code method}, in a stable order. A front
   * end may leave out those of which it can tell from their text that they do not.
   */
  default Stream<CompilationUnit> unitsOverriding(MethodDecl method) {
    String owner = method.owner();
    return unitsContaining(owner.substring(owner.lastIndexOf('.') + 1), method.name());
  }

  /** The overloads of {@code name} that {@code type} declares itself and the source shows. */
  default Stream<MethodDecl> methods(String type, String name) {
    return type(type).stream()
        .flatMap(t -> t.methods().stream())
        .filter(m -> m.name().equals(name));
  }
}
