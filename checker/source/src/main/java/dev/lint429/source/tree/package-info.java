/**
 * The source tree: finding and reading its files, parsing them, and what each class of theirs
 * declares. The bodies of methods are {@link dev.lint429.source.lower lowered} elsewhere.
 */
package dev.lint429.source.tree;
