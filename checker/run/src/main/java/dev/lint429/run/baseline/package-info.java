/** Findings that were accepted. */
package dev.lint429.run.baseline;
