package dev.lint429.errorprone.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.tools.javac.api.BasicJavacTask;
import dev.lint429.engine.Options;
import dev.lint429.engine.catalogue.Catalogue;
import dev.lint429.engine.catalogue.CatalogueLoader;
import dev.lint429.engine.flow.ConfigSource;
import dev.lint429.engine.flow.RequestSites;
import dev.lint429.engine.flow.Target;
import dev.lint429.engine.flow.UrlFlow;
import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.graph.RequestSite;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Program;
import dev.lint429.errorprone.FrontEnds;
import dev.lint429.errorprone.javac.JavacProgram;
import dev.lint429.source.SourceProgram;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Runs both front ends on sources in which each line that sends a request says where it goes,
 * behind {@code //:}.
 *
 * <p>What is expected is {@code <endpoint>/<confidence> <url>}, {@code OTHER <url>} or {@code
 * UNKNOWN <url>}; several targets of one request are parted by {@code |}, several requests of one
 * line by {@code ;}. A line without it must send nothing. A source of several files starts each
 * with {@code // FILE <path>}.
 */
final class Flows {
  private static final String MARK = "//:";

  private final Map<String, String> config;

  private Flows(Map<String, String> config) {
    this.config = config;
  }

  static void check(String source) {
    new Flows(Map.of()).run(source);
  }

  /** As {@link #check(String)}, with values of configuration keys. */
  static void check(Map<String, String> config, String source) {
    new Flows(config).run(source);
  }

  /** The steps on the way to the first target of the only request of a source. */
  static List<String> trail(String source) {
    Flows flows = new Flows(Map.of());
    List<String> trail = trail(flows.parsed(source));
    if (FrontEnds.withJavac()) {
      assertEquals(trail(flows.attributed(source)), trail, "the front ends differ");
    }
    return trail;
  }

  private static List<String> trail(Map<String, List<Target>> targets) {
    assertEquals(1, targets.size());
    return targets.values().iterator().next().get(0).trail().stream()
        .map(e -> e.line() + ": " + e.text())
        .toList();
  }

  private void run(String source) {
    Map<String, String> expected = new TreeMap<>();
    files(source)
        .forEach(
            (path, text) -> {
              List<String> lines = text.lines().toList();
              for (int i = 0; i < lines.size(); i++) {
                int mark = lines.get(i).indexOf(MARK);
                if (mark >= 0) {
                  expected.put(
                      path + ":" + (i + 1), lines.get(i).substring(mark + MARK.length()).strip());
                }
              }
            });
    if (FrontEnds.withJavac()) {
      assertEquals(shown(expected), lines(attributed(source)), "javac");
    }
    assertEquals(shown(expected), lines(parsed(source)), "without a class path");
  }

  private static String lines(Map<String, List<Target>> targets) {
    Map<String, String> found = new TreeMap<>();
    targets.forEach(
        (place, list) ->
            found.merge(
                place.substring(0, place.indexOf('#')),
                list.stream().map(Flows::shown).collect(Collectors.joining(" | ")),
                (a, b) -> a + " ; " + b));
    return shown(found);
  }

  private static String shown(Map<String, String> byPlace) {
    return byPlace.entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(Collectors.joining("\n"));
  }

  private static String shown(Target target) {
    String kind =
        target.kind() != Target.Kind.INFERENCE
            ? target.kind().toString()
            : target.endpoint().id() + "/" + target.confidence();
    return kind + " " + target.url();
  }

  private static Map<String, String> files(String source) {
    Map<String, String> files = new TreeMap<>();
    String[] parts = source.split("(?m)^// FILE ", -1);
    if (parts.length == 1) {
      files.put("Test.java", source);
    }
    for (int i = 1; i < parts.length; i++) {
      int lineEnd = parts[i].indexOf('\n');
      files.put(parts[i].substring(0, lineEnd).strip(), parts[i].substring(lineEnd + 1));
    }
    return files;
  }

  /** The targets of each request, by file, line and number, of sources that javac compiled. */
  private Map<String, List<Target>> attributed(String source) {
    List<JavaFileObject> files = new ArrayList<>();
    files(source).forEach((path, text) -> files.add(new Source(path, text)));
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<String> options =
        List.of(
            "-proc:none",
            "-XDallowStringFolding=false",
            "-XDcompilePolicy=simple",
            "-cp",
            System.getProperty("java.class.path"));
    BasicJavacTask task =
        (BasicJavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, diagnostics, options, null, files);
    List<Throwable> failures = new ArrayList<>();
    JavacProgram program =
        new JavacProgram(task.getContext(), (unit, failure) -> failures.add(failure));
    List<CompilationUnitTree> trees = new ArrayList<>();
    task.parse().forEach(trees::add);
    task.analyze();
    List<Diagnostic<?>> errors = new ArrayList<>(diagnostics.getDiagnostics());
    errors.removeIf(d -> d.getKind() != Diagnostic.Kind.ERROR);
    assertEquals(List.of(), errors);

    List<CompilationUnit> units = new ArrayList<>();
    trees.forEach(tree -> units.add(program.unit(tree).orElseThrow()));
    Map<String, List<Target>> targets = targets(program, units);
    assertEquals(List.of(), failures);
    return targets;
  }

  /** As {@link #attributed}, of sources that were only parsed. */
  private Map<String, List<Target>> parsed(String source) {
    SourceProgram program = FrontEnds.parsed(files(source));
    return targets(program, program.files().stream().map(program::unit).toList());
  }

  private Map<String, List<Target>> targets(Program program, List<CompilationUnit> units) {
    Catalogue catalogue = CatalogueLoader.builtIn();
    ConfigSource values = key -> Optional.ofNullable(config.get(key)).map(List::of);
    CallGraph graph = new CallGraph(program);
    UrlFlow flow = new UrlFlow(program, catalogue, graph, Options.DEFAULT, values);
    RequestSites sites = new RequestSites(catalogue, program, graph);
    Map<String, List<Target>> targets = new TreeMap<>();
    for (CompilationUnit unit : units) {
      for (RequestSite site : sites.in(unit)) {
        String path = unit.file().path().replaceFirst("^/", "");
        String place = path + ":" + unit.file().line(site.span().start());
        targets.put(String.format("%s#%03d", place, targets.size()), flow.targets(site));
      }
    }
    return targets;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String path, String text) {
      super(URI.create("mem:///" + path), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
