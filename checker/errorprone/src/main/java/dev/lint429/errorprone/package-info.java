/**
 * The compiler plugin: lint429's rules as Error Prone checks. What they decide is the engine's;
 * here are options, suppression, reports and fixes in Error Prone's terms.
 */
package dev.lint429.errorprone;
