package dev.lint429.engine.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads rows of {@code retryLibraries}. */
final class RetryReader {
  private static final List<String> LIBRARY =
      List.of(
          "id",
          "name",
          "packages",
          "source",
          "types",
          "wraps",
          "operators",
          "annotations",
          "policies",
          "constants");
  private static final List<String> WRAP =
      List.of("method", "code", "policy", "defaults", "params", "deferred");
  private static final List<String> OPERATOR =
      List.of("method", "policy", "defaults", "params", "onlyKnown");
  private static final List<String> ANNOTATION =
      List.of("type", "defaults", "elements", "named", "beside", "awaits", "instances");
  private static final List<String> ELEMENT = List.of("name", "role", "shape");
  private static final List<String> POLICY =
      List.of("method", "defaults", "params", "settings", "ifPresent", "note");
  private static final List<String> SETTING =
      List.of("method", "shape", "attempts", "jitter", "roles", "retryOn", "causes");
  private static final List<String> DEFAULTS =
      List.of(
          "shape",
          "attempts",
          "jitter",
          "retriesExceptions",
          "retriesResults",
          "causes",
          "statuses");

  private final DocumentValue.Fields row;
  private final MethodPatternReader methods;

  private RetryReader(DocumentValue.Fields row) {
    this.row = row;
    this.methods = MethodPatternReader.of(row);
  }

  static RetryLibrary read(DocumentValue row) {
    return new RetryReader(row.fields(LIBRARY)).read();
  }

  private RetryLibrary read() {
    return new RetryLibrary(
        row.require("id").text(),
        row.require("name").text(),
        row.require("packages").texts(),
        wraps(),
        operators(),
        annotations(),
        policies(),
        constants(),
        row.text("source", ""));
  }

  private List<RetryLibrary.Wrap> wraps() {
    List<RetryLibrary.Wrap> wraps = new ArrayList<>();
    for (DocumentValue value : row.items("wraps")) {
      DocumentValue.Fields f = value.fields(WRAP);
      if (f.has("policy") && f.has("defaults")) {
        throw value.error(
            "give either \"policy\", where the policy is, or \"defaults\" for a call that is the"
                + " policy itself");
      }
      if (f.has("params") && !f.has("defaults")) {
        throw value.error("\"params\" change \"defaults\", which are missing");
      }
      for (MethodPattern method : methods.read(f.require("method"))) {
        wraps.add(
            new RetryLibrary.Wrap(
                method,
                f.arg("code", 0),
                f.has("defaults") ? Client.NOWHERE : f.arg("policy", Client.RECEIVER),
                f.has("defaults") ? defaults(f.get("defaults")) : null,
                roles(f, "params"),
                f.bool("deferred", false)));
      }
    }
    return wraps;
  }

  private List<RetryLibrary.Operator> operators() {
    List<RetryLibrary.Operator> operators = new ArrayList<>();
    for (DocumentValue value : row.items("operators")) {
      DocumentValue.Fields f = value.fields(OPERATOR);
      int policy = f.arg("policy", Client.NOWHERE);
      if ((policy == Client.NOWHERE) != f.has("defaults")) {
        throw value.error(
            "give either \"policy\", where the policy is, or \"defaults\" for an operator that is"
                + " the policy itself");
      }
      for (MethodPattern method : methods.read(f.require("method"))) {
        operators.add(
            new RetryLibrary.Operator(
                method,
                policy,
                f.has("defaults") ? defaults(f.get("defaults")) : null,
                roles(f, "params"),
                f.bool("onlyKnown", false)));
      }
    }
    return operators;
  }

  private List<RetryLibrary.PolicyAnnotation> annotations() {
    List<RetryLibrary.PolicyAnnotation> annotations = new ArrayList<>();
    for (DocumentValue value : row.items("annotations")) {
      DocumentValue.Fields f = value.fields(ANNOTATION);
      Map<String, String> beside = new LinkedHashMap<>();
      if (f.has("beside")) {
        for (Map.Entry<String, DocumentValue> e : f.get("beside").entries().entrySet()) {
          beside.put(e.getKey(), e.getValue().oneOf(DocumentValue.SHAPES));
        }
      }
      List<RetryLibrary.Element> elements = new ArrayList<>();
      for (DocumentValue element : f.items("elements")) {
        DocumentValue.Fields e = element.fields(ELEMENT);
        elements.add(
            new RetryLibrary.Element(
                e.require("name").text(),
                e.require("role").oneOf(RetryLibrary.Role.class),
                e.shape("shape")));
      }
      annotations.add(
          new RetryLibrary.PolicyAnnotation(
              methods.type(f.require("type")),
              defaults(f.require("defaults")),
              elements,
              f.text("named", null),
              beside,
              f.bool("awaits", false),
              f.text("instances", null)));
    }
    return annotations;
  }

  private List<RetryLibrary.Policy> policies() {
    List<RetryLibrary.Policy> policies = new ArrayList<>();
    for (DocumentValue value : row.items("policies")) {
      DocumentValue.Fields f = value.fields(POLICY);
      RetryLibrary.Defaults defaults = defaults(f.require("defaults"));
      List<RetryLibrary.Setting> settings = settings(f);
      for (MethodPattern method : methods.read(f.require("method"))) {
        policies.add(
            new RetryLibrary.Policy(
                method,
                defaults,
                roles(f, "params"),
                settings,
                f.text("ifPresent", null),
                f.text("note", null)));
      }
    }
    return policies;
  }

  private List<RetryLibrary.Setting> settings(DocumentValue.Fields policy) {
    List<RetryLibrary.Setting> settings = new ArrayList<>();
    for (DocumentValue value : policy.items("settings")) {
      DocumentValue.Fields f = value.fields(SETTING);
      for (MethodPattern method : methods.read(f.require("method"))) {
        settings.add(
            new RetryLibrary.Setting(
                method,
                f.shape("shape"),
                f.has("attempts") ? f.get("attempts").integer() : null,
                f.has("jitter") ? f.get("jitter").bool() : null,
                roles(f, "roles"),
                f.texts("retryOn"),
                f.has("causes") ? f.get("causes").bool() : null));
      }
    }
    return settings;
  }

  private static Map<Integer, RetryLibrary.Role> roles(DocumentValue.Fields f, String key) {
    Map<Integer, RetryLibrary.Role> roles = new LinkedHashMap<>();
    if (f.has(key)) {
      for (Map.Entry<String, DocumentValue> e : f.get(key).entries().entrySet()) {
        DocumentValue role = e.getValue();
        roles.put(role.argKey(e.getKey()), role.oneOf(RetryLibrary.Role.class));
      }
    }
    return roles;
  }

  private Map<String, RetryLibrary.Defaults> constants() {
    Map<String, RetryLibrary.Defaults> constants = new LinkedHashMap<>();
    if (row.has("constants")) {
      for (Map.Entry<String, DocumentValue> e : row.get("constants").entries().entrySet()) {
        constants.put(e.getKey(), defaults(e.getValue()));
      }
    }
    return constants;
  }

  private static RetryLibrary.Defaults defaults(DocumentValue value) {
    DocumentValue.Fields f = value.fields(DEFAULTS);
    List<Integer> statuses = new ArrayList<>();
    for (DocumentValue status : f.items("statuses")) {
      statuses.add(status.integer());
    }
    return new RetryLibrary.Defaults(
        f.shape("shape"),
        f.has("attempts") ? f.get("attempts").integer() : -1,
        f.bool("jitter", false),
        f.bool("retriesExceptions", true),
        f.bool("retriesResults", false),
        f.bool("causes", false),
        statuses);
  }
}
