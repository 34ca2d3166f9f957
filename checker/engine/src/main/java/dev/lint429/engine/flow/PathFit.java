package dev.lint429.engine.flow;

import dev.lint429.engine.catalogue.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Compares a path, pieces of which may be unknown, with an endpoint's. */
enum PathFit {
  /** Whatever the unknown pieces are, it is another path. */
  NO,
  /** It fits if the unknown pieces are the right ones. */
  POSSIBLE,
  /** It fits; each unknown piece is one segment, or a part of one. */
  YES;

  private static final String HOLE = String.valueOf(UrlText.HOLE);

  /** What an unknown base URL often ends with. */
  private static final List<String> PREFIXES =
      List.of("", "/v1", "/api/v1", "/openai/v1", "/v1beta", "/v2", "/api/v3", "/api/paas/v4");

  /** And what only the base of a list of models ends with. */
  private static final List<String> FIT_PREFIXES =
      Stream.concat(PREFIXES.stream(), Stream.of("/v1beta/models", "/v1/models")).toList();

  /** What an unknown piece may be. */
  private static final List<String> FILLS = List.of("x", "v1", "v1beta", "x/y", "");

  private static final Pattern SLASHES = Pattern.compile("/{2,}");

  /** As many as the catalogue has, each compiled when it is first needed. */
  private static final Map<String, Pattern> GLOBS = new ConcurrentHashMap<>();

  /** How the path of {@code url} compares with {@code wanted}, which is searched in it. */
  static PathFit of(ParsedUrl url, Pattern wanted) {
    if (wanted.matcher(filled(url.path(), "x")).find()) {
      return YES;
    }
    for (String prefix : url.openStart() ? FIT_PREFIXES : List.of("")) {
      String path = prefix + url.path();
      for (String fill : path.contains(HOLE) ? FILLS : List.of("x")) {
        if (wanted.matcher(filled(path, fill)).find()) {
          return POSSIBLE;
        }
      }
      if (mayContinue(path, wanted)) {
        return POSSIBLE;
      }
    }
    return NO;
  }

  /** Whether the path ends in an unknown piece and what stands before it may be the start. */
  private static boolean mayContinue(String path, Pattern wanted) {
    if (!path.endsWith(HOLE)) {
      return false;
    }
    String start = path.substring(0, path.length() - 1).replace(HOLE, "x");
    Matcher matcher = wanted.matcher(start);
    return matcher.lookingAt() || matcher.hitEnd();
  }

  private static String filled(String path, String fill) {
    String filled = SLASHES.matcher(path.replace(HOLE, fill)).replaceAll("/");
    String rooted = filled.startsWith("/") ? filled : "/" + filled;
    return rooted.length() > 1 && rooted.endsWith("/")
        ? rooted.substring(0, rooted.length() - 1)
        : rooted;
  }

  /** Whether the path is one of those that the provider serves and that are no inference. */
  static boolean isNotInference(ParsedUrl url, Endpoint endpoint) {
    for (String prefix : url.openStart() ? PREFIXES : List.of("")) {
      String path = filled(prefix + url.path(), "x");
      for (String glob : endpoint.notInference()) {
        if (GLOBS.computeIfAbsent(glob, PathFit::glob).matcher(path).find()) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * A glob as a pattern: <code>**</code> stands for anything, one star for what has neither a slash
   * nor a colon in it ({@code /models/*} is not {@code /models/m:generateContent}), <code>{id}
   * </code> for a segment. One that does not start with a slash may stand anywhere.
   */
  private static Pattern glob(String glob) {
    StringBuilder regex = new StringBuilder(glob.startsWith("/") ? "^" : "");
    Matcher special = Pattern.compile("\\*+|\\{[^}]*\\}").matcher(glob);
    int from = 0;
    while (special.find()) {
      regex.append(Pattern.quote(glob.substring(from, special.start())));
      boolean anything = special.group().equals("**");
      regex.append(special.group().startsWith("{") ? "[^/]+" : anything ? ".*" : "[^/:]*");
      from = special.end();
    }
    return Pattern.compile(
        regex.append(Pattern.quote(glob.substring(from))).append('$').toString());
  }
}
