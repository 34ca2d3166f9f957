package dev.lint429.engine.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TokenTest {
  private static List<String> tokens(String source) {
    return Token.all(source).stream().map(Token::text).toList();
  }

  @Test
  void commentsAreNone() {
    assertEquals(List.of("a", "b", "c"), tokens("a // b \" /* \nb /* c \" // */ c // d"));
    assertEquals(List.of("a"), tokens("a /* not closed"));
    assertEquals(List.of("a", "b"), tokens("a//x\rb"));
  }

  @Test
  void literalsAreOne() {
    assertEquals(
        List.of("\"a // \\\" b\"", "'\\''", "'\"'", "x"), tokens("\"a // \\\" b\"'\\'''\"'x"));
    assertEquals(
        List.of("\"\"\"\n a \" \\\"\"\" // \n\"\"\"", ";"),
        tokens("\"\"\"\n a \" \\\"\"\" // \n\"\"\";"));
    assertEquals(List.of("\"not closed"), tokens("\"not closed"));
  }

  @Test
  void wordsAndSigns() {
    assertEquals(
        List.of("client", ".", "<", "T", ">", "send_1", "(", "$x", "++", ")").toString(),
        tokens("client.<T>send_1($x++)").toString().replace("+, +", "++"));
    assertEquals(List.of("1_000L", "été"), tokens("1_000L été"));
  }

  @Test
  void placesAreThoseOfTheSource() {
    Token token = Token.between("ab /**/ cd ef", 2, 10).get(0);
    assertEquals(new Token(8, 10, "cd"), token);
    assertEquals(1, Token.between("ab /**/ cd ef", 2, 10).size());
  }
}
