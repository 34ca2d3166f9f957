import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Writes a large, deterministic code base of small services that call other services over HTTP:
 * {@code java GenerateServices.java OUTPUT-DIRECTORY MINIMUM-LINES}. Blank lines and comments do not
 * count as lines.
 *
 * <p>Each service is a record, a settings class, a client with three requests and a service class
 * with ordinary code. The requests differ in HTTP client, in where the URL comes from, in whether
 * the URL is an inference endpoint (about half are), and in what the code does about 429.
 */
public final class GenerateServices {
  private static final List<String> INFERENCE =
      List.of(
          "https://api.openai.com/v1/chat/completions",
          "https://api.openai.com/v1/embeddings",
          "https://api.anthropic.com/v1/messages",
          "https://router.huggingface.co/v1/chat/completions",
          "https://api.mistral.ai/v1/chat/completions",
          "https://api.groq.com/openai/v1/chat/completions",
          "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.0-flash:generateContent",
          "https://api.cohere.com/v2/chat");
  private static final List<String> OTHER =
      List.of(
          "https://billing.example.com/api/invoices",
          "https://api.github.com/repos/example/orders/issues",
          "https://shipping.example.com/v2/labels",
          "https://api.openai.com/v1/models",
          "https://maps.example.com/geocode/json",
          "https://crm.example.com/rest/customers",
          "https://hooks.example.com/notify",
          "https://search.example.com/indexes/products/query");
  private static final List<String> NOUNS =
      List.of(
          "Invoice", "Shipment", "Customer", "Ticket", "Product", "Review", "Contract", "Payment",
          "Campaign", "Article", "Meeting", "Recipe", "Listing", "Claim", "Lesson", "Booking");
  private static final List<String> VERBS =
      List.of("Summary", "Rating", "Routing", "Import", "Export", "Audit", "Search", "Draft");

  private final Random random = new Random(429);
  private final Path output;
  private long lines;
  private int requests;
  private int inferenceRequests;

  private GenerateServices(Path output) {
    this.output = output;
  }

  public static void main(String[] args) throws IOException {
    GenerateServices generator = new GenerateServices(Path.of(args[0]));
    long minimum = Long.parseLong(args[1]);
    int services = 0;
    while (generator.lines < minimum) {
      generator.service(services++);
    }
    System.out.printf(
        Locale.ROOT,
        "%d services, %d lines of code, %d requests, %d of them to inference endpoints%n",
        services,
        generator.lines,
        generator.requests,
        generator.inferenceRequests);
  }

  private void service(int index) throws IOException {
    String name =
        NOUNS.get(index % NOUNS.size()) + VERBS.get(index / NOUNS.size() % VERBS.size()) + index;
    String pkg = "com.example.bench.p" + index / 10;
    List<Request> all = List.of(request("first"), request("second"), request("third"));
    write(pkg, name + "Item", item(name));
    write(pkg, name + "Settings", settings(name, all));
    write(pkg, name + "Client", client(name, all));
    write(pkg, name + "Service", serviceClass(name, all));
  }

  private <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private Request request(String method) {
    boolean inference = random.nextBoolean();
    List<String> urls = inference ? INFERENCE : OTHER;
    requests++;
    inferenceRequests += inference ? 1 : 0;
    return new Request(
        method,
        urls.get(random.nextInt(urls.size())),
        pick(Http.values()),
        pick(Source.values()),
        pick(Handling.values()));
  }

