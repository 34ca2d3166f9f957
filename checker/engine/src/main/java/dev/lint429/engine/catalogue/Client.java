package dev.lint429.engine.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An HTTP client library.
 *
 * @param id short name, unique ({@code jdk-http})
 * @param name name for messages
 * @param packages package prefixes that a source file must name (in an import or in full) before it
 *     can use this client
 * @param source where the facts come from: coordinates, version, how they were verified
 * @param sends the calls that send a request
 * @param declared the annotated interfaces whose methods are requests
 * @param urlSteps how a URL gets into a request
 * @param statusReads how the status is read from a response or an exception
 * @param statusHandlers calls that put code in charge of error statuses ({@code onStatus})
 * @param headerReads how a response header is read
 * @param retries what the client itself does on 429 unless configured
 * @param config calls that configure the client's own retry
 * @param retryBean where the framework looks for the client's own retry, or null
 * @param interceptors the hooks in which user code may retry
 * @param constants qualified constants and the status they stand for, for sources without a class
 *     path
 */
public record Client(
    String id,
    String name,
    List<String> packages,
    String source,
    List<Send> sends,
    List<DeclaredClient> declared,
    List<UrlStep> urlSteps,
    List<StatusRead> statusReads,
    List<StatusHandler> statusHandlers,
    List<MethodPattern> headerReads,
    OwnRetry retries,
    List<ClientConfig> config,
    RetryBean retryBean,
    List<Interceptor> interceptors,
    Map<String, Integer> constants) {

  /** In place of a client, for calls that need not be HTTP at all. */
  public static final Client NONE =
      new Client(
          "none",
          "no HTTP client",
          List.of(),
          "",
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          OwnRetry.NONE,
          List.of(),
          null,
          List.of(),
          Map.of());

  /** In place of an argument's index: the receiver of the call. */
  public static final int RECEIVER = -1;

  /** In place of an argument's index: there is none. */
  public static final int NOWHERE = -2;

  /** Requests that read or mend what is there: model lists, polling, downloads, caches. */
  public static final Set<String> NO_CALL_OF_A_MODEL =
      Set.of("GET", "HEAD", "DELETE", "PATCH", "OPTIONS", "TRACE");

  /** How the caller waits for the answer. */
  public enum Mode {
    BLOCKING,
    FUTURE,
    REACTIVE,
    CALLBACK,
    /**
     * Nothing is sent yet: the result is an object whose own send sends ({@code retrofit2.Call}).
     */
    DEFERRED
  }

  /** How a 429 reaches the caller. */
  public enum On429 {
    /** As an ordinary response whose status must be looked at. */
    RESPONSE,
    /** As the bare status: the result of the call is the number or status object itself. */
    STATUS,
    /** As an exception or an error signal. */
    ERROR,
    /** As if it were a good body: the status cannot be reached from the result. */
    BODY
  }

  /**
   * A call that sends a request.
   *
   * @param method which calls
   * @param mode how the answer comes
   * @param url the argument in which the request or URL travels; {@link #RECEIVER} for the receiver
   * @param base the argument with the base that a relative URL or path is appended to ({@code
   *     HttpHost}), {@link #RECEIVER} where the client knows one, or {@link #NOWHERE}
   * @param verb the HTTP method where the call itself fixes it ({@code postForObject}), else null;
   *     {@code @N} where the N-th argument names it
   * @param on429 how a 429 reaches the caller
   * @param errors the exceptions a 429 is thrown as, most specific first, each with all its
   *     superclasses behind it down to {@code java.lang.Exception}
   * @param handlers arguments that are called with the outcome
   * @param once whether later sends on the same receiver belong to the same request (an {@code
   *     HttpURLConnection} sends when its code or its stream is first asked for)
   * @param endpoint the id of the {@link Endpoint} that the call goes to whatever its URL (an SDK's
   *     method), or null where the URL tells
   */
  public record Send(
      MethodPattern method,
      Mode mode,
      int url,
      int base,
      String verb,
      On429 on429,
      List<String> errors,
      List<Handler> handlers,
      boolean once,
      String endpoint) {

    /** Whether it can be no call of a model, wherever it goes: it only reads what is there. */
    public boolean onlyReads() {
      return endpoint == null && verb != null && NO_CALL_OF_A_MODEL.contains(verb);
    }
  }

  /**
   * An argument of a send that gets its outcome: a response handler, a callback, a listener. Where
   * the handler's code cannot be seen, the send's own {@code on429} and {@code errors} hold.
   *
   * @param arg index of the argument
   * @param method the method of the argument's type that is called ({@code onResponse}); a lambda
   *     is called whatever this is
   * @param param index of its parameter that is the response or the error
   * @param on429 whether that parameter is a {@link On429#RESPONSE} or an {@link On429#ERROR}
   * @param returnsResult whether what the handler returns is what the send returns
   */
  public record Handler(int arg, String method, int param, On429 on429, boolean returnsResult) {}

  /**
   * Interfaces whose annotated methods are requests.
   *
   * @param methodAnnotations annotation type to HTTP method; {@code *} where the annotation itself
   *     names it
   * @param pathElements the annotation's elements that hold the path, in the order in which they
   *     are tried
   * @param pathAnnotations annotations beside the method annotation, and on the interface, whose
   *     {@code value} is a path (JAX-RS); empty if there are none
   * @param typeAnnotation the annotation on the interface that holds a base URL, or null
   * @param baseElements its elements with a base URL or path, in the order in which they are
   *     appended
   * @param factories calls that create the client from the interface's class literal
   * @param modes return type of the interface's method to how the answer comes. A key is an erased
   *     type, a type with its first argument's erased type ({@code
   *     io.reactivex.Single<retrofit2.Response>}), which goes before the type alone, or {@code *}
   *     for every other type
   * @param on429 return type to how a 429 reaches the caller, with keys as in {@code modes}
   * @param errors as {@link Send#errors()}
   */
  public record DeclaredClient(
      Map<String, String> methodAnnotations,
      List<String> pathElements,
      List<String> pathAnnotations,
      String typeAnnotation,
      List<String> baseElements,
      List<Factory> factories,
      Map<String, Mode> modes,
      Map<String, On429> on429,
      List<String> errors) {}

  /**
   * A call that makes a declared client; one of its arguments is the interface's class literal.
   *
   * @param base the argument with the base URL or with the object that knows it; {@link #RECEIVER}
   *     for the receiver
   */
  public record Factory(MethodPattern method, int base) {}

  /**
   * A call through which a URL, or part of one, gets into a request. A method with several such
   * arguments has several steps, in the order in which they are applied.
   *
   * @param arg the argument, with all that follow it where it is the variable-arity parameter;
   *     {@link #RECEIVER} for the receiver
   * @param effect what it does to the URL there was before
   * @param verb the HTTP method that the call sets, or null; {@code @N} for the N-th argument
   */
  public record UrlStep(MethodPattern method, int arg, Effect effect, String verb) {}

  /** What a {@link UrlStep} does. */
  public enum Effect {
    /** The argument becomes the URL; a relative one is appended to the base there was. */
    SET,
    /** The argument is appended to the path. */
    APPEND,
    /** The argument becomes the host name. */
    HOST,
    /** The argument becomes the port; a negative one is the scheme's own. */
    PORT,
    /** The argument becomes the scheme, which says nothing of the endpoint. */
    SCHEME,
    /** The argument becomes the path. */
    PATH,
    /** Only the HTTP method is set. */
    VERB,
    /**
     * The result is the URL of {@code arg} in another form ({@code URI.create}), or the receiver
     * with something set that is no URL ({@code header}).
     */
    SAME,
    /** The result is the URL of a file or a class path resource ({@code Class.getResource}). */
    LOCAL,
    /** The same, unless the URL of {@code arg} is known (Spring's {@code Resource.getURL}). */
    LOCAL_UNLESS_KNOWN
  }

  /**
   * How a status is read.
   *
   * @param arg where the response, exception or status is: {@link #RECEIVER}, or an argument
   *     ({@code HttpStatus.valueOf(code)})
   * @param errors of {@link StatusKind#FAILS}, as {@link Send#errors()}; else empty
   */
  public record StatusRead(MethodPattern method, StatusKind kind, int arg, List<String> errors) {}

  /** What a {@link StatusRead} gives. */
  public enum StatusKind {
    /** The status as an int or as an enum constant or status object. */
    STATUS,
    /** An object that knows the status and is asked further ({@code getStatusLine}). */
    RESPONSE,
    /** True for 200 to 299. */
    IS_2XX,
    IS_3XX,
    IS_4XX,
    IS_5XX,
    /** True for 400 and above. */
    IS_ERROR,
    /** True if the argument, a status too, is the same ({@code isSameCodeAs}). */
    IS_SAME,
    /** The status divided by 100, as an int or a constant ({@code Series.CLIENT_ERROR}). */
    SERIES,
    /** The body; throws where the status is an error. */
    FAILS
  }

  /**
   * A call that puts code in charge of responses with an error status, in place of the client's
   * default, which throws.
   *
   * @param predicate the argument that decides from the status or response which ones; {@link
   *     #NOWHERE} if it is all errors
   * @param handler the argument that is called with the response; what it throws or returns as an
   *     error is what the send fails with; {@link #NOWHERE} if the error just becomes an ordinary
   *     response
   */
  public record StatusHandler(MethodPattern method, int predicate, int handler) {}

  /**
   * What a client does with a 429 by itself.
   *
   * @param retries whether it sends again
   * @param shape name of a delay shape ({@code FIXED}, {@code EXPONENTIAL}, {@code SERVER} …); null
   *     if it does not retry
   * @param attempts how often it sends in all; 0 if unknown
   * @param onlyWithHint whether it does so only where the response says how long to wait
   * @param ifPresent a type that must be on the class path for this to hold, or null: without it
   *     the client does not retry
   * @param ifSet settings of the application, as {@code key=value}, of which one must be made for
   *     this to hold; for a key with a list, one that is in it; empty for none
   * @param note one sentence for the message, or null
   * @param source where the fact comes from
   */
  public record OwnRetry(
      boolean retries,
      String shape,
      int attempts,
      boolean onlyWithHint,
      String ifPresent,
      List<String> ifSet,
      String note,
      String source) {
    public static final OwnRetry NONE =
        new OwnRetry(false, null, 1, false, null, List.of(), null, "");

    /** Whether it sends again where the application does not ask for it. */
    public boolean unasked() {
      return retries && ifSet.isEmpty();
    }
  }

  /**
   * A call that changes a client's own retry.
   *
   * @param retries what the client does from then on, or null if the argument decides
   * @param arg the argument that decides (a policy that a {@link RetryLibrary.Policy} describes, or
   *     an object of a user's class, whose behaviour is then unknown), or {@link #NOWHERE}
   * @param count the argument that says how often it sends, or {@link #NOWHERE}
   * @param first whether {@code count} counts the first send, too
   */
  public record ClientConfig(
      MethodPattern method, OwnRetry retries, int arg, int count, boolean first) {}

  /**
   * Where a declared client's framework looks for the object that decides on its retries: what a
   * method with the annotation gives back.
   *
   * @param type qualified type of that object ({@code feign.Retryer})
   * @param annotation qualified name of the methods' annotation
   * @param element the element of the interface's annotation that names the classes with such
   *     methods
   */
  public record RetryBean(String type, String annotation, String element) {}

  /**
   * A hook that sees each request of a client.
   *
   * @param type the interface that user code implements
   * @param method its method
   * @param proceed the call inside that method that goes on with the request
   * @param install the calls that put it on a client; one without arguments gives the list that it
   *     is added to
   * @param on429 how a 429 comes back from {@code proceed}
   */
  public record Interceptor(
      String type, String method, MethodPattern proceed, MethodPattern install, On429 on429) {}
}
