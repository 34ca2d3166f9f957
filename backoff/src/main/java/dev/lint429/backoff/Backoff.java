package dev.lint429.backoff;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;

/**
 * Repeats a call that the server refuses for now: 429 Too Many Requests, 503 and 529 (overloaded).
 *
 * <p>Before each repetition it waits at least as long as the server asks ({@code retry-after-ms},
 * {@code Retry-After} as seconds or date, {@code RateLimit}, Google's {@code retryDelay}), plus a
 * random time below a ceiling that doubles with each attempt. It gives up when the attempts or the
 * time budget are used up, at once when the server asks for more time than is left, and at once
 * when the answer says that a quota is spent. Then the caller gets the last response or exception
 * as the client gave it, so code that handled errors before keeps working.
 *
 * <p>Calls of one process that go to the same host share what one of them learned: while the host
 * wants no requests, the others wait as well, and then go one after the other at the rate that the
 * host takes. The host is known from the request, or from answers that tell it; {@link #forHost}
 * names it where neither does, or where a host has several limits.
 *
 * <p>Only refusals are repeated. A timeout or broken connection is not: the server may have done
 * (and charged for) the work.
 *
 * <p>Immutable and thread-safe: share one instance. {@link #send}, {@link #call} and {@link #run}
 * block the calling thread while they wait, which is cheap for a virtual one; in an event loop,
 * {@link #sendAsync} and {@link #callAsync} block none. See the package description for examples.
 */
public final class Backoff {

  private static final Backoff STANDARD = new Builder().build();

  private final Policy policy;

  private Backoff(Policy policy) {
    this.policy = policy;
  }

  /**
   * The shared instance with the settings that suit limits per minute, the usual ones of inference
   * endpoints: up to 8 attempts within 5 minutes, first ceiling 1 s, largest 60 s.
   *
   * <p>Why so patient: where 100 clients meet a limit of 60 requests a minute, 3 attempts half a
   * second or a second apart recover none of the refused requests and triple the load; nor do 6
   * attempts without a hint. Only a total wait of at least the limit's window helps.
   */
  public static Backoff standard() {
    return STANDARD;
  }

  /** A builder that starts from the settings of {@link #standard}. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts from the settings of this instance. */
  public Builder toBuilder() {
    return new Builder(policy);
  }

  /**
   * The same backoff for calls that go to one host, or count against one limit of it. Calls through
   * instances for the same one share what they learn; so they are held back while it wants no
   * requests, from the first attempt on.
   *
   * @param urlOrKey a URL, of which only scheme and authority count, or any other name, such as
   *     {@code "api.openai.com embeddings"}
   */
  public Backoff forHost(String urlOrKey) {
    String host = Hosts.key(Objects.requireNonNull(urlOrKey, "urlOrKey"));
    return new Backoff(policy.withKey(host == null ? urlOrKey : host));
  }

  Policy policy() {
    return policy;
  }

  /**
   * Sends a request with the JDK's client, and again while it is refused. A drop-in for {@code
   * client.send(request, handler)}.
   *
   * <p>The handler sees only the response that is returned; the bodies of the refusals before it
   * are discarded. The request is sent as it is each time, so its body publisher must be one that
   * can be subscribed to repeatedly, as all of {@link HttpRequest.BodyPublishers} are, as long as
   * what {@code ofInputStream} and {@code fromPublisher} are given can.
   *
   * @return the accepted response, or the last refusal
   * @throws IOException as {@code client.send} does
   * @throws InterruptedException if interrupted while sending or waiting
   */
  @SuppressWarnings("exports") // Whoever has a client to pass requires its module already.
  public <T> HttpResponse<T> send(
      HttpClient client, HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException, InterruptedException {
    Objects.requireNonNull(client, "client");
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(handler, "handler");
    return JdkClient.send(policy, client, request, handler);
  }

  /**
   * As {@link #send}, but no thread waits. Cancelling the future ends waits and attempts.
   *
   * @return completed with the accepted response, the last refusal, or an exception as {@code
   *     client.sendAsync} would
   */
  @SuppressWarnings("exports") // Whoever has a client to pass requires its module already.
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpClient client, HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    Objects.requireNonNull(client, "client");
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(handler, "handler");
    return JdkClient.sendAsync(policy, client, request, handler);
  }

