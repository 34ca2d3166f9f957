package dev.lint429.engine.handling;

import dev.lint429.engine.catalogue.Catalogue;
import dev.lint429.engine.catalogue.Client;
import dev.lint429.engine.flow.ConfigSource;
import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.model.MethodRef;
import dev.lint429.engine.model.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What all parts of the analysis of handling share. */
record Knowledge(
    Program program,
    Catalogue catalogue,
    CallGraph graph,
    Delays delays,
    PolicyReader policies,
    Constants constants,
    ConfigSource config,
    Work work) {
  /** A longer list in YAML is read in part. */
  private static final int MAX_LISTED = 20;

  static Knowledge of(Program program, Catalogue catalogue, CallGraph graph, ConfigSource config) {
    Constants constants = new Constants(program, catalogue);
    Delays delays = new Delays(program, graph, constants);
    PolicyReader policies = new PolicyReader(program, catalogue, graph, constants, delays, config);
    return new Knowledge(
        program, catalogue, graph, delays, policies, constants, config, new Work());
  }

  /** The hooks of all clients; one client's may be those of another ({@code RestClient}). */
  List<Client.Interceptor> interceptors() {
    return catalogue.interceptors();
  }

  /**
   * Whether the application's configuration files make a setting.
   *
   * @param setting {@code key=value}; of a list, the value must be one
   */
  boolean isSet(String setting) {
    int end = setting.indexOf('=');
    String key = setting.substring(0, end);
    String value = setting.substring(end + 1);
    List<String> keys = new ArrayList<>(List.of(key));
    for (int i = 0; i < MAX_LISTED; i++) {
      keys.add(key + "[" + i + "]");
    }
    return keys.stream()
        .flatMap(k -> config.values(k).stream().flatMap(List::stream))
        .flatMap(text -> Stream.of(text.split(",")))
        .anyMatch(text -> text.strip().equals(value));
  }

  /** The {@code onStatus} call that a call is, if it is one. */
  Optional<Client.StatusHandler> statusHandler(MethodRef method, int args) {
    return catalogue.statusHandler(method, args);
  }
}
