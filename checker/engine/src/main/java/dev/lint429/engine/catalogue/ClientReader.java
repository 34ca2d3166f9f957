package dev.lint429.engine.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads rows of {@code clients}. */
final class ClientReader {
  static final int SHORTEST_PACKAGE = 3;
  private static final List<String> CLIENT =
      List.of(
          "id",
          "name",
          "packages",
          "source",
          "types",
          "sends",
          "declared",
          "urlSteps",
          "statusReads",
          "statusHandlers",
          "headerReads",
          "retries",
          "config",
          "retryBean",
          "interceptors",
          "constants");
  private static final List<String> SEND =
      List.of(
          "method",
          "mode",
          "url",
          "base",
          "verb",
          "on429",
          "errors",
          "handlers",
          "once",
          "endpoint");
  private static final List<String> HANDLER =
      List.of("arg", "method", "param", "on429", "returnsResult");
  private static final List<String> DECLARED =
      List.of(
          "methodAnnotations",
          "pathElements",
          "pathAnnotations",
          "typeAnnotation",
          "baseElements",
          "factories",
          "modes",
          "on429",
          "errors");
  private static final List<String> FACTORY = List.of("method", "base");
  private static final List<String> URL_STEP = List.of("method", "arg", "effect", "args", "verb");
  private static final List<String> STATUS_READ = List.of("method", "kind", "arg", "errors");
  private static final List<String> STATUS_HANDLER = List.of("method", "predicate", "handler");
  private static final List<String> OWN_RETRY =
      List.of(
          "retries", "shape", "attempts", "onlyWithHint", "ifPresent", "ifSet", "note", "source");
  private static final List<String> CONFIG =
      List.of("method", "retries", "arg", "retryCount", "sendCount");
  private static final List<String> RETRY_BEAN = List.of("type", "annotation", "element");
  private static final List<String> INTERCEPTOR =
      List.of("type", "method", "proceed", "install", "on429");

  private final DocumentValue.Fields row;
  private final MethodPatternReader methods;

  private ClientReader(DocumentValue.Fields row) {
    this.row = row;
    this.methods = MethodPatternReader.of(row);
  }

  static Client read(DocumentValue row) {
    return new ClientReader(row.fields(CLIENT)).read();
  }

  private Client read() {
    return new Client(
        row.require("id").text(),
        row.require("name").text(),
        packages(),
        row.text("source", ""),
        sends(),
        declared(),
        urlSteps(),
        statusReads(),
        statusHandlers(),
        headerReads(),
        row.has("retries") ? ownRetry(row.get("retries")) : Client.OwnRetry.NONE,
        config(),
        row.has("retryBean") ? retryBean(row.get("retryBean")) : null,
        interceptors(),
        constants());
  }

  /** They are searched in every file: a word in every file would make each worth a look. */
  private List<String> packages() {
    List<String> packages = new ArrayList<>();
    for (DocumentValue value : row.require("packages").itemsOrOne()) {
      if (value.text().length() < SHORTEST_PACKAGE) {
        throw value.error("must be the start of a package's name, such as com.example.llm");
      }
      packages.add(value.text());
    }
    if (packages.isEmpty()) {
      throw row.get("packages").error("must name at least one package");
    }
    return packages;
  }

  private List<Client.Send> sends() {
    List<Client.Send> sends = new ArrayList<>();
    for (DocumentValue value : row.items("sends")) {
      DocumentValue.Fields f = value.fields(SEND);
      List<Client.Handler> handlers = handlers(f);
      for (MethodPattern method : methods.read(f.require("method"))) {
        sends.add(
            new Client.Send(
                method,
                f.oneOf("mode", Client.Mode.class, Client.Mode.BLOCKING),
                f.arg("url", 0),
                f.arg("base", Client.NOWHERE),
                f.text("verb", null),
                f.oneOf("on429", Client.On429.class, Client.On429.RESPONSE),
                f.texts("errors"),
                handlers,
                f.bool("once", false),
                f.text("endpoint", null)));
      }
    }
    return sends;
  }

