package dev.lint429.run.report;

import dev.lint429.engine.model.SourceFile;
import dev.lint429.engine.model.Span;
import dev.lint429.run.RunResult;
import dev.lint429.run.fix.TextEdits;
import dev.lint429.run.fix.UnifiedDiff;
import dev.lint429.run.result.Edit;
import dev.lint429.run.result.Excerpt;
import dev.lint429.run.result.FileResult;
import dev.lint429.run.result.InferenceCall;
import dev.lint429.run.result.Issue;
import dev.lint429.run.result.Place;
import dev.lint429.run.result.Repair;
import dev.lint429.run.result.Severity;
import dev.lint429.run.result.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A result with something of everything, the same every time. */
final class SampleResult {
  private static final String CHAT =
      """
      package com.acme;

      import java.net.http.HttpClient;

      class Chat {
        private static final String URL = "https://api.openai.com/v1/chat/completions";

        String ask(HttpClient http, HttpRequest request) throws Exception {
      \t/* größer 😀 */ var answer = http.send(request, BodyHandlers.ofString());
          return answer.body();
        }
      }
      """;

  private static final String BATCH =
      """
      package com.acme;

      class Batch {
        void run() {
          return client
              .post()
              .retryWhen(Retry.fixedDelay(3, SECOND));
        }
      }
      """;

  private SampleResult() {}

  /** Two findings, four calls, two troubles, a note. */
  static RunResult full() {
    SourceFile chat = new SourceFile("src/main/java/com/acme/Chat.java", CHAT);
    SourceFile batch = new SourceFile("src/my module/Batch & Co.java", BATCH);
    Place send = place(chat, "http.send(request, BodyHandlers.ofString())");
    Place post =
        place(batch, "client\n        .post()\n        .retryWhen(Retry.fixedDelay(3, SECOND))");
    List<Step> trail =
        List.of(
            step(
                chat, "URL = \"https://api.openai.com/v1/chat/completions\"", "it is written here"),
            step(batch, "void run()", "called here, and not sent again"),
            new Step("src/main/java/com/acme/Chat.java", null, "", "the client itself does not"));
    List<Issue> issues =
        List.of(
            new Issue(
                "UnhandledRateLimit",
                Severity.ERROR,
                chat.path(),
                send,
                new Issue.Lines(8, 11),
                "A 429 from OpenAI is not handled: it comes back like any other response, 100%.",
                trail,
                List.of(
                    repair(
                        chat,
                        "Wrap the call in Backoff",
                        List.of(edit(chat, "http.send(", "Backoff.standard().send(http, ")),
                        "import dev.lint429.backoff.Backoff;\n",
                        "import java.net")),
                null,
                excerpt(chat, 6, 11),
                "var answer = http.send(request, BodyHandlers.ofString());",
                "0123456789abcdef01234567"),
            new Issue(
                "FixedDelayRetry",
                Severity.SUGGESTION,
                batch.path(),
                post,
                new Issue.Lines(4, 8),
                "A 429 from <an endpoint> & its like is retried \"too soon\".",
                List.of(),
                List.of(),
                "the policy is made elsewhere",
                excerpt(batch, 2, 9),
                "return client.post().retryWhen(Retry.fixedDelay(3, SECOND));",
                "89abcdef0123456789abcdef"));
    return new RunResult(
        Path.of("/work tree/project"),
        412,
        issues,
        calls(chat, batch, send, post, trail),
        3,
        0,
        1,
        2,
        Map.of(
            "src/Broken.java",
            new FileResult.Trouble(FileResult.Kind.NOT_PARSED, "line 3: Parse error"),
            "src/Half.java",
            new FileResult.Trouble(FileResult.Kind.PARTLY_PARSED, "line 9: Parse error")),
        List.of("Accepted findings that are gone from the code: 2, taken out of b.json"),
        true,
        false,
        Duration.ofMillis(1234));
  }

  /** Nothing was found. */
  static RunResult empty() {
    return new RunResult(
        Path.of("/project"),
        1,
        List.of(),
        List.of(),
        0,
        0,
        0,
        0,
        Map.of(),
        List.of(),
        false,
        true,
        Duration.ofMillis(40));
  }

  private static List<InferenceCall> calls(
      SourceFile chat, SourceFile batch, Place send, Place post, List<Step> trail) {
    List<InferenceCall> calls = new ArrayList<>();
    calls.add(call(chat, send, "JDK HttpClient", "OpenAI", "openai", "missing", List.of(), trail));
    calls.add(
        call(
            batch,
            post,
            "Spring WebClient",
            null,
            null,
            "too-soon",
            List.of(new InferenceCall.RetryShape("operator", "fixed", "reactor", true)),
            List.of()));
    calls.add(
        call(
            batch,
            place(batch, "run()"),
            "OkHttp",
            "OpenAI",
            "openai",
            "handled",
            List.of(new InferenceCall.RetryShape("loop", "exponential", null, true)),
            List.of()));
    calls.add(
        call(
            batch,
            place(batch, "SECOND"),
            "OkHttp",
            "Hugging Face Inference Providers",
            "hf",
            "acknowledged",
            List.of(),
            List.of()));
    return calls;
  }

  private static InferenceCall call(
      SourceFile file,
      Place place,
      String client,
      String provider,
      String endpoint,
      String state,
      List<InferenceCall.RetryShape> retries,
      List<Step> evidence) {
    return new InferenceCall(
        file.path(),
        place,
        file.lineText(place.line()).strip(),
        client,
        provider,
        endpoint,
        endpoint == null ? null : "host",
        endpoint == null ? "" : "https://api.openai.com/v1/chat/completions",
        state,
        retries,
        evidence);
  }

  private static Place place(SourceFile file, String part) {
    int start = file.text().indexOf(part);
    return Place.of(file, new Span(start, start + part.length()));
  }

  private static Step step(SourceFile file, String part, String text) {
    Place place = place(file, part);
    return new Step(file.path(), place, file.lineText(place.line()).strip(), text);
  }

  private static Edit edit(SourceFile file, String part, String text) {
    return new Edit(file.path(), place(file, part), text);
  }

  private static Repair repair(
      SourceFile file, String title, List<Edit> edits, String imported, String before) {
    int at = file.text().indexOf(before);
    Edit importEdit = new Edit(file.path(), Place.of(file, new Span(at, at)), imported);
    List<Edit> all = new ArrayList<>(edits);
    all.add(importEdit);
    return new Repair(
        title,
        edits,
        List.of(importEdit),
        List.of("dev.lint429.backoff.Backoff"),
        edits.get(0),
        UnifiedDiff.hunks(file.text(), TextEdits.apply(file.text(), all)));
  }

  private static Excerpt excerpt(SourceFile file, int first, int last) {
    List<String> lines = new ArrayList<>();
    for (int line = first; line <= last; line++) {
      lines.add(file.lineText(line));
    }
    return new Excerpt(first, lines);
  }
}
