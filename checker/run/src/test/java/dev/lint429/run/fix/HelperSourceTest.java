package dev.lint429.run.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The helper as one source file: that of the library, and it works. */
class HelperSourceTest {
  private static final Path FILE =
      Path.of("src/main/resources/dev/lint429/run/fix/Backoff.java.txt");

  @TempDir private Path directory;

  @Test
  void isWhatTheLibrarySays() throws Exception {
    String now = HelperSourceGenerator.generate();
    if (System.getProperty("lint429.regenerate") != null) {
      Files.writeString(FILE, now);
    }
    assertEquals(
        Files.readString(FILE),
        now,
        "The helper has changed: mvn test -pl checker/run -am -Dtest=HelperSourceTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dlint429.regenerate");
  }

  @Test
  void compilesWithoutWarningAndRepeatsWhatIsRefused() throws Exception {
    Path helper = write("com/acme/Backoff.java", HelperSource.text("com.acme"));
    Path main =
        write(
            "com/acme/Main.java",
            """
            package com.acme;

            import java.io.IOException;
            import java.net.HttpURLConnection;
            import java.net.URI;
            import java.net.http.HttpClient;
            import java.net.http.HttpRequest;
            import java.net.http.HttpResponse.BodyHandlers;

            class Main {
              public static void main(String[] args) throws Exception {
                URI uri = URI.create(args[0]);
                HttpRequest request = HttpRequest.newBuilder(uri).build();
                HttpClient client = HttpClient.newHttpClient();
                System.out.println(
                    Backoff.standard().send(client, request, BodyHandlers.ofString()).body());
                HttpURLConnection connection =
                    Backoff.standard().call(() -> (HttpURLConnection) uri.toURL().openConnection());
                System.out.println(connection.getResponseCode());
                System.out.println(Backoff.standard().delayMillis(1) <= 1000);
              }
            }
            """);
    compile(helper, main);
    AtomicInteger requests = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean refused = requests.incrementAndGet() % 3 != 0;
          byte[] body = (refused ? "slow down" : "ok").getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("retry-after-ms", "5");
          exchange.sendResponseHeaders(refused ? 429 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
      Path java = Path.of(System.getProperty("java.home"), "bin", "java");
      Process process =
          new ProcessBuilder(
                  java.toString(), "-cp", directory.resolve("out").toString(), "com.acme.Main", url)
              .redirectErrorStream(true)
              .start();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor(1, TimeUnit.MINUTES);
      assertEquals(List.of("ok", "200", "true"), printed.lines().toList());
      assertEquals(6, requests.get());
    } finally {
      server.stop(0);
    }
  }

  private Path write(String name, String text) throws Exception {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private void compile(Path... files) throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter out = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of(
              "--release",
              "17",
              "-Xlint:all,-serial,-options",
              "-Werror",
              "-proc:none",
              "-cp",
              "",
              "-d",
              directory.resolve("out").toString());
      boolean good =
          compiler
              .getTask(out, manager, null, options, null, manager.getJavaFileObjects(files))
              .call();
      assertEquals("", out.toString());
      assertEquals(true, good);
    }
  }
}