  private static List<Client.Handler> handlers(DocumentValue.Fields send) {
    List<Client.Handler> handlers = new ArrayList<>();
    for (DocumentValue value : send.items("handlers")) {
      DocumentValue.Fields f = value.fields(HANDLER);
      handlers.add(
          new Client.Handler(
              f.require("arg").arg(),
              f.require("method").text(),
              f.arg("param", 0),
              f.oneOf("on429", Client.On429.class, Client.On429.RESPONSE),
              f.bool("returnsResult", false)));
    }
    return handlers;
  }

  private List<Client.DeclaredClient> declared() {
    List<Client.DeclaredClient> declared = new ArrayList<>();
    for (DocumentValue value : row.items("declared")) {
      DocumentValue.Fields f = value.fields(DECLARED);
      Map<String, String> annotations = new LinkedHashMap<>();
      for (Map.Entry<String, DocumentValue> e :
          f.require("methodAnnotations").entries().entrySet()) {
        annotations.put(e.getKey(), e.getValue().text());
      }
      Map<String, Client.Mode> modes = new LinkedHashMap<>();
      for (Map.Entry<String, DocumentValue> e : f.require("modes").entries().entrySet()) {
        modes.put(e.getKey(), e.getValue().oneOf(Client.Mode.class));
      }
      Map<String, Client.On429> on429 = new LinkedHashMap<>();
      for (Map.Entry<String, DocumentValue> e : f.require("on429").entries().entrySet()) {
        on429.put(e.getKey(), e.getValue().oneOf(Client.On429.class));
      }
      declared.add(
          new Client.DeclaredClient(
              annotations,
              f.texts("pathElements"),
              f.texts("pathAnnotations"),
              f.text("typeAnnotation", null),
              f.texts("baseElements"),
              factories(f),
              modes,
              on429,
              f.texts("errors")));
    }
    return declared;
  }

  private List<Client.Factory> factories(DocumentValue.Fields declared) {
    List<Client.Factory> factories = new ArrayList<>();
    for (DocumentValue value : declared.items("factories")) {
      DocumentValue.Fields f = value.fields(FACTORY);
      for (MethodPattern method : methods.read(f.require("method"))) {
        factories.add(new Client.Factory(method, f.arg("base", Client.RECEIVER)));
      }
    }
    return factories;
  }

  /**
   * A row has either one {@code arg} with its {@code effect}, or {@code args} that map several
   * arguments to their effects.
   */
  private List<Client.UrlStep> urlSteps() {
    List<Client.UrlStep> steps = new ArrayList<>();
    for (DocumentValue value : row.items("urlSteps")) {
      DocumentValue.Fields f = value.fields(URL_STEP);
      Map<Integer, Client.Effect> effects = new LinkedHashMap<>();
      if (!f.has("args")) {
        effects.put(f.arg("arg", 0), f.require("effect").oneOf(Client.Effect.class));
      } else if (f.has("arg") || f.has("effect")) {
        throw value.error("give either \"args\", or \"arg\" and \"effect\"");
      } else {
        for (Map.Entry<String, DocumentValue> e : f.get("args").entries().entrySet()) {
          DocumentValue effect = e.getValue();
          effects.put(effect.argKey(e.getKey()), effect.oneOf(Client.Effect.class));
        }
      }
      for (MethodPattern method : methods.read(f.require("method"))) {
        for (Map.Entry<Integer, Client.Effect> e : effects.entrySet()) {
          steps.add(new Client.UrlStep(method, e.getKey(), e.getValue(), f.text("verb", null)));
        }
      }
    }
    return steps;
  }

  private List<Client.StatusRead> statusReads() {
    List<Client.StatusRead> reads = new ArrayList<>();
    for (DocumentValue value : row.items("statusReads")) {
      DocumentValue.Fields f = value.fields(STATUS_READ);
      Client.StatusKind kind = f.require("kind").oneOf(Client.StatusKind.class);
      for (MethodPattern method : methods.read(f.require("method"))) {
        reads.add(
            new Client.StatusRead(method, kind, f.arg("arg", Client.RECEIVER), f.texts("errors")));
      }
    }
    return reads;
  }

