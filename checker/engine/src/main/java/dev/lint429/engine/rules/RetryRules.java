package dev.lint429.engine.rules;

import dev.lint429.engine.Evidence;
import dev.lint429.engine.Request;
import dev.lint429.engine.Rule;
import dev.lint429.engine.graph.RequestSite;
import dev.lint429.engine.handling.Delay;
import dev.lint429.engine.handling.Handling;
import dev.lint429.engine.handling.Retry;
import dev.lint429.engine.model.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What is wrong with retries that are there: how often, how spread, how many, of what. */
final class RetryRules {
  /**
   * So often an inner retry must send for the product to matter; Apache HttpClient 5, which sends
   * twice, does not count.
   */
  private static final int MANY = 3;

  /**
   * A broken rule.
   *
   * @param noFix why there is no fix
   * @param more what was seen besides what every finding at the request tells
   */
  record Broken(Rule rule, String message, String noFix, List<Evidence> more) {
    Broken(Rule rule, String message, String noFix) {
      this(rule, message, noFix, List.of());
    }
  }

  private RetryRules() {}

  /**
   * The rules that the retries of a request break.
   *
   * @param best the retry with the best wait
   * @param client what the client does by itself, beneath the retries that were found
   */
  static List<Broken> warnings(Request request, Retry best, Optional<Handling> client) {
    List<Broken> broken = new ArrayList<>();
    if (isUnbounded(request.handling())) {
      broken.add(
          new Broken(
              Rule.UNBOUNDED_RETRY,
              Messages.unbounded(request, best),
              "how often, and for how long, to try again is for you to choose"));
    }
    client
        .flatMap(own -> inner(request.handling(), own))
        .ifPresent(
            own ->
                broken.add(
                    new Broken(
                        Rule.STACKED_RETRIES,
                        Messages.stacked(request, own),
                        "which of the two is to retry is for you to choose",
                        seen(request, client.get(), own))));
    return broken;
  }

  /** The rules that a loop breaks which repeats a call that need not be an HTTP request. */
  static List<Broken> ofLoop(RequestSite.Retried site, Retry retry) {
    List<Broken> broken = new ArrayList<>();
    if (retry.delay().isFixed()) {
      broken.add(
          new Broken(
              Rule.FIXED_DELAY_RETRY,
              Messages.fixedDelay(site, retry),
              "how long a call may wait that is no HTTP request is for you to choose"));
    }
    if (retry.attempts() == 0) {
      broken.add(
          new Broken(
              Rule.UNBOUNDED_RETRY,
              Messages.unbounded(site, retry),
              "how often, and for how long, to try again is for you to choose"));
    }
    boolean grows = retry.delay() == Delay.EXPONENTIAL || retry.delay() == Delay.LINEAR;
    if (grows && Boolean.FALSE.equals(retry.jitter())) {
      broken.add(
          new Broken(
              Rule.BACKOFF_WITHOUT_JITTER,
              Messages.noJitter(site),
              "how much of the wait is to be random is for you to choose"));
    }
    return broken;
  }

  /** Where the inner retry is; what a client does without being asked has no place of its own. */
  private static List<Evidence> seen(Request request, Handling client, Retry own) {
    List<Evidence> seen = new ArrayList<>(client.evidence());
    Node site = own.site();
    if (site == null && seen.isEmpty()) {
      RequestSite call = request.site();
      String name = call.client().name();
      seen.add(new Evidence(call.unit().file(), call.span(), name + " retries by itself"));
    } else if (site != null && seen.stream().noneMatch(e -> e.span().equals(site.span()))) {
      seen.add(new Evidence(own.unit().file(), site.span(), "retried here, too"));
    }
    return seen;
  }

  /** Each retry that a 429 may reach goes on for ever. */
  private static boolean isUnbounded(Handling handling) {
    return !handling.retries().isEmpty()
        && handling.retries().stream().allMatch(retry -> retry.attempts() == 0)
        && handling.retries().stream().noneMatch(retry -> retry.kind() == Retry.Kind.CLIENT);
  }

  /** The retry of the client itself, where the code around it retries, too. */
  private static Optional<Retry> inner(Handling around, Handling own) {
    boolean outer = around.retries().stream().anyMatch(retry -> retry.kind() != Retry.Kind.CLIENT);
    return outer && own.state() == Handling.State.HANDLED
        ? own.retries().stream()
            .filter(retry -> retry.attempts() >= MANY || retry.kind() != Retry.Kind.CLIENT)
            .filter(retry -> !around.retries().contains(retry))
            .findFirst()
        : Optional.empty();
  }

  /**
   * What could be better about a retry that is no defect.
   *
   * @param everything whether a request that is refused as malformed is sent again, too
   */
  static List<Broken> suggestions(Request request, Retry best, BooleanSupplier everything) {
    List<Broken> broken = new ArrayList<>();
    boolean own = best.kind() == Retry.Kind.CLIENT;
    boolean grows = best.delay() == Delay.EXPONENTIAL || best.delay() == Delay.LINEAR;
    if (grows || best.delay() == Delay.RANDOM) {
      if (!own) {
        broken.add(
            new Broken(
                Rule.RETRY_AFTER_IGNORED,
                Messages.hintIgnored(request),
                "the wait would have to be read from the answer"));
      }
      if (grows && Boolean.FALSE.equals(best.jitter()) && !own) {
        broken.add(
            new Broken(
                Rule.BACKOFF_WITHOUT_JITTER,
                Messages.noJitter(request),
                "how much of the wait is to be random is for you to choose"));
      }
    }
    if (!own && everything.getAsBoolean()) {
      broken.add(
          new Broken(
              Rule.NON_RETRYABLE_RETRIED,
              Messages.everything(request),
              "which failures to retry is for you to choose"));
    }
    return broken;
  }
}
