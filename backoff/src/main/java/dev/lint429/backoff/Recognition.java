package dev.lint429.backoff;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the refusal, if any, in what a call returned or threw. */
final class Recognition {

  /** The message of sun.net.www.protocol.http.HttpURLConnection for a status from 400 on. */
  private static final Pattern URL_CONNECTION =
      Pattern.compile("Server returned HTTP response code: (\\d{3}) for URL: ");

  /** Deeper chains of causes do not occur; the bound also ends a chain that is a ring. */
  private static final int MAX_CAUSES = 16;

  private Recognition() {}

  /** An answer with the given status and whatever else the result tells. */
  static Answer answer(Object result, int status) {
    return KnownTypes.shapeOf(result.getClass()).answer(result, status);
  }

  /** The answer if the result is a refusal to be retried, else null. */
  static Answer refusal(Policy policy, Object result) {
    if (result == null) {
      return null;
    }
    Shape shape = KnownTypes.shapeOf(result.getClass());
    if (shape == Shape.UNKNOWN) {
      return null;
    }
    int status = shape.status(result);
    return policy.retriesOn(status) ? shape.answer(result, status) : null;
  }

  /**
   * The answer if the exception, or the nearest cause that tells a status, is a refusal to be
   * retried, else null.
   */
  static Answer refusal(Policy policy, Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
      Shape shape = KnownTypes.shapeOf(cause.getClass());
      int status = shape == Shape.UNKNOWN ? fromMessage(cause) : shape.status(cause);
      if (status > 0) {
        return policy.retriesOn(status) ? shape.answer(cause, status) : null;
      }
      cause = cause.getCause();
    }
    return null;
  }

  private static int fromMessage(Throwable failure) {
    if (failure.getClass() != IOException.class || failure.getMessage() == null) {
      return Shape.NO_STATUS;
    }
    Matcher message = URL_CONNECTION.matcher(failure.getMessage());
    return message.lookingAt() ? Integer.parseInt(message.group(1)) : Shape.NO_STATUS;
  }
}
