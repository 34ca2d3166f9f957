package dev.lint429.engine.handling;

import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Program;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.VarDecl;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells how a wait is chosen from the expression that says how long: whether what it is made of
 * grows from one attempt to the next, is drawn at random, or was read from the response.
 */
final class Delays {
  /** What an expression is made of. */
  private enum Trait {
    ZERO,
    CONSTANT,
    UNKNOWN,
    COUNTER,
    RANDOM,
    GROWTH,
    SERVER
  }

  private static final Pattern HINT =
      Pattern.compile("retry.?after|rate.?limit.?reset|x-ratelimit", Pattern.CASE_INSENSITIVE);

  /** Names of methods out of sight that give the next wait. */
  private static final Pattern NEXT =
      Pattern.compile(
          "next|backoff|exponential|jitter|compute|calculate", Pattern.CASE_INSENSITIVE);

  private static final int MAX_DEPTH = 24;

  private final Program program;
  private final CallGraph graph;
  private final Constants constants;

  Delays(Program program, CallGraph graph, Constants constants) {
    this.program = program;
    this.graph = graph;
    this.constants = constants;
  }

  /** How a wait of {@code amount} is chosen; {@code amount} may be null. */
  Delay of(Expr amount, Frame frame) {
    if (amount == null) {
      return Delay.UNKNOWN;
    }
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    new Look(traits).at(amount, frame, 0);
    if (traits.contains(Trait.SERVER)) {
      return Delay.SERVER;
    }
    if (traits.contains(Trait.GROWTH)) {
      return Delay.EXPONENTIAL;
    }
    if (traits.contains(Trait.UNKNOWN)) {
      return Delay.UNKNOWN;
    }
    if (traits.contains(Trait.COUNTER)) {
      return Delay.LINEAR;
    }
    if (traits.contains(Trait.RANDOM)) {
      return Delay.RANDOM;
    }
    return traits.equals(EnumSet.of(Trait.ZERO)) ? Delay.NONE : Delay.FIXED;
  }

  /** One look at one expression. */
  private final class Look {
    private final Set<Trait> traits;
    private final Set<Object> visited = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Set<VarDecl> open = Collections.newSetFromMap(new IdentityHashMap<>());

    Look(Set<Trait> traits) {
      this.traits = traits;
    }

