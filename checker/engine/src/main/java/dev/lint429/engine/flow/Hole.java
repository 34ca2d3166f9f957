package dev.lint429.engine.flow;

/**
 * An unknown piece of a URL.
 *
 * @param name what it is called in the code, or the configuration key
 * @param kind where its value would come from
 * @param type qualified name of its static type; empty if unknown
 */
record Hole(String name, Kind kind, String type) implements UrlText.Part {
  /** Where an unknown value comes from. */
  enum Kind {
    /** A parameter whose callers are not seen. */
    PARAMETER,
    /** A variable or field that nothing seen writes. */
    VARIABLE,
    /** The result of a method that cannot be looked into. */
    METHOD,
    /** A configuration property or an environment variable. */
    CONFIG,
    /** Anything else. */
    OTHER
  }

  /** Whether the value is a URL object, which is never a mere path. */
  boolean isUrlObject() {
    return switch (type) {
      case "java.net.URI", "java.net.URL", "okhttp3.HttpUrl" -> true;
      default -> false;
    };
  }
}
