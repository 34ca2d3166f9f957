/** Who calls whom, and who writes what, over the files of a program; built as it is asked for. */
package dev.lint429.engine.graph;
