/** The command line. */
package dev.lint429.cli;
