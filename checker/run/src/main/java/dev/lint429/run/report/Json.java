package dev.lint429.run.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** Builds and writes JSON. What is null is left out. */
final class Json {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private final JsonObject object = new JsonObject();

  static Json object() {
    return new Json();
  }

  Json put(String key, String value) {
    return value == null ? this : put(key, new JsonPrimitive(value));
  }

  Json put(String key, int value) {
    return put(key, new JsonPrimitive(value));
  }

  Json put(String key, boolean value) {
    return put(key, new JsonPrimitive(value));
  }

  Json put(String key, Json value) {
    return value == null ? this : put(key, value.object);
  }

  Json put(String key, JsonElement value) {
    object.add(key, value);
    return this;
  }

  /** A list; left out if it is empty. */
  <T> Json putAll(String key, List<T> items, Function<T, Json> item) {
    return items.isEmpty() ? this : put(key, array(items, item));
  }

  /** A list of one. */
  Json putOne(String key, Json item) {
    return put(key, array(List.of(item), i -> i));
  }

  static <T> JsonArray array(List<T> items, Function<T, Json> item) {
    JsonArray array = new JsonArray();
    items.forEach(i -> array.add(item.apply(i).object));
    return array;
  }

  static JsonArray strings(List<String> items) {
    JsonArray array = new JsonArray();
    items.forEach(array::add);
    return array;
  }

  void write(Appendable out) throws IOException {
    write(object, out);
  }

  static void write(JsonElement element, Appendable out) throws IOException {
    GSON.toJson(element, out);
    out.append('\n');
  }
}
