package dev.lint429.source.types;

/**
 * A field or enum constant.
 *
 * @param owner qualified name of the declaring class
 * @param constant its compile-time constant, or null
 */
public record FieldInfo(String owner, String name, Type type, boolean isStatic, Object constant) {}
