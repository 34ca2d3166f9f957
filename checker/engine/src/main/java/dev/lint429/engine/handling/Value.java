package dev.lint429.engine.handling;

import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.TypeDecl;
import java.util.List;
import java.util.Map;

/** What is known of a value while the code is followed from an answer. */
sealed interface Value {
  Value UNKNOWN = new Unknown();
  Value NULL = new Null();
  Value TRUE = new Bool(true);
  Value FALSE = new Bool(false);

  /** Some object that has nothing to do with the answer and is not null. */
  Value OBJECT = new Present();

  static Value of(boolean value) {
    return value ? TRUE : FALSE;
  }

  /** Whether it came, in part at least, from the answer. */
  default boolean isTainted() {
    return false;
  }

  /** Whether the request that is followed stands in code that it is or holds. */
  default boolean sends() {
    return false;
  }

  record Unknown() implements Value {}

  record Null() implements Value {}

  record Present() implements Value {}

  record Bool(boolean value) implements Value {}

  record Num(long value) implements Value {}

  record Text(String value) implements Value {}

  /** A constant of an enum in the source. */
  record Symbol(String owner, String name) implements Value {}

  /**
   * An {@code Optional}.
   *
   * @param inside {@link Null} for an empty one
   * @param present whether it certainly is not empty
   */
  record Maybe(Value inside, boolean present) implements Value {
    @Override
    public boolean isTainted() {
      return inside.isTainted();
    }
  }

  /** An object that knows the status: a response, a status line. */
  record Response() implements Value {
    @Override
    public boolean isTainted() {
      return true;
    }
  }

  /** The status itself, as a number or as an object; {@code divisor} is 100 for its class. */
  record Status(int divisor) implements Value {
    @Override
    public boolean isTainted() {
      return true;
    }
  }

  /** Something read from the answer whose contents are not known: a body, a message, a header. */
  record Derived() implements Value {
    @Override
    public boolean isTainted() {
      return true;
    }
  }

  /**
   * An exception.
   *
   * @param types its class, then all superclasses that are known
   * @param fields what its constructor was given, by field name
   * @param fromAnswer whether the answer caused it
   * @param message its message where it is known, else null
   * @param cause the exception it wraps where that is known, else null
   */
  record Failure(
      List<String> types,
      Map<String, Value> fields,
      boolean fromAnswer,
      String message,
      Failure cause)
      implements Value {
    /** A failure of a client, which the answer caused. */
    static Failure ofAnswer(List<String> types) {
      return new Failure(types, Map.of(), true, null, null);
    }

    /** An exception of a class, with the superclasses that are known. */
    static Failure of(List<String> types, boolean fromAnswer) {
      return new Failure(types, Map.of(), fromAnswer, null, null);
    }

    Failure in(List<String> wrapper) {
      return new Failure(wrapper, fields, fromAnswer, message, this);
    }

    @Override
    public boolean isTainted() {
      return fromAnswer;
    }
  }

  /** An object of a class in the source, with the fields its constructor set. */
  record Instance(TypeDecl type, Map<String, Value> fields) implements Value {
    @Override
    public boolean isTainted() {
      return fields.values().stream().anyMatch(Value::isTainted);
    }

    @Override
    public boolean sends() {
      return fields.values().stream().anyMatch(Value::sends);
    }
  }

  /**
   * A future, publisher or call in flight.
   *
   * @param outcome what it yields; a {@link Failure} stands for failing
   */
  record Deferred(Value outcome) implements Value {
    @Override
    public boolean isTainted() {
      return outcome.isTainted();
    }
  }

  /**
   * Code that can be run: a lambda, a method reference, an object of an anonymous or named class.
   *
   * @param expr {@link Expr.Lambda}, {@link Expr.MethodReference} or {@link Expr.New}; the call or
   *     field whose answer is followed, where it gives out code that sends
   * @param env the variables that it sees
   * @param sends whether the request that is followed stands in it
   * @param policy a retry that runs it again when it fails, or null
   * @param method of an object, the method that is called; null for the only one
   */
  record Code(CompilationUnit unit, Expr expr, Env env, boolean sends, Policy policy, String method)
      implements Value {
    Code under(Policy changed) {
      return new Code(unit, expr, env, sends, changed, method);
    }

    Code calling(String called) {
      return new Code(unit, expr, env, sends, policy, called);
    }
  }

  /** Not a value: the request was sent again. */
  record Resent(
      Retry.Kind kind,
      Delay delay,
      CompilationUnit unit,
      dev.lint429.engine.model.Node site,
      Policy policy)
      implements Value {}
}
