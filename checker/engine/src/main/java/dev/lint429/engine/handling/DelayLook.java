package dev.lint429.engine.handling;

import dev.lint429.engine.handling.Delays.Trait;
import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Span;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.TypeRef;
import dev.lint429.engine.model.VarDecl;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** One look at one expression that says how long to wait: what it is made of. */
final class DelayLook {
  private static final Pattern HINT =
      Pattern.compile("retry.?after|rate.?limit.?reset|x-ratelimit", Pattern.CASE_INSENSITIVE);

  private static final int MAX_DEPTH = 24;

  /** Stands for the number of the attempt. */
  private static final Expr ATTEMPT =
      new Expr.Unary(
          new Span(0, 0),
          "++",
          new Expr.Literal(new Span(0, 0), TypeRef.UNKNOWN, 1),
          TypeRef.UNKNOWN);

  private final Delays delays;
  private final Set<Trait> traits = EnumSet.noneOf(Trait.class);
  private final Set<Object> visited = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<VarDecl> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private final DelayCalls calls;

  DelayLook(Delays delays) {
    this.delays = delays;
    this.calls = new DelayCalls(delays, this);
  }

  Set<Trait> traits() {
    return traits;
  }

  void add(Trait trait) {
    traits.add(trait);
  }

  /** Whether {@code object} has not been looked at yet. */
  boolean visit(Object object) {
    return visited.add(object);
  }

  void at(Expr expr, Frame frame, int depth) {
    if (expr == null || depth > MAX_DEPTH) {
      return;
    }
    if (expr instanceof Expr.Literal literal) {
      constant(literal.value());
    } else if (expr instanceof Expr.Name || expr instanceof Expr.Select) {
      name(expr, frame, depth);
    } else if (expr instanceof Expr.Binary binary) {
      binary(binary, frame, depth);
    } else if (expr instanceof Expr.Call call) {
      calls.at(call, frame, depth);
    } else if (expr instanceof Expr.ArrayAccess access) {
      table(access, frame, depth);
    } else if (expr instanceof Expr.Unary unary && Constants.isStep(unary)) {
      traits.add(Trait.COUNTER);
    } else if (expr instanceof Expr.Assign assign) {
      at(assign.value(), frame, depth + 1);
      name(assign.target(), frame, depth + 1);
    } else if (expr instanceof Expr.Switch choice) {
      choice(choice, frame, depth);
    } else if (expr instanceof Expr.Conditional either) {
      alternatives(valuesOf(either), List.of(either.condition()), frame, depth);
    } else if (expr instanceof Expr.Lambda || expr instanceof Expr.MethodReference) {
      traits.add(Trait.CONSTANT);
    } else {
      for (Node child : expr.children()) {
        if (child instanceof Expr sub) {
          at(sub, frame, depth + 1);
        }
      }
    }
  }

  private void constant(Object value) {
    boolean zero = value instanceof Number n && n.doubleValue() == 0;
    traits.add(zero ? Trait.ZERO : Trait.CONSTANT);
  }

  /** A function that is given the number of the attempt, and perhaps the answer. */
  void function(Expr function, Frame frame) {
    Expr code = calls.resolved(function, frame, 0).expr();
    if (code instanceof Expr.Lambda lambda && !lambda.parameters().isEmpty()) {
      lambdaBody(lambda, frame);
    } else if (code instanceof Expr.MethodReference reference) {
      delays.graph.target(reference.method()).filter(m -> m.body() != null).ifPresent(this::method);
    }
  }

  private void lambdaBody(Expr.Lambda lambda, Frame frame) {
    List<Expr> values =
        lambda.body() instanceof Expr value ? List.of(value) : Growth.returns(lambda.body());
    alternatives(values, List.of(), counting(lambda.parameters(), frame.unit(), frame), 0);
  }

  private void method(MethodDecl method) {
    Optional<CompilationUnit> unit =
        delays.program.type(method.owner()).map(delays.program::unitOf);
    if (unit.isPresent()) {
      delays.constants.seenIn(unit.get());
      Frame frame = Frame.root(unit.get(), method);
      alternatives(
          Growth.returns(method.body()),
          List.of(),
          counting(method.parameters(), unit.get(), frame),
          0);
    }
  }

  /** A frame in which numeric parameters count the attempts; the others are the answer. */
  private Frame counting(List<VarDecl> parameters, CompilationUnit unit, Frame frame) {
    Map<VarDecl, Expr> args = new IdentityHashMap<>();
    for (VarDecl parameter : parameters) {
      args.put(parameter, ATTEMPT);
    }
    return new Frame(unit, frame.method(), Value.UNKNOWN, args, frame, frame.depth() + 1);
  }

  private void choice(Expr.Switch choice, Frame frame, int depth) {
    List<Expr> values = new ArrayList<>();
    for (Stmt.SwitchCase way : choice.cases()) {
      for (Stmt stmt : way.body()) {
        if (stmt instanceof Stmt.Yield yield) {
          values.add(yield.value());
        }
      }
    }
    alternatives(values, List.of(choice.selector()), frame, depth);
  }

