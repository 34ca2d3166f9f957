/** A server of the Language Server Protocol over the analysis of source files. */
package dev.lint429.lsp;
