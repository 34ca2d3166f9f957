package dev.lint429.engine.flow;

import dev.lint429.engine.Evidence;
import dev.lint429.engine.catalogue.Endpoint;
import java.util.List;

/**
 * Where a request goes.
 *
 * @param kind what is known of it
 * @param endpoint the endpoint, or null unless {@code kind} is {@link Kind#INFERENCE}, and null
 *     there too for a user's own pattern
 * @param confidence how it is known; null unless {@code kind} is {@link Kind#INFERENCE}
 * @param url the URL for messages, with what is unknown as <code>{name}</code>
 * @param trail where the pieces of the URL were seen
 */
public record Target(
    Kind kind, Endpoint endpoint, Confidence confidence, String url, List<Evidence> trail) {

  public Target {
    trail = List.copyOf(trail);
  }

  /** What is known of a request's URL. */
  public enum Kind {
    /** It is an inference endpoint. */
    INFERENCE,
    /** It is known to be something else. */
    OTHER,
    /** Too little of the URL is known. */
    UNKNOWN,
    /** It is that of a file or a class path resource: opening it sends nothing. */
    LOCAL
  }

  /** How an endpoint was recognised, the surest first. */
  public enum Confidence {
    /** A known host and an inference path. */
    HOST,
    /** An inference path on an unknown host. */
    PATH,
    /** A configuration key or value that names a provider. */
    CONFIG,
    /** Identifiers or body keys only; two are needed. */
    NAME
  }
}
