package dev.lint429.backoff;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The results and exceptions of HTTP clients that are recognised, by name, so that none of the
 * libraries is needed.
 *
 * <p>Methods checked in: OkHttp 3.14.9, 4.12.0, 5.1.0; Retrofit 2.11.0, 3.0.0; HttpClient 4.5.14,
 * 5.0.4, 5.5; Spring 5.3.39, 6.2.8, 7.0.1; Feign 10.12, 12.5, 13.6; Hutool 5.7.22, 5.8.38.
 */
final class KnownTypes {

  /** Enough for the JSON of an error; OkHttp reads no more than this ahead. */
  private static final String PEEK = "65536";

  private static final List<KnownType> TABLE =
      List.of(
          // Results
          KnownType.of("java.net.http.HttpResponse", "statusCode")
              .header("headers.firstValue(name)")
              .text("body")
              .payload("body")
              .url("uri"),
          KnownType.of("java.net.HttpURLConnection", "getResponseCode")
              .header("getHeaderField(name)")
              .url("getURL"),
          KnownType.of("okhttp3.Response", "code")
              .header("header(name)")
              .text("peekBody(" + PEEK + ").string")
              .url("request.url"),
          // Retrofit has buffered the body of an error; peek leaves it to the caller.
          KnownType.of("retrofit2.Response", "code")
              .header("headers.get(name)")
              .text("errorBody.source.peek.readUtf8")
              .url("raw.request.url"),
          KnownType.of("org.apache.http.HttpResponse", "getStatusLine.getStatusCode")
              .header("getFirstHeader(name).getValue")
              .buffered("org.apache.http.entity.BufferedHttpEntity"),
          KnownType.of("org.apache.hc.core5.http.ClassicHttpResponse", "getCode")
              .header("getFirstHeader(name).getValue")
              .buffered("org.apache.hc.core5.http.io.entity.BufferedHttpEntity"),
          KnownType.of("org.apache.hc.core5.http.HttpResponse", "getCode")
              .header("getFirstHeader(name).getValue"),
          // Spring 5 can tell a status that it has no name for, such as 529, only as a number.
          KnownType.of(
                  "org.springframework.http.ResponseEntity",
                  "getStatusCodeValue",
                  "getStatusCode.value")
              .header("getHeaders.getFirst(name)")
              .text("getBody")
              .payload("getBody"),
          KnownType.of(
                  "org.springframework.http.client.ClientHttpResponse",
                  "getRawStatusCode",
                  "getStatusCode.value")
              .header("getHeaders.getFirst(name)"),
          KnownType.of("feign.Response", "status").header("headers.[name]").url("request.url"),
          KnownType.of("cn.hutool.http.HttpResponse", "getStatus")
              .header("header(name)")
              .text("body"),
          // Exceptions
          KnownType.of("retrofit2.HttpException", "code")
              .header("response.headers.get(name)")
              .text("response.errorBody.source.peek.readUtf8")
              .url("response.raw.request.url"),
          KnownType.of("org.apache.http.client.HttpResponseException", "getStatusCode"),
          KnownType.of("org.apache.hc.client5.http.HttpResponseException", "getStatusCode")
              .text("getContentBytes"),
          KnownType.of(
                  "org.springframework.web.client.RestClientResponseException",
                  "getRawStatusCode",
                  "getStatusCode.value")
              .header("getResponseHeaders.getFirst(name)")
              .text("getResponseBodyAsString")
              .url("getMessage"),
          KnownType.of(
                  "org.springframework.web.reactive.function.client.WebClientResponseException",
                  "getRawStatusCode",
                  "getStatusCode.value")
              .header("getHeaders.getFirst(name)")
              .text("getResponseBodyAsString")
              .url("getRequest.getURI"),
          KnownType.of("feign.RetryableException", "status")
              .header("responseHeaders.[name]")
              .retryAt("retryAfter")
              .text("contentUTF8")
              .url("request.url"),
          KnownType.of("feign.FeignException", "status")
              .header("responseHeaders.[name]")
              .text("contentUTF8")
              .url("request.url"),
          KnownType.of("jakarta.ws.rs.core.Response", "getStatus").header("getHeaderString(name)"),
          KnownType.of("jakarta.ws.rs.WebApplicationException", "getResponse.getStatus")
              .header("getResponse.getHeaderString(name)"),
          KnownType.of("javax.ws.rs.core.Response", "getStatus").header("getHeaderString(name)"),
          KnownType.of("javax.ws.rs.WebApplicationException", "getResponse.getStatus")
              .header("getResponse.getHeaderString(name)"));

  private static final Map<String, KnownType> BY_NAME = new HashMap<>();

  static {
    TABLE.forEach(row -> BY_NAME.put(row.name(), row));
  }

  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return find(type);
        }
      };

  private KnownTypes() {}

  /** How to read an object of the class; {@link Shape#UNKNOWN} if it is none of the table. */
  static Shape shapeOf(Class<?> type) {
    return SHAPES.get(type);
  }

  /** Searches the class and its supertypes, nearest first. */
  private static Shape find(Class<?> type) {
    Deque<Class<?>> open = new ArrayDeque<>();
    open.add(type);
    while (!open.isEmpty()) {
      Class<?> next = open.poll();
      KnownType row = BY_NAME.get(next.getName());
      Shape shape = row == null ? null : Shape.of(next, row);
      if (shape != null) {
        return shape;
      }
      if (next.getSuperclass() != null) {
        open.add(next.getSuperclass());
      }
      open.addAll(List.of(next.getInterfaces()));
    }
    return Shape.UNKNOWN;
  }
}
