package dev.lint429.lsp;

import dev.lint429.run.result.FileResult;
import dev.lint429.run.result.InferenceCall;
import dev.lint429.run.result.Issue;
import dev.lint429.run.result.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** What is to be said of a request to an inference endpoint: in a hover, and above its line. */
final class Hovers {
  private Hovers() {}

  /** What is known of the request at a position; null if there is none. */
  static Hover at(FileResult result, Position position) {
    return result.calls().stream()
        .filter(call -> Lines.contains(Lines.range(call.place()), position))
        .min(Comparator.comparingInt(call -> call.place().end() - call.place().start()))
        .map(call -> new Hover(markup(call, result), Lines.range(call.place())))
        .orElse(null);
  }

  private static MarkupContent markup(InferenceCall call, FileResult result) {
    return new MarkupContent(MarkupKind.MARKDOWN, text(call, result));
  }

  /** The same in Markdown. */
  static String text(InferenceCall call, FileResult result) {
    StringBuilder out = new StringBuilder();
    String provider = call.provider() == null ? "An HTTP endpoint" : call.provider();
    out.append("**").append(provider).append("**");
    if (!call.url().isEmpty()) {
      out.append(" · `").append(call.url()).append('`');
    }
    out.append("\n\n**429:** ").append(state(call));
    if (call.state().equals("missing")) {
      out.append(", nothing here sends the request again");
    }
    out.append("  \nSent with ").append(call.client());
    if (call.confidence() != null) {
      out.append(", recognised by its ").append(recognised(call.confidence()));
    }
    out.append("\n\n");
    if (!call.evidence().isEmpty()) {
      out.append("How it is known:\n");
      call.evidence().forEach(step -> out.append("- ").append(step(step)).append('\n'));
    }
    for (Issue issue : result.issues()) {
      if (issue.place().start() == call.place().start() && !issue.repairs().isEmpty()) {
        out.append("\n").append(issue.repairs().get(0).title()).append(":\n```diff\n");
        out.append(issue.repairs().get(0).diff().stripTrailing()).append("\n```\n");
      }
    }
    return out.toString();
  }

  private static String recognised(String confidence) {
    return switch (confidence) {
      case "host" -> "host";
      case "path" -> "path";
      case "config" -> "configuration";
      default -> "name";
    };
  }

  private static String step(Step step) {
    String file = step.path().substring(step.path().lastIndexOf('/') + 1);
    return step.place() == null
        ? step.text()
        : file + ":" + step.place().line() + ": " + step.text();
  }

  /** What becomes of a 429, in a few words. */
  static String state(InferenceCall call) {
    String retries =
        call.retries().stream()
            .map(
                retry ->
                    retry.delay().equals("unknown")
                        ? retry.kind()
                        : retry.kind() + ", " + delay(retry.delay()))
            .distinct()
            .collect(Collectors.joining("; "));
    String why = retries.isEmpty() ? "" : " (" + retries + ")";
    return switch (call.state()) {
      case "handled" -> "handled" + why;
      case "too-soon" -> "retried too soon" + why;
      case "acknowledged" -> "told apart, but not retried";
      case "missing" -> "missing";
      default -> "unknown: the answer goes where lint429 cannot look";
    };
  }

  private static String delay(String delay) {
    return switch (delay) {
      case "none" -> "no delay";
      case "server" -> "as long as the server asks";
      default -> delay + " delay";
    };
  }

  /** A line above each request. */
  static List<CodeLens> lenses(FileResult result, String uri) {
    List<CodeLens> lenses = new ArrayList<>();
    for (InferenceCall call : result.calls()) {
      Range range = Lines.range(call.place());
      Position start = range.getStart();
      Command show =
          new Command(
              "429: " + state(call),
              Commands.SHOW_CALL,
              List.of(uri, start.getLine(), start.getCharacter()));
      lenses.add(new CodeLens(new Range(start, start), show, null));
    }
    return lenses;
  }
}
