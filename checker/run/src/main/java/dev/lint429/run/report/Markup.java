package dev.lint429.run.report;

/** Text in XML and HTML. */
final class Markup {
  private Markup() {}

  /** For text and for attributes in double quotes; what XML 1.0 does not allow is left out. */
  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .filter(Markup::isAllowed)
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  private static boolean isAllowed(int c) {
    boolean isText = c >= 0x20 && c != 0xFFFE && c != 0xFFFF;
    boolean isSurrogate = c >= 0xD800 && c <= 0xDFFF;
    return (isText && !isSurrogate) || c == '\t' || c == '\n' || c == '\r';
  }
}