  private void write(String pkg, String type, String body) throws IOException {
    String text = "package " + pkg + ";\n\n" + body;
    Path file = output.resolve(pkg.replace('.', '/')).resolve(type + ".java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    lines += text.lines().map(String::strip).filter(GenerateServices::isCode).count();
  }

  private static boolean isCode(String line) {
    return !line.isEmpty() && !line.startsWith("/*") && !line.startsWith("*");
  }

  /** Who sends the request. */
  private enum Http {
    JDK_SEND,
    JDK_ASYNC,
    REST_TEMPLATE,
    OKHTTP,
    WEB_CLIENT
  }

  /** Where the URL comes from. */
  private enum Source {
    CONSTANT,
    OTHER_CLASS,
    VALUE,
    CONSTRUCTOR,
    CONCATENATION,
    GETTER,
    FORMAT,
    PARAMETER
  }

  /** What is done about 429. */
  private enum Handling {
    NONE,
    NONE_BUT_CHECKED,
    FIXED,
    EXPONENTIAL
  }

  private record Request(String method, String url, Http http, Source source, Handling handling) {
    String constant() {
      return method.toUpperCase(Locale.ROOT) + "_URL";
    }

    String host() {
      return url.substring(0, url.indexOf('/', "https://".length()));
    }

    String path() {
      return url.substring(host().length());
    }

    /** The expression that the request takes its URL from. */
    String urlExpression(String name) {
      return switch (source) {
        case CONSTANT -> constant();
        case OTHER_CLASS -> name + "Settings." + constant();
        case VALUE, CONSTRUCTOR -> method + "Url";
        case CONCATENATION -> method + "Base + \"" + path() + "\"";
        case GETTER -> "settings." + method + "Url()";
        case FORMAT -> "String.format(\"%s%s\", " + method + "Base, \"" + path() + "\")";
        case PARAMETER -> "url";
      };
    }

    String parameters() {
      return source == Source.PARAMETER ? "String url, String body" : "String body";
    }

    /** An expression statement or two that leave the answer in {@code text}; may throw. */
    String send() {
      return switch (http) {
        case JDK_SEND ->
            """
            HttpRequest request =
                HttpRequest.newBuilder(URI.create(target))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            HttpResponse<String> response =
                http.send(request, HttpResponse.BodyHandlers.ofString());
            int status = response.statusCode();
            String text = response.body();
            """;
        case JDK_ASYNC ->
            """
            HttpRequest request =
                HttpRequest.newBuilder()
                    .uri(URI.create(target))
                    .timeout(Duration.ofSeconds(30))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            HttpResponse<String> response =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
            int status = response.statusCode();
            String text = response.body();
            """;
        case REST_TEMPLATE ->
            """
            HttpHeaders headers = new HttpHeaders();
            headers.setContentType(MediaType.APPLICATION_JSON);
            ResponseEntity<String> response =
                rest.exchange(
                    target, HttpMethod.POST, new HttpEntity<>(body, headers), String.class);
            int status = response.getStatusCode().value();
            String text = response.getBody();
            """;
        case OKHTTP ->
            """
            Request request =
                new Request.Builder()
                    .url(target)
                    .post(RequestBody.create(body, okhttp3.MediaType.get("application/json")))
                    .build();
            int status;
            String text;
            try (Response response = okHttp.newCall(request).execute()) {
              status = response.code();
              text = response.body() == null ? "" : response.body().string();
            }
            """;
        case WEB_CLIENT ->
            """
            ResponseEntity<String> response =
                web.post().uri(target).bodyValue(body).retrieve().toEntity(String.class).block();
            int status = response == null ? 500 : response.getStatusCode().value();
            String text = response == null ? "" : response.getBody();
            """;
      };
    }

    String body() {
      return switch (handling) {
        case NONE ->
            """
            String target = $URL;
            $SEND
            log(target, status);
            return text;
            """;
        case NONE_BUT_CHECKED ->
            """
            String target = $URL;
            $SEND
            if (status >= 400) {
              throw new IOException("status " + status + " from " + target);
            }
            return text;
            """;
        case FIXED ->
            """
            String target = $URL;
            for (int attempt = 0; attempt < 5; attempt++) {
              $SEND
              if (status != 429) {
                return text;
              }
              Thread.sleep(1000);
            }
            throw new IOException("gave up on " + target);
            """;
        case EXPONENTIAL ->
            """
            String target = $URL;
            long delay = 500;
            for (int attempt = 0; attempt < 6; attempt++) {
              $SEND
              if (status != 429) {
                return text;
              }
              Thread.sleep(delay + ThreadLocalRandom.current().nextLong(delay));
              delay = Math.min(delay * 2, 60_000);
            }
            throw new IOException("gave up on " + target);
            """;
      };
    }
  }

  private static String item(String name) {
    return """
    import java.time.Instant;
    import java.util.LinkedHashMap;
    import java.util.Map;
    import java.util.Objects;

    /** One item of the service. */
    public record $NAMEItem(
        long id, String title, String text, int quantity, double price, Instant created) {

      public $NAMEItem {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(text, "text");
        if (quantity < 0) {
          throw new IllegalArgumentException("quantity " + quantity);
        }
      }

      public double total() {
        return quantity * price;
      }

      public boolean olderThan(Instant instant) {
        return created.isBefore(instant);
      }

      public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", id);
        map.put("title", title);
        map.put("text", text);
        map.put("quantity", quantity);
        map.put("price", price);
        map.put("created", created.toString());
        return map;
      }

      public String toJson() {
        StringBuilder json = new StringBuilder("{");
        toMap()
            .forEach(
                (key, value) -> {
                  if (json.length() > 1) {
                    json.append(',');
                  }
                  json.append('"').append(key).append("\\":\\"").append(value).append('"');
                });
        return json.append('}').toString();
      }
    }
    """
        .replace("$NAME", name);
  }

  private static String settings(String name, List<Request> all) {
    StringBuilder members = new StringBuilder();
    for (Request request : all) {
      members
          .append("  static final String ")
          .append(request.constant())
          .append(" =\n      \"")
          .append(request.url())
          .append("\";\n");
    }
    for (Request request : all) {
      members.append(
          """

            public String $METHODUrl() {
              return System.getProperty("$NAME.$METHOD.url", $CONSTANT);
            }
          """
              .replace("$METHOD", request.method())
              .replace("$NAME", name)
              .replace("$CONSTANT", request.constant()));
    }
    return """
    import java.time.Duration;

    /** Settings of the service. */
    public class $NAMESettings {
    $MEMBERS
      public Duration timeout() {
        return Duration.ofSeconds(Long.getLong("$NAME.timeout", 30));
      }

      public int pageSize() {
        return Integer.getInteger("$NAME.page", 50);
      }
    }
    """
        .replace("$NAME", name)
        .replace("$MEMBERS", members);
  }

  private static String client(String name, List<Request> all) {
    StringBuilder fields = new StringBuilder();
    StringBuilder assignments = new StringBuilder();
    StringBuilder methods = new StringBuilder();
    for (Request request : all) {
      String method = request.method();
      switch (request.source()) {
        case CONSTANT ->
            fields.append(
                "  private static final String %s =\n      \"%s\";\n"
                    .formatted(request.constant(), request.url()));
        case VALUE ->
            fields.append(
                "  @Value(\"${%s.%s.url:%s}\")\n  private String %sUrl;\n\n"
                    .formatted(name, method, request.url(), method));
        case CONSTRUCTOR -> {
          fields.append("  private final String %sUrl;\n".formatted(method));
          assignments.append("    this.%sUrl = \"%s\";\n".formatted(method, request.url()));
        }
        case CONCATENATION, FORMAT ->
            fields.append(
                "  private final String %sBase = \"%s\";\n".formatted(method, request.host()));
        default -> {}
      }
      methods.append(
          """

            public String $METHOD($PARAMETERS) throws IOException, InterruptedException {
          $BODY  }
          """
              .replace("$METHOD", method)
              .replace("$PARAMETERS", request.parameters())
              .replace(
                  "$BODY",
                  request
                      .body()
                      .replace("$URL", request.urlExpression(name))
                      .replace("$SEND", send(request))
                      .indent(4)));
    }
    return """
    import java.io.IOException;
    import java.net.URI;
    import java.net.http.HttpClient;
    import java.net.http.HttpRequest;
    import java.net.http.HttpResponse;
    import java.time.Duration;
    import java.util.concurrent.ThreadLocalRandom;
    import okhttp3.OkHttpClient;
    import okhttp3.Request;
    import okhttp3.RequestBody;
    import okhttp3.Response;
    import org.springframework.beans.factory.annotation.Value;
    import org.springframework.http.HttpEntity;
    import org.springframework.http.HttpHeaders;
    import org.springframework.http.HttpMethod;
    import org.springframework.http.MediaType;
    import org.springframework.http.ResponseEntity;
    import org.springframework.web.client.RestTemplate;
    import org.springframework.web.reactive.function.client.WebClient;

    /** Calls the services that this one needs. */
    public class $NAMEClient {
    $FIELDS
      private final $NAMESettings settings;
      private final HttpClient http = HttpClient.newHttpClient();
      private final OkHttpClient okHttp = new OkHttpClient();
      private final RestTemplate rest = new RestTemplate();
      private final WebClient web = WebClient.create();

      public $NAMEClient($NAMESettings settings) {
        this.settings = settings;
    $ASSIGNMENTS  }
    $METHODS
      private void log(String target, int status) {
        System.Logger logger = System.getLogger("client");
        logger.log(System.Logger.Level.DEBUG, "{0} {1}", target, status);
      }
    }
    """
        .replace("$NAME", name)
        .replace("$FIELDS", fields)
        .replace("$ASSIGNMENTS", assignments)
        .replace("$METHODS", methods);
  }

  /** The statements that send, indented for where the body has them. */
  private static String send(Request request) {
    boolean inLoop =
        request.handling() == Handling.FIXED || request.handling() == Handling.EXPONENTIAL;
    String statements = request.send().strip();
    return inLoop ? statements.replace("\n", "\n  ") : statements;
  }

  private static String serviceClass(String name, List<Request> all) {
    StringBuilder calls = new StringBuilder();
    for (Request request : all) {
      boolean parameter = request.source() == Source.PARAMETER;
      calls.append(
          "      answers.add(client.%s(%sitem.toJson()));\n"
              .formatted(
                  request.method(),
                  parameter ? name + "Settings." + request.constant() + ", " : ""));
    }
    return """
    import java.io.IOException;
    import java.time.Duration;
    import java.time.Instant;
    import java.util.ArrayList;
    import java.util.Comparator;
    import java.util.HashMap;
    import java.util.List;
    import java.util.Map;
    import java.util.Optional;
    import java.util.TreeMap;
    import java.util.stream.Collectors;

    /** Keeps the items and works on them. */
    public class $NAMEService {
      private final $NAMEClient client;
      private final Map<Long, $NAMEItem> items = new HashMap<>();

      public $NAMEService($NAMEClient client) {
        this.client = client;
      }

      public void add($NAMEItem item) {
        if (items.putIfAbsent(item.id(), item) != null) {
          throw new IllegalStateException("item " + item.id() + " exists");
        }
      }

      public List<String> process(List<$NAMEItem> batch) throws IOException, InterruptedException {
        List<String> answers = new ArrayList<>();
        for ($NAMEItem item : batch) {
    $CALLS    }
        return answers;
      }

      public Optional<$NAMEItem> mostExpensive() {
        return items.values().stream().max(Comparator.comparingDouble($NAMEItem::total));
      }

      public Map<String, Double> totalsByTitle() {
        return items.values().stream()
            .collect(
                Collectors.groupingBy(
                    $NAMEItem::title, TreeMap::new, Collectors.summingDouble($NAMEItem::total)));
      }

      public int removeOld(Duration age) {
        Instant limit = Instant.now().minus(age);
        int before = items.size();
        items.values().removeIf(item -> item.olderThan(limit));
        return before - items.size();
      }

      public String describe(long id) {
        $NAMEItem item = items.get(id);
        if (item == null) {
          return "none";
        }
        String size =
            switch (item.quantity()) {
              case 0 -> "empty";
              case 1 -> "single";
              case 2, 3, 4 -> "few";
              default -> "many";
            };
        StringBuilder text = new StringBuilder();
        text.append(item.title()).append(" (").append(size).append(')');
        for (String word : item.text().split(" ")) {
          if (text.length() + word.length() > 80) {
            text.append(" ...");
            break;
          }
          text.append(' ').append(word);
        }
        return text.toString();
      }

      public double[] movingAverage(int window) {
        double[] totals = items.values().stream().mapToDouble($NAMEItem::total).toArray();
        double[] averages = new double[Math.max(0, totals.length - window + 1)];
        for (int i = 0; i < averages.length; i++) {
          double sum = 0;
          for (int j = i; j < i + window; j++) {
            sum += totals[j];
          }
          averages[i] = sum / window;
        }
        return averages;
      }
    }
    """
        .replace("$NAME", name)
        .replace("$CALLS", calls);
  }
}