  private List<Client.StatusHandler> statusHandlers() {
    List<Client.StatusHandler> handlers = new ArrayList<>();
    for (DocumentValue value : row.items("statusHandlers")) {
      DocumentValue.Fields f = value.fields(STATUS_HANDLER);
      for (MethodPattern method : methods.read(f.require("method"))) {
        handlers.add(
            new Client.StatusHandler(
                method, f.arg("predicate", Client.NOWHERE), f.arg("handler", Client.NOWHERE)));
      }
    }
    return handlers;
  }

  private List<MethodPattern> headerReads() {
    List<MethodPattern> reads = new ArrayList<>();
    for (DocumentValue value : row.items("headerReads")) {
      reads.add(methods.readOne(value));
    }
    return reads;
  }

  private static Client.OwnRetry ownRetry(DocumentValue value) {
    DocumentValue.Fields f = value.fields(OWN_RETRY);
    boolean retries = f.require("retries").bool();
    int attempts = retries ? 0 : 1;
    return new Client.OwnRetry(
        retries,
        retries ? f.require("shape").oneOf(DocumentValue.SHAPES) : null,
        f.has("attempts") ? f.get("attempts").integer() : attempts,
        f.bool("onlyWithHint", false),
        f.text("ifPresent", null),
        settings(f),
        f.text("note", null),
        f.text("source", ""));
  }

  private static List<String> settings(DocumentValue.Fields ownRetry) {
    for (DocumentValue setting : ownRetry.items("ifSet")) {
      if (setting.text().indexOf('=') < 1) {
        throw setting.error("must be KEY=VALUE, not \"" + setting.text() + "\"");
      }
    }
    return ownRetry.texts("ifSet");
  }

  private List<Client.ClientConfig> config() {
    List<Client.ClientConfig> configs = new ArrayList<>();
    for (DocumentValue value : row.items("config")) {
      DocumentValue.Fields f = value.fields(CONFIG);
      long given = Stream.of("retries", "arg", "retryCount", "sendCount").filter(f::has).count();
      if (given != 1) {
        throw value.error(
            "give one of \"retries\", what the client does from then on, \"arg\", the argument"
                + " that decides, \"retryCount\" and \"sendCount\", the argument that counts");
      }
      Client.OwnRetry retries = f.has("retries") ? ownRetry(f.get("retries")) : null;
      for (MethodPattern method : methods.read(f.require("method"))) {
        configs.add(
            new Client.ClientConfig(
                method,
                retries,
                f.arg("arg", Client.NOWHERE),
                f.arg(f.has("sendCount") ? "sendCount" : "retryCount", Client.NOWHERE),
                f.has("sendCount")));
      }
    }
    return configs;
  }

  private Client.RetryBean retryBean(DocumentValue value) {
    DocumentValue.Fields f = value.fields(RETRY_BEAN);
    return new Client.RetryBean(
        methods.type(f.require("type")),
        f.require("annotation").text(),
        f.require("element").text());
  }

  private List<Client.Interceptor> interceptors() {
    List<Client.Interceptor> interceptors = new ArrayList<>();
    for (DocumentValue value : row.items("interceptors")) {
      DocumentValue.Fields f = value.fields(INTERCEPTOR);
      interceptors.add(
          new Client.Interceptor(
              methods.type(f.require("type")),
              f.require("method").text(),
              methods.readOne(f.require("proceed")),
              methods.readOne(f.require("install")),
              f.oneOf("on429", Client.On429.class, Client.On429.RESPONSE)));
    }
    return interceptors;
  }

  private Map<String, Integer> constants() {
    Map<String, Integer> constants = new LinkedHashMap<>();
    if (row.has("constants")) {
      for (Map.Entry<String, DocumentValue> type : row.get("constants").entries().entrySet()) {
        String prefix = type.getKey().concat(".");
        for (Map.Entry<String, DocumentValue> e : type.getValue().entries().entrySet()) {
          constants.put(prefix.concat(e.getKey()), e.getValue().integer());
        }
      }
    }
    return constants;
  }
}
