package dev.lint429.engine.flow;

import dev.lint429.engine.catalogue.Catalogue;
import dev.lint429.engine.catalogue.Client;
import dev.lint429.engine.catalogue.Endpoint;
import dev.lint429.engine.flow.Target.Confidence;
import dev.lint429.engine.flow.Target.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Decides what a URL, pieces of which may be unknown, is: the surest evidence first. */
final class EndpointMatcher {
  /** The kind of the rows whose host may be any. */
  private static final String PATH_ONLY = "path-only";

  /**
   * Paths so common that on a host that is no provider's they say little: {@code /predict}, {@code
   * /v1/messages}.
   */
  private static final Pattern COMMON = Pattern.compile("/?[^/:]*/?|.*/(messages|responses)/?");

  /** Schemes of URLs that no server is asked for. */
  private static final Pattern LOCAL =
      Pattern.compile(
          "(?i)(file|classpath\\*?|jrt|vfs(zip|file)?|bundle(resource|entry)?|data):"
              + "|(jar|zip|war):(?!https?:)");

  /** The paths of a URL that names a server only. */
  private static final Set<String> ROOT = Set.of("", "/");

  /** Unknown pieces, and what stands for one until it is filled in: {@code YOUR_RESOURCE}. */
  private static final Pattern NOT_OF_A_HOST = Pattern.compile("[^a-z0-9.-]");

  /** What a matching port weighs against the mentions of a name. */
  private static final int PORT_SCORE = 10;

  private final List<Endpoint> hosted;
  private final List<Endpoint> selfHosted;
  private final List<Endpoint> pathOnly;
  private final List<Pattern> userPatterns;

  /** The rows of {@link #hosted} that a host is of: many requests go to few hosts. */
  private final Map<String, List<Endpoint>> providers = new HashMap<>();

  EndpointMatcher(Catalogue catalogue, List<Pattern> userPatterns) {
    this.pathOnly = catalogue.endpoints().stream().filter(EndpointMatcher::isPathOnly).toList();
    this.selfHosted =
        catalogue.endpoints().stream().filter(e -> e.selfHosted() && !isPathOnly(e)).toList();
    this.hosted =
        catalogue.endpoints().stream().filter(e -> !e.selfHosted() && !isPathOnly(e)).toList();
    this.userPatterns = List.copyOf(userPatterns);
  }

  private static boolean isPathOnly(Endpoint endpoint) {
    return endpoint.kind().equals(PATH_ONLY);
  }

  /**
   * What {@code value} is.
   *
   * @param hints asked only where the URL does not tell
   */
  Target match(UrlValue value, Supplier<Hints> hints) {
    String whole = value.text().toString();
    if (userPatterns.stream().anyMatch(p -> p.matcher(whole).find())) {
      return inference(value, null, Confidence.HOST);
    }
    if (LOCAL.matcher(value.text().flat()).lookingAt()) {
      return target(value, Kind.LOCAL);
    }
    if (value.verb() != null && Client.NO_CALL_OF_A_MODEL.contains(value.verb())) {
      return target(value, Kind.OTHER);
    }
    ParsedUrl url = ParsedUrl.parse(value.text());
    return url.hasHost() ? ofKnownHost(value, url, hints) : ofUnknownHost(value, url, hints.get());
  }

  /** The host as the rows name hosts: an unknown piece of it may be anything. */
  private static String host(ParsedUrl url) {
    return NOT_OF_A_HOST.matcher(url.host()).replaceAll("x");
  }

  private static boolean isHost(Endpoint endpoint, String host) {
    return endpoint.host().matcher(host).find();
  }

  private List<Endpoint> providers(ParsedUrl url) {
    List<Endpoint> known = providers.get(url.host());
    if (known == null) {
      known = new ArrayList<>();
      String host = host(url);
      for (Endpoint endpoint : hosted) {
        if (isHost(endpoint, host)) {
          known.add(endpoint);
        }
      }
      providers.put(url.host(), known);
    }
    return known;
  }

