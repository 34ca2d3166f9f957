/** What the rules are for, for people. */
package dev.lint429.run.rules;