  private static List<Expr> valuesOf(Expr.Conditional either) {
    List<Expr> values = new ArrayList<>();
    for (Expr value : List.of(either.whenTrue(), either.whenFalse())) {
      values.addAll(value instanceof Expr.Conditional inner ? valuesOf(inner) : List.of(value));
    }
    return values;
  }

  /** Values of which {@code conditions} choose one. */
  void alternatives(List<Expr> values, List<Expr> conditions, Frame frame, int depth) {
    List<Double> numbers = numbers(values);
    boolean chosen = conditions.stream().anyMatch(c -> varies(c, frame, depth));
    if (chosen && numbers.size() > 1 && numbers.size() == values.size()) {
      Trait steps = Growth.ofTable(numbers);
      traits.add(steps == Trait.CONSTANT && isMixed(numbers) ? Trait.COUNTER : steps);
      return;
    }
    values.forEach(value -> at(value, frame, depth + 1));
  }

  private static boolean isMixed(List<Double> numbers) {
    return numbers.stream().distinct().count() > 1;
  }

  private List<Double> numbers(List<Expr> values) {
    List<Double> numbers = new ArrayList<>();
    for (Expr value : values) {
      if (delays.constants.constant(value) instanceof Number number) {
        numbers.add(number.doubleValue());
      }
    }
    return numbers;
  }

  private void name(Expr expr, Frame frame, int depth) {
    Binding binding = Constants.bindingOf(expr);
    if (binding instanceof Binding.Local local) {
      if (isMadeBeforeLoop(expr, local.variable(), frame)) {
        madeOnce(local.variable(), frame, depth);
      } else {
        variable(local.variable(), frame, depth);
      }
    } else if (binding instanceof Binding.Field field) {
      hint(field.name());
      Object constant = delays.constants.constant(expr);
      Optional<VarDecl> declared = delays.constants.field(field);
      if (constant == null
          && declared.isPresent()
          && !delays.constants.writesTo(declared.get()).isEmpty()) {
        variable(declared.get(), frame, depth);
      } else if (constant == null && declared.isPresent() && declared.get().init() != null) {
        at(declared.get().init(), frame, depth + 1);
      } else {
        constant(constant);
      }
    } else if (expr instanceof Expr.Select select) {
      at(select.target(), frame, depth + 1);
    } else {
      traits.add(Trait.CONSTANT);
    }
  }

  /** Whether a variable is set before the loop around its use, and never again. */
  private boolean isMadeBeforeLoop(Expr use, VarDecl variable, Frame frame) {
    if (variable.kind() != VarDecl.Kind.LOCAL
        || variable.init() == null
        || !delays.constants.writesTo(variable).isEmpty()) {
      return false;
    }
    for (Node at = use; at != null; at = frame.unit().parent(at)) {
      if (at instanceof Stmt stmt && Loops.isLoop(stmt)) {
        return !stmt.span().contains(variable.span());
      }
    }
    return false;
  }

  /** A number computed out of sight is the same each time where it is computed but once. */
  private void madeOnce(VarDecl variable, Frame frame, int depth) {
    DelayLook look = new DelayLook(delays);
    look.variable(variable, frame, depth + 1);
    boolean number = Set.of("int", "long").contains(variable.type().name());
    if (number && look.traits.equals(EnumSet.of(Trait.UNKNOWN))) {
      traits.add(Trait.CONSTANT);
    } else {
      traits.addAll(look.traits);
    }
  }

  /** Takes note of a name or text that says that the server was asked. */
  void hint(String text) {
    if (HINT.matcher(text).find()) {
      traits.add(Trait.SERVER);
    }
  }

  private void variable(VarDecl variable, Frame frame, int depth) {
    if (open.contains(variable)) {
      around();
      return;
    }
    if (!visited.add(variable)) {
      return;
    }
    open.add(variable);
    written(variable, frame, depth);
    open.remove(variable);
  }

  /** A variable is made from itself by way of others. */
  private void around() {
    List<Expr> writes = new ArrayList<>();
    for (VarDecl variable : open) {
      if (variable.init() != null) {
        writes.add(variable.init());
      }
      for (Node write : delays.constants.writesTo(variable)) {
        if (write instanceof Expr.Assign assign) {
          writes.add(assign.value());
        }
      }
    }
    traits.add(Growth.growsAround(writes, open) ? Trait.GROWTH : Trait.UNKNOWN);
  }

