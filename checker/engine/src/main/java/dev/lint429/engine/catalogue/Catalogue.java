package dev.lint429.engine.catalogue;

import dev.lint429.engine.model.MethodRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The whole of the catalogue, indexed for look-up by the type that declares a method. Immutable.
 */
public final class Catalogue {
  /** A send and the client it belongs to. */
  public record ClientSend(Client client, Client.Send send) {}

  private final List<Endpoint> endpoints;
  private final List<Client> clients;
  private final List<RetryLibrary> retryLibraries;
  private final Map<String, List<ClientSend>> sends = new HashMap<>();
  private final Map<String, List<Client.UrlStep>> urlSteps = new HashMap<>();
  private final Map<String, List<Client.StatusRead>> statusReads = new HashMap<>();

  /** Null for what the built-in words are enough for. */
  private final Triggers triggers;

  private final Map<String, List<Client.StatusHandler>> statusHandlers = new HashMap<>();
  private final Set<String> statusHandlerNames = new LinkedHashSet<>();
  private final List<Client.Interceptor> interceptors = new ArrayList<>();
  private final Map<String, Integer> statusConstants = new HashMap<>();

  public Catalogue(
      List<Endpoint> endpoints, List<Client> clients, List<RetryLibrary> retryLibraries) {
    this(endpoints, clients, retryLibraries, null);
  }

  Catalogue(
      List<Endpoint> endpoints,
      List<Client> clients,
      List<RetryLibrary> retryLibraries,
      Triggers triggers) {
    this.triggers = triggers;
    this.endpoints = List.copyOf(endpoints);
    this.clients = List.copyOf(clients);
    this.retryLibraries = List.copyOf(retryLibraries);
    for (Client client : clients) {
      for (Client.Send send : client.sends()) {
        index(sends, send.method(), new ClientSend(client, send));
      }
      for (Client.UrlStep step : client.urlSteps()) {
        index(urlSteps, step.method(), step);
      }
      for (Client.StatusRead read : client.statusReads()) {
        index(statusReads, read.method(), read);
      }
      for (Client.StatusHandler handler : client.statusHandlers()) {
        index(statusHandlers, handler.method(), handler);
        statusHandlerNames.addAll(handler.method().names());
      }
      interceptors.addAll(client.interceptors());
      statusConstants.putAll(client.constants());
    }
  }

  private static <T> void index(Map<String, List<T>> index, MethodPattern method, T value) {
    for (String type : method.types()) {
      List<T> ofType = index.get(type);
      if (ofType == null) {
        ofType = new ArrayList<>();
        index.put(type, ofType);
      }
      ofType.add(value);
    }
  }

  public List<Endpoint> endpoints() {
    return endpoints;
  }

  public List<Client> clients() {
    return clients;
  }

  public List<RetryLibrary> retryLibraries() {
    return retryLibraries;
  }

  /**
   * Whether a source file may hold anything to look at. It only searches the text; a file that it
   * turns down needs no lowering.
   */
  public boolean mayConcern(CharSequence sourceText) {
    return triggers == null ? Triggers.mayConcern(sourceText) : triggers.isIn(sourceText);
  }

  /** The hooks of all clients. */
  public List<Client.Interceptor> interceptors() {
    return Collections.unmodifiableList(interceptors);
  }

  /**
   * The status that a constant of a client stands for, or null.
   *
   * @param field the qualified name of its class, a dot, and its own name
   */
  public Integer statusConstant(String field) {
    return statusConstants.get(field);
  }

  /** The names of the methods that {@link #statusHandler} knows. */
  public Set<String> statusHandlerNames() {
    return Collections.unmodifiableSet(statusHandlerNames);
  }

  /** The {@code onStatus} call that a call is, if it is one. */
  public Optional<Client.StatusHandler> statusHandler(MethodRef method, int args) {
    for (Client.StatusHandler handler : statusHandlers.getOrDefault(method.owner(), List.of())) {
      if (handler.method().matches(method, args)) {
        return Optional.of(handler);
      }
    }
    return Optional.empty();
  }

  /** The send that a call is, if it is one. */
  public Optional<ClientSend> send(MethodRef method, int args) {
    return find(sends, method, args, s -> s.send().method());
  }

  /**
   * What a call does to a URL, in the order in which it is applied; empty if nothing is known. A
   * step that names the method goes before one for all methods of the type.
   */
  public List<Client.UrlStep> urlSteps(MethodRef method, int args) {
    Optional<Client.UrlStep> first = urlStep(method, args);
    if (first.isEmpty()) {
      return List.of();
    }
    // The steps of one method pattern stand together, and share it.
    List<Client.UrlStep> steps = new ArrayList<>();
    for (Client.UrlStep step : urlSteps.get(first.get().method().types().get(0))) {
      if (step.method().equals(first.get().method())) {
        steps.add(step);
      }
    }
    return steps;
  }

  /** The first of {@link #urlSteps}. */
  public Optional<Client.UrlStep> urlStep(MethodRef method, int args) {
    return find(urlSteps, method, args, Client.UrlStep::method);
  }

  /** How a call reads a status, if it does. */
  public Optional<Client.StatusRead> statusRead(MethodRef method, int args) {
    return find(statusReads, method, args, Client.StatusRead::method);
  }

  private static <T> Optional<T> find(
      Map<String, List<T>> index, MethodRef method, int args, Function<T, MethodPattern> pattern) {
    if (!method.isResolved()) {
      return Optional.empty();
    }
    List<T> candidates = index.get(method.owner());
    if (candidates == null) {
      return Optional.empty();
    }
    T found = null;
    for (T candidate : candidates) {
      MethodPattern wanted = pattern.apply(candidate);
      if (wanted.matches(method, args)) {
        if (wanted.names().contains(method.name())) {
          return Optional.of(candidate);
        }
        found = found == null ? candidate : found;
      }
    }
    return Optional.ofNullable(found);
  }
}
