package dev.lint429.errorprone.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lint429.engine.Fix;
import dev.lint429.engine.Options;
import dev.lint429.engine.catalogue.CatalogueLoader;
import dev.lint429.engine.fix.FixMaker;
import dev.lint429.engine.flow.RequestSites;
import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.graph.RequestSite;
import dev.lint429.engine.handling.Handling;
import dev.lint429.engine.handling.HandlingAnalysis;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.fixtures.Fixtures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A program in which one request is repaired. The first file holds the request; where it contains
 * {@code BODY}, that is what tests give and compare.
 */
final class Repair {
  private static final String BODY = "BODY";
  private static final Handling MISSING =
      new Handling(Handling.State.MISSING, List.of(), List.of());

  private static final Judge ANALYSIS =
      (site, code, graph) ->
          new HandlingAnalysis(code.program(), CatalogueLoader.builtIn(), graph).handling(site);

  /** Judges how a 429 is handled. */
  interface Judge {
    Handling of(RequestSite site, Attributed code, CallGraph graph);
  }

  private final Map<String, String> sources = new LinkedHashMap<>();
  private List<Path> classpath = Fixtures.classpath("main");
  private Options options = Options.DEFAULT;
  private boolean secondLook = true;
  private Judge judge = (site, code, graph) -> MISSING;

  /** A file {@code Test.java}, or one in a package whose path the source's package tells. */
  static Repair in(String source) {
    Repair repair = new Repair();
    repair.sources.put("Test.java", source);
    return repair;
  }

  Repair with(String path, String source) {
    sources.put(path, source);
    return this;
  }

  Repair classpath(String name) {
    classpath = Fixtures.classpath(name);
    return this;
  }

  /** Leaves out the jars and directories whose path contains a word. */
  Repair without(String word) {
    classpath = classpath.stream().filter(p -> !p.toString().contains(word)).toList();
    return this;
  }

  Repair helper(String helper) {
    options = new Options(options.endpoints(), helper, options.scope());
    return this;
  }

  /** Judged by the analysis; otherwise nothing handles a 429. */
  Repair analysed() {
    return judged(ANALYSIS);
  }

  /**
   * Leaves out the test that the fixed code is clean: for a connection that the helper hands back,
   * whose later reads look like requests where nothing is known of its URL.
   */
  Repair withoutSecondLook() {
    secondLook = false;
    return this;
  }

  Repair judged(Judge other) {
    judge = other;
    return this;
  }

  /** The body in place of which {@code BODY} stands becomes {@code after}, and all compiles. */
  void fixes(String before, String after) {
    assertEquals(after, body(before));
  }

  /** As {@link #fixes(String, String)}; the whole first file is compared. */
  String fixed(String before) {
    Map<String, String> fixed = fix(before).applied;
    return fixed.values().iterator().next();
  }

  /** All files after the fix. */
  Map<String, String> allFixed(String before) {
    return fix(before).applied;
  }

  /** There is no fix, for the given reason. */
  void refuses(String before, String reason) {
    FixMaker.Outcome outcome = outcome(before).outcome;
    assertEquals(List.of(), outcome.fixes());
    assertNotNull(outcome.noFix());
    assertEquals(reason, outcome.noFix());
  }

  /** The fix's title. */
  String title(String before) {
    return fix(before).title;
  }

  /** The names of the int variables that the fixes of all requests declare. */
  List<String> declared() {
    try (Attributed code = attributed("")) {
      CompilationUnit unit = first(code);
      CallGraph graph = new CallGraph(code.program());
      FixMaker maker = maker(code, graph);
      List<String> names = new ArrayList<>();
      for (RequestSite site : sites(unit, 0, code, graph)) {
        for (Fix.Edit edit :
            maker.fixes(site, judge.of(site, code, graph)).fixes().get(0).edits()) {
          if (edit.text().startsWith("int ")) {
            names.add(edit.text().split(" ")[1]);
          }
        }
      }
      return names;
    }
  }

