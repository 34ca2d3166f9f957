package dev.lint429.run.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lint429.run.UserError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          legacy          | src/legacyCode/A.java   | false
          legacy/*.java   | legacy/deep/A.java      | false
          src/*/A.java    | src/a/b/A.java          | false
          A?.java         | AB/x.java               | false
          src/legacy      | other/src/legacy/A.java | false
          [!a]*.java      | a.java                  | false
          A.java          | xA.java                 | false
          A+B.java        | AAB.java                | false
          legacy          | src/legacy/A.java       | true
          legacy/         | src/legacy/deep/A.java  | true
          *Test.java      | src/test/ATest.java     | true
          src/legacy      | src/legacy/A.java       | true
          /legacy         | legacy/A.java           | true
          ./src           | src/A.java              | true
          src/*/A.java    | src/a/A.java            | true
          src/**/A.java   | src/A.java              | true
          src/**/A.java   | src/a/b/A.java          | true
          **/gen/**       | a/gen/b/C.java          | true
          src/**          | src/a/b/C.java          | true
          {a,b}/C.java    | b/C.java                | true
          [ab].java       | x/b.java                | true
          A?.java         | x/AB.java               | true
          a,b.java        | a,b.java                | true
          """)
  void matches(String glob, String path, boolean expected) {
    assertEquals(expected, new Globs(List.of(glob)).match(path));
  }

  @Test
  void malformed() {
    UserError e = assertThrows(UserError.class, () -> new Globs(List.of("src/[a")));
    assertEquals("\"src/[a\" is not a glob: Unclosed character class", e.getMessage());
  }
}
