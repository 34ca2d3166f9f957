package dev.lint429.engine.rules;

import dev.lint429.engine.Request;
import dev.lint429.engine.catalogue.Client;
import dev.lint429.engine.catalogue.Endpoint;
import dev.lint429.engine.flow.Target;
import dev.lint429.engine.graph.RequestSite;
import dev.lint429.engine.handling.Delay;
import dev.lint429.engine.handling.Retry;
import java.util.Arrays;

/** What findings say. */
final class Messages {
  private Messages() {}

  static String unhandled(Request request) {
    return "A 429 (Too Many Requests) from "
        + endpoint(request.target())
        + " is not handled: "
        + arrival(request.site())
        + ", and nothing waits and sends the request again."
        + notes(request.target().endpoint());
  }

  static String fixedDelay(Request request, Retry retry) {
    String what =
        retry.kind() == Retry.Kind.CLIENT
            ? request.site().client().name() + " itself sends it again"
            : "it is sent again";
    String wait =
        retry.delay() == Delay.NONE ? " without a wait" : " after the same delay each time";
    return "A 429 (Too Many Requests) from "
        + endpoint(request.target())
        + " is retried too soon: "
        + what
        + wait
        + ", so that clients that were refused together come back together. Let the delay grow,"
        + " with jitter."
        + notes(request.target().endpoint());
  }

  private static String endpoint(Target target) {
    if (target.kind() != Target.Kind.INFERENCE) {
      return "this endpoint";
    }
    Endpoint endpoint = target.endpoint();
    boolean unnamed = endpoint == null || endpoint.id().equals("path-only");
    String provider = unnamed ? "an inference endpoint" : endpoint.provider();
    String url = target.url().isEmpty() ? "" : " (" + withoutQuery(target.url()) + ")";
    return switch (target.confidence()) {
      case HOST, PATH -> provider + url;
      case CONFIG -> provider + url + ", by its configuration";
      case NAME -> provider + ", by its name" + url;
    };
  }

  /** The query may hold a key, which must not come into logs. */
  private static String withoutQuery(String url) {
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }

  private static String arrival(RequestSite site) {
    if (!(site instanceof RequestSite.Sent sent)) {
      return "it reaches the callers of this method as it is";
    }
    Client.Send send = sent.send();
    return switch (send.on429()) {
      case RESPONSE, STATUS -> "it comes back like any other response";
      case ERROR ->
          "it is thrown" + (send.errors().isEmpty() ? "" : " as " + simple(send.errors().get(0)));
      case BODY -> "its error body comes back as if it were the answer";
    };
  }

  /** The name without the package; a nested class keeps the names of those around it. */
  private static String simple(String type) {
    String[] parts = type.split("\\.");
    int first = 0;
    while (first < parts.length - 1 && Character.isLowerCase(parts[first].charAt(0))) {
      first++;
    }
    return String.join(".", Arrays.asList(parts).subList(first, parts.length));
  }

  private static String notes(Endpoint endpoint) {
    if (endpoint == null || endpoint.active()) {
      return "";
    }
    return " This endpoint is retired: " + endpoint.state() + ".";
  }
}