  private Target ofKnownHost(UrlValue value, ParsedUrl url, Supplier<Hints> hints) {
    List<Endpoint> providers = providers(url);
    for (Endpoint endpoint : providers) {
      if (isInference(endpoint, url, value.verb())) {
        return inference(value, endpoint, Confidence.HOST);
      }
    }
    if (!providers.isEmpty()) {
      return target(value, Kind.OTHER);
    }
    String host = host(url);
    if (selfHosted.stream().anyMatch(e -> isHost(e, host))) {
      Target own = ofPrivateHost(value, url, hints.get());
      if (own != null) {
        return own;
      }
    }
    for (Endpoint endpoint : pathOnly) {
      if (PathFit.of(url, endpoint.path()) == PathFit.YES && isTelling(url, value, hints)) {
        return inference(value, endpoint, Confidence.PATH);
      }
    }
    Endpoint configured = configured(value, url, hints);
    if (configured != null) {
      return inference(value, configured, Confidence.CONFIG);
    }
    return target(value, url.isPathUnknown() ? Kind.UNKNOWN : Kind.OTHER);
  }

  /**
   * The provider behind a relay of one's own: the configuration key that the URL comes from names
   * it, and so does something else. Null if there is no such.
   */
  private Endpoint configured(UrlValue value, ParsedUrl url, Supplier<Hints> hints) {
    Set<String> keys = Hints.terms(value.keys());
    if (keys.isEmpty()) {
      return null;
    }
    return named(keys, hints.get()).stream()
        .filter(e -> Hints.names(e.names(), keys) && !PathFit.isNotInference(url, e))
        .filter(e -> hints.get().isDeclared(e) || hints.get().bodyLooksLikeInference())
        .findFirst()
        .orElse(null);
  }

  /** Whether a path that fits says enough, or what is around the request makes up for it. */
  private boolean isTelling(ParsedUrl url, UrlValue value, Supplier<Hints> hints) {
    return !COMMON.matcher(url.path()).matches()
        || hints.get().bodyLooksLikeInference()
        || !named(Hints.terms(value.names()), hints.get()).isEmpty();
  }

  private static boolean isInference(Endpoint endpoint, ParsedUrl url, String verb) {
    if (verb != null && !endpoint.verbs().isEmpty() && !endpoint.verbs().contains(verb)) {
      return false;
    }
    PathFit fit = PathFit.of(url, endpoint.path());
    if (fit == PathFit.POSSIBLE && "POST".equals(verb)) {
      // /models/{it}: what is read there is no inference, but this is not read.
      return true;
    }
    return fit != PathFit.NO && !PathFit.isNotInference(url, endpoint);
  }

  /** The self-hosted server that a private host is by its path and port, or null. */
  private Target ofPrivateHost(UrlValue value, ParsedUrl url, Hints hints) {
    Set<String> urlTerms = Hints.terms(value.names());
    Endpoint best = null;
    int bestScore = -1;
    boolean common = COMMON.matcher(url.path()).matches();
    String host = host(url);
    for (Endpoint endpoint : selfHosted) {
      PathFit fit = PathFit.of(url, endpoint.path());
      if (fit == PathFit.NO || !isHost(endpoint, host)) {
        continue;
      }
      int mentions = hints.mentions(endpoint, urlTerms);
      mentions += Hints.names(endpoint.names(), Hints.terms(List.of(url.host()))) ? 1 : 0;
      boolean portFits = endpoint.ports().contains(url.port());
      boolean modelNamed = portFits && hints.genericMentions(urlTerms) > 0;
      boolean hinted = mentions > 0 || modelNamed || hints.bodyLooksLikeInference();
      // Any server answers at its root: the port and the body say too little.
      boolean rootOnly = ROOT.contains(url.path()) && mentions == 0;
      boolean portDiffers = !portFits && url.port() >= 0 && !endpoint.ports().isEmpty();
      if (rootOnly
          || (common && !hinted)
          || (portDiffers && mentions == 0)
          || (fit == PathFit.POSSIBLE && !(portFits && hinted))) {
        continue;
      }
      int score = (portFits ? PORT_SCORE : 0) + mentions;
      if (score > bestScore) {
        best = endpoint;
        bestScore = score;
      }
    }
    if (best == null) {
      return null;
    }
    return inference(value, best, bestScore >= PORT_SCORE ? Confidence.HOST : Confidence.PATH);
  }

