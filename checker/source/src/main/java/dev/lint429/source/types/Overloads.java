package dev.lint429.source.types;

import dev.lint429.engine.model.Program.Answer;
import dev.lint429.source.types.Types.Member;
import java.util.ArrayList;
import java.util.List;

/** Chooses among the overloads of a method as JLS 15.12.2 does, as far as the types are known. */
public final class Overloads {
  private final Types types;
  private final Assignability assignability;

  /** What is known of an argument before the overload is chosen. */
  public sealed interface Argument {
    /** An argument that has a type of its own. */
    record Typed(Type type) implements Argument {}

    /**
     * A lambda expression.
     *
     * @param mayReturnValue whether its body can give a value
     * @param mayReturnNothing whether its body can do without
     */
    record Lambda(int parameters, boolean mayReturnValue, boolean mayReturnNothing)
        implements Argument {}

    /** A method reference. */
    record Reference() implements Argument {}
  }

  /**
   * The outcome.
   *
   * @param candidates the best overloads; more than one if the types do not tell them apart
   * @param spread whether the arguments behind the last parameter are collected in an array
   */
  public record Choice(List<Member> candidates, boolean spread) {
    public boolean isCertain() {
      return candidates.size() == 1;
    }
  }

  public Overloads(Types types) {
    this.types = types;
    this.assignability = new Assignability(types);
  }

  public Choice choose(List<Member> members, List<Argument> arguments) {
    List<Member> fitting =
        members.stream().filter(m -> m.method().takes(arguments.size())).toList();
    if (fitting.size() <= 1) {
      return new Choice(fitting, fitting.size() == 1 && spreads(fitting.get(0), arguments));
    }
    List<Member> possible = new ArrayList<>();
    List<Member> sure = new ArrayList<>();
    for (Phase phase : Phase.values()) {
      for (Member member : fitting) {
        if (phase == Phase.VARARGS && !member.method().varargs()) {
          continue;
        }
        Answer answer = fits(member, arguments, phase);
        if (answer != Answer.NO && !possible.contains(member)) {
          possible.add(member);
        }
        if (answer == Answer.YES) {
          sure.add(member);
        }
      }
      if (!sure.isEmpty()) {
        break;
      }
    }
    if (possible.isEmpty()) {
      return new Choice(List.of(), false);
    }
    List<Member> best = mostSpecific(possible, arguments);
    // The most specific one is only the right one if it is known to fit.
    List<Member> chosen = sure.containsAll(best) ? best : possible;
    return new Choice(chosen, spreads(chosen.get(0), arguments));
  }

  private enum Phase {
    STRICT,
    LOOSE,
    VARARGS
  }

  private boolean spreads(Member member, List<Argument> arguments) {
    MethodInfo method = member.method();
    return method.varargs()
        && (arguments.size() != method.parameters().size()
            || fits(member, arguments, Phase.LOOSE) == Answer.NO);
  }

  private Answer fits(Member member, List<Argument> arguments, Phase phase) {
    MethodInfo method = member.method();
    boolean spread = phase == Phase.VARARGS;
    if (!spread && method.parameters().size() != arguments.size()) {
      return Answer.NO;
    }
    Answer answer = Answer.YES;
    for (int i = 0; i < arguments.size(); i++) {
      Type formal = method.parameterFor(i, spread).substitute(member.bindings());
      Answer one = fits(arguments.get(i), formal, phase);
      if (one == Answer.NO) {
        return Answer.NO;
      }
      if (one == Answer.UNKNOWN) {
        answer = Answer.UNKNOWN;
      }
    }
    return answer;
  }

  private Answer fits(Argument argument, Type formal, Phase phase) {
    if (argument instanceof Argument.Typed typed) {
      return assignability.isAssignable(typed.type(), formal, phase != Phase.STRICT);
    }
    Type target = formal.upper();
    if (target instanceof Type.Array || target.isPrimitive()) {
      return Answer.NO;
    }
    if (!(target instanceof Type.Of of) || types.find(of.name()) == null) {
      return target instanceof Type.Variable ? Answer.YES : Answer.UNKNOWN;
    }
    Member function = types.functionalMethod(target);
    if (function == null) {
      return types.isComplete(of.name()) ? Answer.NO : Answer.UNKNOWN;
    }
    if (argument instanceof Argument.Lambda lambda) {
      boolean isVoid = function.method().returns().equals(Known.VOID);
      return lambda.parameters() == function.method().parameters().size()
              && (isVoid ? lambda.mayReturnNothing() : lambda.mayReturnValue())
          ? Answer.YES
          : Answer.NO;
    }
    return Answer.YES;
  }

  private List<Member> mostSpecific(List<Member> members, List<Argument> arguments) {
    if (members.size() == 1) {
      return members;
    }
    List<Member> best = new ArrayList<>();
    for (Member candidate : members) {
      boolean isBest = true;
      for (Member other : members) {
        if (other != candidate && !isMoreSpecific(candidate, other, arguments)) {
          isBest = false;
        }
      }
      if (isBest) {
        best.add(candidate);
      }
    }
    return best.isEmpty() ? members : best;
  }

  private boolean isMoreSpecific(Member left, Member right, List<Argument> arguments) {
    MethodInfo a = left.method();
    MethodInfo b = right.method();
    boolean sameLength = a.parameters().size() == b.parameters().size();
    if (!sameLength && !a.varargs() && b.varargs() && fitsWithoutSpread(left, arguments)) {
      return true;
    }
    boolean aSpreads = a.varargs() && (!sameLength || b.varargs());
    boolean bSpreads = b.varargs() && (!sameLength || a.varargs());
    int length = Math.max(arguments.size(), sameLength ? a.parameters().size() : 0);
    for (int i = 0; i < length; i++) {
      if (i >= a.parameters().size() && !a.varargs()
          || i >= b.parameters().size() && !b.varargs()) {
        return false;
      }
      Type mine = a.parameterFor(i, aSpreads).substitute(left.bindings());
      Type theirs = b.parameterFor(i, bSpreads).substitute(right.bindings());
      Argument argument = i < arguments.size() ? arguments.get(i) : null;
      if (argument != null && !(argument instanceof Argument.Typed)) {
        if (!functionIsAsSpecific(mine, theirs)) {
          return false;
        }
      } else if (assignability.isAssignable(erase(mine), erase(theirs), false) != Answer.YES) {
        return false;
      }
    }
    return true;
  }

  private boolean fitsWithoutSpread(Member member, List<Argument> arguments) {
    return fits(member, arguments, Phase.LOOSE) == Answer.YES;
  }

  /** Of two functional interfaces with the same parameters, the one that gives a value. */
  private boolean functionIsAsSpecific(Type mine, Type theirs) {
    if (types.isSubtype(mine.erasedName(), theirs.erasedName()) == Answer.YES) {
      return true;
    }
    Member a = types.functionalMethod(mine);
    Member b = types.functionalMethod(theirs);
    return a != null
        && b != null
        && !a.method().returns().equals(Known.VOID)
        && b.method().returns().equals(Known.VOID);
  }

  private static Type erase(Type type) {
    return type instanceof Type.Variable variable ? variable.bound() : type;
  }
}
