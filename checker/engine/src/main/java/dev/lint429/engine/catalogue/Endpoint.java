package dev.lint429.engine.catalogue;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A provider's inference endpoint.
 *
 * @param id short name, unique
 * @param provider name for messages
 * @param kind hosted, self-hosted, gateway …
 * @param active false for a retired one; {@code state} says since when and what succeeds it
 * @param host searched anywhere in the lower-case host name
 * @param path searched in the path, without the query
 * @param pathNote what the path alone does not tell, or empty
 * @param verbs the HTTP methods that are inference, where a known one excludes others; empty if any
 * @param notInference globs of paths at the same host that are no inference ({@code /v1/models*})
 * @param ports the ports that tell it from others on the same host pattern; empty if any
 * @param selfHosted whether the host pattern is that of any private host, so that the path decides
 * @param names words of identifiers and configuration keys that hint at the provider, in lower case
 *     and without separators ({@code openai}, {@code azureopenai})
 * @param rateLimit how the provider says that the limit is hit
 * @param overload how it says that it is overloaded
 * @param doNotRetry what waiting cannot mend
 * @param resetHint where it says how long to wait
 * @param advice the provider's own advice
 * @param verification how the row was verified: run, jar, doc, code, mem (unverified), derived
 * @param source where the row comes from
 */
public record Endpoint(
    String id,
    String provider,
    String kind,
    boolean active,
    String state,
    Pattern host,
    Pattern path,
    String pathNote,
    List<String> verbs,
    List<String> notInference,
    List<Integer> ports,
    boolean selfHosted,
    List<String> names,
    String rateLimit,
    String overload,
    String doNotRetry,
    String resetHint,
    String advice,
    String verification,
    String source) {}
