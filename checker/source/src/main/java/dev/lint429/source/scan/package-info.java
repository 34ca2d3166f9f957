/** A run over a repository: what is analysed, and the reports of it. */
package dev.lint429.source.scan;
