package dev.lint429.engine.flow;

import dev.lint429.engine.catalogue.Endpoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the code around a request says of where it goes, apart from its URL. Such names are weak
 * evidence: a class called after one provider may well call another.
 */
final class Hints {
  /** JSON keys that hardly any other request has. */
  private static final Set<String> TELLING_KEYS =
      Set.of(
          "messages",
          "max_tokens",
          "prompt",
          "inputs",
          "contents",
          "generationConfig",
          "max_new_tokens",
          "wait_for_model",
          "temperature",
          "max_completion_tokens");

  private static final Set<String> BODY_KEYS =
      Set.of(
          "model", "role", "content", "parts", "stream", "top_p", "parameters", "system", "input");

  private static final Pattern NO_KEY = Pattern.compile("[^A-Za-z_]+");

  /** Where one word of an identifier ends and the next starts. */
  private static final Pattern WORD_END =
      Pattern.compile(
          "[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"
              + "|(?<=[A-Za-z])(?=[0-9])");

  private static final List<String> GENERIC = List.of("llm", "gpt", "chatcompletion", "inference");
  private static final int MAX_JOINED = 4;

  /** Behind the constants that it needs. */
  static final Hints NONE = new Hints(List.of(), List.of(), List.of());

  private final Set<String> declared;
  private final Set<String> used;
  private final boolean body;

  /**
   * @param declared names of the class and the method that send
   * @param used identifiers and configuration keys in that method
   * @param texts string literals in that method, and in those it calls in its class
   */
  Hints(Collection<String> declared, Collection<String> used, Collection<String> texts) {
    this.declared = terms(declared);
    this.used = terms(used);
    this.body = looksLikeInference(texts);
  }

  private static boolean looksLikeInference(Collection<String> texts) {
    Set<String> keys = new HashSet<>();
    for (String text : texts) {
      keys.addAll(List.of(NO_KEY.split(text, -1)));
    }
    long telling = keys.stream().filter(TELLING_KEYS::contains).count();
    return telling >= 1 && telling + keys.stream().filter(BODY_KEYS::contains).count() >= 2;
  }

  /** Whether the body that is sent looks like one for a model: two keys, one of them telling. */
  boolean bodyLooksLikeInference() {
    return body;
  }

  /**
   * In how many independent ways the provider is named.
   *
   * @param urlTerms the {@link #terms} of the names in the URL
   */
  int mentions(Endpoint endpoint, Set<String> urlTerms) {
    return count(endpoint.names(), urlTerms) + (names(endpoint.names(), used) ? 1 : 0);
  }

  /** Whether the class or the method names the provider. */
  boolean isDeclared(Endpoint endpoint) {
    return names(endpoint.names(), declared);
  }

  /** Whether the URL itself, the method or its class names the provider. */
  boolean isNamedNearby(Endpoint endpoint, Set<String> urlTerms) {
    return count(endpoint.names(), urlTerms) > 0;
  }

  /** In how many independent ways a model is named, without any provider. */
  int genericMentions(Set<String> urlTerms) {
    return count(GENERIC, urlTerms);
  }

  private int count(List<String> wanted, Set<String> urlTerms) {
    return (names(wanted, urlTerms) ? 1 : 0) + (names(wanted, declared) ? 1 : 0);
  }

  /** Whether {@code terms} hold any of the names. */
  static boolean names(List<String> wanted, Set<String> terms) {
    return wanted.stream().anyMatch(terms::contains);
  }

  /**
   * The words of identifiers and keys in lower case, alone and run together: {@code OpenAiKey} and
   * {@code OPENAI_KEY} both give "openai", but {@code market} does not give "ark".
   */
  static Set<String> terms(Collection<String> identifiers) {
    Set<String> terms = new HashSet<>();
    for (String identifier : identifiers) {
      List<String> words = words(identifier);
      for (int from = 0; from < words.size(); from++) {
        StringBuilder joined = new StringBuilder();
        for (int to = from; to < Math.min(from + MAX_JOINED, words.size()); to++) {
          terms.add(joined.append(words.get(to)).toString());
        }
      }
    }
    return terms;
  }

  private static List<String> words(String identifier) {
    List<String> words = new ArrayList<>();
    for (String word : WORD_END.split(identifier, -1)) {
      if (!word.isEmpty()) {
        words.add(word.toLowerCase(Locale.ROOT));
      }
    }
    return words;
  }
}
