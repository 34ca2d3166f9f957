package dev.lint429.run.result;

import dev.lint429.engine.catalogue.Client;
import java.util.List;

/**
 * A request to an inference endpoint, handled or not.
 *
 * @param path the file, relative to the run's root, with slashes
 * @param code the line of code, without indentation
 * @param client name of the HTTP client library
 * @param provider name of the endpoint's provider; null if it is not known which
 * @param endpoint id of the endpoint in the catalogue; null if it is in none
 * @param confidence how the endpoint was recognised: host, path, config, name; null if it was not
 *     ({@code scope: all})
 * @param url what is known of the URL, without query and credentials; may be empty
 * @param state what becomes of a 429: missing, acknowledged, too-soon (retried, but after a fixed
 *     delay or none), handled, unknown
 * @param retries the retries that a 429 reaches, the innermost first
 * @param evidence how all this is known
 */
public record InferenceCall(
    String path,
    Place place,
    String code,
    String client,
    String provider,
    String endpoint,
    String confidence,
    String url,
    String state,
    List<RetryShape> retries,
    List<Step> evidence) {

  /** The states, the best first. */
  public static final List<String> STATES =
      List.of("handled", "too-soon", "acknowledged", "missing", "unknown");

  /** The client of calls that need not be HTTP at all; a loop retries them ({@code scope: all}). */
  public static final String NO_CLIENT = Client.NONE.name();

  /** Whether an HTTP client sends it. */
  public boolean isHttp() {
    return !client.equals(NO_CLIENT);
  }

  public InferenceCall {
    retries = List.copyOf(retries);
    evidence = List.copyOf(evidence);
  }

  /**
   * A retry.
   *
   * @param kind loop, recursion, wrap, operator, annotation or client
   * @param delay none, fixed, linear, random, exponential, server or unknown
   * @param library the retry library's id; null for hand-written code
   * @param bounded whether anything may end it while the failure lasts
   */
  public record RetryShape(String kind, String delay, String library, boolean bounded) {}
}
