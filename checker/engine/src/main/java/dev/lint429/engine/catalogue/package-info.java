/**
 * What the analysis knows of the world, as data: which calls send a request and what the client
 * does with a 429, which hosts and paths are inference, what each retry library does by default.
 *
 * <p>The facts stand in YAML files beside this package, each row with its source; these records are
 * their schema. A new library is a new row, never an {@code if} in the analysis.
 *
 * <p>To add one: write the row ({@code clients/jdk.yaml} explains method patterns), name a new file
 * in {@link dev.lint429.engine.catalogue.CatalogueLoader}, and add the library to the list in the
 * module's pom, with which {@code CatalogueFactsTest} checks that all it names exists. The build
 * turns the documents into a form that loads faster; a user's own documents of the same schema are
 * read as YAML.
 */
package dev.lint429.engine.catalogue;
