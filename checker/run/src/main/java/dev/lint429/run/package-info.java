/**
 * A run of lint429 over a source tree: what the executable jar and the Maven plugin share. {@link
 * dev.lint429.run.Checker} is where to start.
 */
package dev.lint429.run;
