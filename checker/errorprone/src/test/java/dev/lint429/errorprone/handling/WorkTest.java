package dev.lint429.errorprone.handling;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lint429.engine.catalogue.Catalogue;
import dev.lint429.engine.catalogue.CatalogueLoader;
import dev.lint429.engine.flow.RequestSites;
import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.graph.RequestSite;
import dev.lint429.engine.handling.HandlingAnalysis;
import dev.lint429.errorprone.FrontEnds;
import dev.lint429.source.SourceProgram;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Code with more ways through it than can be followed one by one. */
final class WorkTest {
  /** Steps for one request in one method: two answers, each twice at the most. */
  private static final long ONE_METHOD = 4 * 4000;

  /** Steps where many methods call each other. */
  private static final long MANY_METHODS = 400_000;

  private static final String SEND =
      "var r = client.send(request, HttpResponse.BodyHandlers.ofString()); ";

  @TestFactory
  Stream<DynamicTest> stepsAreBounded() {
    return Stream.of(
        bounded(
            "branches one behind another",
            ONE_METHOD,
            "String f(int[] x) throws Exception { int a = 0; "
                + SEND
                + each(60, i -> "int v# = 0; if (x[#] > a) { v# = #; a++; } else { count = #; } ")
                + "return r.body(); }"),
        bounded(
            "loops in loops",
            ONE_METHOD,
            "String f(int[] x) throws Exception { "
                + each(20, i -> "for (int i# = 0; i# < x.length; i#++) { if (x[i#] > #) { ")
                + SEND
                + "if (r.statusCode() == 429) { Thread.sleep(10); continue; } return r.body(); "
                + "}} ".repeat(20)
                + "return null; }"),
        bounded(
            "try in try",
            ONE_METHOD,
            "String f() throws Exception { "
                + "try { ".repeat(25)
                + SEND
                + "if (r.statusCode() != 200) throw new IllegalStateException(); return r.body(); "
                + each(
                    25,
                    i ->
                        "} catch (IllegalStateException e#) { if (flag) throw e#; count = #; }"
                            + " catch (RuntimeException e#) { count++; } finally { count--; } ")
                + "return null; }"),
        bounded(
            "conditions as arguments",
            ONE_METHOD,
            "String g(Object... all) { return null; } String f(int[] x) throws Exception { "
                + SEND
                + "return g(r"
                + each(40, i -> ", x[#] > 0 ? r.body() : r.uri()")
                + "); }"),
        bounded(
            "a long condition",
            ONE_METHOD,
            "String f(int[] x) throws Exception { "
                + SEND
                + "if (flag"
                + each(150, i -> " || (x[#] > 3 && r.body().length() > #)")
                + ") { Thread.sleep(1); return f(x); } return r.body(); }"),
        bounded(
            "methods that call each other",
            MANY_METHODS,
            "String m0(int n) throws Exception { "
                + SEND
                + "if (r.statusCode() == 429) { Thread.sleep(n); return m1(n); } return r.body(); }"
                + each(
                    30,
                    i ->
                        "String m#(int n) throws Exception { if (flag) return mNEXT(n + 1);"
                            + " return mNEXT(n) + mNEXT(n - 1); } ")),
        bounded(
            "many callers of many callers",
            MANY_METHODS,
            "String m0() throws Exception { "
                + SEND
                + "return r.body(); } "
                + IntStream.range(1, 8)
                    .mapToObj(
                        level ->
                            each(
                                10,
                                i ->
                                    "String c"
                                        + level
                                        + "_#() throws Exception { return m0()"
                                        + (level == 1
                                            ? ""
                                            : each(10, j -> " + c" + (level - 1) + "_" + j + "()"))
                                        + "; } "))
                    .collect(Collectors.joining())));
  }

  /** Pieces of code; {@code #} is the number of a piece, {@code NEXT} the one behind it. */
  private static String each(int count, IntFunction<String> piece) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            i ->
                piece
                    .apply(i)
                    .replace("#", String.valueOf(i))
                    .replace("NEXT", String.valueOf(i % count + 1)))
        .collect(Collectors.joining());
  }

  private static DynamicTest bounded(String name, long most, String members) {
    return dynamicTest(
        name,
        () -> {
          SourceProgram program =
              FrontEnds.parsed(
                  Map.of(
                      "Test.java",
                      """
                      import java.net.*;
                      import java.net.http.*;

                      class Test {
                        final HttpClient client = HttpClient.newHttpClient();
                        final URI uri = URI.create("https://api.openai.com/v1/chat/completions");
                        final HttpRequest request = HttpRequest.newBuilder(uri).build();
                        boolean flag;
                        int count;

                        MEMBERS
                      }
                      """
                          .replace("MEMBERS", members)));
          Catalogue catalogue = CatalogueLoader.builtIn();
          CallGraph graph = new CallGraph(program);
          List<RequestSite> sites =
              new RequestSites(catalogue, program, graph).in(program.unit("Test.java"));
          HandlingAnalysis analysis = new HandlingAnalysis(program, catalogue, graph);
          analysis.handling(sites.get(0));
          assertTrue(analysis.steps() > 0, "nothing was followed");
          assertTrue(analysis.steps() <= most, () -> analysis.steps() + " steps");
        });
  }
}
