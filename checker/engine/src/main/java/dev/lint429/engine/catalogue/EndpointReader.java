package dev.lint429.engine.catalogue;

import java.util.ArrayList;
import java.util.List;

/** Reads rows of {@code endpoints}. */
final class EndpointReader {
  private static final List<String> KEYS =
      List.of(
          "id",
          "provider",
          "kind",
          "active",
          "state",
          "host",
          "path",
          "pathNote",
          "verbs",
          "notInference",
          "ports",
          "names",
          "rateLimit",
          "overload",
          "doNotRetry",
          "resetHint",
          "advice",
          "verification",
          "source");
  private static final List<String> KINDS =
      List.of("hosted", "dedicated", "self", "gateway", "path-only", "sdk");

  private EndpointReader() {}

  static Endpoint read(DocumentValue row) {
    DocumentValue.Fields f = row.fields(KEYS);
    String kind = f.has("kind") ? f.get("kind").oneOf(KINDS) : "hosted";
    List<Integer> ports = new ArrayList<>();
    for (DocumentValue port : f.items("ports")) {
      ports.add(port.integer());
    }
    return new Endpoint(
        f.require("id").text(),
        f.require("provider").text(),
        kind,
        f.bool("active", true),
        f.text("state", ""),
        f.require("host").regex(),
        f.require("path").regex(),
        f.text("pathNote", ""),
        f.texts("verbs"),
        f.texts("notInference"),
        ports,
        kind.equals("self"),
        f.texts("names"),
        f.text("rateLimit", ""),
        f.text("overload", ""),
        f.text("doNotRetry", ""),
        f.text("resetHint", ""),
        f.text("advice", ""),
        f.text("verification", ""),
        f.text("source", ""));
  }
}
