package dev.lint429.errorprone.handling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lint429.engine.Evidence;
import dev.lint429.engine.catalogue.Catalogue;
import dev.lint429.engine.catalogue.CatalogueLoader;
import dev.lint429.engine.flow.RequestSites;
import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.graph.RequestSite;
import dev.lint429.engine.handling.Handling;
import dev.lint429.engine.handling.HandlingAnalysis;
import dev.lint429.engine.handling.Retry;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Program;
import dev.lint429.errorprone.FrontEnds;
import dev.lint429.errorprone.javac.Compiled;
import dev.lint429.fixtures.Fixtures;
import dev.lint429.source.SourceProgram;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A table of pieces of code with a request, and what the analysis says of it: the state, then each
 * retry's kind and delay ({@code HANDLED LOOP FIXED}). The request is the first one in the file
 * {@code Test.java}.
 */
final class Shapes {
  private final String template;
  private final Map<String, String> words = new LinkedHashMap<>();
  private final List<DynamicTest> tests = new ArrayList<>();
  private String classpath = "main";
  private boolean detailed;
  private boolean compiles = true;

  private Shapes(String template) {
    this.template = template;
  }

  /**
   * Code to put the pieces into.
   *
   * @param template a file; {@code MEMBERS} stands for a piece
   */
  static Shapes in(String template) {
    return new Shapes(template);
  }

  /** Lets pieces say {@code word} for {@code code}. */
  Shapes word(String word, String code) {
    words.put(word, code);
    return this;
  }

  /** A class path other than the fixtures' main one. */
  Shapes classpath(String name) {
    classpath = name;
    return this;
  }

  /**
   * Verdicts say more of each retry: how often it sends in all (0 if nothing bounds it, -1 if that
   * is not known), and whether the waits are {@code spread} at random or all {@code alike}.
   */
  Shapes inDetail() {
    detailed = true;
    return this;
  }

  /** For code that does not compile without its libraries or what they generate. */
  Shapes parsedOnly() {
    compiles = false;
    return this;
  }

  /** Members of a class with a request. */
  Shapes is(String verdict, String name, String members) {
    return is(verdict, name, members, Map.of());
  }

  /** As {@link #is(String, String, String)}, with other files beside the class, by path. */
  Shapes is(String verdict, String name, String members, Map<String, String> others) {
    tests.add(dynamicTest(name, () -> check(verdict, members, others)));
    return this;
  }

  Stream<DynamicTest> tests() {
    return tests.stream();
  }

  private void check(String verdict, String members, Map<String, String> others) {
    Map<String, String> sources = new LinkedHashMap<>();
    sources.put("Test.java", spelled(template.replace("MEMBERS", members)));
    others.forEach((path, text) -> sources.put(path, spelled(text)));
    if (compiles && FrontEnds.withJavac()) {
      assertEquals(verdict, shown(handling(sources, classpath)));
    }
    assertEquals(verdict, shown(parsed(sources)), "without a class path");
  }

  private String spelled(String text) {
    String spelled = text;
    for (Map.Entry<String, String> word : words.entrySet()) {
      spelled = spelled.replace(word.getKey(), word.getValue());
    }
    return spelled;
  }

  /**
   * What becomes of the first request in {@code Test.java}, by the compiler's trees if they may be
   * asked.
   */
  static Handling handling(Map<String, String> sources, String classpath) {
    if (!FrontEnds.withJavac()) {
      return parsed(sources);
    }
    Compiled code = Compiled.of(sources, List.of("-cp", joined(Fixtures.classpath(classpath))));
    return handling(code.program, code.unit("Test.java"));
  }

  /** As {@link #handling(Map, String)}, of sources that were only parsed. */
  private static Handling parsed(Map<String, String> sources) {
    SourceProgram program = FrontEnds.parsed(sources);
    return handling(program, program.unit("Test.java"));
  }

  static Handling handling(Program program, CompilationUnit unit) {
    Catalogue catalogue = CatalogueLoader.builtIn();
    CallGraph graph = new CallGraph(program);
    List<RequestSite> sites = new RequestSites(catalogue, program, graph).in(unit);
    return new HandlingAnalysis(program, catalogue, graph).handling(sites.get(0));
  }

  private static String joined(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private String shown(Handling handling) {
    return detailed ? text(handling, Shapes::detail) : text(handling);
  }

  /** A verdict as the tables spell it. */
  static String text(Handling handling) {
    return text(handling, Shapes::text);
  }

  private static String text(Handling handling, Function<Retry, String> each) {
    return Stream.concat(Stream.of(handling.state().name()), handling.retries().stream().map(each))
        .collect(Collectors.joining(" "));
  }

  /** A step of the evidence. */
  static String text(Evidence evidence) {
    String file = evidence.file().path().replaceFirst(".*/", "");
    return file + ":" + evidence.line() + " " + evidence.text();
  }

  private static String text(Retry retry) {
    return retry.kind() + " " + retry.delay();
  }

  private static String detail(Retry retry) {
    String spread = retry.jitter() == null ? "" : retry.jitter() ? " spread" : " alike";
    return text(retry) + " " + retry.attempts() + spread;
  }
}
