package dev.lint429.engine.handling;

import java.util.Objects;

/** Values of variables and fields; immutable, a later entry hides an earlier one. */
final class Env {
  static final Env EMPTY = new Env(null, Value.UNKNOWN, null);

  /** The key of the object that a method runs on, where that object holds code that sends. */
  static final String THIS = "this";

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
    Env entry = find(key);
    return entry == null ? Value.UNKNOWN : entry.value;
  }

  /** Whether anything was said of a variable, be it that its value is unknown. */
  boolean has(Object key) {
    return find(key) != null;
  }

  private Env find(Object wanted) {
    for (Env at = this; at.rest != null; at = at.rest) {
      if (at.key == wanted || (wanted instanceof String && wanted.equals(at.key))) {
        return at;
      }
    }
    return null;
  }

  Env with(Object key, Value value) {
    Env known = find(key);
    return known != null && known.value.equals(value) ? this : new Env(key, value, this);
  }

  /** These values, with those that {@code other} has of fields. */
  Env withFields(Env other) {
    Env both = this;
    for (Env at = other; at.rest != null; at = at.rest) {
      boolean field = at.key instanceof String && !at.key.equals(THIS);
      if (field && other.find(at.key) == at) {
        both = both.with(at.key, at.value);
      }
    }
    return both;
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
      if (at.value.sends()) {
        return true;
      }
    }
    return false;
  }
}
