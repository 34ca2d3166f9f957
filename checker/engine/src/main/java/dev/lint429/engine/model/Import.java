package dev.lint429.engine.model;

/**
 * An import declaration.
 *
 * @param name what is imported, without {@code .*}
 */
public record Import(Span span, String name, boolean isStatic, boolean isWildcard) {}
