package dev.lint429.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lint429.engine.catalogue.LibraryClasses.Library;
import dev.lint429.engine.catalogue.LibraryClasses.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Compares the catalogue with the class files of the libraries that it describes (the list of
 * versions is in the module's pom): every type, method, annotation element, exception and constant
 * that it names is there.
 */
class CatalogueFactsTest {
  /** Methods that are there, but not in the JDK or the versions that this build has at hand. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          // JDK 18
          "java.net.http.HttpRequest.Builder#HEAD",
          // JDK 20
          "java.net.URL#of");

  /** Classes that user code extends in place of the interface that a parameter has. */
  private static final Map<String, String> HANDLER_BASES =
      Map.of("org.asynchttpclient.AsyncHandler", "org.asynchttpclient.AsyncCompletionHandler");

  private static LibraryClasses libraries;

  private final Catalogue catalogue = CatalogueLoader.builtIn();
  private final List<String> problems = new ArrayList<>();

  @BeforeAll
  static void readLibraries() {
    libraries =
        new LibraryClasses(
            Path.of("target", "catalogue-libraries"),
            // Built before this module, where the build is the whole one.
            Path.of("..", "..", "backoff", "target", "classes"));
  }

  @Test
  void clients() {
    catalogue.clients().forEach(this::check);
    assertEquals("", String.join("\n", problems));
  }

  @Test
  void retryLibraries() {
    catalogue.retryLibraries().forEach(this::check);
    assertEquals("", String.join("\n", problems));
  }

  private void check(Client client) {
    String row = client.id();
    for (Client.Send send : client.sends()) {
      check(row, send.method());
      args(row, send.method(), Stream.of(send.url(), send.base()));
      verb(row, send.method(), send.verb());
      errors(row, send.errors());
      send.handlers().forEach(h -> handler(row, send.method(), h));
    }
    client.declared().forEach(d -> declared(row, d));
    for (Client.UrlStep step : client.urlSteps()) {
      check(row, step.method());
      args(row, step.method(), Stream.of(step.arg()));
      verb(row, step.method(), step.verb());
    }
    for (Client.StatusRead read : client.statusReads()) {
      check(row, read.method());
      args(row, read.method(), Stream.of(read.arg()));
    }
    for (Client.StatusHandler handler : client.statusHandlers()) {
      check(row, handler.method());
      args(row, handler.method(), Stream.of(handler.predicate(), handler.handler()));
    }
    client.headerReads().forEach(m -> check(row, m));
    for (Client.ClientConfig config : client.config()) {
      check(row, config.method());
      args(row, config.method(), Stream.of(config.arg()));
    }
    client.interceptors().forEach(i -> interceptor(row, i));
    client.constants().forEach((name, value) -> constant(row, name, value));
    Stream.concat(
            Stream.of(client.retries()),
            client.config().stream().map(Client.ClientConfig::retries).filter(r -> r != null))
        .map(Client.OwnRetry::ifPresent)
        .filter(t -> t != null)
        .forEach(t -> type(row, t));
  }

  private void check(RetryLibrary library) {
    String row = library.id();
    for (RetryLibrary.Wrap wrap : library.wraps()) {
      check(row, wrap.method());
      args(row, wrap.method(), Stream.of(wrap.code(), wrap.policy()));
    }
    for (RetryLibrary.Operator operator : library.operators()) {
      check(row, operator.method());
      args(row, operator.method(), Stream.of(operator.policy()));
      args(row, operator.method(), operator.params().keySet().stream());
    }
    for (RetryLibrary.PolicyAnnotation annotation : library.annotations()) {
      annotation(row, annotation.type());
      annotation.elements().forEach(e -> element(row, annotation.type(), e.name()));
      if (annotation.named() != null) {
        element(row, annotation.type(), annotation.named());
      }
      annotation.beside().keySet().forEach(type -> annotation(row, type));
    }
    for (RetryLibrary.Policy policy : library.policies()) {
      check(row, policy.method());
      args(row, policy.method(), policy.params().keySet().stream());
      if (policy.ifPresent() != null) {
        type(row, policy.ifPresent());
      }
      for (RetryLibrary.Setting setting : policy.settings()) {
        check(row, setting.method());
        args(row, setting.method(), setting.roles().keySet().stream());
        setting.retryOn().forEach(t -> type(row, t));
      }
    }
    library.constants().keySet().forEach(name -> field(row, name));
  }

  private boolean type(String row, String name) {
    if (libraries.versions(name).isEmpty()) {
      problem(row, "no type " + name);
      return false;
    }
    return true;
  }

  /** Each type has one of the methods, each method is in one of the types. */
  private void check(String row, MethodPattern pattern) {
    List<String> types = pattern.types().stream().filter(t -> type(row, t)).toList();
    if (pattern.names().contains("*")) {
      return;
    }
    for (String name : pattern.names()) {
      if (types.stream().allMatch(t -> fitting(t, name, pattern).isEmpty())
          && types.stream().noneMatch(t -> ELSEWHERE.contains(t + "#" + name))) {
        problem(row, "no method " + name + signature(pattern) + " in " + types);
      }
    }
    for (String type : types) {
      if (pattern.names().stream().allMatch(n -> fitting(type, n, pattern).isEmpty())
          && pattern.names().stream().noneMatch(n -> ELSEWHERE.contains(type + "#" + n))) {
        problem(row, type + " has none of " + pattern.names() + signature(pattern));
      }
      for (String name : pattern.names()) {
        declaringTypes(type, name, pattern)
            .filter(declaring -> !pattern.types().contains(declaring))
            .forEach(d -> problem(row, d + " declares " + name + " of " + type + ": list it too"));
      }
    }
  }

  private static String signature(MethodPattern pattern) {
    return pattern.params() + " " + pattern.minArgs() + ".." + pattern.maxArgs();
  }

  private static List<Method> fitting(String type, String name, MethodPattern pattern) {
    return libraries.hierarchy(type).stream()
        .filter(t -> !name.equals("<init>") || t.equals(type))
        .flatMap(t -> libraries.declared(t, name).stream())
        .filter(m -> fits(m, pattern))
        .toList();
  }

  private static boolean fits(Method method, MethodPattern pattern) {
    int min = method.params().size() - (method.varargs() ? 1 : 0);
    int max = method.varargs() ? Integer.MAX_VALUE : method.params().size();
    if (max < pattern.minArgs() || min > pattern.maxArgs()) {
      return false;
    }
    int last = method.params().size() - 1;
    for (int i = 0; i < pattern.params().size(); i++) {
      List<String> wanted = List.of(pattern.params().get(i).split("\\|"));
      String exact = i <= last ? method.params().get(i) : "";
      boolean variable =
          method.varargs()
              && i >= last
              && wanted.stream().anyMatch(w -> (w + "[]").equals(method.params().get(last)));
      if (!wanted.contains("*") && !wanted.contains(exact) && !variable) {
        return false;
      }
    }
    return true;
  }

  /**
   * The classes that a compiler takes a call's method from: the nearest ones that declare a fitting
   * overload. Object's methods, and those of types that no library here has, do not count.
   */
  private static Stream<String> declaringTypes(String type, String name, MethodPattern pattern) {
    if (name.equals("<init>")) {
      return Stream.empty();
    }
    List<String> declaring = new ArrayList<>();
    nearest(type, name, pattern, declaring);
    return declaring.stream().filter(t -> !t.startsWith("java.lang."));
  }

  private static void nearest(
      String type, String name, MethodPattern pattern, List<String> declaring) {
    if (libraries.declared(type, name).stream().anyMatch(m -> fits(m, pattern))) {
      declaring.add(type);
      return;
    }
    libraries.versions(type).stream()
        .flatMap(v -> v.supertypes().stream())
        .distinct()
        .forEach(s -> nearest(s, name, pattern, declaring));
  }

  /** Some overload has each argument that is spoken of. */
  private void args(String row, MethodPattern pattern, Stream<Integer> args) {
    int greatest = args.mapToInt(Integer::intValue).max().orElse(-1);
    if (pattern.names().contains("*") || pattern.maxArgs() == Integer.MAX_VALUE) {
      return;
    }
    if (greatest >= pattern.maxArgs()) {
      problem(row, pattern + " has no argument " + greatest);
    }
  }

  private void verb(String row, MethodPattern pattern, String verb) {
    if (verb == null) {
      return;
    }
    if (verb.startsWith("@")) {
      args(row, pattern, Stream.of(Integer.parseInt(verb.substring(1))));
    } else if (!Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS").contains(verb)) {
      problem(row, "no HTTP method: " + verb);
    }
  }

  /** Each class is there, and behind it stand all its superclasses. */
  private void errors(String row, List<String> errors) {
    for (int i = 0; i < errors.size(); i++) {
      String error = errors.get(i);
      if (!type(row, error)) {
        continue;
      }
      if (!libraries.hierarchy(error).contains("java.lang.Throwable")) {
        problem(row, error + " is no exception");
      }
      List<String> behind = errors.subList(i, errors.size());
      for (Library version : libraries.versions(error)) {
        String superclass = version.supertypes().get(0);
        if (!superclass.equals("java.lang.Object") && !behind.contains(superclass)) {
          problem(row, superclass + " must stand behind " + error);
        }
      }
    }
  }

  /** The argument's type has the method, with that many parameters. */
  private void handler(String row, MethodPattern send, Client.Handler handler) {
    boolean found =
        send.types().stream()
            .flatMap(t -> send.names().stream().flatMap(n -> fitting(t, n, send).stream()))
            .filter(m -> m.params().size() > handler.arg())
            .map(m -> m.params().get(handler.arg()))
            .flatMap(t -> Stream.of(t, HANDLER_BASES.getOrDefault(t, t)))
            .anyMatch(t -> hasMethod(t, handler.method(), handler.param() + 1));
    if (!found) {
      problem(row, "no " + handler.method() + " for argument " + handler.arg() + " of " + send);
    }
  }

  private static boolean hasMethod(String type, String name, int params) {
    return libraries.hierarchy(type).stream()
        .flatMap(t -> libraries.declared(t, name).stream())
        .anyMatch(m -> m.params().size() >= params);
  }

  private void declared(String row, Client.DeclaredClient declared) {
    for (String annotation : declared.methodAnnotations().keySet()) {
      if (annotation(row, annotation)
          && !declared.pathElements().isEmpty()
          && declared.pathElements().stream().noneMatch(e -> hasMethod(annotation, e, 0))) {
        problem(row, annotation + " has none of " + declared.pathElements());
      }
    }
    declared.pathAnnotations().forEach(a -> element(row, a, "value"));
    if (declared.typeAnnotation() != null) {
      annotation(row, declared.typeAnnotation());
      declared.baseElements().forEach(e -> element(row, declared.typeAnnotation(), e));
    }
    declared.factories().forEach(f -> check(row, f.method()));
    Stream.of(declared.modes().keySet(), declared.on429().keySet())
        .flatMap(Set::stream)
        .flatMap(key -> Stream.of(key.replace(">", "").split("<")))
        .filter(name -> !name.equals("*"))
        .forEach(name -> type(row, name));
    errors(row, declared.errors());
  }

  private void interceptor(String row, Client.Interceptor interceptor) {
    if (type(row, interceptor.type()) && !hasMethod(interceptor.type(), interceptor.method(), 1)) {
      problem(row, interceptor.type() + " has no " + interceptor.method());
    }
    check(row, interceptor.proceed());
    check(row, interceptor.install());
  }

  private boolean annotation(String row, String name) {
    if (!type(row, name)) {
      return false;
    }
    if (libraries.versions(name).stream().noneMatch(Library::annotation)) {
      problem(row, name + " is no annotation");
      return false;
    }
    return true;
  }

  /** {@code a.b} is the element b of the annotation that the element a holds. */
  private void element(String row, String annotation, String name) {
    int dot = name.indexOf('.');
    String first = dot < 0 ? name : name.substring(0, dot);
    if (!hasMethod(annotation, first, 0)) {
      problem(row, annotation + " has no element " + first);
    } else if (dot >= 0) {
      String nested = ELEMENT_TYPES.get(annotation + "#" + first);
      if (nested == null) {
        problem(row, "tell this test the type of " + annotation + "#" + first);
      } else {
        element(row, nested, name.substring(dot + 1));
      }
    }
  }

  private static final Map<String, String> ELEMENT_TYPES =
      Map.of(
          "org.springframework.retry.annotation.Retryable#backoff",
          "org.springframework.retry.annotation.Backoff");

  private void constant(String row, String name, int value) {
    for (Object constant : field(row, name)) {
      if (constant instanceof Integer number && number != value) {
        problem(row, name + " is " + number);
      }
    }
  }

  /** The values of a field in all versions. */
  private List<Object> field(String row, String name) {
    int dot = name.lastIndexOf('.');
    String type = name.substring(0, dot);
    List<Object> values =
        libraries.hierarchy(type).stream()
            .flatMap(t -> libraries.versions(t).stream())
            .map(v -> v.fields().get(name.substring(dot + 1)))
            .filter(v -> v != null)
            .collect(Collectors.toList());
    if (values.isEmpty()) {
      problem(row, "no constant " + name);
    }
    return values;
  }

  private void problem(String row, String text) {
    if (!problems.contains(row + ": " + text)) {
      problems.add(row + ": " + text);
    }
  }
}
