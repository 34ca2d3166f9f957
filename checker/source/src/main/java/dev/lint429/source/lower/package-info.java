/**
 * Lowers syntax trees of JavaParser into the {@link dev.lint429.engine.model code model}, resolving
 * names and types as far as the source tree and the table of library signatures allow.
 */
package dev.lint429.source.lower;
