package dev.lint429.engine.handling;

import dev.lint429.engine.catalogue.Client;
import dev.lint429.engine.catalogue.RetryLibrary;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Program;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Methods of which only the class file is there. */
final class OutOfSight {
  /**
   * Libraries that never ask a response for its status: what they are given they keep, print, map
   * or close. The clients themselves and the retry libraries are added from the catalogue.
   */
  private static final List<String> HARMLESS =
      List.of(
          "java.",
          "javax.",
          "jakarta.",
          "jdk.",
          "kotlin.",
          "android.",
          "org.slf4j.",
          "org.apache.logging.",
          "org.apache.commons.",
          "org.jboss.logging.",
          "ch.qos.logback.",
          "lombok.",
          "com.fasterxml.jackson.",
          "tools.jackson.",
          "com.google.gson.",
          "com.google.common.",
          "com.alibaba.fastjson",
          "org.json.",
          "org.springframework.",
          "reactor.",
          "io.reactivex.",
          "org.reactivestreams.",
          "io.smallrye.mutiny.",
          "io.micrometer.",
          "io.opentelemetry.",
          "io.vertx.core.",
          "cn.hutool.core.",
          "org.junit.",
          "org.assertj.",
          "org.mockito.");

  private static final Set<String> HARMLESS_NAMES =
      Set.of("close", "closeQuietly", "toString", "valueOf", "println", "print", "requireNonNull");

  private final Knowledge know;

  OutOfSight(Knowledge know) {
    this.know = know;
  }

  /** Whether a call whose body is not in sight may decide by the status of what it is given. */
  boolean mayLook(Expr.Call call) {
    String owner = call.method().owner();
    return call.method().isResolved()
        && know.program().origin(owner) == Program.Origin.BINARY
        && !HARMLESS_NAMES.contains(call.name())
        && HARMLESS.stream().noneMatch(owner::startsWith)
        && packages().noneMatch(name -> owner.startsWith(name + "."));
  }

  private Stream<String> packages() {
    return Stream.concat(
            know.catalogue().clients().stream().map(Client::packages),
            know.catalogue().retryLibraries().stream().map(RetryLibrary::packages))
        .flatMap(List::stream);
  }
}
