package dev.lint429.engine.fix;

import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.VarDecl;
import java.util.List;

/**
 * The number of the retry that follows a wait inside a loop, from 1: from the loop's own counter
 * where there is a plain one, else from a new one.
 */
final class Counter {
  private final CompilationUnit unit;
  private final Variables variables;

  Counter(CompilationUnit unit) {
    this.unit = unit;
    variables = new Variables(unit);
  }

  /**
   * An expression for the retry's number, to stand at {@code wait}.
   *
   * @throws Refused if nothing counts the retries and a counter cannot be added
   */
  String number(Draft draft, Stmt loop, Node wait) throws Refused {
    String number = loop instanceof Stmt.For header ? ofHeader(header, wait) : null;
    if (number == null) {
      number = ofBody(loop, wait);
    }
    return number == null ? "++" + added(draft, loop, wait) : number;
  }

  /** {@code for (int i = 0; …; i++)}, upwards or downwards, changed nowhere else. */
  private String ofHeader(Stmt.For loop, Node wait) {
    if (loop.update().size() != 1) {
      return null;
    }
    Expr update = loop.update().get(0);
    VarDecl counter = Variables.assigned(update);
    int step = step(update);
    if (counter == null
        || step == 0
        || !counter.type().is("int")
        || counter.init() == null
        || !loop.span().contains(counter.span())
        || variables.assignments(counter).size() != 1
        || isInInnerCode(wait, loop)) {
      return null;
    }
    Integer start = constant(counter.init());
    if (step > 0) {
      return start == null ? null : plus(counter.name(), 1 - start);
    }
    if (start != null) {
      return (start + 1) + " - " + counter.name();
    }
    return isStable(counter.init())
        ? unit.file().text(counter.init().span()) + " - " + counter.name() + " + 1"
        : null;
  }

  /** A counter that goes up by one each round, from {@code start}. */
  record Up(String name, int start) {}

  /** The counter in the loop's header, or null if there is none that goes up by one. */
  Up up(Stmt loop) {
    if (!(loop instanceof Stmt.For header) || header.update().size() != 1) {
      return null;
    }
    VarDecl counter = Variables.assigned(header.update().get(0));
    Integer start = counter == null || counter.init() == null ? null : constant(counter.init());
    boolean plain =
        start != null
            && step(header.update().get(0)) == 1
            && counter.type().is("int")
            && loop.span().contains(counter.span())
            && variables.assignments(counter).size() == 1;
    return plain ? new Up(counter.name(), start) : null;
  }

  /** A counter that starts in front of the loop and is increased once in it. */
  private String ofBody(Stmt loop, Node wait) {
    for (Node node : Trees.all(loop, Node.class)) {
      if (!(node instanceof Expr expr) || step(expr) != 1) {
        continue;
      }
      VarDecl counter = Variables.assigned(expr);
      Integer start = counter == null || counter.init() == null ? null : constant(counter.init());
      if (start == null
          || !counter.type().is("int")
          || loop.span().contains(counter.span())
          || variables.assignments(counter).size() != 1
          || unit.enclosing(loop, Stmt.Block.class) != unit.enclosing(counter, Stmt.Block.class)
          || isInInnerCode(wait, loop)
          || isInInnerCode(expr, loop)) {
        continue;
      }
      if (runsBefore(expr, wait, loop)) {
        return plus(counter.name(), -start);
      }
    }
    return null;
  }

  /** 1 for an increase by one, -1 for a decrease by one, 0 for all else. */
  private static int step(Expr expr) {
    if (expr instanceof Expr.Unary unary && Variables.isStep(unary)) {
      return unary.op().equals("++") ? 1 : -1;
    }
    if (expr instanceof Expr.Assign assign && Integer.valueOf(1).equals(constant(assign.value()))) {
      return assign.op().equals("+=") ? 1 : assign.op().equals("-=") ? -1 : 0;
    }
    return 0;
  }

  static Integer constant(Expr expr) {
    return expr instanceof Expr.Literal literal && literal.value() instanceof Integer value
        ? value
        : null;
  }

  static String plus(String name, int offset) {
    if (offset == 0) {
      return name;
    }
    return offset > 0 ? name + " + " + offset : name + " - " + -offset;
  }

  /** Whether an expression means the same at the wait as in the loop's header. */
  private boolean isStable(Expr expr) {
    if (!(expr instanceof Expr.Name name)) {
      return false;
    }
    VarDecl local = Variables.local(expr);
    return local != null
        ? variables.assignments(local).isEmpty()
        : name.binding() instanceof Binding.Field field && field.constant() != null;
  }

  /** Whether a node lies in a lambda or class inside the loop, where locals cannot change. */
  private boolean isInInnerCode(Node node, Stmt loop) {
    for (Node at = unit.parent(node); at != loop; at = unit.parent(at)) {
      if (at == null
          || !(at instanceof Stmt || at instanceof Expr || isPartOfStmt(at))
          || at instanceof Expr.Lambda) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPartOfStmt(Node node) {
    return node instanceof Stmt.Catch || node instanceof Stmt.SwitchCase || node instanceof VarDecl;
  }

  /** Whether each time that {@code wait} is reached {@code step} has run in the same round. */
  private boolean runsBefore(Expr step, Node wait, Stmt loop) {
    if (loop instanceof Stmt.While header && isCertain(header.condition(), step)) {
      return true;
    }
    Node statement = unit.parent(step);
    return statement instanceof Stmt.Expression
        && unit.parent(statement) instanceof Stmt.Block block
        && block.span().contains(wait.span())
        && block.statements().stream()
            .filter(s -> s.span().start() > statement.span().start())
            .anyMatch(s -> s.span().contains(wait.span()));
  }

  /** Whether a condition evaluates {@code step} whatever it comes to. */
  private boolean isCertain(Expr condition, Expr step) {
    for (Node at = step; at != condition; at = unit.parent(at)) {
      if (at == null) {
        return false;
      }
      Node parent = unit.parent(at);
      boolean skipped =
          parent instanceof Expr.Conditional
              || (parent instanceof Expr.Binary binary
                  && List.of("&&", "||").contains(binary.op())
                  && binary.right() == at);
      if (skipped) {
        return false;
      }
    }
    return true;
  }

  /** The name of a new counter, declared in front of the loop and increased at {@code wait}. */
  String added(Draft draft, Stmt loop, Node wait) throws Refused {
    Stmt first = unit.parent(loop) instanceof Stmt.Labeled labeled ? labeled : loop;
    if (!Captures.isInBlock(unit, first) || isInInnerCode(wait, loop)) {
      throw new Refused("nothing counts the retries, so the delay cannot grow");
    }
    String name = draft.names().variableBefore(first, "retry");
    draft.statementBefore(first.span().start(), "int " + name + " = 0;");
    return name;
  }
}
