package dev.lint429.maven.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lint429.maven.wiring.Wanted.Coordinates;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PomWiringTest {
  private static final Wanted WANTED =
      new Wanted(
          List.of(
              new Coordinates("com.google.errorprone", "error_prone_core", "2.42.0"),
              new Coordinates("dev.lint429", "lint429-errorprone", "1")),
          List.of(),
          List.of("-XDcompilePolicy=simple", "--should-stop=ifError=FLOW"),
          List.of("-Xep:First:WARN", "-Xep:Second"),
          true);

  private static final String ARGS =
      """
      <arg>-XDcompilePolicy=simple</arg>
      <arg>--should-stop=ifError=FLOW</arg>
      <arg>-Xplugin:ErrorProne -XepDisableAllChecks -Xep:First:WARN -Xep:Second</arg>
      """;

  private static final String PATHS =
      """
      <path>
        <groupId>com.google.errorprone</groupId>
        <artifactId>error_prone_core</artifactId>
        <version>2.42.0</version>
      </path>
      <path>
        <groupId>dev.lint429</groupId>
        <artifactId>lint429-errorprone</artifactId>
        <version>1</version>
      </path>
      """;

  private static String top(String pom) {
    return Change.apply(pom, PomWiring.top(pom, WANTED, PomWiring.Inherited.NOTHING));
  }

  private static String module(String pom) {
    return Change.apply(pom, PomWiring.module(pom, WANTED));
  }

  private static String indent(int by, String lines) {
    return lines.indent(by);
  }

  @Test
  void moduleWithoutListsStaysAsItIs() {
    String pom =
        """
        <project>
          <artifactId>child</artifactId>
          <build>
            <plugins>
              <plugin>
                <artifactId>maven-compiler-plugin</artifactId>
                <configuration>
                  <release>17</release>
                  <!-- <annotationProcessorPaths></annotationProcessorPaths> -->
                </configuration>
              </plugin>
              <plugin>
                <groupId>com.acme</groupId>
                <artifactId>maven-compiler-plugin</artifactId>
                <configuration>
                  <compilerArgs>
                    <arg>-x</arg>
                  </compilerArgs>
                </configuration>
              </plugin>
            </plugins>
          </build>
        </project>
        """;
    assertEquals(pom, module(pom));
  }

  @Test
  void moduleThatInheritsAListStaysAsItIs() {
    String pom =
        """
        <project>
          <build><plugins><plugin>
            <artifactId>maven-compiler-plugin</artifactId>
            <configuration>
              <annotationProcessorPaths combine.children = 'append'>
                <path><groupId>a</groupId><artifactId>b</artifactId><version>1</version></path>
              </annotationProcessorPaths>
            </configuration>
          </plugin></plugins></build>
        </project>
        """;
    assertEquals(pom, module(pom));
  }

  @Test
  void completeBuildStaysAsItIs() {
    String once =
        top(
            """
            <project>
              <artifactId>app</artifactId>
            </project>
            """);
    assertEquals(once, top(once));
    assertEquals(once, module(once));
  }

  @Test
  void addsEverythingToABuildThatHasNothing() {
    assertEquals(
        """
        <project>
          <artifactId>app</artifactId>

          <build>
            <plugins>
              <plugin>
                <groupId>org.apache.maven.plugins</groupId>
                <artifactId>maven-compiler-plugin</artifactId>
                <version>3.14.1</version>
                <configuration>
                  <showWarnings>true</showWarnings>
                  <compilerArgs>
        """
            + indent(12, ARGS)
            + """
                  </compilerArgs>
                  <annotationProcessorPaths>
        """
            + indent(12, PATHS)
            + """
                  </annotationProcessorPaths>
                </configuration>
              </plugin>
            </plugins>
          </build>
        </project>
        """,
        top(
            """
            <project>
              <artifactId>app</artifactId>
            </project>
            """));
  }

  @Test
  void putsTheBuildBeforeProfilesAndKeepsTabsAndLineEnds() {
    String pom = "<project>\r\n\t<artifactId>app</artifactId>\r\n\t<profiles/>\r\n</project>";
    String wired = top(pom);
    assertEquals(0, wired.replace("\r\n", "").chars().filter(c -> c == '\n').count());
    assertEquals(0, wired.chars().filter(c -> c == ' ').count() - 3, "only within the argument");
    assertEquals(
        "</artifactId>\r\n\t<build>\r\n\t\t<plugins>\r\n\t\t\t<plugin>",
        wired.substring(wired.indexOf("</art"), wired.indexOf("<plugin>") + 8));
    assertEquals(
        "\t</build>\r\n\r\n\t<profiles/>",
        wired.substring(wired.indexOf("\t</build>"), wired.indexOf("\r\n</project")));
  }

  @Test
  void keepsWhatTheParentGives() {
    String pom =
        """
        <project>
          <build>
            <plugins/>
          </build>
        </project>
        """;
    PomWiring.Inherited inherited =
        new PomWiring.Inherited(Set.of("annotationProcessorPaths"), true);
    String wired = Change.apply(pom, PomWiring.top(pom, WANTED, inherited));
    assertEquals(
        """
        <project>
          <build>
            <plugins>
              <plugin>
                <groupId>org.apache.maven.plugins</groupId>
                <artifactId>maven-compiler-plugin</artifactId>
                <configuration>
                  <showWarnings>true</showWarnings>
                  <compilerArgs>
        """
            + indent(12, ARGS)
            + """
                  </compilerArgs>
                  <annotationProcessorPaths combine.children="append">
        """
            + indent(12, PATHS)
            + """
                  </annotationProcessorPaths>
                </configuration>
              </plugin>
            </plugins>
          </build>
        </project>
        """,
        wired);
  }

  @Test
  void completesTheConfigurationThatIsThere() {
    assertEquals(
        """
        <project>
          <build>
            <pluginManagement>
              <plugins>
                <plugin>
                  <artifactId>maven-compiler-plugin</artifactId>
                  <version>3.13.0</version>
                  <configuration>
                    <!-- warnings --><showWarnings>false</showWarnings>
                    <compilerArgs>
                      <arg>-parameters</arg>
                      <arg>-XDcompilePolicy=byfile</arg>
                      <arg>
                        -Xplugin:ErrorProne -XepDisableAllWarnings
                        -Xep:Second:ERROR -Xep:First:WARN
                      </arg>
                      <arg>--should-stop=ifError=FLOW</arg>
                    </compilerArgs>
                    <annotationProcessorPaths>
                      <annotationProcessorPath>
                        <groupId>com.google.errorprone</groupId>
                        <artifactId>error_prone_core</artifactId>
                        <version>${errorprone.version}</version>
                      </annotationProcessorPath>
                      <path>
                        <groupId>dev.lint429</groupId>
                        <artifactId>lint429-errorprone</artifactId>
                        <version>1</version>
                      </path>
                    </annotationProcessorPaths>
                  </configuration>
                </plugin>
              </plugins>
            </pluginManagement>
          </build>
        </project>
        """,
        top(
            """
            <project>
              <build>
                <pluginManagement>
                  <plugins>
                    <plugin>
                      <artifactId>maven-compiler-plugin</artifactId>
                      <version>3.13.0</version>
                      <configuration>
                        <!-- warnings --><showWarnings>false</showWarnings>
                        <compilerArgs>
                          <arg>-parameters</arg>
                          <arg>-XDcompilePolicy=byfile</arg>
                          <arg>
                            -Xplugin:ErrorProne -XepDisableAllWarnings
                            -Xep:Second:ERROR
                          </arg>
                        </compilerArgs>
                        <annotationProcessorPaths>
                          <annotationProcessorPath>
                            <groupId>com.google.errorprone</groupId>
                            <artifactId>error_prone_core</artifactId>
                            <version>${errorprone.version}</version>
                          </annotationProcessorPath>
                        </annotationProcessorPaths>
                      </configuration>
                    </plugin>
                  </plugins>
                </pluginManagement>
              </build>
            </project>
            """));
  }

  @Test
  void completesTheListsOfAModuleItsExecutionsAndProfiles() {
    String pom =
        """
        <project>
          <build>
            <plugins>
              <plugin>
                <artifactId>maven-compiler-plugin</artifactId>
                <configuration>
                  <annotationProcessorPaths>
                    <path>
                      <groupId>org.projectlombok</groupId>
                      <artifactId>lombok</artifactId>
                    </path>
                  </annotationProcessorPaths>
                </configuration>
                <executions>
                  <execution>
                    <id>default-testCompile</id>
                    <configuration>
                      <compilerArgs>
                        <arg>-Xlint</arg>
                      </compilerArgs>
                    </configuration>
                  </execution>
                </executions>
              </plugin>
            </plugins>
          </build>
          <profiles>
            <profile>
              <build>
                <plugins>
                  <plugin>
                    <artifactId>maven-compiler-plugin</artifactId>
                    <configuration>
                      <fork>true</fork>
                      <compilerArgs/>
                    </configuration>
                  </plugin>
                </plugins>
              </build>
            </profile>
          </profiles>
        </project>
        """;
    String flags =
        String.join("", JvmFlags.ALL.stream().map(f -> "<arg>-J" + f + "</arg>\n").toList());
    assertEquals(
        pom.replace("            </path>\n", "            </path>\n" + indent(12, PATHS))
            .replace(
                "                <arg>-Xlint</arg>\n",
                "                <arg>-Xlint</arg>\n" + indent(16, ARGS))
            .replace(
                "              <compilerArgs/>\n",
                "              <compilerArgs>\n"
                    + indent(16, ARGS + flags)
                    + "              </compilerArgs>\n"),
        module(pom));
  }

  @Test
  void addsTheProcessorsThatTheCompilerNoLongerFinds() {
    String pom =
        """
        <project>
          <artifactId>app</artifactId>
        </project>
        """;
    Wanted wanted = WANTED.with(List.of(new Coordinates("org.projectlombok", "lombok", "${v}")));
    String wired = Change.apply(pom, PomWiring.top(pom, wanted, PomWiring.Inherited.NOTHING));
    assertEquals(
        """
                  <annotationProcessorPaths>
                    <path>
                      <groupId>org.projectlombok</groupId>
                      <artifactId>lombok</artifactId>
                      <version>${v}</version>
                    </path>
                    <path>
                      <groupId>com.google.errorprone</groupId>
        """
            .indent(0),
        wired.substring(
            wired.indexOf("          <annotationProcessorPaths>"),
            wired.indexOf("              <artifactId>error_prone_core")));
  }
}
