/** The rules: which requests are defects, and how that is said. */
package dev.lint429.engine.rules;
