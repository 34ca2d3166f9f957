/**
 * What is known of libraries without a class path: signatures of the JDK and of HTTP clients, retry
 * libraries and their friends, generated from the real jars into text files of this package's
 * resources (one per Java package). See {@code checker/source/README.md} for how to make them anew.
 */
package dev.lint429.source.api;
