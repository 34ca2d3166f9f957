/** Puts the compiler plugin into the files of a build, and takes it out again. */
package dev.lint429.maven.wiring;
