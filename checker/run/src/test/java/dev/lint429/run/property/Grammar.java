package dev.lint429.run.property;

import java.util.List;
import java.util.Map;

/** Small programs with one request each: a client, where the URL comes from, a retry, a place. */
final class Grammar {
  private static final String CHAT = "https://api.openai.com/v1/chat/completions";

  /**
   * A way to send.
   *
   * @param field the declaration of the client
   * @param before statements that make the request
   * @param call an expression of type {@code String}; {@code URL} stands for the URL
   * @param checked whether it throws checked exceptions
   */
  record Sender(String name, String field, String before, String call, boolean checked) {}

  static final List<Sender> SENDERS =
      List.of(
          new Sender(
              "jdk",
              "java.net.http.HttpClient HTTP = java.net.http.HttpClient.newHttpClient();",
              "java.net.http.HttpRequest request = java.net.http.HttpRequest.newBuilder("
                  + "java.net.URI.create(URL)).POST("
                  + "java.net.http.HttpRequest.BodyPublishers.ofString(body)).build();",
              "HTTP.send(request, java.net.http.HttpResponse.BodyHandlers.ofString()).body()",
              true),
          new Sender(
              "okhttp",
              "okhttp3.OkHttpClient HTTP = new okhttp3.OkHttpClient();",
              "okhttp3.Request request = new okhttp3.Request.Builder().url(URL)"
                  + ".post(okhttp3.RequestBody.create(body, null)).build();",
              "HTTP.newCall(request).execute().body().string()",
              true),
          new Sender(
              "hc4",
              "org.apache.http.client.HttpClient HTTP ="
                  + " org.apache.http.impl.client.HttpClients.createDefault();",
              "org.apache.http.client.methods.HttpPost request ="
                  + " new org.apache.http.client.methods.HttpPost(URL);",
              "org.apache.http.util.EntityUtils.toString(HTTP.execute(request).getEntity())",
              true),
          new Sender(
              "huc",
              "String UNUSED = null;",
              "java.net.HttpURLConnection connection ="
                  + " (java.net.HttpURLConnection) new java.net.URL(URL).openConnection();\n"
                  + "connection.setDoOutput(true);\n"
                  + "connection.getOutputStream().write(body.getBytes());",
              "new String(connection.getInputStream().readAllBytes())",
              true),
          new Sender(
              "resttemplate",
              "org.springframework.web.client.RestTemplate HTTP ="
                  + " new org.springframework.web.client.RestTemplate();",
              "",
              "HTTP.postForObject(URL, body, String.class)",
              false),
          new Sender(
              "restclient",
              "org.springframework.web.client.RestClient HTTP ="
                  + " org.springframework.web.client.RestClient.create();",
              "",
              "HTTP.post().uri(URL).body(body).retrieve().body(String.class)",
              false),
          new Sender(
              "webclient",
              "org.springframework.web.reactive.function.client.WebClient HTTP ="
                  + " org.springframework.web.reactive.function.client.WebClient.create();",
              "",
              "HTTP.post().uri(URL).bodyValue(body).retrieve().bodyToMono(String.class).block()",
              false),
          new Sender(
              "hutool",
              "String UNUSED = null;",
              "",
              "cn.hutool.http.HttpUtil.post(URL, body)",
              false));

  /** Expressions for the URL, by name. */
  static final Map<String, String> URLS =
      Map.of(
          "literal", '"' + CHAT + '"',
          "sum", "BASE + \"/v1/chat/completions\"",
          "format", "String.format(\"%s/v1/%s\", BASE, \"chat/completions\")",
          "method", "url()",
          "choice", "(System.nanoTime() > 0 ? BASE + \"/v1/chat/completions\" : url())",
          "property", "System.getProperty(\"url\", \"" + CHAT + "\")");

  /** Bodies of a method, by name; {@code BEFORE} and {@code CALL} are the sender's. */
  static final Map<String, String> HANDLINGS =
      Map.of(
          "none", "BEFORE\nreturn CALL;",
          "variable", "BEFORE\nfinal String answer = CALL;\nreturn answer.strip();",
          "argument", "BEFORE\nreturn String.join(\",\", \"a\", CALL, String.valueOf(1));",
          "fallback", "try {\nBEFORE\nreturn CALL;\n} catch (Exception e) {\nreturn \"\";\n}",
          "loop",
              "for (int attempt = 0; attempt < 3; attempt++) {\ntry {\nBEFORE\nreturn CALL;\n}"
                  + " catch (Exception e) {\nThread.sleep(1000);\n}\n}\nreturn null;",
          "while",
              "int tries = 0;\nwhile (true) {\ntry {\nBEFORE\nreturn CALL;\n} catch (Exception e) {\n"
                  + "if (++tries > 3) {\nthrow new IllegalStateException(e);\n}\n"
                  + "Thread.sleep(500L);\n}\n}",
          "atOnce",
              "Exception last = null;\nfor (int i = 0; i != 4; i++)\ntry {\nBEFORE\nreturn CALL;\n}"
                  + " catch (Exception e) {\nlast = e;\n}\nthrow last;");

