package dev.lint429.engine.flow;

import dev.lint429.engine.catalogue.Catalogue;
import dev.lint429.engine.catalogue.Endpoint;
import dev.lint429.engine.flow.Target.Confidence;
import dev.lint429.engine.flow.Target.Kind;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides what a URL, pieces of which may be unknown, is: the surest evidence first. */
final class EndpointMatcher {
  /** The kind of the rows whose host may be any. */
  private static final String PATH_ONLY = "path-only";

  /** Requests that read: model lists, polling, downloads. */
  private static final Set<String> READING = Set.of("GET", "HEAD", "DELETE", "OPTIONS", "TRACE");

  /** Paths so common that a private host does not make them inference: {@code /predict}. */
  private static final Pattern ONE_SEGMENT = Pattern.compile("/?[^/]*/?");

  private final List<Endpoint> hosted;
  private final List<Endpoint> selfHosted;
  private final List<Endpoint> pathOnly;
  private final List<Pattern> userPatterns;

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

  Target match(UrlValue value, Hints hints) {
    String shown = value.text().toString();
    if (userPatterns.stream().anyMatch(p -> p.matcher(shown).find())) {
      return inference(value, null, Confidence.HOST);
    }
    if (value.verb() != null && READING.contains(value.verb())) {
      return target(value, Kind.OTHER);
    }
    ParsedUrl url = ParsedUrl.parse(value.text());
    if (url.hostEndsOpen()) {
      // BASE + path: the unknown piece belongs to the path if a provider's name stands before it.
      ParsedUrl split = url.hostEndAsPath();
      if (hosted.stream().anyMatch(e -> isHost(e, split))) {
        return ofKnownHost(value, split, hints);
      }
    }
    return url.hasHost() ? ofKnownHost(value, url, hints) : ofUnknownHost(value, url, hints);
  }

  private static boolean isHost(Endpoint endpoint, ParsedUrl url) {
    return endpoint.host().matcher(url.host().replace(UrlText.HOLE, 'x')).find();
  }

  private Target ofKnownHost(UrlValue value, ParsedUrl url, Hints hints) {
    boolean provider = false;
    for (Endpoint endpoint : hosted) {
      if (!isHost(endpoint, url)) {
        continue;
      }
      provider = true;
      if (!PathFit.isNotInference(url, endpoint)
          && PathFit.of(url, endpoint.path()) != PathFit.NO) {
        return inference(value, endpoint, Confidence.HOST);
      }
    }
    if (provider) {
      return target(value, Kind.OTHER);
    }
    Target own = ofPrivateHost(value, url, hints);
    if (own != null) {
      return own;
    }
    for (Endpoint endpoint : pathOnly) {
      if (PathFit.of(url, endpoint.path()) == PathFit.YES) {
        return inference(value, endpoint, Confidence.PATH);
      }
    }
    return target(value, url.isPathUnknown() ? Kind.UNKNOWN : Kind.OTHER);
  }

  /** The self-hosted server that a private host is by its path and port, or null. */
  private Target ofPrivateHost(UrlValue value, ParsedUrl url, Hints hints) {
    Endpoint best = null;
    int bestScore = -1;
    boolean common = ONE_SEGMENT.matcher(url.path()).matches();
    for (Endpoint endpoint : selfHosted) {
      boolean portKnown = url.port() >= 0 && !endpoint.ports().isEmpty();
      if (!isHost(endpoint, url)
          || (portKnown && !endpoint.ports().contains(url.port()))
          || PathFit.of(url, endpoint.path()) != PathFit.YES) {
        continue;
      }
      int mentions = hints.mentions(endpoint, value.names());
      mentions += Hints.mentions(url.host(), endpoint.names()) ? 1 : 0;
      if (common && mentions == 0 && !hints.bodyLooksLikeInference()) {
        continue;
      }
      int score = (portKnown ? 10 : 0) + mentions;
      if (score > bestScore) {
        best = endpoint;
        bestScore = score;
      }
    }
    if (best == null) {
      return null;
    }
    return inference(value, best, bestScore >= 10 ? Confidence.HOST : Confidence.PATH);
  }

  private Target ofUnknownHost(UrlValue value, ParsedUrl url, Hints hints) {
    Endpoint hinted = hintedByUrl(value);
    if (hinted == null) {
      hinted = hinted(value, hints);
    }
    boolean pathSaysNothing = url.isPathUnknown() || url.path().isEmpty();
    if (hinted != null && PathFit.isNotInference(url, hinted)) {
      return target(value, Kind.OTHER);
    }
    if (hinted != null && !pathSaysNothing && PathFit.of(url, hinted.path()) != PathFit.NO) {
      return inference(value, hinted, Confidence.PATH);
    }
    for (Endpoint endpoint : pathOnly) {
      PathFit fit = PathFit.of(url, endpoint.path());
      boolean telling = !ONE_SEGMENT.matcher(url.path()).matches() && url.isTailKnown();
      if (fit == PathFit.YES || (fit == PathFit.POSSIBLE && telling)) {
        return inference(value, endpoint, Confidence.PATH);
      }
    }
    if (!pathSaysNothing) {
      return target(value, Kind.UNKNOWN);
    }
    Endpoint configured = hintedByConfig(value);
    if (configured != null) {
      return inference(value, configured, Confidence.CONFIG);
    }
    return ofNames(value, hints, hinted);
  }

  private Target ofNames(UrlValue value, Hints hints, Endpoint hinted) {
    int body = hints.bodyLooksLikeInference() ? 1 : 0;
    if (hinted != null && hints.mentions(hinted, value.names()) + body >= 2) {
      return inference(value, hinted, Confidence.NAME);
    }
    if (hinted == null && !pathOnly.isEmpty() && hints.genericMentions(value.names()) + body >= 2) {
      return inference(value, pathOnly.get(0), Confidence.NAME);
    }
    return target(value, Kind.UNKNOWN);
  }

  /** The provider that the names in the URL hint at, or null. */
  private Endpoint hintedByUrl(UrlValue value) {
    Endpoint found = firstMentioned(hosted, value.names());
    return found != null ? found : firstMentioned(selfHosted, value.names());
  }

  /** The provider that a configuration key in the place of the host names, or null. */
  private Endpoint hintedByConfig(UrlValue value) {
    List<String> keys =
        value.text().holes().stream()
            .filter(h -> h.kind() == Hole.Kind.CONFIG)
            .map(Hole::name)
            .toList();
    Endpoint found = firstMentioned(hosted, keys);
    return found != null ? found : firstMentioned(selfHosted, keys);
  }

  private static Endpoint firstMentioned(
      List<Endpoint> endpoints, java.util.Collection<String> names) {
    return endpoints.stream()
        .filter(e -> Hints.anyMentions(names, e.names()))
        .findFirst()
        .orElse(null);
  }

  /** The provider that is named most often, or null. */
  private Endpoint hinted(UrlValue value, Hints hints) {
    Endpoint best = null;
    int most = 0;
    for (List<Endpoint> rows : List.of(hosted, selfHosted)) {
      for (Endpoint endpoint : rows) {
        int mentions = hints.mentions(endpoint, value.names());
        if (mentions > most) {
          best = endpoint;
          most = mentions;
        }
      }
    }
    return best;
  }

  private static Target inference(UrlValue value, Endpoint endpoint, Confidence confidence) {
    return new Target(Kind.INFERENCE, endpoint, confidence, value.text().toString(), value.trail());
  }

  private static Target target(UrlValue value, Kind kind) {
    return new Target(kind, null, null, value.text().toString(), value.trail());
  }
}
