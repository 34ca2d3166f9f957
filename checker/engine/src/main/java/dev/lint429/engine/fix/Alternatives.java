package dev.lint429.engine.fix;

import dev.lint429.engine.Fix;
import dev.lint429.engine.catalogue.Client;
import dev.lint429.engine.graph.RequestSite;
import dev.lint429.engine.model.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The wrap of a blocking call in the terms of a retry library that the project has already.
 *
 * <p>Only for calls that throw an unchecked exception of their own on 429: these libraries look at
 * exceptions unless told otherwise, and pass checked ones on in ways that the code around a call
 * would have to be changed for.
 */
final class Alternatives {
  private static final List<String> EXCEPTIONS =
      List.of("org.springframework.web.client.HttpClientErrorException", "feign.FeignException");

  private static final String RESILIENCE4J = "io.github.resilience4j.retry.Retry";
  private static final String FAILSAFE = "dev.failsafe.Failsafe";
  private static final String SPRING_RETRY =
      "org.springframework.retry.support.RetryTemplateBuilder";

  /** What to write around a call. */
  private record Around(String library, String before, String after) {}

  /** Writes what goes around a call in one library's terms. */
  private interface Terms {
    Around around(Names names, String exception, boolean isVoid) throws Refused;
  }

  private final Context context;

  Alternatives(Context context) {
    this.context = context;
  }

  /** One fix for each library on the class path that can be used here. */
  List<Fix> of(RequestSite.Sent site) {
    List<Fix> fixes = new ArrayList<>();
    Optional<String> exception = exception(site.send());
    if (site.send().mode() == Client.Mode.BLOCKING && exception.isPresent()) {
      offer(site, SPRING_RETRY, exception.get(), this::springRetry).ifPresent(fixes::add);
      offer(site, RESILIENCE4J, exception.get(), this::resilience4j).ifPresent(fixes::add);
      offer(site, FAILSAFE, exception.get(), this::failsafe).ifPresent(fixes::add);
    }
    return fixes;
  }

  /** The class around {@code TooManyRequests}, where 429 is thrown as one. */
  private static Optional<String> exception(Client.Send send) {
    return send.on429() != Client.On429.ERROR
        ? Optional.empty()
        : EXCEPTIONS.stream().filter(e -> send.errors().contains(e)).findFirst();
  }

  private Optional<Fix> offer(RequestSite.Sent site, String needed, String exception, Terms terms) {
    if (!context.has(needed) || !context.has(exception + ".TooManyRequests")) {
      return Optional.empty();
    }
    Draft draft = context.draft(site.unit());
    Expr.Call call = site.call();
    try {
      boolean isVoid = call.type().is("void");
      // Where the lambda's type is inferred along with that of another call, it may not compile.
      if (site.unit().parent(call) instanceof Expr.Call outer && outer.receiver() != call) {
        return Optional.empty();
      }
      String caught = draft.names().type(exception) + ".TooManyRequests.class";
      Around around = terms.around(draft.names(), caught, isVoid);
      context.exceptions().checkNone(List.of(call));
      new Wrap(context).wrap(draft, call, around.before(), around.after());
      return Optional.of(draft.fix("Wrap the call in a retry (" + around.library() + ")"));
    } catch (Refused e) {
      // The reason is that of the wrap in the helper, which is reported.
      return Optional.empty();
    }
  }

  private Around springRetry(Names names, String exception, boolean isVoid) throws Refused {
    String parameter = names.fresh("context");
    return new Around(
        "Spring Retry",
        names.type("org.springframework.retry.support.RetryTemplate")
            + ".builder().maxAttempts(6).exponentialBackoff(1000, 2, 60000, true).retryOn("
            + exception
            + ").build().execute("
            + parameter
            + " -> "
            + (isVoid ? "{ " : ""),
        isVoid ? "; return null; })" : ")");
  }

  private Around resilience4j(Names names, String exception, boolean isVoid) throws Refused {
    String duration = names.type("java.time.Duration");
    return new Around(
        "Resilience4j",
        names.type(RESILIENCE4J)
            + ".of(\"inference\", "
            + names.type("io.github.resilience4j.retry.RetryConfig")
            + ".custom().maxAttempts(6).intervalFunction("
            + names.type("io.github.resilience4j.core.IntervalFunction")
            + ".ofExponentialRandomBackoff("
            + duration
            + ".ofSeconds(1), 2.0, 0.5, "
            + duration
            + ".ofSeconds(60))).retryExceptions("
            + exception
            + ").build())."
            + (isVoid ? "executeRunnable" : "executeSupplier")
            + "(() -> ",
        ")");
  }

  private Around failsafe(Names names, String exception, boolean isVoid) throws Refused {
    String duration = names.type("java.time.Duration");
    return new Around(
        "Failsafe",
        names.type(FAILSAFE)
            + ".with("
            + names.type("dev.failsafe.RetryPolicy")
            + ".builder().handle("
            + exception
            + ").withMaxAttempts(6).withBackoff("
            + duration
            + ".ofSeconds(1), "
            + duration
            + ".ofSeconds(60)).withJitter(0.5).build())."
            + (isVoid ? "run" : "get")
            + "(() -> ",
        ")");
  }
}
