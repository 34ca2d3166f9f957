/**
 * What the analysis knows of the world, as data: which calls send a request and what the client
 * does with a 429, which hosts and paths are inference, what each retry library does by default.
 *
 * <p>The facts stand in YAML files beside this package, each row with its source; these records are
 * their schema. A new library is a new row, never an {@code if} in the analysis.
 */
package dev.lint429.engine.catalogue;
