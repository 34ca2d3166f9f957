package dev.lint429.run.report;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.lint429.run.RunResult;
import dev.lint429.run.UserError;
import dev.lint429.run.Version;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/**
 * Compares each format with a file that was read and found right. With {@code -Dgolden.update} the
 * files are written anew; read the difference before it is committed.
 */
class ReportsTest {
  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void asRecorded(ReportFormat format) throws IOException {
    assertGolden("full." + format.id(), write(format, SampleResult.full()));
  }

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void withoutFindings(ReportFormat format) throws IOException {
    String text = write(format, SampleResult.empty());
    if (format != ReportFormat.HTML) {
      assertGolden("empty." + format.id(), text);
    } else {
      assertTrue(text.contains("No findings."));
    }
  }

  @Test
  void inColour() throws IOException {
    StringBuilder out = new StringBuilder();
    new TextReport(true).write(SampleResult.full(), out);
    assertGolden("full.colour", out.toString().replace('\u001B', '␛'));
  }

  @Test
  void withoutColourThereIsNoControlCode() throws IOException {
    assertFalse(write(ReportFormat.TEXT, SampleResult.full()).contains("\u001B"));
  }

  @Test
  void sarifFollowsTheOfficialSchema() throws IOException {
    JsonSchema schema;
    try (InputStream in =
        ReportsTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
              .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    for (RunResult result : List.of(SampleResult.full(), SampleResult.empty())) {
      Set<ValidationMessage> problems =
          schema.validate(write(ReportFormat.SARIF, result), InputFormat.JSON);
      assertEquals(Set.of(), problems);
    }
    Set<ValidationMessage> problems =
        schema.validate("{\"version\": \"2.1.0\", \"runs\": [{}]}", InputFormat.JSON);
    assertFalse(problems.isEmpty(), "the schema must refuse a run without a tool");
  }

  @Test
  void uris() {
    assertEquals("a%20b/C%23%C3%BC.java", SarifReport.uri("a b/C#ü.java"));
    assertEquals("a:b/C.java", SarifReport.uri("a:b/C.java"));
  }

  @Test
  void checkstyleIsXml() throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(
                new InputSource(
                    new StringReader(write(ReportFormat.CHECKSTYLE, SampleResult.full()))));
    assertEquals(2, document.getElementsByTagName("error").getLength());
  }

  @Test
  void markup() {
    assertEquals("&lt;a b=&quot;&#39;&amp;&quot;&gt;", Markup.escape("<a b=\"'&\">"));
    assertEquals("ab\t\n😀", Markup.escape("a\u0000\u001Bb\t\n😀"));
  }

  @Test
  void htmlNeedsNothingElse() throws IOException {
    String page = write(ReportFormat.HTML, SampleResult.full());
    assertFalse(page.matches("(?s).*(src=|href=\"[^#]).*"), "no reference to another file");
    assertTrue(page.contains("href=\"#rule-FixedDelayRetry\""), "findings link to their rules");
    assertTrue(page.contains("id=\"rule-FixedDelayRetry\""), "which are explained in the page");
    assertFalse(page.contains("<an endpoint>"), "text is escaped");
  }

  @ParameterizedTest
  @EnumSource(
      value = ReportFormat.class,
      names = {"SARIF", "GITLAB", "RDJSON", "INVENTORY"})
  void json(ReportFormat format) throws IOException {
    String text = write(format, SampleResult.full());
    assertDoesNotThrow(() -> JsonParser.parseString(text));
  }

  @Test
  void formatByName() {
    assertEquals(ReportFormat.SARIF, ReportFormat.of(Path.of("out/x.SARIF")));
    assertEquals(ReportFormat.CHECKSTYLE, ReportFormat.of(Path.of("x.xml")));
    UserError e = assertThrows(UserError.class, () -> ReportFormat.of(Path.of("x.json")));
    assertEquals(
        "The name x.json does not tell a format; put one of text, sarif, html, github, gitlab,"
            + " checkstyle, rdjson, inventory before it with --format",
        e.getMessage());
  }

  private static String write(ReportFormat format, RunResult result) throws IOException {
    StringBuilder out = new StringBuilder();
    format.report().write(result, out);
    return out.toString();
  }

  /** The pages of the rules are not what is tested here. */
  private static String withoutRulePages(String text) {
    return Pattern.compile("(?<=\"rules\": )\\[.*?\\n {10}]", Pattern.DOTALL)
        .matcher(text)
        .replaceAll("[]")
        .replaceFirst("(?s)<h2>Rules</h2>.*(?=</main>)", "");
  }

  private static void assertGolden(String name, String text) throws IOException {
    String neutral = withoutRulePages(text).replace(Version.current(), "VERSION");
    Path file = Path.of("src/test/resources/golden").resolve(name);
    if (System.getProperty("golden.update") != null) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, neutral);
    }
    assertEquals(Files.readString(file), neutral);
  }
}