  /** Places for the method's body, by name. */
  static final Map<String, String> PLACES =
      Map.ofEntries(
          Map.entry("method", "class Main { FIELDS String ask() throws Exception { BODY } }"),
          Map.entry(
              "static", "class Main { FIELDS static String ask() throws Exception { BODY } }"),
          Map.entry(
              "generic",
              "class Main<T> { FIELDS <Backoff extends T> String ask(Backoff it)"
                  + " throws Exception { BODY } }"),
          Map.entry(
              "inner",
              "class Main { class Inner { FIELDS String ask() throws Exception { BODY } } }"),
          Map.entry(
              "record", "record Main(int e) { FIELDS String ask() throws Exception { BODY } }"),
          Map.entry(
              "enum",
              "enum Main { ONE { String ask() throws Exception { BODY } };"
                  + " FIELDS abstract String ask() throws Exception; }"),
          Map.entry(
              "default",
              "interface Main { FIELDS default String ask() throws Exception { BODY } }"),
          Map.entry(
              "anonymous",
              "class Main { FIELDS java.util.concurrent.Callable<String> ask ="
                  + " new java.util.concurrent.Callable<>() {"
                  + " public String call() throws Exception { BODY } }; }"),
          Map.entry(
              "lambda",
              "class Main { FIELDS java.util.concurrent.Callable<String> ask = () -> { BODY }; }"),
          Map.entry(
              "local",
              "class Main { FIELDS String ask() throws Exception { class Local {"
                  + " String run() throws Exception { BODY } } return new Local().run(); } }"),
          Map.entry(
              "case",
              "class Main { FIELDS String ask(int dev) throws Exception { switch (dev) {"
                  + " case 1: BODY\ndefault: return null; } } }"),
          Map.entry(
              "yielded",
              "class Main { FIELDS String ask(int n) throws Exception { return switch (n) {"
                  + " case 1 -> { BEFORE\nyield CALL; } default -> null; }; } }"),
          Map.entry(
              "resource",
              "class Main { FIELDS String ask() throws Exception { BEFORE\ntry ("
                  + "var reader = new java.io.StringReader(CALL)) { return \"\" + reader.read();"
                  + " } } }"),
          Map.entry("initialiser", "class Main { FIELDS final String ask = CALL; }"),
          Map.entry("staticBlock", "class Main { FIELDS static { System.out.println(CALL); } }"),
          Map.entry(
              "super",
              "class Main extends Exception { FIELDS Main() throws Exception { super(CALL); } }"),
          Map.entry("this", "class Main { FIELDS Main(String a) {} Main() { this(CALL); } }"));

  /** What a program is made of. */
  record Choice(Sender sender, String url, String handling, String place) {
    /** Whether there is such a program: an expression alone has no statements before it. */
    boolean exists() {
      String text = PLACES.get(place);
      return text.contains("BODY") || text.contains("BEFORE") || sender.before.isEmpty();
    }

    Program program() {
      String fields =
          "static final "
              + sender.field
              + "\nstatic final String BASE = \"https://api.openai.com\";\n"
              + "static final String body = \"{}\";\n"
              + "static String url() { return BASE + \"/v1/chat/completions\"; }\n";
      String text =
          PLACES
              .get(place)
              .replace("BODY", HANDLINGS.get(handling))
              .replace("FIELDS", "\n" + fields)
              .replace("BEFORE", sender.before)
              .replace("CALL", sender.call)
              .replace("URL)", URLS.get(url) + ")")
              .replace("URL,", URLS.get(url) + ",");
      String path = "com/made/Main.java";
      return new Program(
          toString(),
          Map.of(path, "package com.made;\n\npublic " + text + "\n"),
          "main",
          Program.Encoding.UTF_8);
    }

    @Override
    public String toString() {
      return sender.name + " " + url + " " + handling + " " + place;
    }
  }

  private Grammar() {}
}
