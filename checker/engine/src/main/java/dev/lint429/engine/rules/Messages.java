package dev.lint429.engine.rules;

import dev.lint429.engine.Request;
import dev.lint429.engine.catalogue.Client;
import dev.lint429.engine.catalogue.Endpoint;
import dev.lint429.engine.flow.Target;
import dev.lint429.engine.graph.RequestSite;
import dev.lint429.engine.handling.Delay;
import dev.lint429.engine.handling.Retry;
import dev.lint429.engine.model.Expr;
import java.util.Arrays;
import java.util.stream.Stream;

/** What findings say. */
final class Messages {
  private static final String FIXED = " after the same delay each time";

  private Messages() {}

  static String unhandled(Request request) {
    return endpoint(request)
        + " may answer 429 (Too Many Requests), and nothing here sends the request again: "
        + arrival(request.site())
        + "."
        + hint(request.site().client())
        + notes(request.target().endpoint());
  }

  static String fixedDelay(Request request, Retry retry) {
    String who = retry.kind() == Retry.Kind.CLIENT ? " by " + retrying(request, retry) : "";
    String fixed = retry.attempts() == 2 ? " once, after a fixed delay" : FIXED;
    String wait = retry.delay() == Delay.NONE ? " without a delay" : fixed;
    return "A 429 (Too Many Requests) from "
        + lowerArticle(endpoint(request))
        + " is retried"
        + who
        + wait
        + ". Clients that were refused together come back together: let the delay grow, with"
        + " jitter."
        + notes(request.target().endpoint());
  }

  static String fixedDelay(RequestSite.Retried site, Retry retry) {
    return failing(site)
        + (retry.delay() == Delay.NONE ? " without a delay" : FIXED)
        + ". Callers that failed together come back together: let the delay grow, with jitter.";
  }

  static String unbounded(RequestSite.Retried site, Retry retry) {
    return failing(site)
        + (retry.delay() == Delay.NONE ? ", without a delay," : "")
        + " for as long as it fails. A failure that lasts keeps this thread for ever: bound the"
        + " attempts or the time.";
  }

  static String noJitter(RequestSite.Retried site) {
    return failing(site)
        + " after a wait that grows, but is the same for every caller. Callers that failed together"
        + " come back together: spread it at random.";
  }

  private static String failing(RequestSite.Retried site) {
    String what =
        site.call() instanceof Expr.Call call
            ? "call of " + owner(call) + call.name()
            : "creation of " + simple(site.call().type().name());
    return "A failed " + what + " is retried";
  }

  /** The simple name of the class that declares a method, and a dot; empty if it is unknown. */
  private static String owner(Expr.Call call) {
    return call.method().owner().isEmpty() ? "" : simple(call.method().owner()) + ".";
  }

  /** The client, or the library beneath it that retries where it is present. */
  private static String retrying(Request request, Retry retry) {
    Client client = request.site().client();
    boolean beneath =
        retry.attempts() == 2
            && Stream.concat(
                    Stream.of(client.retries()), client.config().stream().map(c -> c.retries()))
                .anyMatch(own -> own != null && isHttpClient5(own.ifPresent()));
    return beneath
        ? "Apache HttpClient 5, which " + client.name() + " sends with,"
        : client.name() + " itself";
  }

  private static boolean isHttpClient5(String type) {
    return type != null && type.startsWith("org.apache.hc.client5.");
  }

  static String unbounded(Request request, Retry retry) {
    String pause = retry.delay() == Delay.NONE ? ", without a delay," : "";
    return "A 429 (Too Many Requests) from "
        + lowerArticle(endpoint(request))
        + " is retried"
        + pause
        + " for as long as it is refused. A limit that lasts, such as a used-up quota, keeps this"
        + " thread for ever: bound the attempts or the time."
        + notes(request.target().endpoint());
  }

