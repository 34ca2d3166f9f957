package dev.lint429.backoff.adapters;

import dev.lint429.backoff.Backoff;
import dev.lint429.backoff.BackoffListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/**
 * Counts what a {@link Backoff} does, with Micrometer.
 *
 * <pre>{@code
 * Backoff backoff = Backoff.builder().listener(MicrometerBackoff.listener(registry)).build();
 * }</pre>
 *
 * <ul>
 *   <li>{@code backoff.wait}: timer of the waits after refusals, by host and status
 *   <li>{@code backoff.held}: timer of the waits before first attempts, by host
 *   <li>{@code backoff.recovered}: calls that were accepted after a refusal, by host
 *   <li>{@code backoff.gave.up}: calls that were not, by host and reason
 * </ul>
 */
public final class MicrometerBackoff {

  private MicrometerBackoff() {}

  /** A listener that keeps the meters of a registry. */
  public static BackoffListener listener(MeterRegistry registry) {
    return event -> {
      Tags host = Tags.of("host", event.host().orElse("unknown"));
      switch (event.kind()) {
        case HELD -> registry.timer("backoff.held", host).record(event.delay());
        case WAITING ->
            registry
                .timer("backoff.wait", host.and("status", String.valueOf(event.status())))
                .record(event.delay());
        case RECOVERED -> registry.counter("backoff.recovered", host).increment();
        case GAVE_UP ->
            registry
                .counter("backoff.gave.up", host.and("reason", event.reason().orElseThrow().name()))
                .increment();
      }
    };
  }
}
