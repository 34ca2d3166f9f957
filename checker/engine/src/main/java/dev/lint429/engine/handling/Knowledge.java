package dev.lint429.engine.handling;

import dev.lint429.engine.catalogue.Catalogue;
import dev.lint429.engine.catalogue.Client;
import dev.lint429.engine.flow.ConfigSource;
import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.model.MethodRef;
import dev.lint429.engine.model.Program;
import java.util.List;
import java.util.Optional;

/** What all parts of the analysis of handling share. */
record Knowledge(
    Program program,
    Catalogue catalogue,
    CallGraph graph,
    Delays delays,
    PolicyReader policies,
    Constants constants,
    Work work) {

  static Knowledge of(Program program, Catalogue catalogue, CallGraph graph, ConfigSource config) {
    Constants constants = new Constants(program, catalogue);
    Delays delays = new Delays(program, graph, constants);
    PolicyReader policies = new PolicyReader(program, catalogue, graph, constants, delays, config);
    return new Knowledge(program, catalogue, graph, delays, policies, constants, new Work());
  }

  /** The hooks of all clients; one client's may be those of another ({@code RestClient}). */
  List<Client.Interceptor> interceptors() {
    return catalogue.interceptors();
  }

  /** The {@code onStatus} call that a call is, if it is one. */
  Optional<Client.StatusHandler> statusHandler(MethodRef method, int args) {
    return catalogue.statusHandler(method, args);
  }
}
