/**
 * What a run found, as plain data: it holds on to no source text and no code model, so that it can
 * be kept for a whole tree, written to the cache and reported in any format.
 */
package dev.lint429.run.result;
