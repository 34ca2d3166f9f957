package dev.lint429.source.lower;

import dev.lint429.engine.model.Expr;
import dev.lint429.source.types.Type;

/** A lowered expression with its type, of which {@link Expr#type()} keeps only a part. */
record Typed(Expr expr, Type type) {}
