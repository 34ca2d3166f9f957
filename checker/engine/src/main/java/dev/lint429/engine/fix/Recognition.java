package dev.lint429.engine.fix;

import dev.lint429.engine.model.TypeRef;
import java.util.List;

/**
 * The results and exceptions in which the helper sees a refusal: the types that the package
 * description of {@code dev.lint429.backoff} lists. A call whose outcome is none of them cannot be
 * repaired by putting it into the helper.
 */
final class Recognition {
  private static final List<String> RESULTS =
      List.of(
          "java.net.http.HttpResponse",
          "java.net.HttpURLConnection",
          "okhttp3.Response",
          "retrofit2.Response",
          "org.apache.http.HttpResponse",
          "org.apache.hc.core5.http.HttpResponse",
          "org.springframework.http.ResponseEntity",
          "feign.Response",
          "cn.hutool.http.HttpResponse");

  private static final List<String> EXCEPTIONS =
      List.of(
          "org.springframework.web.client.RestClientResponseException",
          "org.springframework.web.reactive.function.client.WebClientResponseException",
          "retrofit2.HttpException",
          "org.apache.http.client.HttpResponseException",
          "org.apache.hc.client5.http.HttpResponseException",
          "feign.FeignException");

  private Recognition() {}

  static boolean isResult(Context context, TypeRef type) {
    return type.isKnown() && RESULTS.stream().anyMatch(r -> context.isSubtype(type.name(), r));
  }

  /** Whether a 429 that is thrown as {@code errors}, most specific first, is seen. */
  static boolean isException(List<String> errors) {
    return errors.stream().anyMatch(EXCEPTIONS::contains);
  }
}
