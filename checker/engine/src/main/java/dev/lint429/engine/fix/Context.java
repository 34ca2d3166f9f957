package dev.lint429.engine.fix;

import dev.lint429.engine.Options;
import dev.lint429.engine.catalogue.Catalogue;
import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Program;

/** What every repair may look at. */
record Context(
    Program program, Catalogue catalogue, CallGraph graph, Options options, GivenNames given) {

  OneShot oneShot() {
    return new OneShot(this);
  }

  Amounts amounts() {
    return new Amounts(program);
  }

  CheckedExceptions exceptions() {
    return new CheckedExceptions(program);
  }

  Draft draft(CompilationUnit unit) {
    return new Draft(program, given, unit, true);
  }

  /** For a file that is not the finding's own: imports cannot be added to it. */
  Draft draftElsewhere(CompilationUnit unit) {
    return new Draft(program, given, unit, false);
  }

  boolean has(String type) {
    return program.origin(type) != Program.Origin.UNKNOWN;
  }

  boolean hasHelper() {
    return has(options.helper());
  }

  boolean isSubtype(String type, String supertype) {
    return type.equals(supertype) || program.isSubtype(type, supertype) == Program.Answer.YES;
  }

  /** The helper's simple name, for titles. */
  String helperName() {
    return options.helper().substring(options.helper().lastIndexOf('.') + 1);
  }

  /** {@code Backoff.standard()} as this file writes it. */
  String helper(Names names) throws Refused {
    if (!hasHelper()) {
      throw new Refused(
          options.helper().equals(Options.DEFAULT_HELPER)
              ? "add dev.lint429:lint429-backoff to the class path to get the fix"
              : "the helper " + options.helper() + " is not on the class path");
    }
    return names.type(options.helper()) + ".standard()";
  }
}