  /**
   * Runs a call that gives a future, and again while its outcome is a refusal. No thread waits.
   * Cancelling the future ends waits and attempts.
   *
   * @param call begins one attempt; after a wait it runs in the {@linkplain Builder#scheduler
   *     scheduler}'s thread
   */
  public <T> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> call) {
    return callAsync(call, (result, failure) -> null);
  }

  /** As {@link #callAsync(Supplier)}, for results and exceptions of the caller's own types. */
  public <T> CompletableFuture<T> callAsync(
      Supplier<? extends CompletionStage<T>> call, Classifier<? super T> classifier) {
    Objects.requireNonNull(call, "call");
    Objects.requireNonNull(classifier, "classifier");
    Retries retries = new Retries(policy, null);
    return AsyncCall.start(
        policy,
        retries,
        call,
        (result, failure) -> {
          Answer refusal = Recognition.refusal(policy, classifier, result, failure);
          return refusal == null ? null : retries.decide(refusal);
        });
  }

  /**
   * Runs a call, and again while its result or exception is a refusal.
   *
   * <p>Which types are recognised is in the package description. A response that is not returned is
   * closed. If the thread is interrupted while it waits, the interrupt flag is set and the last
   * outcome stands.
   *
   * @param call makes one attempt; builds anew what can be used only once
   * @return what the last attempt returned
   * @throws X what the last attempt threw, the same object, with up to 8 earlier failures
   *     suppressed
   */
  public <T, X extends Exception> T call(ThrowingSupplier<T, X> call) throws X {
    Objects.requireNonNull(call, "call");
    return Retries.call(policy, null, call, null, call);
  }

  /**
   * As {@link #call(ThrowingSupplier)}, for results of the caller's own type. Exceptions are
   * recognised as there.
   *
   * @param status tells the HTTP status of a result; not asked for a null result, which counts as
   *     success
   */
  public <T, X extends Exception> T call(
      ThrowingSupplier<T, X> call, ToIntFunction<? super T> status) throws X {
    Objects.requireNonNull(call, "call");
    Objects.requireNonNull(status, "status");
    return Retries.call(policy, null, call, (result, failure) -> answer(result, status), call);
  }

  private <T> Answer answer(T result, ToIntFunction<? super T> status) {
    if (result == null) {
      return null;
    }
    int code = status.applyAsInt(result);
    return policy.retriesOn(code) ? Recognition.answer(result, code) : Answer.ACCEPTED;
  }

  /**
   * As {@link #call(ThrowingSupplier)}, for results and exceptions of the caller's own types.
   *
   * @param classifier tells what an attempt was answered; asked before the built-in recognition
   */
  public <T, X extends Exception> T call(
      ThrowingSupplier<T, X> call, Classifier<? super T> classifier) throws X {
    Objects.requireNonNull(call, "call");
    Objects.requireNonNull(classifier, "classifier");
    return Retries.call(policy, null, call, classifier, call);
  }

  /**
   * As {@link #call(ThrowingSupplier)}, for a call whose only outcome of interest is its exception.
   */
  public <X extends Exception> void run(ThrowingRunnable<X> call) throws X {
    Objects.requireNonNull(call, "call");
    Retries.<Void, X>call(
        policy,
        null,
        () -> {
          call.run();
          return null;
        },
        null,
        call);
  }

  /**
   * A wait for code that repeats a call in a loop of its own: a random time below the ceiling that
   * doubles with each retry. Unlike {@link #call(ThrowingSupplier)} it knows neither what the
   * server asked for nor when to give up.
   *
   * @param retry which retry follows the wait, from 1; less counts as 1
   * @return milliseconds, for {@link Thread#sleep(long)}
   */
  public long delayMillis(int retry) {
    double part = Delays.random(policy);
    return Delays.next(policy, Math.max(1, retry), 0, 0, Long.MAX_VALUE, part) / 1_000_000;
  }

  @Override
  public String toString() {
    return "Backoff[maxAttempts="
        + policy.maxAttempts()
        + ", baseDelay="
        + policy.baseDelay()
        + ", maxDelay="
        + policy.maxDelay()
        + ", budget="
        + policy.budget()
        + ", retryOnStatus="
        + policy.statuses()
        + (policy.key() == null ? "" : ", host=" + policy.key())
        + (policy.hosts() == null ? ", alone" : "")
        + "]";
  }

  /** Settings of a {@link Backoff}. Not thread-safe; can be used again after {@link #build}. */
  public static final class Builder {

    private static final Duration LONGEST = Duration.ofDays(365);

    private int maxAttempts = 8;
    private Duration baseDelay = Duration.ofSeconds(1);
    private Duration maxDelay = Duration.ofSeconds(60);
    private Duration budget = Duration.ofMinutes(5);
    private BitSet statuses = bits(429, 503, 529);
    private Predicate<String> limitInBody;
    private InstantSource clock;
    private Sleeper sleeper = Builder::sleep;
    private ScheduledExecutorService scheduler;
    private RandomGenerator random;
    private BackoffListener listener;
    private Hosts hosts = Hosts.PROCESS;
    private String key;
    private double retryShare = 0.2;

    private Builder() {}

    private Builder(Policy policy) {
      maxAttempts = policy.maxAttempts();
      baseDelay = policy.baseDelay();
      maxDelay = policy.maxDelay();
      budget = policy.budget();
      statuses = policy.statuses();
      limitInBody = policy.limitInBody();
      clock = policy.clock();
      sleeper = policy.sleeper();
      scheduler = policy.scheduler();
      random = policy.random();
      listener = policy.listener();
      hosts = policy.hosts();
      key = policy.key();
      retryShare = policy.retryShare();
    }

    /**
     * How often a call is tried in all, the first attempt included. Standard: 8.
     *
     * @throws IllegalArgumentException if less than 1
     */
    public Builder maxAttempts(int attempts) {
      if (attempts < 1) {
        throw new IllegalArgumentException(
            "maxAttempts is " + attempts + "; allowed are 1 (no retry) and more");
      }
      maxAttempts = attempts;
      return this;
    }

    /**
     * The ceiling of the first wait; it doubles with each attempt. Standard: 1 s.
     *
     * @throws IllegalArgumentException if not positive or over 365 days
     */
    public Builder baseDelay(Duration delay) {
      baseDelay = checked("baseDelay", delay);
      return this;
    }

    /**
     * The largest ceiling. What the server asks for may be longer. Standard: 60 s.
     *
     * @throws IllegalArgumentException if not positive or over 365 days
     */
    public Builder maxDelay(Duration delay) {
      maxDelay = checked("maxDelay", delay);
      return this;
    }

    /**
     * How long a call may last, attempts and waits together, before another attempt begins. An
     * attempt under way is not cut off: that is for the client's own timeout. Less than about a
     * minute is no remedy for limits per minute. Standard: 5 min.
     *
     * @throws IllegalArgumentException if not positive or over 365 days
     */
    public Builder budget(Duration time) {
      budget = checked("budget", time);
      return this;
    }

    /**
     * The statuses to be retried, instead of those before. Standard: 429, 503, 529.
     *
     * @throws IllegalArgumentException if there are none, or one is outside 400 to 599
     */
    public Builder retryOnStatus(int... retried) {
      if (retried.length == 0) {
        throw new IllegalArgumentException(
            "retryOnStatus is empty; allowed are one or more statuses from 400 to 599");
      }
      for (int status : retried) {
        if (status < 400 || status > 599) {
          throw new IllegalArgumentException(
              "retryOnStatus contains " + status + "; allowed are statuses from 400 to 599");
        }
      }
      statuses = bits(retried);
      return this;
    }

    /**
     * Limits that come as success: Baidu Qianfan, MiniMax and Tencent Hunyuan answer HTTP 200 with
     * an error code in the body. An answer with a 2xx status whose body is in memory as text, or
     * can be looked at without consuming it, counts as 429 if the test holds. A stream of events is
     * never looked at.
     *
     * @param limited tells such a body, such as {@code body ->
     *     body.contains("\"status_code\":1002")}
     */
    public Builder limitInBody(Predicate<String> limited) {
      limitInBody = Objects.requireNonNull(limited, "limited");
      return this;
    }

    /**
     * Whether calls share what they learn about a host with others of the process. Standard: yes.
     */
    public Builder shared(boolean sharing) {
      if (sharing && hosts == null) {
        hosts = clock == null ? Hosts.PROCESS : new Hosts();
      } else if (!sharing) {
        hosts = null;
      }
      return this;
    }

    /**
     * How many retries each call allows a host in the long run, so that a server in trouble does
     * not get a multiple of the load. Retries beyond it wait for their turn: one a second, after a
     * reserve of 100. Standard: 0.2.
     *
     * @throws IllegalArgumentException if not from 0 to 10
     */
    public Builder retryShare(double share) {
      if (!(share >= 0 && share <= 10)) {
        throw new IllegalArgumentException(
            "retryShare is " + share + "; allowed is from 0 to 10 retries for each call");
      }
      retryShare = share;
      return this;
    }

    /**
     * The clock for both the budget and dates in headers. Standard: the system's, monotonic for the
     * budget. What is learned about hosts is not shared with backoffs that have another clock.
     *
     * @param source a {@link java.time.Clock} is one
     */
    public Builder clock(InstantSource source) {
      clock = Objects.requireNonNull(source, "clock");
      apart();
      return this;
    }

    /** What blocking calls wait with. Standard: {@link Thread#sleep(long)}. */
    public Builder sleeper(Sleeper waiting) {
      sleeper = Objects.requireNonNull(waiting, "sleeper");
      apart();
      return this;
    }

    /** What waits for calls that do not block. Standard: the JDK's, as for timeouts of futures. */
    public Builder scheduler(ScheduledExecutorService waiting) {
      scheduler = Objects.requireNonNull(waiting, "scheduler");
      return this;
    }

    /** A time of its own, such as a test's, has no meaning for others. */
    private void apart() {
      hosts = hosts == null ? null : new Hosts();
    }

    /**
     * The source of jitter, thread-safe if the backoff is shared. Standard: that of the calling
     * thread.
     */
    public Builder random(RandomGenerator generator) {
      random = Objects.requireNonNull(generator, "random");
      return this;
    }

    /** Hears of waits and of the end of calls that had to wait, instead of the one before. */
    public Builder listener(BackoffListener events) {
      listener = Objects.requireNonNull(events, "listener");
      return this;
    }

    /**
     * The backoff with these settings.
     *
     * @throws IllegalArgumentException if {@code baseDelay} is longer than {@code maxDelay}
     */
    public Backoff build() {
      if (baseDelay.compareTo(maxDelay) > 0) {
        throw new IllegalArgumentException(
            "baseDelay is " + baseDelay + "; allowed is at most maxDelay, which is " + maxDelay);
      }
      return new Backoff(
          new Policy(
              maxAttempts,
              baseDelay,
              maxDelay,
              budget,
              statuses,
              limitInBody,
              clock,
              sleeper,
              scheduler,
              random,
              listener,
              hosts,
              key,
              retryShare));
    }

    private static BitSet bits(int... numbers) {
      BitSet bits = new BitSet();
      for (int number : numbers) {
        bits.set(number);
      }
      return bits;
    }

    private static Duration checked(String parameter, Duration duration) {
      Objects.requireNonNull(duration, parameter);
      if (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(
            parameter + " is " + duration + "; allowed is more than zero, up to " + LONGEST);
      }
      return duration;
    }

    private static void sleep(Duration duration) throws InterruptedException {
      // Rounded up: Retry-After is a lower bound.
      Thread.sleep(duration.plusNanos(999_999).toMillis());
    }
  }
}