  private void written(VarDecl variable, Frame frame, int depth) {
    if (variable.kind() != VarDecl.Kind.FIELD) {
      hint(variable.name());
    }
    for (Node write : delays.constants.writesTo(variable)) {
      write(variable, write, frame, depth);
    }
    switch (variable.kind()) {
      case PARAMETER, LAMBDA_PARAMETER -> parameter(variable, frame, depth);
      case LOOP_VARIABLE -> loopVariable(variable, frame, depth);
      case CATCH_PARAMETER, PATTERN -> traits.add(Trait.UNKNOWN);
      default -> {
        if (variable.init() != null) {
          at(variable.init(), frame, depth + 1);
        } else if (delays.constants.writesTo(variable).isEmpty()) {
          traits.add(Trait.CONSTANT);
        }
      }
    }
  }

  private void write(VarDecl variable, Node write, Frame frame, int depth) {
    if (!(write instanceof Expr.Assign assign)) {
      traits.add(Trait.COUNTER);
      return;
    }
    boolean once = Growth.isOnce(variable, write, frame.unit());
    boolean itself = Growth.isOfItself(assign, variable);
    if (once || (assign.op().equals("=") && !itself)) {
      boolean chosen =
          Growth.conditionsOf(write, frame.unit()).stream().anyMatch(c -> varies(c, frame, depth));
      if (chosen) {
        traits.add(Trait.COUNTER);
      }
      if (once) {
        // What it held before the write is no matter from then on.
        open.remove(variable);
      }
      at(assign.value(), frame, depth + 1);
      open.add(variable);
      return;
    }
    switch (assign.op()) {
      case "*=", "<<=" -> traits.add(Trait.GROWTH);
      case "+=", "-=" -> traits.add(itself ? Trait.GROWTH : Trait.COUNTER);
      case "=" -> {
        if (delays.growth.grows(assign.value(), variable)) {
          traits.add(Trait.GROWTH);
        } else {
          traits.add(Growth.isStepped(assign.value()) ? Trait.COUNTER : Trait.UNKNOWN);
        }
      }
      default -> traits.add(Trait.UNKNOWN);
    }
  }

  private void parameter(VarDecl parameter, Frame frame, int depth) {
    for (Frame at = frame; at != null; at = at.caller()) {
      Expr given = at.args().get(parameter);
      if (given != null) {
        at(given, at.caller() == null ? at : at.caller(), depth + 1);
        return;
      }
    }
    if (parameter.kind() == VarDecl.Kind.LAMBDA_PARAMETER) {
      traits.add(Trait.UNKNOWN);
      return;
    }
    traits.add(Trait.CONSTANT);
    MethodDecl method = declaring(parameter, frame);
    if (method == null || method.body() == null) {
      return;
    }
    for (Expr passed : calls.passedAgain(method, method.parameters().indexOf(parameter))) {
      if (delays.growth.grows(passed, parameter)) {
        traits.add(Trait.GROWTH);
      } else if (Growth.mentions(passed, parameter) && !(passed instanceof Expr.Name)) {
        traits.add(Trait.COUNTER);
      }
    }
  }

  private static MethodDecl declaring(VarDecl parameter, Frame frame) {
    for (Frame at = frame; at != null; at = at.caller()) {
      if (at.unit().parent(parameter) instanceof MethodDecl method) {
        return method;
      }
    }
    return null;
  }

  private void loopVariable(VarDecl variable, Frame frame, int depth) {
    if (frame.unit().parent(variable) instanceof Stmt.ForEach each) {
      elements(each.iterable(), frame);
    } else if (variable.init() != null) {
      at(variable.init(), frame, depth + 1);
    }
  }

  private void table(Expr.ArrayAccess access, Frame frame, int depth) {
    VarDecl array = delays.constants.variable(access.array());
    if (array != null && !delays.constants.writesTo(array).isEmpty()) {
      variable(array, frame, depth);
    } else if (varies(access.index(), frame, depth)) {
      elements(access.array(), frame);
    } else {
      traits.add(Trait.CONSTANT);
    }
  }

  /** A table of waits, from which each attempt takes the next. */
  void elements(Expr table, Frame frame) {
    Expr made = calls.resolved(table, frame, 0).expr();
    List<Expr> elements =
        made instanceof Expr.NewArray array
            ? array.elements()
            : made instanceof Expr.Call call ? call.args() : List.of();
    List<Double> values = numbers(elements);
    if (values.size() < 2 || values.size() != elements.size()) {
      traits.add(Trait.UNKNOWN);
      return;
    }
    traits.add(Growth.ofTable(values));
  }

  private void binary(Expr.Binary binary, Frame frame, int depth) {
    if (binary.op().equals("<<") && varies(binary.right(), frame, depth)) {
      traits.add(Trait.GROWTH);
      return;
    }
    at(binary.left(), frame, depth + 1);
    at(binary.right(), frame, depth + 1);
  }

  /** Whether an expression changes from one attempt to the next. */
  boolean varies(Expr expr, Frame frame, int depth) {
    DelayLook look = new DelayLook(delays);
    look.at(expr, frame, depth + 1);
    return look.traits.contains(Trait.COUNTER)
        || look.traits.contains(Trait.GROWTH)
        || look.traits.contains(Trait.UNKNOWN);
  }
}