  private Target ofUnknownHost(UrlValue value, ParsedUrl url, Hints hints) {
    Set<String> urlTerms = Hints.terms(value.names());
    List<Endpoint> named = named(urlTerms, hints);
    if (!url.isPathUnknown() && !url.path().isEmpty()) {
      return ofPath(value, url, named, hints);
    }
    Set<String> keys = Hints.terms(value.keys());
    for (Endpoint endpoint : named) {
      if (Hints.names(endpoint.names(), keys)) {
        return inference(value, endpoint, Confidence.CONFIG);
      }
    }
    // The names around a request agree among themselves, whatever it is: one of the two must be of
    // the request itself, its URL or its body.
    int body = hints.bodyLooksLikeInference() ? 1 : 0;
    if (!named.isEmpty()) {
      Endpoint first = named.get(0);
      boolean ofItself = body > 0 || Hints.names(first.names(), urlTerms);
      return ofItself && hints.mentions(first, urlTerms) + body >= 2
          ? inference(value, first, Confidence.NAME)
          : target(value, Kind.UNKNOWN);
    }
    return !pathOnly.isEmpty() && hints.genericMentions(urlTerms) + body >= 2
        ? inference(value, pathOnly.get(0), Confidence.NAME)
        : target(value, Kind.UNKNOWN);
  }

  /** A path on an unknown host, compared with those of the providers that are named. */
  private Target ofPath(UrlValue value, ParsedUrl url, List<Endpoint> named, Hints hints) {
    Set<String> urlTerms = Hints.terms(value.names());
    for (PathFit wanted : List.of(PathFit.YES, PathFit.POSSIBLE)) {
      for (Endpoint endpoint : named) {
        boolean sure = wanted == PathFit.YES || hints.isNamedNearby(endpoint, urlTerms);
        if (sure
            && PathFit.of(url, endpoint.path()) == wanted
            && !PathFit.isNotInference(url, endpoint)) {
          return inference(value, endpoint, Confidence.PATH);
        }
      }
    }
    if (named.stream().anyMatch(e -> PathFit.isNotInference(url, e))) {
      return target(value, Kind.OTHER);
    }
    for (Endpoint endpoint : pathOnly) {
      PathFit fit = PathFit.of(url, endpoint.path());
      boolean enough =
          fit == PathFit.YES
              ? isTelling(url, value, () -> hints)
              : !COMMON.matcher(url.path()).matches() && url.isTailKnown();
      if (fit != PathFit.NO && enough) {
        return inference(value, endpoint, Confidence.PATH);
      }
    }
    return target(value, Kind.UNKNOWN);
  }

  /**
   * The providers that are named, those that the URL itself names first, then by how often they
   * are; a retired one behind its successors.
   */
  private List<Endpoint> named(Set<String> urlTerms, Hints hints) {
    Comparator<Endpoint> order =
        Comparator.comparing((Endpoint e) -> !Hints.names(e.names(), urlTerms))
            .thenComparing(e -> -hints.mentions(e, urlTerms))
            .thenComparing(e -> !e.active());
    return Stream.concat(hosted.stream(), selfHosted.stream())
        .filter(e -> hints.mentions(e, urlTerms) > 0)
        .sorted(order)
        .toList();
  }

  private static Target inference(UrlValue value, Endpoint endpoint, Confidence confidence) {
    return new Target(
        Kind.INFERENCE, endpoint, confidence, Shown.url(value.text().toString()), value.trail());
  }

  private static Target target(UrlValue value, Kind kind) {
    return new Target(kind, null, null, Shown.url(value.text().toString()), value.trail());
  }
}
