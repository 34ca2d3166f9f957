package dev.lint429.run.property;

import static dev.lint429.run.property.Mutation.ofText;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What a compiler does not see: line ends, indentation, comments, encodings. */
final class LayoutMutations {
  private static final List<String> COMMENTS =
      List.of(
          "/* plain */",
          "/** Javadoc {@code x}. */",
          "/* 🙂 Größe 日本語 */",
          "/* it's \"quoted\" // not a line */",
          "/*\n * several\n * lines\n */",
          "/**/",
          "/* ) ; } ( */",
          "// a line",
          "// 🙂 ürün, ответ",
          "// */ \" ' (",
          "// Backoff.standard().call(() -> x);");

  static final List<Mutation> ALL =
      List.of(
          everywhere("crlf", text -> lineEnds(text, "\r\n")),
          everywhere("cr", text -> lineEnds(text, "\r")),
          ofText("mixedLineEnds", true, LayoutMutations::mixed),
          ofText("noFinalNewline", true, (text, random) -> text.stripTrailing()),
          ofText("tabs", true, (text, random) -> text.replaceAll("(?m)^ {4}|^ {2}", "\t")),
          ofText("deeper", true, (text, random) -> text.replaceAll("(?m)^(?=.)", "   ")),
          ofText("flat", true, (text, random) -> text.replaceAll("(?m)^[ \t]+", "")),
          ofText("emptyLines", true, (text, random) -> text.replaceAll("(?m)^(?=.)", "\n")),
          ofText("commentBehind", true, LayoutMutations::commentBehind),
          ofText("comment", false, (text, random) -> comments(text, random, 1)),
          ofText("comments", false, (text, random) -> comments(text, random, 12)),
          ofText("commentEverywhere", false, (text, random) -> comments(text, random, 2000)),
          ofText("lineBreaks", false, LayoutMutations::lineBreaks),
          ofText("oneLine", true, (text, random) -> oneLine(text, " ")),
          ofText("compact", true, (text, random) -> oneLine(text, "")),
          ofText("unicodeEscape", false, LayoutMutations::unicodeEscape));

  private LayoutMutations() {}

  private static Mutation everywhere(String name, java.util.function.UnaryOperator<String> change) {
    return new Mutation(
        name,
        true,
        (program, random) -> {
          Program changed = program;
          for (String path : program.javaFiles()) {
            changed = changed.with(path, change.apply(program.files().get(path)));
          }
          return changed;
        });
  }

  private static String lineEnds(String text, String lineEnd) {
    return text.replaceAll("\r\n|\r|\n", lineEnd);
  }

  private static String mixed(String text, Random random) {
    StringBuilder mixed = new StringBuilder();
    for (String line : text.split("(?<=\n)")) {
      boolean change = line.endsWith("\n") && !line.endsWith("\r\n") && random.nextBoolean();
      mixed.append(change ? line.replace("\n", "\r\n") : line);
    }
    return mixed.toString();
  }

  /** Puts comments where they are most often: behind what ends or opens something. */
  private static String commentBehind(String text, Random random) {
    List<Lexeme> lexemes = Lexeme.all(text);
    StringBuilder changed = new StringBuilder(text);
    for (int i = lexemes.size() - 1; i > 0; i--) {
      boolean opening = "(){};,=".contains(lexemes.get(i - 1).text());
      if (opening && random.nextInt(4) == 0 && !splits(lexemes, i) && !lexemes.get(i).is("(")) {
        String comment = Mutation.pick(COMMENTS, random);
        changed.insert(lexemes.get(i).start(), comment.startsWith("//") ? comment + "\n" : comment);
      }
    }
    return changed.toString();
  }

  /** Puts comments between tokens; the more, the fewer tokens are left out. */
  private static String comments(String text, Random random, int wanted) {
    List<Lexeme> lexemes = Lexeme.all(text);
    StringBuilder changed = new StringBuilder(text);
    int from = random.nextInt(lexemes.size());
    for (int i = lexemes.size() - 1; i >= 0; i--) {
      boolean here = wanted == 1 ? i == from : random.nextInt(lexemes.size()) < wanted;
      if (here && !splits(lexemes, i)) {
        String comment = Mutation.pick(COMMENTS, random);
        String end = comment.startsWith("//") ? "\n" : random.nextBoolean() ? " " : "";
        changed.insert(lexemes.get(i).start(), comment + end);
      }
    }
    return changed.toString();
  }

  /**
   * Whether the lexeme and the one before it are one operator, or of one import: what a file
   * imports is searched for in its bytes.
   */
  private static boolean splits(List<Lexeme> lexemes, int i) {
    for (int at = i - 1; at >= 0 && !";{}".contains(lexemes.get(at).text()); at--) {
      if (lexemes.get(at).is("import") || lexemes.get(at).is("package")) {
        return true;
      }
    }
    return i > 0
        && lexemes.get(i).kind() == Lexeme.Kind.SYMBOL
        && lexemes.get(i - 1).end() == lexemes.get(i).start()
        && "=<>!&|+-*/%^".contains(lexemes.get(i - 1).text());
  }

  private static String lineBreaks(String text, Random random) {
    List<Lexeme> lexemes = Lexeme.all(text);
    StringBuilder changed = new StringBuilder(text);
    for (int i = lexemes.size() - 1; i >= 0; i--) {
      if (random.nextInt(4) == 0 && !splits(lexemes, i)) {
        changed.insert(lexemes.get(i).start(), "\n" + " ".repeat(random.nextInt(9)));
      }
    }
    return changed.toString();
  }

  private static String oneLine(String text, String space) {
    List<Lexeme> lexemes = Lexeme.all(text);
    boolean hasLines =
        lexemes.stream().anyMatch(l -> l.is("//") || l.text().startsWith("//"))
            || text.contains("\"\"\"");
    if (hasLines) {
      return text;
    }
    StringBuilder line = new StringBuilder();
    Lexeme last = null;
    for (Lexeme lexeme : lexemes) {
      if (last != null && last.end() < lexeme.start()) {
        boolean words = isWord(last) && isWord(lexeme);
        boolean symbols = isSymbol(last) && isSymbol(lexeme) && !last.is(")") && !last.is(";");
        line.append(words || symbols ? " " : space);
      }
      line.append(lexeme.text());
      last = lexeme;
    }
    return line.toString();
  }

  private static boolean isWord(Lexeme lexeme) {
    return lexeme.kind() == Lexeme.Kind.WORD || lexeme.kind() == Lexeme.Kind.LITERAL;
  }

  private static boolean isSymbol(Lexeme lexeme) {
    return lexeme.kind() == Lexeme.Kind.SYMBOL;
  }

  private static String unicodeEscape(String text, Random random) {
    List<Lexeme> words = new ArrayList<>(Lexeme.all(text));
    words.removeIf(l -> l.kind() != Lexeme.Kind.WORD);
    Lexeme word = Mutation.pick(words, random);
    String escaped = String.format("\\u%04x", (int) word.text().charAt(0));
    return text.substring(0, word.start()) + escaped + text.substring(word.start() + 1);
  }
}
