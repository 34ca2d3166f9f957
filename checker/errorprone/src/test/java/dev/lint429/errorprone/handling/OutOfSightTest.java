package dev.lint429.errorprone.handling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lint429.errorprone.javac.Compiled;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.ObjectUtils;
import retrofit2.Response;

/** Responses that are given to methods of which only the class file is there. */
final class OutOfSightTest {
  private static final String CODE =
      """
      import dev.lint429.errorprone.handling.Library;
      import java.net.URI;
      import java.net.http.*;
      import java.util.*;

      class Test {
        final HttpClient client = HttpClient.newHttpClient();
        final URI uri = URI.create("https://api.openai.com/v1/chat/completions");
        final List<Object> kept = new ArrayList<>();

        String ask() throws Exception {
          HttpRequest request = HttpRequest.newBuilder(uri).build();
          var response = client.send(request, HttpResponse.BodyHandlers.ofString());
          STATEMENT
          return response.body();
        }
      }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MISSING      | System.out.println(response);
          MISSING      | kept.add(Objects.requireNonNull(response));
          MISSING      | Library.checked(response.body());
          MISSING      | Library.closeQuietly(response);
          MISSING      | if (response.statusCode() != 200) throw new Exception(); Library.checked(response);
          ACKNOWLEDGED | if (response.statusCode() == 429) return null; Library.checked(response);
          MISSING      | org.springframework.util.ObjectUtils.isEmpty(response);
          MISSING      | retrofit2.Response.success(response);
          UNKNOWN      | Library.checked(response);
          UNKNOWN      | if (Library.checked(response) != null) kept.add(1);
          """)
  void response(String verdict, String statement) throws URISyntaxException {
    Compiled code =
        Compiled.of(
            Map.of("Test.java", CODE.replace("STATEMENT", statement)), List.of("-cp", classpath()));
    assertEquals(verdict, Shapes.handling(code.program, code.unit("Test.java")).state().name());
  }

  private static String classpath() throws URISyntaxException {
    List<String> entries = new ArrayList<>();
    for (Class<?> of : List.of(Library.class, ObjectUtils.class, Response.class)) {
      entries.add(
          Path.of(of.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
    }
    return String.join(File.pathSeparator, entries);
  }
}
