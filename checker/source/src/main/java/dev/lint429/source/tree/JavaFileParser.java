package dev.lint429.source.tree;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.Problem;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.expr.Expression;
import java.util.List;
import java.util.Optional;

/** Parses a Java file of any language level up to 25. */
public final class JavaFileParser {
  private JavaFileParser() {}

  /**
   * What came of it.
   *
   * @param ast the syntax tree; empty if nothing could be made of the file
   * @param problems what the parser complained of, one line each; empty if it understood all
   */
  public record Parsed(Optional<CompilationUnit> ast, List<String> problems) {}

  public static Parsed parse(String text) {
    try {
      return parseWithEscapes(text);
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      // A fault of the parser, or code nested too deeply for it, must not end the run.
      return new Parsed(Optional.empty(), List.of("the parser failed: " + e));
    }
  }

  private static Parsed parseWithEscapes(String text) {
    Parsed parsed = parse(text, false);
    // Unicode escapes in names and strings are understood without this, which costs time.
    return !parsed.problems.isEmpty() && text.contains("\\u") ? better(parsed, text) : parsed;
  }

  private static Parsed better(Parsed first, String text) {
    Parsed second = parse(text, true);
    return second.problems.isEmpty() ? second : first;
  }

  /** An expression that was cut out of a file that parsed. */
  static Optional<Expression> parseExpression(String text) {
    return new JavaParser(configuration(false)).parseExpression(text).getResult();
  }

  private static ParserConfiguration configuration(boolean unicodeEscapes) {
    ParserConfiguration configuration =
        new ParserConfiguration()
            .setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_25)
            .setAttributeComments(false)
            .setPreprocessUnicodeEscapes(unicodeEscapes);
    if (!unicodeEscapes) {
      // What the processors do beyond that is to reject older code (a variable named "_").
      configuration.getProcessors().clear();
    }
    return configuration;
  }

  private static Parsed parse(String text, boolean unicodeEscapes) {
    ParseResult<CompilationUnit> result = new JavaParser(configuration(unicodeEscapes)).parse(text);
    List<String> problems =
        result.isSuccessful()
            ? List.of()
            : result.getProblems().stream().map(JavaFileParser::message).toList();
    // A tree without any type is what is left of a file that could not be parsed.
    return new Parsed(
        result.getResult().filter(u -> result.isSuccessful() || !u.getTypes().isEmpty()), problems);
  }

  private static String message(Problem problem) {
    String text = problem.getMessage();
    int list = text.indexOf(", expected");
    String first = (list < 0 ? text : text.substring(0, list)).lines().findFirst().orElse("");
    return problem
        .getLocation()
        .flatMap(l -> l.toRange())
        .map(r -> "line " + r.begin.line + ": " + first)
        .orElse(first);
  }
}
