package dev.lint429.errorprone.javac;

import com.sun.tools.javac.code.Symbol.CompletionFailure;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import dev.lint429.engine.model.Program.Answer;
import java.util.HashSet;
import java.util.Set;

/** All supertypes of one type, by name. */
final class Supertypes {
  private final Set<String> names = new HashSet<>();
  private boolean complete = true;

  private Supertypes() {}

  static Supertypes of(Type type, Types types, Symbols symbols) {
    Supertypes supertypes = new Supertypes();
    supertypes.add(type, types, symbols);
    return supertypes;
  }

  private void add(Type type, Types types, Symbols symbols) {
    if (type == null || type.hasTag(TypeTag.NONE)) {
      return;
    }
    if (!type.hasTag(TypeTag.CLASS)) {
      // A class file that is missing: nobody knows what else is inherited.
      complete = false;
      return;
    }
    if (!names.add(symbols.name(type.tsym))) {
      return;
    }
    try {
      type.tsym.complete();
      add(types.supertype(type), types, symbols);
      types.interfaces(type).forEach(i -> add(i, types, symbols));
    } catch (CompletionFailure e) {
      complete = false;
    }
  }

  /** The names of all that are known, the type itself included. */
  Set<String> names() {
    return names;
  }

  /** Whether {@code name} is one of them, the type itself included. */
  Answer contain(String name) {
    if (names.contains(name)) {
      return Answer.YES;
    }
    return complete ? Answer.NO : Answer.UNKNOWN;
  }
}
