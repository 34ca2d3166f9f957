package dev.lint429.engine.graph;

import dev.lint429.engine.model.CompilationUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The callers of one method, file by file in the order of the files. A file is looked into when
 * somebody first iterates as far; several iterations may go on at a time.
 */
final class Callers implements Iterable<CallGraph.InFile> {
  private final Iterator<CompilationUnit> units;
  private final Function<CompilationUnit, List<CallGraph.Caller>> callersIn;
  private final List<CallGraph.InFile> found = new ArrayList<>();

  /**
   * @param units the files that may have callers; taken from one by one
   * @param callersIn the callers in one of them, in the order of the source
   */
  Callers(
      Stream<CompilationUnit> units, Function<CompilationUnit, List<CallGraph.Caller>> callersIn) {
    this.units = units.iterator();
    this.callersIn = callersIn;
  }

  @Override
  public Iterator<CallGraph.InFile> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < found.size() || units.hasNext();
      }

      @Override
      public CallGraph.InFile next() {
        if (next == found.size()) {
          CompilationUnit unit = units.next();
          found.add(new CallGraph.InFile(unit, callersIn.apply(unit)));
        }
        return found.get(next++);
      }
    };
  }
}
