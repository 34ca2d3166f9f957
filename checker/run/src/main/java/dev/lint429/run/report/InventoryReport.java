package dev.lint429.run.report;

import dev.lint429.run.RunResult;
import dev.lint429.run.Version;
import dev.lint429.run.result.InferenceCall;
import dev.lint429.run.result.Issue;
import dev.lint429.run.result.Step;
import java.io.IOException;
import java.util.List;

/** All inference calls, the good ones too, as JSON. */
final class InventoryReport implements Report {
  /** Of this format; grows when a field changes its meaning or goes. */
  private static final int VERSION = 1;

  @Override
  public void write(RunResult result, Appendable out) throws IOException {
    Json states = Json.object();
    result.callsByState().forEach(states::put);
    Json loops = Json.object();
    result.loopsByShape(call -> true).forEach(loops::put);
    Json.object()
        .put("version", VERSION)
        .put("tool", "lint429 " + Version.current())
        .put("files", result.files())
        .put("unknownUrls", result.unknown())
        .put("unparsed", Json.strings(List.copyOf(result.troubles().keySet())))
        .put("states", states)
        .put("loops", loops)
        .put("calls", Json.array(result.calls(), call -> call(call, result)))
        .write(out);
  }

  private static Json call(InferenceCall call, RunResult result) {
    List<String> rules =
        result.issues().stream()
            .filter(i -> i.path().equals(call.path()) && i.place().equals(call.place()))
            .map(Issue::rule)
            .toList();
    return Json.object()
        .put("path", call.path())
        .put("line", call.place().line())
        .put("column", call.place().column())
        .put("code", call.code())
        .put("client", call.client())
        .put("provider", call.provider())
        .put("endpoint", call.endpoint())
        .put("confidence", call.confidence())
        .put("url", call.url())
        .put("state", call.state())
        .put("retries", Json.array(call.retries(), InventoryReport::retry))
        .put("findings", Json.strings(rules))
        .put("evidence", Json.array(call.evidence(), InventoryReport::step));
  }

  private static Json retry(InferenceCall.RetryShape retry) {
    return Json.object()
        .put("kind", retry.kind())
        .put("delay", retry.delay())
        .put("library", retry.library())
        .put("bounded", retry.bounded());
  }

  private static Json step(Step step) {
    Json json = Json.object().put("path", step.path());
    if (step.place() != null) {
      json.put("line", step.place().line()).put("column", step.place().column());
    }
    return json.put("text", step.text());
  }
}
