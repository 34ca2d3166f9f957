package dev.lint429.check;

import dev.lint429.backoff.Backoff;
import java.io.IOException;
import java.time.Duration;

/**
 * A program that ModuleTest starts with the helper on the module path, where it may not see what an
 * ordinary class path would let it see. In a package of its own because a package cannot be in both
 * paths.
 */
public final class AsModule {

  private AsModule() {}

  /** Prints the module of the helper, then what two calls gave. */
  public static void main(String[] args) throws IOException {
    Backoff backoff =
        Backoff.builder()
            .sleeper(duration -> System.out.println("waiting"))
            .baseDelay(Duration.ofNanos(1))
            .maxDelay(Duration.ofNanos(1))
            .maxAttempts(2)
            .build();
    System.out.println(Backoff.class.getModule());
    if (args.length > 0) {
      System.out.println(backoff.call(Client::refuse).code());
    }
    try {
      backoff.run(
          () -> {
            throw new IOException("Server returned HTTP response code: 503 for URL: x");
          });
    } catch (IOException e) {
      System.out.println(e.getMessage());
    }
  }

  /** Apart, because OkHttp is not there in every run. */
  private static final class Client {
    static okhttp3.Response refuse() {
      return new okhttp3.Response.Builder()
          .code(429)
          .message("Too Many Requests")
          .protocol(okhttp3.Protocol.HTTP_1_1)
          .request(new okhttp3.Request.Builder().url("http://localhost/").build())
          .build();
    }
  }
}
