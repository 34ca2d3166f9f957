/** Applies fixes to files: texts, diffs, writing, the build file. */
package dev.lint429.run.fix;
