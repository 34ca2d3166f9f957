package dev.lint429.source.types;

import dev.lint429.engine.model.Program.Answer;

/** Whether a value of one type may be given where another is wanted (JLS 5.1, 5.3). */
final class Assignability {
  private final Types types;

  Assignability(Types types) {
    this.types = types;
  }

  /**
   * @param loose whether boxing and unboxing are allowed
   */
  Answer isAssignable(Type from, Type to, boolean loose) {
    Type target = to.upper();
    if (from == Known.NULL) {
      return target.isPrimitive() ? Answer.NO : Answer.YES;
    }
    Type source = from.upper();
    if (!source.isKnown() || !target.isKnown()) {
      return Answer.UNKNOWN;
    }
    if (source.equals(Known.VOID)) {
      return Answer.NO;
    }
    if (target instanceof Type.Variable variable) {
      return toVariable(source, variable, loose);
    }
    if (source.isPrimitive() != target.isPrimitive()) {
      return loose ? converted(source, target) : Answer.NO;
    }
    if (source.isPrimitive()) {
      return Primitives.widens(source.erasedName(), target.erasedName()) ? Answer.YES : Answer.NO;
    }
    if (source instanceof Type.Array a && target instanceof Type.Array b) {
      if (a.element().isPrimitive() || b.element().isPrimitive()) {
        return a.element().equals(b.element()) ? Answer.YES : Answer.NO;
      }
      return isAssignable(a.element(), b.element(), false);
    }
    if (source instanceof Type.Variable variable) {
      return source.equals(target) ? Answer.YES : isAssignable(variable.bound(), target, loose);
    }
    return types.isSubtype(source.erasedName(), target.erasedName());
  }

  private Answer toVariable(Type source, Type.Variable target, boolean loose) {
    if (source.isPrimitive()) {
      return loose ? toVariable(Primitives.box(source), target, true) : Answer.NO;
    }
    if (source.equals(target) || target.bound().equals(Known.OBJECT)) {
      return Answer.YES;
    }
    return isAssignable(source, target.bound(), loose);
  }

  private Answer converted(Type source, Type target) {
    if (source.isPrimitive()) {
      return types.isSubtype(Primitives.box(source).erasedName(), target.erasedName());
    }
    Type unboxed = Primitives.unbox(source);
    if (!unboxed.isPrimitive()) {
      return source.equals(Known.OBJECT) || !(source instanceof Type.Variable)
          ? Answer.NO
          : Answer.UNKNOWN;
    }
    return Primitives.widens(unboxed.erasedName(), target.erasedName()) ? Answer.YES : Answer.NO;
  }
}
