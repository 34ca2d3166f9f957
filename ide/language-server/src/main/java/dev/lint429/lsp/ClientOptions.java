package dev.lint429.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.lint429.engine.Options;
import java.util.Locale;
import java.util.function.Function;

/**
 * What the user set in the editor.
 *
 * @param debounceMillis how long typing must pause before a file is analysed
 * @param codeLens whether a line above each inference call says what becomes of a 429
 * @param workspaceDiagnostics whether files that are not open are reported
 * @param scope null for what {@code lint429.yaml} says
 * @param showsExplanations whether the client itself shows what {@code lint429.explainRule} answers
 */
record ClientOptions(
    int debounceMillis,
    boolean codeLens,
    boolean workspaceDiagnostics,
    Options.Scope scope,
    boolean showsExplanations) {
  static final String SECTION = "lint429";
  static final ClientOptions DEFAULT = new ClientOptions(150, true, true, null, false);

  private static final int MAX_DEBOUNCE = 10_000;

  /**
   * The options with those that {@code settings} names changed; what is not understood stays.
   *
   * @param settings the object itself, or one that holds it under {@code lint429}; may be null
   */
  ClientOptions with(Object settings) {
    if (!(settings instanceof JsonObject object)) {
      return this;
    }
    if (object.get(SECTION) instanceof JsonObject section) {
      return with(section);
    }
    return new ClientOptions(
        get(object, "debounceMillis", ClientOptions::millis, debounceMillis),
        get(object, "codeLens", ClientOptions::bool, codeLens),
        get(object, "workspaceDiagnostics", ClientOptions::bool, workspaceDiagnostics),
        object.has("scope") ? scope(object.get("scope")) : scope,
        get(object, "showsExplanations", ClientOptions::bool, showsExplanations));
  }

  private static <T> T get(
      JsonObject object, String key, Function<JsonPrimitive, T> read, T otherwise) {
    T value = object.get(key) instanceof JsonPrimitive primitive ? read.apply(primitive) : null;
    return value == null ? otherwise : value;
  }

  private static Integer millis(JsonPrimitive value) {
    return value.isNumber() ? Math.max(0, Math.min(MAX_DEBOUNCE, value.getAsInt())) : null;
  }

  private static Boolean bool(JsonPrimitive value) {
    return value.isBoolean() ? value.getAsBoolean() : null;
  }

  private static Options.Scope scope(JsonElement value) {
    if (value instanceof JsonPrimitive primitive && primitive.isString()) {
      for (Options.Scope scope : Options.Scope.values()) {
        if (scope.name().toLowerCase(Locale.ROOT).equals(primitive.getAsString())) {
          return scope;
        }
      }
    }
    return null;
  }
}
