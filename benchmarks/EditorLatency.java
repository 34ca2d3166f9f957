import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * How long somebody who types waits for findings; benchmarks/editor-latency runs it.
 *
 * <p>{@code lsp PROJECT COMMAND…}: starts a language server, opens the largest file of a project,
 * types, and measures from each change to its diagnostics. {@code javac PROJECT CLASSPATH
 * PROCESSORPATH}: a warm javac with Error Prone analyses the same file after the same edits, as
 * far as they compile. {@code prepare PROJECT} writes that file; {@code rehearse PROJECT COMMAND…}
 * starts and stops a language server.
 */
public final class EditorLatency {
  /** {@code -Dbursts} makes it shorter. */
  private static final int BURSTS = Integer.getInteger("bursts", 30);

  private static final int WARM_UP_BURSTS = BURSTS / 6;

  /** So many times a server is started; single starts differ by a fifth. */
  private static final int STARTS = 9;

  /** A change of the text. */
  private record Edit(int start, int end, String text, boolean completes) {}

  public static void main(String[] args) throws Exception {
    Path project = Path.of(args[1]).toRealPath();
    switch (args[0]) {
      case "prepare" -> prepare(project);
      case "rehearse" -> rehearse(Arrays.asList(args).subList(2, args.length));
      case "lsp" -> lsp(project, Arrays.asList(args).subList(2, args.length));
      case "javac" -> javac(project, args[2], args[3]);
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static Path edited(Path project) {
    return project.resolve("com/example/bench/p0/Edited.java");
  }

  /** Puts the clients of one package together into one file of about 700 lines. */
  private static void prepare(Path project) throws IOException {
    StringBuilder out = new StringBuilder();
    List<Path> clients;
    try (Stream<Path> files = Files.list(edited(project).getParent())) {
      clients = files.filter(f -> f.toString().endsWith("Client.java")).sorted().toList();
    }
    for (Path client : clients) {
      String text = Files.readString(client);
      String name = client.getFileName().toString().replace(".java", "");
      int type = text.indexOf("/** Calls");
      if (out.isEmpty()) {
        out.append(text, 0, type);
      }
      if (out.toString().lines().count() < 660) {
        out.append(
            text.substring(type).replace(name, "Edited" + name).replace("public class", "class"));
        out.append('\n');
      }
    }
    out.append("/** The rest. */\nclass Edited {\n");
    for (int i = 0; out.toString().lines().count() < 699; i++) {
      out.append("  int number").append(i).append(" = ").append(i).append(";\n");
    }
    out.append("}\n");
    Files.writeString(edited(project), out);
    System.out.println("the edited file has " + out.toString().lines().count() + " lines");
  }

  /** Statements, members and URLs are typed, a key at a time, at places all over the file. */
  private static List<Edit> edits(String original) {
    Random random = new Random(429);
    List<Edit> edits = new ArrayList<>();
    String text = original;
    for (int burst = 0; burst < BURSTS; burst++) {
      String typed;
      Pattern place;
      if (burst % 5 == 4) {
        typed = "  static int count" + burst + "(int n) { return n + " + burst + "; }\n";
        place = Pattern.compile("\n\n(?=  public String)");
      } else if (burst % 5 == 3) {
        typed = "x" + burst;
        place = Pattern.compile("https://[\\w.]+/(?=\\w)");
      } else {
        typed = "    int size" + burst + " = body.length() + " + burst + ";\n";
        place = Pattern.compile("InterruptedException \\{\n");
      }
      List<Integer> places = new ArrayList<>();
      for (Matcher matcher = place.matcher(text); matcher.find(); ) {
        places.add(matcher.end());
      }
      int at = places.get(random.nextInt(places.size()));
      for (int i = 0; i < typed.length(); i++) {
        String key = typed.substring(i, i + 1);
        boolean completes = i == typed.length() - 1;
        edits.add(new Edit(at + i, at + i, key, completes));
        text = text.substring(0, at + i) + key + text.substring(at + i);
      }
    }
    return edits;
  }

  private static String apply(String text, Edit edit) {
    return text.substring(0, edit.start) + edit.text + text.substring(edit.end);
  }

  // The language server.

  private static void lsp(Path project, List<String> command) throws Exception {
    String text = Files.readString(edited(project));
    List<Edit> edits = edits(text);
    String uri = edited(project).toUri().toString();
    List<Double> firsts = new ArrayList<>();
    for (int i = 1; i < STARTS; i++) {
      long start = System.nanoTime();
      Process process = start(command);
      opened(process, project, uri, text);
      firsts.add((System.nanoTime() - start) / 1e9);
      process.destroy();
      process.waitFor();
    }
    long start = System.nanoTime();
    Process process = start(command);
    try {
      Peer peer = opened(process, project, uri, text);
      firsts.add((System.nanoTime() - start) / 1e9);
      peer.awaitText("All files are analysed");
      double whole = (System.nanoTime() - start) / 1e9;
      List<Double> all = new ArrayList<>();
      List<Double> complete = new ArrayList<>();
      int bursts = 0;
      for (int i = 0; i < edits.size(); i++) {
        Edit edit = edits.get(i);
        int line = (int) text.substring(0, edit.start).chars().filter(c -> c == '\n').count();
        int column = edit.start - text.lastIndexOf('\n', edit.start - 1) - 1;
        String position = "{\"line\":" + line + ",\"character\":" + column + "}";
        int version = i + 2;
        String change =
            "\"method\":\"textDocument/didChange\",\"params\":{\"textDocument\":{\"uri\":\""
                + uri
                + "\",\"version\":"
                + version
                + "},\"contentChanges\":[{\"range\":{\"start\":"
                + position
                + ",\"end\":"
                + position
                + "},\"text\":"
                + quoted(edit.text)
                + "}]}";
        // Somebody types ten keys a second at most; what depends on the change is looked at then.
        TimeUnit.MILLISECONDS.sleep(40);
        long sent = System.nanoTime();
        peer.send(change);
        peer.awaitVersion(uri, version);
        double millis = (System.nanoTime() - sent) / 1e6;
        text = apply(text, edit);
        if (bursts >= WARM_UP_BURSTS) {
          all.add(millis);
          if (edit.completes) {
            complete.add(millis);
          }
        }
        bursts += edit.completes ? 1 : 0;
      }
      firsts.sort(null);
      System.out.printf(
          Locale.ROOT,
          "first diagnostics after start: median of %d starts %.2f s, %.2f to %.2f s%n",
          STARTS,
          firsts.get(STARTS / 2),
          firsts.get(0),
          firsts.get(STARTS - 1));
      System.out.printf(Locale.ROOT, "whole project: %.2f s%n", whole);
      print("each key", all);
      print("edits that compile", complete);
      Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
          .filter(l -> l.startsWith("VmHWM") || l.startsWith("VmRSS"))
          .map(l -> l.replaceAll("\\s+", " "))
          .forEach(System.out::println);
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  private static Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** Opens the file in a server that was just started, and waits for its diagnostics. */
  private static Peer opened(Process process, Path project, String uri, String text)
      throws IOException {
    Peer peer = new Peer(process);
    peer.send(
        "\"id\":1,\"method\":\"initialize\",\"params\":{\"processId\":null,\"capabilities\":{},"
            + "\"initializationOptions\":{\"debounceMillis\":0},\"rootUri\":\""
            + project.toUri()
            + "\"}");
    peer.awaitText("\"id\":1");
    peer.send("\"method\":\"initialized\",\"params\":{}");
    peer.send(
        "\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":{\"uri\":\""
            + uri
            + "\",\"languageId\":\"java\",\"version\":1,\"text\":"
            + quoted(text)
            + "}}");
    peer.awaitVersion(uri, 1);
    return peer;
  }

  /** What the VS Code extension does once, to get an archive of the server's classes. */
  private static void rehearse(List<String> command) throws Exception {
    Process process = start(command);
    Peer peer = new Peer(process);
    peer.send(
        "\"id\":1,\"method\":\"initialize\",\"params\":{\"processId\":null,\"capabilities\":{}}");
    peer.awaitText("\"id\":1");
    peer.send("\"method\":\"initialized\",\"params\":{}");
    TimeUnit.SECONDS.sleep(4);
    peer.send("\"id\":2,\"method\":\"shutdown\"");
    peer.send("\"method\":\"exit\"");
    process.waitFor();
  }

  private static void print(String what, List<Double> millis) {
    double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "%s: %d, median %.1f ms, p95 %.1f ms, longest %.1f ms%n",
        what,
        sorted.length,
        sorted[sorted.length / 2],
        sorted[(int) (sorted.length * 0.95)],
        sorted[sorted.length - 1]);
  }

  private static String quoted(String text) {
    StringWriter out = new StringWriter().append('"');
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        default -> out.append(c);
      }
    }
    return out.append('"').toString();
  }

  /** The other end of the pipes. */
  private static final class Peer {
    private final OutputStream out;
    private final InputStream in;

    Peer(Process process) {
      this.out = process.getOutputStream();
      this.in = new BufferedInputStream(process.getInputStream());
    }

    void send(String content) throws IOException {
      byte[] body = ("{\"jsonrpc\":\"2.0\"," + content + "}").getBytes(StandardCharsets.UTF_8);
      out.write(("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      out.write(body);
      out.flush();
    }

    void awaitText(String text) throws IOException {
      while (!read().contains(text)) {}
    }

    void awaitVersion(String uri, int version) throws IOException {
      while (true) {
        String message = read();
        if (message.contains("publishDiagnostics")
            && message.contains("\"uri\":\"" + uri + "\",\"diagnostics\"")
            && message.endsWith("\"version\":" + version + "}}")) {
          return;
        }
      }
    }

    private String read() throws IOException {
      int length = 0;
      while (true) {
        StringBuilder line = new StringBuilder();
        int c = in.read();
        while (c >= 0 && c != '\n') {
          line.append((char) c);
          c = in.read();
        }
        if (c < 0) {
          throw new IOException("the server has ended");
        }
        if (line.toString().isBlank()) {
          break;
        }
        if (line.toString().startsWith("Content-Length:")) {
          length = Integer.parseInt(line.substring(15).trim());
        }
      }
      return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
  }

  // The compiler.

  private static void javac(Path project, String classPath, String processorPath)
      throws IOException {
    String text = Files.readString(edited(project));
    List<Double> millis = new ArrayList<>();
    double first = 0;
    int bursts = 0;
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
    for (Edit edit : edits(text)) {
      text = apply(text, edit);
      if (!edit.completes) {
        continue;
      }
      String source = text;
      JavaFileObject file =
          new SimpleJavaFileObject(
              URI.create("string:///com/example/bench/p0/Edited.java"),
              JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
              return source;
            }
          };
      long start = System.nanoTime();
      boolean ok =
          compiler
              .getTask(
                  new StringWriter(),
                  files,
                  d -> {},
                  List.of(
                      "-proc:none",
                      "-XDcompilePolicy=simple",
                      "--should-stop=ifError=FLOW",
                      "-processorpath",
                      processorPath,
                      "-Xplugin:ErrorProne -XepDisableAllChecks -Xep:UnhandledRateLimit:WARN"
                          + " -Xep:FixedDelayRetry:WARN",
                      "-classpath",
                      classPath,
                      "-d",
                      Files.createTempDirectory("latency").toString()),
                  null,
                  List.of(file))
              .call();
      double time = (System.nanoTime() - start) / 1e6;
      if (!ok) {
        throw new IllegalStateException("the edited file does not compile");
      }
      if (bursts == 0) {
        first = time;
      } else if (bursts >= WARM_UP_BURSTS) {
        millis.add(time);
      }
      bursts++;
    }
    System.out.printf(Locale.ROOT, "first analysis: %.2f s%n", first / 1000);
    print("edits that compile", millis);
  }
}
