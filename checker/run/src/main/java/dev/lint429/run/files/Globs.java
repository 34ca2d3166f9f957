package dev.lint429.run.files;

import dev.lint429.run.UserError;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Patterns of paths, much as in {@code .gitignore}: {@code *} and {@code ?} within one name, {@code
 * **} for any directories, {@code {a,b}} and {@code [a-z]}. A pattern without a slash in its middle
 * holds at any depth; one that matches a directory holds for all below it.
 */
public final class Globs {
  private final List<Pattern> patterns;

  /**
   * The patterns, any of which may match.
   *
   * @throws UserError if one of them is malformed
   */
  public Globs(List<String> globs) {
    this.patterns = globs.stream().map(Globs::pattern).toList();
  }

  /**
   * Whether a path matches any of them.
   *
   * @param path relative, with slashes
   */
  public boolean match(String path) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(path).matches());
  }

  private static Pattern pattern(String glob) {
    String body = glob.replace('\\', '/');
    body = body.startsWith("./") ? body.substring(2) : body;
    body = body.endsWith("/") ? body.substring(0, body.length() - 1) : body;
    boolean anyDepth = body.indexOf('/') < 0;
    body = body.startsWith("/") ? body.substring(1) : body;
    try {
      return Pattern.compile((anyDepth ? "(?:.*/)?" : "") + regex(body) + "(?:/.*)?");
    } catch (PatternSyntaxException e) {
      throw new UserError("\"" + glob + "\" is not a glob: " + e.getDescription(), e);
    }
  }

  private static String regex(String glob) {
    StringBuilder regex = new StringBuilder();
    int braces = 0;
    int at = 0;
    while (at < glob.length()) {
      char c = glob.charAt(at);
      if (glob.startsWith("**/", at)) {
        regex.append("(?:.*/)?");
        at += 3;
        continue;
      }
      if (glob.startsWith("**", at)) {
        regex.append(".*");
        at += 2;
        continue;
      }
      switch (c) {
        case '*' -> regex.append("[^/]*");
        case '?' -> regex.append("[^/]");
        case '{' -> {
          regex.append("(?:");
          braces++;
        }
        case '}' -> {
          regex.append(braces > 0 ? ")" : "\\}");
          braces = Math.max(0, braces - 1);
        }
        case ',' -> regex.append(braces > 0 ? "|" : ",");
        case '[' -> {
          // Without its end, Pattern.compile rejects it.
          int close = glob.indexOf(']', at + 1);
          String inside = glob.substring(at + 1, close < 0 ? glob.length() : close);
          boolean negated = inside.startsWith("!");
          regex.append(negated ? "[^" : "[").append(negated ? inside.substring(1) : inside);
          regex.append(close < 0 ? "" : "]");
          at = close < 0 ? glob.length() : close;
        }
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
      at++;
    }
    return regex.toString();
  }
}
