package dev.lint429.errorprone.fix;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** {@code HttpURLConnection} is opened and set up anew for each attempt. */
final class ConnectionFixTest {
  private static final String CLASS =
      """
      import java.io.*;
      import java.net.*;
      import java.nio.charset.StandardCharsets;
      import java.util.*;

      class Test {
        HttpURLConnection field;

        HttpURLConnection open(String url) throws IOException {
          return (HttpURLConnection) new URL(url).openConnection();
        }

        HttpURLConnection kept() {
          return field;
        }

        static void authorize(HttpURLConnection c) {
          c.setRequestProperty("Authorization", "Bearer x");
        }

        static void finish(HttpURLConnection c) throws IOException {
          c.getResponseCode();
        }

        String ask(URL url, String json, InputStream in, HttpURLConnection given) throws IOException {
      BODY
          return "";
        }
      }
      """;

  private final Repair code = Repair.in(CLASS).withoutSecondLook();

  @Test
  void refusesConnectionFromElsewhere() {
    code.refuses("field.getResponseCode();", "the connection is not opened where it is used");
    code.refuses(
        "given.getResponseCode();",
        "the connection is not opened in one statement of the same method");
    code.refuses(
        "HttpURLConnection c = kept(); c.getResponseCode();",
        "the connection is not opened in one statement of the same method");
    code.refuses(
        """
        HttpURLConnection c = open("");
        c = open("b");
        c = open("c");
        c.getResponseCode();
        """,
        "the connection is not opened in one statement of the same method");
  }

  @Test
  void refusesSetUpThatLeaves() {
    code.refuses(
        """
        HttpURLConnection c = open("");
        if (c.getReadTimeout() > 1) {
          return "";
        }
        c.getResponseCode();
        """,
        "the code that sets up the connection may leave the method");
  }

  @Test
  void refusesStream() {
    code.refuses(
        """
        HttpURLConnection c = open("");
        in.transferTo(c.getOutputStream());
        c.getResponseCode();
        """,
        "the call reads in, which cannot be read a second time");
  }

  @Test
  void refusesChangingVariable() {
    code.refuses(
        """
        HttpURLConnection c = open("");
        json = json.trim();
        c.setRequestProperty("a", json);
        c.getResponseCode();
        """,
        "setting up the connection uses the variable json, which changes, so no lambda can use it");
  }

  @Test
  void refusesVariableUsedBehind() {
    code.refuses(
        """
        HttpURLConnection c = open("");
        OutputStream out = c.getOutputStream();
        out.write(1);
        c.getResponseCode();
        out.close();
        """,
        "the variable out is used behind the set-up, too");
  }

  @Test
  void refusesWhenSentInside() {
    code.refuses(
        """
        HttpURLConnection c = open("");
        finish(c);
        c.getInputStream();
        """,
        "the connection is not set up in a row of statements");
    code.refuses(
        """
        HttpURLConnection c = open("");
        if (json == null) {
          c.setDoOutput(true);
          c.getInputStream();
        }
        """,
        "the connection is not set up in a row of statements");
  }

  @Test
  void refusesUnrelatedExceptions() {
    code.refuses(
        """
        try {
          HttpURLConnection c = open("");
          c.setRequestProperty("a", new URI("b").toString());
          c.getResponseCode();
        } catch (URISyntaxException e) {}
        """,
        "a lambda around the call would throw unrelated exceptions (IOException,"
            + " URISyntaxException), which become Exception");
  }

  @Test
  void declaredAndSetUp() {
    code.fixes(
        """
            HttpURLConnection c = (HttpURLConnection) url.openConnection();
            c.setRequestMethod("POST");
            // who we are
            authorize(c);
            c.setDoOutput(true); // a body follows
            String body = "{" + json + "}";
            try (OutputStream out = c.getOutputStream()) {
              out.write(body.getBytes(StandardCharsets.UTF_8));
            }

            int code = c.getResponseCode();
            String s = new String(c.getInputStream().readAllBytes()) + body;
        """,
        """
            String body = "{" + json + "}";
            HttpURLConnection c = Backoff.standard().call(() -> {
              HttpURLConnection opened = (HttpURLConnection) url.openConnection();
              opened.setRequestMethod("POST");
              // who we are
              authorize(opened);
              opened.setDoOutput(true); // a body follows
              try (OutputStream out = opened.getOutputStream()) {
                out.write(body.getBytes(StandardCharsets.UTF_8));
              }
              return opened;
            });

            int code = c.getResponseCode();
            String s = new String(c.getInputStream().readAllBytes()) + body;
        """);
  }

  @Test
  void assignedInATry() {
    code.fixes(
        """
            HttpURLConnection c = null;
            try {
              c = open("http://x");
              OutputStream out = c.getOutputStream();
              out.write(\"""
                  {
                    "a": 1
                  }\""".getBytes());
              out.flush();
              c.connect(); /* now */
              if (c.getResponseCode() == 200) {}
            } finally {
              if (c != null) {
                c.disconnect();
              }
            }
        """,
        """
            HttpURLConnection c = null;
            try {
              c = Backoff.standard().call(() -> {
                HttpURLConnection opened = open("http://x");
                OutputStream out = opened.getOutputStream();
                out.write(\"""
                  {
                    "a": 1
                  }\""".getBytes());
                out.flush();
                opened.connect(); /* now */
                return opened;
              });
              if (c.getResponseCode() == 200) {}
            } finally {
              if (c != null) {
                c.disconnect();
              }
            }
        """);
  }

  @Test
  void loopsInside() {
    code.fixes(
        """
            URLConnection c = url.openConnection();
            for (String name : List.of("a", "b")) {
              c.setRequestProperty(name, json);
            }
            List<String> lines = new BufferedReader(new InputStreamReader(c.getInputStream())).lines().toList();
        """,
        """
            URLConnection c = Backoff.standard().call(() -> {
              URLConnection opened = url.openConnection();
              for (String name : List.of("a", "b")) {
                opened.setRequestProperty(name, json);
              }
              return opened;
            });
            List<String> lines = new BufferedReader(new InputStreamReader(c.getInputStream())).lines().toList();
        """);
  }

  @Test
  void refusesVariablesOfOneDeclaration() {
    code.refuses(
        "URLConnection c = url.openConnection(), other = null;\nc.getInputStream();",
        "a variable of the connection's set-up shares its declaration");
  }

  @Test
  void carriageReturnsAndTabs() {
    String fixed =
        Repair.in(CLASS.replace("\n", "\r\n").replace("  ", "\t"))
            .withoutSecondLook()
            .fixed(
                "\t\tvar c = open(json);\r\n\t\tc.setDoOutput(true);\r\n\t\tc.getInputStream();");
    assertTrue(
        fixed.contains(
            "\t\tvar c = Backoff.standard().call(() -> {\r\n"
                + "\t\t\tvar opened = open(json);\r\n"
                + "\t\t\topened.setDoOutput(true);\r\n"
                + "\t\t\treturn opened;\r\n"
                + "\t\t});\r\n"),
        fixed);
  }

  @Test
  void openStream() {
    code.fixes(
        "byte[] all = url.openStream().readAllBytes();",
        "byte[] all = Backoff.standard().call(() -> url.openStream()).readAllBytes();");
  }
}
