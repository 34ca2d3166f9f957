package dev.lint429.engine;

import dev.lint429.engine.flow.Target;
import dev.lint429.engine.graph.RequestSite;
import dev.lint429.engine.handling.Handling;

/**
 * A request to an inference endpoint, handled or not: the inventory that findings are drawn from.
 *
 * @param target where it goes
 * @param handling what becomes of a 429
 */
public record Request(RequestSite site, Target target, Handling handling) {}
