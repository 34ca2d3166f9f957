package dev.lint429.engine.flow;

import dev.lint429.engine.catalogue.Endpoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the code around a request says of where it goes, apart from its URL. Such names are weak
 * evidence: a class called after one provider may well call another.
 *
 * @param declared names of the class and the method that send
 * @param used identifiers and configuration keys in that method
 * @param texts string literals in that method, and in those it calls in its class
 */
record Hints(Set<String> declared, Set<String> used, Set<String> texts) {
  static final Hints NONE = new Hints(Set.of(), Set.of(), Set.of());

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

  /** Whether the body that is sent looks like one for a model: two keys, one of them telling. */
  boolean bodyLooksLikeInference() {
    int telling = 0;
    int all = 0;
    for (String text : texts) {
      for (String word : NO_KEY.split(text, -1)) {
        telling += TELLING_KEYS.contains(word) ? 1 : 0;
        all += TELLING_KEYS.contains(word) || BODY_KEYS.contains(word) ? 1 : 0;
      }
    }
    return telling >= 1 && all >= 2;
  }

  /** In how many independent ways the provider is named, the URL's own names included. */
  int mentions(Endpoint endpoint, Collection<String> urlNames) {
    List<String> names = endpoint.names();
    return (anyMentions(urlNames, names) ? 1 : 0)
        + (anyMentions(declared, names) ? 1 : 0)
        + (anyMentions(used, names) ? 1 : 0);
  }

  /** In how many independent ways a model is named, without any provider. */
  int genericMentions(Collection<String> urlNames) {
    return (anyMentions(urlNames, GENERIC) ? 1 : 0) + (anyMentions(declared, GENERIC) ? 1 : 0);
  }

  static boolean anyMentions(Collection<String> identifiers, List<String> names) {
    return identifiers.stream().anyMatch(i -> mentions(i, names));
  }

  /**
   * Whether an identifier or key holds one of {@code names} as a word or as words run together:
   * {@code OpenAiKey} and {@code OPENAI_KEY} name "openai", {@code market} does not name "ark".
   */
  static boolean mentions(String identifier, List<String> names) {
    List<String> words = words(identifier);
    for (int from = 0; from < words.size(); from++) {
      StringBuilder joined = new StringBuilder();
      for (int to = from; to < Math.min(from + 4, words.size()); to++) {
        joined.append(words.get(to));
        for (String name : names) {
          if (name.replaceAll("[^a-z0-9]", "").contentEquals(joined)) {
            return true;
          }
        }
      }
    }
    return false;
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
