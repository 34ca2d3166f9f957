/** Finding source files, and reading and writing them as they are. */
package dev.lint429.run.files;
