/** The javac front end: attributed trees of one compilation as the engine's code model. */
package dev.lint429.errorprone.javac;
