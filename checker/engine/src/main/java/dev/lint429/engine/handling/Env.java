package dev.lint429.engine.handling;

import java.util.Objects;

/** Values of variables and fields; immutable, a later entry hides an earlier one. */
final class Env {
  static final Env EMPTY = new Env(null, Value.UNKNOWN, null);

  private final Object key;
  private final Value value;
  private final Env rest;

  private Env(Object key, Value value, Env rest) {
    this.key = key;
    this.value = value;
    this.rest = rest;
  }

  /** The value of a variable (by identity) or of a field (by name); unknown if none was seen. */
  Value get(Object key) {
    for (Env at = this; at.rest != null; at = at.rest) {
      if (at.key == key || (key instanceof String && key.equals(at.key))) {
        return at.value;
      }
    }
    return Value.UNKNOWN;
  }

  /** Whether anything was said of a variable, be it that its value is unknown. */
  boolean has(Object key) {
    for (Env at = this; at.rest != null; at = at.rest) {
      if (at.key == key) {
        return true;
      }
    }
    return false;
  }

  Env with(Object key, Value value) {
    return has(key) && get(key).equals(value) ? this : new Env(key, value, this);
  }

  /** What both agree on; everything else is unknown. */
  Env meet(Env other) {
    if (this == other) {
      return this;
    }
    Env met = this;
    for (Env at = this; at.rest != null; at = at.rest) {
      if (!Objects.equals(get(at.key), other.get(at.key))) {
        met = met.with(at.key, Value.UNKNOWN);
      }
    }
    for (Env at = other; at.rest != null; at = at.rest) {
      if (!Objects.equals(get(at.key), other.get(at.key))) {
        met = met.with(at.key, Value.UNKNOWN);
      }
    }
    return met;
  }

  /** Whether some variable holds code with the request that is followed. */
  boolean holdsSender() {
    for (Env at = this; at.rest != null; at = at.rest) {
      if (at.value instanceof Value.Code code && code.sends()) {
        return true;
      }
    }
    return false;
  }
}
