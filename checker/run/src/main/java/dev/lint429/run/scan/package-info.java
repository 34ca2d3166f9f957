/** The analysis of source trees: from files to plain results. */
package dev.lint429.run.scan;