  static String stacked(Request request, Retry inner) {
    boolean client = inner.kind() == Retry.Kind.CLIENT;
    String who = client ? request.site().client().name() : "an interceptor of the client";
    String times = inner.attempts() > 1 ? " (up to " + inner.attempts() + " times each)" : "";
    return "A 429 (Too Many Requests) from "
        + lowerArticle(endpoint(request))
        + " is retried here, around "
        + who
        + ", which retries by itself"
        + times
        + ". The attempts multiply: let only one of them retry."
        + notes(request.target().endpoint());
  }

  static String hintIgnored(Request request) {
    String hint =
        request.target().endpoint() == null ? "" : request.target().endpoint().resetHint();
    String known = hint.startsWith("Retry-After") ? "Retry-After" : "Retry-After, where it is sent";
    return "A 429 (Too Many Requests) from "
        + lowerArticle(endpoint(request))
        + " is retried after a wait of one's own. The server may say how long to wait ("
        + known
        + "), and nobody looks.";
  }

  static String noJitter(Request request) {
    return "The wait before a 429 (Too Many Requests) from "
        + lowerArticle(endpoint(request))
        + " is retried grows, but is the same for every client. Clients that were refused together"
        + " come back together: spread it at random.";
  }

  static String everything(Request request) {
    return "Whatever "
        + lowerArticle(endpoint(request))
        + " refuses is retried, a malformed request (400) and a wrong key (401) included. Waiting"
        + " cannot mend those: retry 429 and 5xx only.";
  }

  /** Within a sentence. */
  private static String lowerArticle(String text) {
    boolean article = text.startsWith("A ") || text.startsWith("An ") || text.startsWith("The ");
    return article ? Character.toLowerCase(text.charAt(0)) + text.substring(1) : text;
  }

  /** What the client's row says of its own retry of a 429, where it has none. */
  private static String hint(Client client) {
    Client.OwnRetry own = client.retries();
    return own.unasked() || own.note() == null ? "" : " " + own.note() + ".";
  }

  private static String endpoint(Request request) {
    boolean sdk = request.site() instanceof RequestSite.Sent sent && sent.send().endpoint() != null;
    return endpoint(request.target())
        + (sdk ? ", through " + request.site().client().name() + "," : "");
  }

  private static String endpoint(Target target) {
    if (target.kind() != Target.Kind.INFERENCE) {
      return "The endpoint";
    }
    Endpoint endpoint = target.endpoint();
    // A sentence may begin with it.
    boolean unnamed = endpoint == null || endpoint.id().equals("path-only");
    String provider = unnamed ? "An inference endpoint" : provider(endpoint);
    String url = target.url().isEmpty() ? "" : " (" + withoutQuery(target.url()) + ")";
    return switch (target.confidence()) {
      case HOST, PATH -> provider + url;
      case CONFIG -> provider + url + ", by its configuration";
      case NAME -> provider + ", by its name" + url;
    };
  }

  /** A private host's path is that of several servers; only a port of its own tells which. */
  private static String provider(Endpoint endpoint) {
    return endpoint.selfHosted() && endpoint.ports().isEmpty()
        ? "A self-hosted model server such as " + endpoint.provider()
        : endpoint.provider();
  }

  /** The query may hold a key, which must not come into logs. */
  private static String withoutQuery(String url) {
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }

  private static String arrival(RequestSite site) {
    if (!(site instanceof RequestSite.Sent sent)) {
      return "the 429 reaches the callers of this method as it is";
    }
    Client.Send send = sent.send();
    return switch (send.on429()) {
      case RESPONSE, STATUS -> "the 429 comes back like any other response";
      case ERROR ->
          send.errors().isEmpty()
              ? "the 429 is thrown"
              : "the 429 is thrown as " + simple(send.errors().get(0));
      case BODY -> "the body of the 429 comes back as if it were the answer";
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
    return " This endpoint is retired: " + endpoint.state().replaceFirst("^RETIRED: *", "") + ".";
  }
}
