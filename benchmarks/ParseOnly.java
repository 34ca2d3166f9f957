import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Parses the files that a list names, one a line, with javac's parser and nothing else: {@code java
 * ParseOnly.java FILE-LIST}.
 */
public final class ParseOnly {
  private ParseOnly() {}

  public static void main(String[] args) throws IOException {
    List<Path> files = Files.readAllLines(Path.of(args[0])).stream().map(Path::of).toList();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int units = 0;
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  diagnostic -> {},
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      for (Object unit : task.parse()) {
        units += unit == null ? 0 : 1;
      }
    }
    System.out.println(units + " files parsed");
  }
}
