package dev.lint429.engine;

import dev.lint429.engine.catalogue.Catalogue;
import dev.lint429.engine.catalogue.CatalogueLoader;
import dev.lint429.engine.catalogue.HelperRows;
import dev.lint429.engine.catalogue.SendIndex;
import dev.lint429.engine.catalogue.Triggers;
import dev.lint429.engine.fix.FixMaker;
import dev.lint429.engine.flow.ConfigSource;
import dev.lint429.engine.flow.RequestSites;
import dev.lint429.engine.flow.Target;
import dev.lint429.engine.flow.UrlFlow;
import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.graph.RequestSite;
import dev.lint429.engine.handling.HandlingAnalysis;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Program;
import dev.lint429.engine.rules.Rules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The analysis of one program, whichever front end read it. It keeps what it has learned of the
 * program; make one for each program, and use it from one thread at a time.
 */
public final class Engine {
  private final Options options;
  private final RequestSites sites;
  private final UrlFlow flow;
  private final HandlingAnalysis handling;
  private final Rules rules;

  /** Of the file that was asked for last: front ends ask for one file several times in a row. */
  private CompilationUnit lastUnit;

  private Requests last;

  /** An engine with the built-in catalogue that looks up no configuration keys. */
  public Engine(Options options, Program program) {
    this(options, program, CatalogueLoader.builtIn(), ConfigSource.NONE);
  }

  /**
   * @param config where configuration keys are looked up
   */
  public Engine(Options options, Program program, Catalogue given, ConfigSource config) {
    this.options = options;
    Catalogue catalogue =
        options.helper().equals(Options.DEFAULT_HELPER)
            ? given
            : HelperRows.with(given, options.helper());
    CallGraph graph = new CallGraph(program);
    this.sites = new RequestSites(catalogue, program, graph);
    this.flow = new UrlFlow(program, catalogue, graph, options, config);
    this.handling = new HandlingAnalysis(program, catalogue, graph, config);
    this.rules = new Rules(new FixMaker(program, catalogue, graph, options), handling);
  }

  /**
   * Whether a source file may hold anything to look at. It only searches the text; a file that it
   * turns down needs no lowering.
   */
  public static boolean mayConcern(CharSequence sourceText) {
    return Triggers.mayConcern(sourceText);
  }

  /** The findings in one file. */
  public List<Finding> analyze(CompilationUnit unit) {
    return report(unit).findings();
  }

  /** The findings of some rules in one file: what only the other rules need is not looked at. */
  public List<Finding> analyze(CompilationUnit unit, Set<Rule> wanted) {
    return findings(requests(unit), wanted);
  }

  /** The findings in one file, and the requests they were drawn from. */
  public UnitReport report(CompilationUnit unit) {
    Requests found = requests(unit);
    return new UnitReport(found.looked(), findings(found, Rules.ALL), found.unknown());
  }

  private List<Finding> findings(Requests found, Set<Rule> wanted) {
    List<Finding> findings = new ArrayList<>();
    for (Request request : found.looked()) {
      findings.addAll(rules.judge(request, wanted));
    }
    findings.sort(Comparator.comparingInt(finding -> finding.span().start()));
    return findings;
  }

  /**
   * The requests of a file.
   *
   * @param looked those that matter
   * @param unknown how many go where too little of the URL is known to tell
   */
  private record Requests(List<Request> looked, int unknown) {}

  private Requests requests(CompilationUnit unit) {
    if (unit != lastUnit) {
      last = find(unit);
      lastUnit = unit;
    }
    return last;
  }

  private Requests find(CompilationUnit unit) {
    List<Request> requests = new ArrayList<>();
    int unknown = 0;
    for (RequestSite site : sites.in(unit)) {
      if (onlyReads(site)) {
        continue;
      }
      Target target = target(site);
      if (target.kind() == Target.Kind.LOCAL) {
        continue;
      }
      if (target.kind() == Target.Kind.UNKNOWN) {
        unknown++;
      }
      boolean looked =
          target.kind() == Target.Kind.INFERENCE || options.scope() == Options.Scope.ALL;
      if (looked) {
        requests.add(new Request(site, target, handling.handling(site)));
      }
    }
    return new Requests(requests, unknown);
  }

  /** Whether a request need not be followed to tell that it goes to no model. */
  private boolean onlyReads(RequestSite site) {
    return mayLeaveOutReads(options)
        && site instanceof RequestSite.Sent sent
        && sent.send().onlyReads();
  }

  private static boolean mayLeaveOutReads(Options options) {
    return options.scope() == Options.Scope.INFERENCE && options.endpoints().isEmpty();
  }

  /**
   * The calls and annotations of which a file has at least one if it may have findings, for a front
   * end that knows the types of a file that it has not lowered; empty where any request matters.
   */
  public static Optional<SendIndex> sends(Options options) {
    return mayLeaveOutReads(options) ? Optional.of(SendIndex.builtIn()) : Optional.empty();
  }

  /** Where a request goes; of several ways that which matters most. */
  private Target target(RequestSite site) {
    return flow.targets(site).stream()
        .min(Comparator.comparing(Target::kind).thenComparing(Engine::confidence))
        .orElse(new Target(Target.Kind.UNKNOWN, null, null, "", List.of()));
  }

  private static int confidence(Target target) {
    return target.confidence() == null ? Integer.MAX_VALUE : target.confidence().ordinal();
  }
}