    void at(Expr expr, Frame frame, int depth) {
      if (expr == null || depth > MAX_DEPTH) {
        return;
      }
      if (expr instanceof Expr.Literal literal) {
        boolean zero = literal.value() instanceof Number n && n.doubleValue() == 0;
        traits.add(zero ? Trait.ZERO : Trait.CONSTANT);
      } else if (expr instanceof Expr.Name || expr instanceof Expr.Select) {
        name(expr, frame, depth);
      } else if (expr instanceof Expr.Binary binary) {
        binary(binary, frame, depth);
      } else if (expr instanceof Expr.Call call) {
        call(call, frame, depth);
      } else if (expr instanceof Expr.ArrayAccess access) {
        table(access, frame, depth);
      } else if (expr instanceof Expr.Unary unary && Constants.isStep(unary)) {
        traits.add(Trait.COUNTER);
      } else if (expr instanceof Expr.Assign assign) {
        at(assign.value(), frame, depth + 1);
        name(assign.target(), frame, depth + 1);
      } else if (expr instanceof Expr.Switch choice) {
        choice(choice, frame, depth);
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

    private void choice(Expr.Switch choice, Frame frame, int depth) {
      boolean varies = varies(choice.selector(), frame, depth);
      traits.add(varies ? Trait.COUNTER : Trait.CONSTANT);
      for (Stmt.SwitchCase way : choice.cases()) {
        for (Stmt stmt : way.body()) {
          if (stmt instanceof Stmt.Yield yield) {
            at(yield.value(), frame, depth + 1);
          }
        }
      }
    }

    private void name(Expr expr, Frame frame, int depth) {
      Binding binding = Constants.bindingOf(expr);
      if (binding instanceof Binding.Local local) {
        variable(local.variable(), frame, depth);
      } else if (binding instanceof Binding.Field field) {
        hint(field.name());
        Object constant = constants.constant(expr);
        Optional<VarDecl> declared = constants.field(field);
        if (constant == null
            && declared.isPresent()
            && !constants.writesTo(declared.get()).isEmpty()) {
          variable(declared.get(), frame, depth);
        } else if (constant == null && declared.isPresent() && declared.get().init() != null) {
          at(declared.get().init(), frame, depth + 1);
        } else {
          boolean zero = constant instanceof Number n && n.doubleValue() == 0;
          traits.add(zero ? Trait.ZERO : Trait.CONSTANT);
        }
      } else if (expr instanceof Expr.Select select) {
        at(select.target(), frame, depth + 1);
      } else {
        traits.add(Trait.CONSTANT);
      }
    }

    private void hint(String text) {
      if (HINT.matcher(text).find()) {
        traits.add(Trait.SERVER);
      }
    }

    private void variable(VarDecl variable, Frame frame, int depth) {
      if (open.contains(variable)) {
        // It is made from itself by way of others: it changes, in a way too involved to tell.
        traits.add(Trait.UNKNOWN);
        return;
      }
      if (!visited.add(variable)) {
        return;
      }
      open.add(variable);
      written(variable, frame, depth);
      open.remove(variable);
    }

    private void written(VarDecl variable, Frame frame, int depth) {
      if (variable.kind() != VarDecl.Kind.FIELD) {
        hint(variable.name());
      }
      for (Node write : constants.writesTo(variable)) {
        write(variable, write, frame, depth);
      }
      switch (variable.kind()) {
        case PARAMETER -> parameter(variable, frame, depth);
        case LOOP_VARIABLE -> loopVariable(variable, frame, depth);
        case LAMBDA_PARAMETER, CATCH_PARAMETER, PATTERN -> traits.add(Trait.UNKNOWN);
        default -> {
          if (variable.init() != null) {
            at(variable.init(), frame, depth + 1);
          } else {
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
      switch (assign.op()) {
        case "*=", "<<=" -> traits.add(Trait.GROWTH);
        case "+=", "-=" -> {
          boolean doubles = mentions(assign.value(), variable);
          traits.add(doubles ? Trait.GROWTH : Trait.COUNTER);
        }
        case "=" -> {
          if (!mentions(assign.value(), variable)) {
            at(assign.value(), frame, depth + 1);
          } else if (grows(assign.value(), variable)) {
            traits.add(Trait.GROWTH);
          } else {
            traits.add(isStepped(assign.value()) ? Trait.COUNTER : Trait.UNKNOWN);
          }
        }
        default -> traits.add(Trait.UNKNOWN);
      }
    }

    private boolean isStepped(Expr value) {
      return value instanceof Expr.Binary binary && "+-".contains(binary.op())
          || (value instanceof Expr.Call call && call.name().startsWith("plus"))
          || (value instanceof Expr.Call call && call.name().startsWith("min"));
    }

    /** {@code x * 2}, {@code x << 1}, {@code Math.min(x * 2, cap)}, {@code x.multipliedBy(2)}. */
    private boolean grows(Node value, VarDecl variable) {
      if (value instanceof Expr.Binary binary && mentions(binary, variable)) {
        boolean twice = mentions(binary.left(), variable) && mentions(binary.right(), variable);
        if (binary.op().equals("*") || binary.op().equals("<<") || twice) {
          return true;
        }
      }
      if (value instanceof Expr.Call call
          && call.name().startsWith("multipl")
          && mentions(call, variable)) {
        return true;
      }
      return value.children().stream().anyMatch(child -> grows(child, variable));
    }

    private void parameter(VarDecl parameter, Frame frame, int depth) {
      for (Frame at = frame; at != null; at = at.caller()) {
        Expr given = at.args().get(parameter);
        if (given != null) {
          at(given, at.caller(), depth + 1);
          return;
        }
      }
      MethodDecl method = declaring(parameter, frame);
      if (method == null || method.body() == null) {
        traits.add(Trait.CONSTANT);
        return;
      }
      int index = method.parameters().indexOf(parameter);
      traits.add(Trait.CONSTANT);
      for (Expr passed : passedAgain(method, index)) {
        if (grows(passed, parameter)) {
          traits.add(Trait.GROWTH);
        } else if (mentions(passed, parameter) && !(passed instanceof Expr.Name)) {
          traits.add(Trait.COUNTER);
        }
      }
    }

    private MethodDecl declaring(VarDecl parameter, Frame frame) {
      for (Frame at = frame; at != null; at = at.caller()) {
        if (at.unit().parent(parameter) instanceof MethodDecl method) {
          return method;
        }
      }
      return null;
    }

    /** What a method passes to itself for one of its parameters. */
    private List<Expr> passedAgain(MethodDecl method, int index) {
      List<Expr> passed = new ArrayList<>();
      collect(method.body(), method, index, passed);
      return passed;
    }

    private void collect(Node node, MethodDecl method, int index, List<Expr> passed) {
      if (node instanceof Expr.Call call
          && call.name().equals(method.name())
          && index < call.args().size()
          && graph.target(call.method()).orElse(null) == method) {
        passed.add(call.args().get(index));
      }
      node.children().forEach(child -> collect(child, method, index, passed));
    }

    private void loopVariable(VarDecl variable, Frame frame, int depth) {
      CompilationUnit unit = frame.unit();
      if (unit.parent(variable) instanceof Stmt.ForEach each) {
        elements(each.iterable());
      } else if (variable.init() != null) {
        at(variable.init(), frame, depth + 1);
      }
    }

    private void table(Expr.ArrayAccess access, Frame frame, int depth) {
      if (!varies(access.index(), frame, depth)) {
        traits.add(Trait.CONSTANT);
        return;
      }
      elements(access.array());
    }

    /** A table of waits, from which each attempt takes the next. */
    private void elements(Expr table) {
      VarDecl variable = constants.variable(table);
      Expr made = variable == null ? table : variable.init();
      List<Expr> elements =
          made instanceof Expr.NewArray array
              ? array.elements()
              : made instanceof Expr.Call call ? call.args() : List.of();
      List<Double> values = new ArrayList<>();
      for (Expr element : elements) {
        if (constants.constant(element) instanceof Number n) {
          values.add(n.doubleValue());
        }
      }
      if (values.size() < 2 || values.size() != elements.size()) {
        traits.add(Trait.UNKNOWN);
        return;
      }
      double first = values.get(0);
      double last = values.get(values.size() - 1);
      double factor = first <= 0 ? 2 : Math.pow(last / first, 1.0 / (values.size() - 1));
      traits.add(factor >= 1.4 ? Trait.GROWTH : factor > 1 ? Trait.COUNTER : Trait.CONSTANT);
    }

    private void binary(Expr.Binary binary, Frame frame, int depth) {
      if (binary.op().equals("<<") && varies(binary.right(), frame, depth)) {
        traits.add(Trait.GROWTH);
        return;
      }
      at(binary.left(), frame, depth + 1);
      at(binary.right(), frame, depth + 1);
    }

    private void call(Expr.Call call, Frame frame, int depth) {
      for (Expr arg : call.args()) {
        if (constants.constant(arg) instanceof String text) {
          hint(text);
        }
      }
      hint(call.name());
      if (traits.contains(Trait.SERVER)) {
        return;
      }
      boolean varying = call.args().stream().anyMatch(arg -> varies(arg, frame, depth));
      if (isPower(call) && varying) {
        traits.add(Trait.GROWTH);
        return;
      }
      if (isRandom(call)) {
        traits.add(Trait.RANDOM);
        parts(call, frame, depth);
        return;
      }
      if (isCounting(call)) {
        traits.add(Trait.COUNTER);
        return;
      }
      List<MethodDecl> bodies = graph.bodies(call.method());
      if (bodies.size() == 1 && visited.add(bodies.get(0))) {
        body(call, bodies.get(0), frame, depth);
        return;
      }
      String owner = call.method().owner();
      boolean platform = owner.startsWith("java.") || owner.startsWith("javax.");
      if (platform) {
        parts(call, frame, depth);
      } else if (varying
          || NEXT.matcher(call.name()).find()
          || !owner.isEmpty() && isStatic(call)) {
        traits.add(Trait.UNKNOWN);
      } else {
        // A getter of configuration: the same each time.
        traits.add(Trait.CONSTANT);
      }
    }

    private boolean isStatic(Expr.Call call) {
      return call.receiver() != null
          && Constants.bindingOf(call.receiver()) instanceof Binding.Type
          && !call.args().isEmpty();
    }

    private void parts(Expr.Call call, Frame frame, int depth) {
      if (call.receiver() != null) {
        if (Constants.bindingOf(call.receiver()) instanceof Binding.Type) {
          traits.add(Trait.CONSTANT);
        } else {
          at(call.receiver(), frame, depth + 1);
        }
      }
      call.args().forEach(arg -> at(arg, frame, depth + 1));
    }

    private void body(Expr.Call call, MethodDecl method, Frame frame, int depth) {
      Optional<CompilationUnit> unit = program.type(method.owner()).map(program::unitOf);
      if (unit.isEmpty() || depth > MAX_DEPTH / 2) {
        traits.add(Trait.UNKNOWN);
        return;
      }
      constants.seenIn(unit.get());
      Frame inside = frame.call(unit.get(), method, Value.UNKNOWN, call.args());
      returns(method.body(), inside, depth + 1);
    }

    private void returns(Node node, Frame frame, int depth) {
      if (node instanceof Stmt.Return end && end.value() != null) {
        at(end.value(), frame, depth);
      } else if (!(node instanceof Expr)) {
        node.children().forEach(child -> returns(child, frame, depth));
      }
    }

    /** Whether an expression changes from one attempt to the next. */
    private boolean varies(Expr expr, Frame frame, int depth) {
      Set<Trait> found = EnumSet.noneOf(Trait.class);
      Look look = new Look(found);
      look.at(expr, frame, depth + 1);
      return found.contains(Trait.COUNTER)
          || found.contains(Trait.GROWTH)
          || found.contains(Trait.UNKNOWN);
    }
  }

  private static boolean isPower(Expr.Call call) {
    return Set.of("pow", "scalb", "exp", "shiftLeft", "fibonacci").contains(call.name());
  }

  private static boolean isRandom(Expr.Call call) {
    String owner = call.method().owner();
    return owner.contains("Random") || call.method().is("java.lang.Math", "random");
  }

  private static boolean isCounting(Expr.Call call) {
    return call.method().owner().startsWith("java.util.concurrent.atomic.Atomic")
        && !call.name().equals("set");
  }

  private static boolean mentions(Node node, VarDecl variable) {
    if (node instanceof Expr.Name name
        && name.binding() instanceof Binding.Local local
        && local.variable() == variable) {
      return true;
    }
    if (node instanceof Expr expr
        && Constants.bindingOf(expr) instanceof Binding.Field field
        && field.name().equals(variable.name())
        && variable.kind() == VarDecl.Kind.FIELD) {
      return true;
    }
    return node.children().stream().anyMatch(child -> mentions(child, variable));
  }
}
