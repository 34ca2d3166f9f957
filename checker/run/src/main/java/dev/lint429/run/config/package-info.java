/** {@code lint429.yaml}: its keys, finding it, reading it. */
package dev.lint429.run.config;
