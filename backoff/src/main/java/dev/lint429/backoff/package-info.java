/**
 * Exponential backoff for calls that a server may answer with 429 Too Many Requests.
 *
 * <p>{@link dev.lint429.backoff.Backoff} waits at least as long as the server asks, otherwise for a
 * random time below a ceiling that doubles, and stops after a number of attempts or when its time
 * budget is used up. It never hides an answer: when it gives up, the caller gets the last response
 * or exception exactly as it would have without the helper.
 *
 * <p>The JDK's own client:
 *
 * <pre>{@code
 * HttpResponse<String> response =
 *     Backoff.standard().send(client, request, HttpResponse.BodyHandlers.ofString());
 * }</pre>
 *
 * <p>Any other blocking client. The lambda is run again for each attempt, so it must build whatever
 * can be used only once (an OkHttp {@code Call}, a stream, a connection) inside:
 *
 * <pre>{@code
 * Response response = Backoff.standard().call(() -> okHttp.newCall(request).execute());
 *
 * String answer =
 *     Backoff.standard().call(() -> restTemplate.postForObject(url, body, String.class));
 * }</pre>
 *
 * <p>{@link java.net.HttpURLConnection} cannot be sent twice, so the lambda opens it; it may read
 * the answer itself, or hand the connection back once the request has been written:
 *
 * <pre>{@code
 * HttpURLConnection connection =
 *     Backoff.standard()
 *         .call(
 *             () -> {
 *               HttpURLConnection c = (HttpURLConnection) url.openConnection();
 *               c.setDoOutput(true);
 *               c.getOutputStream().write(body);
 *               return c;
 *             });
 * }</pre>
 *
 * <p>A type that the helper does not know is told by its status, or by a {@link
 * dev.lint429.backoff.Classifier} where headers, exceptions or an error code in the body count:
 *
 * <pre>{@code
 * Reply reply = Backoff.standard().call(() -> gateway.ask(question), Reply::status);
 * }</pre>
 *
 * <p>Other limits than the standard ones:
 *
 * <pre>{@code
 * static final Backoff PATIENT =
 *     Backoff.builder().maxAttempts(12).budget(Duration.ofMinutes(20)).build();
 * }</pre>
 *
 * <p>The artifact {@code lint429-backoff-adapters} puts a backoff into whole clients, and lends it
 * to other retry libraries. {@link dev.lint429.backoff.Adapter} is for those who do the same for
 * another one.
 *
 * <p>Recognised results: {@code java.net.http.HttpResponse}, {@code java.net.HttpURLConnection},
 * OkHttp and Retrofit {@code Response}, Apache HttpClient 4 and 5 {@code HttpResponse}, Spring
 * {@code ResponseEntity}, {@code feign.Response}, Hutool {@code HttpResponse}, JAX-RS {@code
 * Response}. Recognised exceptions, also as a cause of others: those of Spring's RestTemplate,
 * RestClient and WebClient, Retrofit, Apache HttpClient 4 and 5, Feign, JAX-RS, and the {@code
 * IOException} of {@code HttpURLConnection}. Any other result counts as a success, any other
 * exception is thrown at once.
 */
package dev.lint429.backoff;
