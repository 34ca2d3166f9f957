package dev.lint429.engine.fix;

import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Node;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The names of the variables that fixes declare. All fixes of a file may be applied together, so no
 * two of them declare the same name, and the same repair always gets the same.
 */
final class GivenNames {
  private final Map<CompilationUnit, Set<String>> inFile = new IdentityHashMap<>();
  private final Map<Node, Map<String, String>> byPlace = new IdentityHashMap<>();

  /** The file that was asked for last: its fixes are made one after the other. */
  private CompilationUnit lastFile;

  private FileNames namesOfLast;

  /** The names that a file has. */
  FileNames in(CompilationUnit unit) {
    if (unit != lastFile) {
      namesOfLast = FileNames.of(unit);
      lastFile = unit;
    }
    return namesOfLast;
  }

  /**
   * @param place the statement in front of which the variable is declared
   * @param wish what the name should be like
   * @param isTaken whether the file has a name already
   */
  String at(CompilationUnit unit, Node place, String wish, Predicate<String> isTaken) {
    Set<String> given = inFile.computeIfAbsent(unit, u -> new HashSet<>());
    return byPlace
        .computeIfAbsent(place, p -> new HashMap<>())
        .computeIfAbsent(
            wish,
            w -> {
              String name = w;
              for (int i = 2; isTaken.test(name) || !given.add(name); i++) {
                name = w + i;
              }
              return name;
            });
  }
}
