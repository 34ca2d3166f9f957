package dev.lint429.backoff;

import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the refusal, if any, in what a call returned or threw. */
final class Recognition {

  /** The message of sun.net.www.protocol.http.HttpURLConnection for a status from 400 on. */
  private static final Pattern URL_CONNECTION =
      Pattern.compile("Server returned HTTP response code: (\\d{3}) for URL: (.*)", Pattern.DOTALL);

  /** Deeper chains of causes do not occur; the bound also ends a chain that is a ring. */
  private static final int MAX_CAUSES = 16;

  private Recognition() {}

  /** An answer with the given status and whatever else the result tells. */
  static Answer answer(Object result, int status) {
    return KnownTypes.shapeOf(result.getClass()).answer(result, status);
  }

  /** The answer if the outcome of an attempt is a refusal to be retried, else null. */
  static <T> Answer refusal(
      Policy policy, Classifier<? super T> classifier, T result, Exception failure) {
    Answer answer = classifier == null ? null : classifier.classify(result, failure);
    if (answer != null) {
      return policy.retriesOn(answer.status()) ? answer : null;
    }
    return failure == null ? refusal(policy, result) : refusal(policy, failure);
  }

  /** The host that a result, which may be null, came from, or null if it does not tell. */
  static String host(Object result) {
    return result == null ? null : KnownTypes.shapeOf(result.getClass()).host(result);
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
    if (policy.retriesOn(status)) {
      return shape.answer(result, status);
    }
    return limitInBody(policy, shape, result, status);
  }

  /** A limit that came as success, such as Qianfan's and MiniMax's error codes. */
  private static Answer limitInBody(Policy policy, Shape shape, Object result, int status) {
    if (policy.limitInBody() == null || status < 200 || status > 299) {
      return null;
    }
    Answer answer = shape.answer(result, 429);
    String type = answer.header("Content-Type");
    // A stream of events is not read: its first byte is the caller's.
    if (type != null && type.toLowerCase(Locale.ROOT).contains("event-stream")) {
      return null;
    }
    String body = answer.body();
    return body != null && policy.limitInBody().test(body) ? answer : null;
  }

  /**
   * The answer if the exception, or the nearest cause that tells a status, is a refusal to be
   * retried, else null.
   */
  static Answer refusal(Policy policy, Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
      Shape shape = KnownTypes.shapeOf(cause.getClass());
      if (shape == Shape.UNKNOWN) {
        Answer answer = fromMessage(cause);
        if (answer != null) {
          return policy.retriesOn(answer.status()) ? answer : null;
        }
      }
      int status = shape.status(cause);
      if (status > 0) {
        return policy.retriesOn(status) ? shape.answer(cause, status) : null;
      }
      cause = cause.getCause();
    }
    return null;
  }

  private static Answer fromMessage(Throwable failure) {
    if (failure.getClass() != IOException.class || failure.getMessage() == null) {
      return null;
    }
    Matcher message = URL_CONNECTION.matcher(failure.getMessage());
    if (!message.matches()) {
      return null;
    }
    String host = Hosts.key(message.group(2));
    int status = Integer.parseInt(message.group(1));
    return new Answer(status, name -> null, () -> null, null, null, () -> host);
  }
}
