package dev.lint429.engine.flow;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL taken apart. Unknown pieces are {@link UrlText#HOLE}.
 *
 * @param host in lower case, without user and port; empty if wholly unknown
 * @param port the port; -1 if none is written, -2 if it is unknown
 * @param path starts with a slash unless an unknown piece stands there; without query and fragment
 * @param openStart whether what stands before {@code path} is unknown and may hold a part of the
 *     path, too ({@code baseUrl + "/chat"})
 */
record ParsedUrl(String host, int port, String path, boolean openStart) {
  static final int NO_PORT = -1;
  static final int UNKNOWN_PORT = -2;

  private static final String HOLE = String.valueOf(UrlText.HOLE);

  /** {@code {model}}, {@code {0}} and {@code %s} that nobody filled in. */
  private static final Pattern TEMPLATE =
      Pattern.compile("\\$?\\{[^{}/]*\\}|%(?:\\d+\\$)?[sd](?![0-9a-fA-F])");

  /** A name with a dot and a top-level domain, or a host and a port, at the start of a text. */
  private static final Pattern BARE_HOST =
      Pattern.compile(
          "(?:[a-z0-9-]+\\.)+(?:[a-z]{2,})(?::\\d+)?(?=/|$).*|(?:[a-z0-9.-]+):\\d+(?:/.*)?");

  static ParsedUrl parse(UrlText text) {
    String flat = TEMPLATE.matcher(text.flat()).replaceAll(HOLE);
    int cut = firstOf(flat, "?#");
    String url = flat.substring(0, cut);
    int scheme = url.indexOf("://");
    if (scheme >= 0) {
      return ofAuthority(url.substring(scheme + 3));
    }
    if (url.startsWith("//")) {
      return ofAuthority(url.substring(2));
    }
    if (url.startsWith(HOLE)) {
      return ofOpenStart(url);
    }
    if (BARE_HOST.matcher(url.toLowerCase(Locale.ROOT)).matches()) {
      return ofAuthority(url);
    }
    return new ParsedUrl("", NO_PORT, withSlash(url), false);
  }

  /** An unknown base and what is appended to it. */
  private static ParsedUrl ofOpenStart(String url) {
    String rest = url.substring(1);
    if (rest.startsWith(":")) {
      // {host}:8080/path
      int slash = firstOf(rest, "/");
      return new ParsedUrl("", port(rest.substring(1, slash)), rest.substring(slash), false);
    }
    return new ParsedUrl("", UNKNOWN_PORT, rest, true);
  }

  private static ParsedUrl ofAuthority(String rest) {
    int slash = firstOf(rest, "/");
    String authority = rest.substring(0, slash);
    String path = rest.substring(slash);
    int user = authority.lastIndexOf('@');
    if (user >= 0) {
      authority = authority.substring(user + 1);
    }
    int port = NO_PORT;
    Matcher colon = Pattern.compile(":([^:\\]]*)$").matcher(authority);
    if (colon.find()) {
      port = port(colon.group(1));
      authority = authority.substring(0, colon.start());
      String behind = colon.group(1);
      if (behind.endsWith(HOLE) && behind.length() > 1) {
        // http://localhost:8080{path}
        port = port(behind.substring(0, behind.length() - 1));
        path = HOLE + path;
      }
    }
    if (authority.isEmpty() || authority.replace(HOLE, "").isEmpty()) {
      return new ParsedUrl("", port, path, false);
    }
    if (authority.matches("(?s).*[^.-]" + HOLE)) {
      // BASE + path: an unknown piece right behind a host belongs to the path.
      authority = authority.substring(0, authority.length() - 1);
      path = HOLE + path;
    }
    return new ParsedUrl(authority.toLowerCase(Locale.ROOT), port, path, false);
  }

  boolean hasHost() {
    return !host.isEmpty();
  }

  /** Whether the last piece of the path is known. */
  boolean isTailKnown() {
    return !path.isEmpty() && !path.endsWith(HOLE);
  }

  /** Whether nothing at all is known of the path. */
  boolean isPathUnknown() {
    return path.replace(HOLE, "").replace("/", "").isEmpty() && (openStart || path.contains(HOLE));
  }

  private static int port(String digits) {
    return digits.matches("\\d{1,5}") ? Integer.parseInt(digits) : UNKNOWN_PORT;
  }

  private static String withSlash(String path) {
    return path.startsWith("/") || path.startsWith(HOLE) ? path : "/" + path;
  }

  /** The offset of the first of {@code chars}, or the length. */
  private static int firstOf(String text, String chars) {
    for (int i = 0; i < text.length(); i++) {
      if (chars.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return text.length();
  }
}
