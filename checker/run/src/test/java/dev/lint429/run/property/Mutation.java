package dev.lint429.run.property;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A change of a program that, where the result compiles, leaves what it does as it is.
 *
 * @param keepsFindings whether there must be the same findings as before, with fixes or without
 */
record Mutation(String name, boolean keepsFindings, BiFunction<Program, Random, Program> change) {

  /** All of them. */
  static List<Mutation> all() {
    return java.util.stream.Stream.of(
            LayoutMutations.ALL, NameMutations.ALL, ExpressionMutations.ALL, StatementMutations.ALL)
        .flatMap(List::stream)
        .toList();
  }

  /** A change of one Java file's text. */
  static Mutation ofText(
      String name, boolean keepsFindings, BiFunction<String, Random, String> change) {
    return new Mutation(
        name,
        keepsFindings,
        (program, random) -> {
          String path = pick(program.javaFiles(), random);
          return program.with(path, change.apply(program.files().get(path), random));
        });
  }

  /** A change of one Java file's tree; one that gives null has found no place. */
  static Mutation ofTree(
      String name, boolean keepsFindings, BiFunction<Ast, Random, String> change) {
    return ofText(
        name,
        keepsFindings,
        (text, random) ->
            Ast.of(text)
                .flatMap(ast -> Optional.ofNullable(change.apply(ast, random)))
                .orElse(text));
  }

  static <T> T pick(List<T> list, Random random) {
    return list.isEmpty() ? null : list.get(random.nextInt(list.size()));
  }

  /** What {@code change} makes of one of the candidates; null if there is none. */
  static <T> String atOne(List<T> candidates, Random random, Function<T, String> change) {
    return candidates.isEmpty() ? null : change.apply(pick(candidates, random));
  }

  /** One use of a mutation. */
  record Step(Mutation mutation, int seed) {
    Program apply(Program program) {
      return mutation.change.apply(program, new Random(seed));
    }

    @Override
    public String toString() {
      return mutation.name + "#" + seed;
    }
  }
}
