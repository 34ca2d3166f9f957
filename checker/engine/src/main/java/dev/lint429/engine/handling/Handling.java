package dev.lint429.engine.handling;

import dev.lint429.engine.Evidence;
import java.util.List;

/**
 * What becomes of a 429 at one request.
 *
 * @param retries the retries it reaches, the innermost first; empty unless {@code state} is {@link
 *     State#HANDLED}
 * @param evidence what was seen, in the order in which a reader would follow it
 */
public record Handling(State state, List<Retry> retries, List<Evidence> evidence) {
  public Handling {
    retries = List.copyOf(retries);
    evidence = List.copyOf(evidence);
  }

  /** The verdict. */
  public enum State {
    /** Nothing tells 429 apart and nothing retries. */
    MISSING,
    /** 429 is told apart from other failures, but nobody waits and sends again. */
    ACKNOWLEDGED,
    /** It is sent again, however well. */
    HANDLED,
    /** It goes where the analysis cannot look. */
    UNKNOWN
  }
}
