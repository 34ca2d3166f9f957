package dev.lint429.run.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PomDependenciesTest {
  @Test
  void dependenciesElsewhereAreNone() {
    String there = "<dependency><groupId>g</groupId><artifactId>a</artifactId></dependency>";
    for (String path :
        new String[] {
          "<dependencyManagement><dependencies>%s</dependencies></dependencyManagement>",
          "<build><plugins><plugin><dependencies>%s</dependencies></plugin></plugins></build>",
          "<profiles><profile><dependencies>%s</dependencies></profile></profiles>",
          "<!-- <dependencies>%s</dependencies> -->",
          "<description><![CDATA[<dependencies>%s</dependencies>]]></description>",
        }) {
      String pom = "<project>" + path.formatted(there) + "</project>";
      assertFalse(new PomDependencies(pom).has("g", "a"), pom);
    }
  }

  @Test
  void anotherArtifact() {
    String pom =
        "<project><dependencies><dependency><groupId>g</groupId><artifactId>b</artifactId>"
            + "<exclusions><exclusion><groupId>g</groupId><artifactId>a</artifactId></exclusion>"
            + "</exclusions></dependency></dependencies></project>";
    assertFalse(new PomDependencies(pom).has("g", "a"));
    assertTrue(new PomDependencies(pom).has("g", "b"));
  }

  @Test
  void managed() {
    String pom =
        "<project><dependencyManagement><dependencies><dependency><groupId> g </groupId>"
            + "<artifactId>a</artifactId></dependency></dependencies></dependencyManagement>"
            + "</project>";
    assertTrue(new PomDependencies(pom).manages("g", "a"));
    assertFalse(new PomDependencies(pom).manages("g", "b"));
  }

  @Test
  void parent() {
    assertNull(new PomDependencies("<project/>").parentPath());
    assertEquals(
        "../pom.xml", new PomDependencies("<project><parent></parent></project>").parentPath());
    assertNull(
        new PomDependencies("<project><parent><relativePath/></parent></project>").parentPath());
    assertEquals(
        "../x",
        new PomDependencies("<project><parent><relativePath>../x</relativePath></parent></project>")
            .parentPath());
  }

  @Test
  void behindTheOthers() {
    assertAdded(
        """
        <project>
            <modelVersion>4.0.0</modelVersion>
            <dependencies>
                <!-- Tests -->
                <dependency>
                    <groupId>x</groupId> <artifactId>y</artifactId>
                </dependency>
                <dependency>
                    <groupId>g</groupId>
                    <artifactId>a</artifactId>
                    <version>1</version>
                </dependency>
            </dependencies>
        </project>
        """,
        """
        <project>
            <modelVersion>4.0.0</modelVersion>
            <dependencies>
                <!-- Tests -->
                <dependency>
                    <groupId>x</groupId> <artifactId>y</artifactId>
                </dependency>
            </dependencies>
        </project>
        """,
        "1");
  }

  @Test
  void managedAndWithTabsAndCarriageReturns() {
    assertAdded(
        """
        <project>
        \t<artifactId>p</artifactId>
        \t<dependencies>
        \t\t<dependency>
        \t\t\t<groupId>g</groupId>
        \t\t\t<artifactId>a</artifactId>
        \t\t</dependency>
        \t</dependencies>
        </project>
        """
            .replace("\n", "\r\n"),
        """
        <project>
        \t<artifactId>p</artifactId>
        \t<dependencies>
        \t</dependencies>
        </project>
        """
            .replace("\n", "\r\n"),
        null);
  }

  @Test
  void allOnOneLine() {
    String after =
        new PomDependencies("<project><dependencies></dependencies></project>")
            .with("g", "a", null);
    assertTrue(new PomDependencies(after).has("g", "a"), after);
  }

  @Test
  void anEmptyElement() {
    String after =
        new PomDependencies(
                """
                <project>
                  <artifactId>p</artifactId>
                  <dependencies/>
                </project>
                """)
            .with("g", "a", null);
    assertEquals(
        """
        <project>
          <artifactId>p</artifactId>
          <dependencies>
            <dependency>
              <groupId>g</groupId>
              <artifactId>a</artifactId>
            </dependency>
          </dependencies>
        </project>
        """,
        after);
  }

  @Test
  void behindTheProperties() {
    assertAdded(
        """
        <project>
          <artifactId>p</artifactId>

          <properties>
            <a>b</a>
          </properties>

          <dependencies>
            <dependency>
              <groupId>g</groupId>
              <artifactId>a</artifactId>
              <version>1</version>
            </dependency>
          </dependencies>

          <build>
            <plugins/>
          </build>
        </project>
        """,
        """
        <project>
          <artifactId>p</artifactId>

          <properties>
            <a>b</a>
          </properties>

          <build>
            <plugins/>
          </build>
        </project>
        """,
        "1");
  }

  private static void assertAdded(String expected, String pom, String version) {
    assertEquals(expected, new PomDependencies(pom).with("g", "a", version));
    assertTrue(new PomDependencies(expected).has("g", "a"));
  }
}
