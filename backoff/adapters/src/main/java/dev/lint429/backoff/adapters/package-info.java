/**
 * Puts a {@link dev.lint429.backoff.Backoff} into a whole client, or lends it to another retry
 * library. Each class needs its library, in the version of the application, and is loaded only
 * where it is used.
 */
package dev.lint429.backoff.adapters;
