/** The Maven plugin: a run of lint429 over the projects of a reactor. */
package dev.lint429.maven;
