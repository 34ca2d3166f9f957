package dev.lint429.run.scan;

import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Program;
import dev.lint429.engine.model.TypeDecl;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Notes what an analysis looks at. */
final class WatchedProgram implements Program {
  private final Program program;
  private final Use use = new Use(new HashSet<>(), new HashSet<>(), new HashSet<>());

  /**
   * What an analysis looked at, beyond what files declare.
   *
   * @param files the files whose code was looked at
   * @param searches the words that were searched in all files, those of one search together
   * @param calls the names of methods whose callers were searched in all files
   */
  record Use(Set<String> files, Set<List<String>> searches, Set<String> calls) {
    /** Whether the result may be another after a change of a file. */
    boolean isTouchedBy(Change change) {
      return files.contains(change.file())
          || searches.stream().anyMatch(change::isOfSearch)
          || calls.stream().anyMatch(change::isOfCall);
    }
  }

  WatchedProgram(Program program) {
    this.program = program;
  }

  Use use() {
    return use;
  }

  private CompilationUnit note(CompilationUnit unit) {
    use.files.add(unit.file().path());
    return unit;
  }

  @Override
  public Optional<TypeDecl> type(String qualifiedName) {
    Optional<TypeDecl> type = program.type(qualifiedName);
    type.ifPresent(found -> note(program.unitOf(found)));
    return type;
  }

  @Override
  public CompilationUnit unitOf(TypeDecl type) {
    return note(program.unitOf(type));
  }

  @Override
  public Origin origin(String qualifiedName) {
    return program.origin(qualifiedName);
  }

  @Override
  public Answer isSubtype(String type, String supertype) {
    return program.isSubtype(type, supertype);
  }

  @Override
  public Stream<CompilationUnit> unitsContaining(String... words) {
    use.searches.add(List.of(words));
    return program.unitsContaining(words).map(this::note);
  }

  @Override
  public Stream<CompilationUnit> unitsCalling(MethodDecl method) {
    String owner = method.owner();
    String name =
        method.isConstructor()
            ? owner.substring(Math.max(owner.lastIndexOf('.'), owner.lastIndexOf('$')) + 1)
            : method.name();
    // A file may name a method for long before it calls it.
    use.calls.add(name);
    return program.unitsCalling(method).map(this::note);
  }

  @Override
  public Stream<CompilationUnit> unitsOverriding(MethodDecl method) {
    // Named classes are declarations; an anonymous one may come and go within a body.
    use.calls.add(method.name());
    return program.unitsOverriding(method).map(this::note);
  }
}
