package dev.lint429.source.types;

/**
 * A declared type parameter.
 *
 * @param variable the variable that stands for it in signatures
 * @param bound its first bound with arguments; {@code Object} if none is declared
 */
public record TypeParameter(Type.Variable variable, Type bound) {}
