/** Which lines changed, by Git. */
package dev.lint429.run.changes;