  private FixMaker maker(Attributed code, CallGraph graph) {
    return new FixMaker(code.program(), CatalogueLoader.builtIn(), graph, options);
  }

  /** The titles of all fixes on offer. */
  List<String> titles(String before) {
    return outcome(before).outcome.fixes().stream().map(Fix::title).toList();
  }

  private String body(String before) {
    Result result = fix(before);
    String template = sources.values().iterator().next();
    String prefix = template.substring(0, template.indexOf(BODY));
    String suffix = template.substring(template.indexOf(BODY) + BODY.length());
    String text = result.withoutImports;
    assertTrue(text.startsWith(prefix) && text.endsWith(suffix), () -> "outside the body: " + text);
    return text.substring(prefix.length(), text.length() - suffix.length());
  }

  private int bodyStart() {
    return sources.values().iterator().next().indexOf(BODY);
  }

  private record Result(String title, String withoutImports, Map<String, String> applied) {}

  /**
   * @param defects how many requests there were to repair
   */
  private record Judged(CompilationUnit unit, FixMaker.Outcome outcome, int defects) {}

  private Attributed attributed(String body) {
    Attributed code = Attributed.of(filled(body), classpath);
    assertEquals(List.of(), code.errors(), "before");
    return code;
  }

  private Map<String, String> filled(String body) {
    Map<String, String> filled = new LinkedHashMap<>();
    sources.forEach((path, text) -> filled.put(path, text.replace(BODY, body)));
    return filled;
  }

  private Judged outcome(String body) {
    try (Attributed code = attributed(body)) {
      return outcome(code);
    }
  }

  private Judged outcome(Attributed code) {
    CompilationUnit unit = first(code);
    CallGraph graph = new CallGraph(code.program());
    List<RequestSite> sites = sites(unit, bodyStart(), code, graph);
    assertTrue(!sites.isEmpty(), "no request in the code");
    RequestSite site = sites.get(0);
    FixMaker.Outcome outcome = maker(code, graph).fixes(site, judge.of(site, code, graph));
    return new Judged(unit, outcome, defects(code));
  }

  private static CompilationUnit first(Attributed code) {
    return code.units().values().iterator().next();
  }

  private static List<RequestSite> sites(
      CompilationUnit unit, int from, Attributed code, CallGraph graph) {
    return new RequestSites(CatalogueLoader.builtIn(), code.program(), graph)
        .in(unit).stream().filter(site -> site.span().start() >= from).toList();
  }

  private Result fix(String body) {
    Judged judged = outcome(body);
    assertNull(judged.outcome.noFix());
    Fix fix = judged.outcome.fixes().get(0);
    Map<String, String> texts = filled(body);
    Map<String, String> applied = Edited.of(texts, judged.unit, fix);
    Map.Entry<String, String> first = texts.entrySet().iterator().next();
    String withoutImports = Edited.withoutImports(first.getKey(), first.getValue(), fix);
    try (Attributed after = Attributed.of(applied, classpath)) {
      assertEquals(List.of(), after.errors(), () -> "after: " + applied);
      if (judged.defects > 0 && secondLook) {
        assertTrue(defects(after) < judged.defects, "found again");
      }
    }
    return new Result(fix.title(), withoutImports, applied);
  }

  /** How many requests of the first file are not handled, or are retried too soon. */
  private int defects(Attributed code) {
    CallGraph graph = new CallGraph(code.program());
    int defects = 0;
    for (RequestSite site : sites(first(code), bodyStart(), code, graph)) {
      Handling handling = ANALYSIS.of(site, code, graph);
      boolean retriedWell = handling.retries().stream().anyMatch(r -> !r.delay().isFixed());
      boolean told = handling.state() != Handling.State.MISSING;
      defects += told && (retriedWell || handling.retries().isEmpty()) ? 0 : 1;
    }
    return defects;
  }
}
