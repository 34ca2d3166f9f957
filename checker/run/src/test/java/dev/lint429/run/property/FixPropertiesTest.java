package dev.lint429.run.property;

import dev.lint429.fixtures.Fixture;
import dev.lint429.fixtures.Fixtures;
import dev.lint429.run.result.Issue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.ListArbitrary;

/**
 * What holds of the fixes of every program: they parse and compile, leave nothing to be found that
 * they are for, and keep comments, line ends and the encoding; a second run changes nothing.
 *
 * <p>How many programs are tried: {@code -Dlint429.tries=5000}; the numbers are drawn with a fixed
 * seed, so that more tries begin with the same ones.
 */
class FixPropertiesTest {
  private static final List<Fixture> FIXABLE =
      Fixtures.all().stream()
          .filter(f -> f.expectations().stream().anyMatch(e -> !e.noFix()))
          .toList();

  private static final FixCheck CHECK = new FixCheck(directory());

  private static Path directory() {
    try {
      return Files.createTempDirectory("lint429");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A fixture, and what is done to it. */
  record Mutant(Fixture fixture, List<Mutation.Step> steps, Program.Encoding encoding) {
    Program program() {
      Program program = Program.of(fixture);
      for (Mutation.Step step : steps) {
        program = step.apply(program);
      }
      return program.in(encoding);
    }

    @Override
    public String toString() {
      return fixture.name() + " " + steps + " " + encoding;
    }
  }

  @Provide
  Arbitrary<Mutant> mutants() {
    return mutants(Mutation.all());
  }

  @Provide
  Arbitrary<Mutant> sameFindings() {
    return mutants(Mutation.all().stream().filter(Mutation::keepsFindings).toList());
  }

  private static Arbitrary<Mutant> mutants(List<Mutation> mutations) {
    return Combinators.combine(
            Arbitraries.of(FIXABLE),
            steps(mutations).ofMinSize(1).ofMaxSize(4),
            Arbitraries.of(Program.Encoding.class))
        .as(Mutant::new);
  }

  private static ListArbitrary<Mutation.Step> steps(List<Mutation> mutations) {
    return Combinators.combine(Arbitraries.of(mutations), Arbitraries.integers().between(0, 9999))
        .as(Mutation.Step::new)
        .list();
  }

  @Property(
      seed = "429",
      edgeCases = EdgeCasesMode.NONE,
      afterFailure = AfterFailureMode.RANDOM_SEED,
      maxDiscardRatio = 20)
  void allFixesOfMutatedFixtures(@ForAll("mutants") Mutant mutant) {
    Program program = mutant.program();
    Assume.that(CHECK.compiles(program));
    CHECK.all(program);
  }

  @Property(
      seed = "429",
      edgeCases = EdgeCasesMode.NONE,
      afterFailure = AfterFailureMode.RANDOM_SEED,
      maxDiscardRatio = 20)
  void eachFixOfMutatedFixtures(@ForAll("mutants") Mutant mutant) {
    Program program = mutant.program();
    Assume.that(CHECK.compiles(program));
    CHECK.each(program);
  }

  @Property(
      seed = "429",
      edgeCases = EdgeCasesMode.NONE,
      afterFailure = AfterFailureMode.RANDOM_SEED,
      maxDiscardRatio = 20)
  void layoutChangesNoFinding(@ForAll("sameFindings") Mutant mutant) {
    Program program = mutant.program();
    Assume.that(CHECK.compiles(program));
    List<String> before = shown(CHECK.issues(Program.of(mutant.fixture())));
    List<String> after = shown(CHECK.issues(program));
    if (!before.equals(after)) {
      throw new FixCheck.Fault("other findings: " + before + " became " + after, program);
    }
  }

  /** A made program, and what is done to it. */
  record Made(Grammar.Choice choice, List<Mutation.Step> steps) {
    Program program() {
      Program program = choice.program();
      for (Mutation.Step step : steps) {
        program = step.apply(program);
      }
      return program;
    }
  }

  @Provide
  Arbitrary<Made> made() {
    Arbitrary<Grammar.Choice> choices =
        Combinators.combine(
                Arbitraries.of(Grammar.SENDERS),
                Arbitraries.of(new TreeSet<>(Grammar.URLS.keySet())),
                Arbitraries.of(new TreeSet<>(Grammar.HANDLINGS.keySet())),
                Arbitraries.of(new TreeSet<>(Grammar.PLACES.keySet())))
            .as(Grammar.Choice::new)
            .filter(Grammar.Choice::exists);
    return Combinators.combine(choices, steps(Mutation.all()).ofMinSize(0).ofMaxSize(2))
        .as(Made::new);
  }

  @Property(
      seed = "429",
      edgeCases = EdgeCasesMode.NONE,
      afterFailure = AfterFailureMode.RANDOM_SEED,
      maxDiscardRatio = 20)
  void fixesOfMadePrograms(@ForAll("made") Made made) {
    Program program = made.program();
    boolean compiles = CHECK.compiles(program);
    if (made.steps().isEmpty() && !compiles) {
      throw new FixCheck.Fault("the program itself does not compile", program);
    }
    Assume.that(compiles);
    CHECK.each(program);
    CHECK.all(program);
  }

  private static List<String> shown(List<Issue> issues) {
    return issues.stream().map(i -> i.rule() + " " + i.noFix()).sorted().toList();
  }
}
