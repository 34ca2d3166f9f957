package dev.lint429.engine.handling;

import dev.lint429.engine.catalogue.Client;
import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.VarDecl;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells one that sends the same request again from one that steps through different requests
 * (items, pages, keys, models): whether something that the request is made of was changed on the
 * way back to it.
 */
final class Rotation {
  /** Counters that may stand in a request without making it another one. */
  private static final Pattern ATTEMPT =
      Pattern.compile("attempt|retr|tries|trial|^try", Pattern.CASE_INSENSITIVE);

  /** Calls that turn to another key, model or provider. */
  private static final Pattern ROTATES =
      Pattern.compile(
          "rotat|fail.?over|fall.?back"
              + "|(next|switch|swap|other|another|change|ban|disable|exhaust)\\w*"
              + "(key|token|model|provider|endpoint|account|client|host|url|server|node|proxy)",
          Pattern.CASE_INSENSITIVE);

  private static final Set<String> TAKES =
      Set.of(
          "next",
          "poll",
          "pollFirst",
          "pollLast",
          "take",
          "takeFirst",
          "pop",
          "remove",
          "removeFirst",
          "removeLast",
          "readLine",
          "nextLine");

  private static final Set<String> ADDS =
      Set.of(
          "add",
          "addAll",
          "addFirst",
          "addLast",
          "offer",
          "offerFirst",
          "offerLast",
          "push",
          "put",
          "append",
          "insert");

  /** Calls whose argument says which element is taken. */
  private static final Set<String> INDEXED =
      Set.of("get", "subList", "substring", "charAt", "skip", "elementAt", "getJSONObject");

  private static final int MAX_DEPTH = 40;

  private final Knowledge know;
  private final Probe probe;

  Rotation(Knowledge know, Probe probe) {
    this.know = know;
    this.probe = probe;
  }

  /** Whether a call changes what {@code receiver} holds, or turns to another key or model. */
  static boolean isChange(Expr.Call call) {
    return ADDS.contains(call.name()) || ROTATES.matcher(call.name()).find();
  }

  /**
   * Whether the next turn of {@code loop} sends another request.
   *
   * @param state where the request is about to be sent again
   */
  boolean changesRequest(Stmt loop, State state) {
    Look look = new Look(probe.isIn(loop) ? loop : null, state);
    if (loop instanceof Stmt.ForEach each) {
      look.changed.put(each.variable(), Boolean.FALSE);
    }
    return look.changesRequest();
  }

  /**
   * Whether a method that calls itself passes something else to its request.
   *
   * @param method the method, in which the request stands
   * @param args its arguments, as the method's own parameters and variables have it
   */
  boolean changesRequest(MethodDecl method, List<Expr> args, State state, Frame frame) {
    Look look = new Look(null, state);
    for (int i = 0; i < Math.min(args.size(), method.parameters().size()); i++) {
      VarDecl parameter = method.parameters().get(i);
      if (isOther(args.get(i), parameter, frame)) {
        look.changed.put(parameter, Boolean.TRUE);
      }
    }
    return look.changesRequest();
  }

  private static boolean isOther(Expr arg, VarDecl parameter, Frame frame) {
    Expr given = resolved(arg, frame);
    if (isNamed(given, parameter) || parameter.type().is("boolean")) {
      return false;
    }
    if (!mentions(given, parameter)) {
      return true;
    }
    return Set.of("int", "long", "java.lang.Integer", "java.lang.Long")
        .contains(parameter.type().name());
  }

  /** Follows parameters of the methods in between to what they were given. */
  private static Expr resolved(Expr arg, Frame frame) {
    Expr at = arg;
    for (Frame inside = frame; inside != null; inside = inside.caller()) {
      Expr given =
          Constants.bindingOf(at) instanceof Binding.Local local
              ? inside.args().get(local.variable())
              : null;
      at = given == null ? at : given;
    }
    return at;
  }

  private static boolean isNamed(Expr expr, VarDecl variable) {
    return Constants.bindingOf(expr) instanceof Binding.Local local && local.variable() == variable;
  }

  private static boolean mentions(Node node, VarDecl variable) {
    return node instanceof Expr expr && isNamed(expr, variable)
        || node.children().stream().anyMatch(child -> mentions(child, variable));
  }

  /** One look at what was changed, and at whether the request is made of it. */
  private final class Look {
    private final Stmt loop;
    private final State state;

    /** Variables and fields, and whether one that only counts attempts would not matter. */
    private final Map<VarDecl, Boolean> changed = new IdentityHashMap<>();

    private final Set<VarDecl> visited = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean rotates;

    Look(Stmt loop, State state) {
      this.loop = loop;
      this.state = state;
      Map<VarDecl, Integer> steps = new IdentityHashMap<>();
      for (State.Write write : state.writes()) {
        changed(write, steps);
      }
      steps.forEach(
          (variable, net) -> {
            if (net != 0) {
              changed.putIfAbsent(variable, Boolean.TRUE);
            }
          });
    }

    private void changed(State.Write write, Map<VarDecl, Integer> steps) {
      if (write.node() instanceof Expr.Unary unary) {
        VarDecl variable = know.constants().variable(unary.operand());
        if (variable != null) {
          steps.merge(variable, unary.op().equals("++") ? 1 : -1, Integer::sum);
        }
      } else if (write.node() instanceof Expr.Assign assign) {
        VarDecl variable = know.constants().variable(assign.target());
        if (variable != null && isChange(assign, variable, write)) {
          changed.put(variable, Boolean.TRUE);
        }
      } else if (write.node() instanceof Expr.Call call) {
        rotates |= ROTATES.matcher(call.name()).find();
        VarDecl variable = know.constants().variable(call.receiver());
        // A refusal that is put into the conversation does not make it another one.
        if (variable != null && write.fromAnswer() && !state.noticed()) {
          changed.put(variable, Boolean.FALSE);
        }
      }
    }

    private boolean isChange(Expr.Assign assign, VarDecl variable, State.Write write) {
      if (!assign.op().equals("=")) {
        return true;
      }
      if (write.fromAnswer() && !state.noticed()) {
        return true;
      }
      return isMadeOf(assign.value(), variable);
    }

    private boolean isMadeOf(Node value, VarDecl variable) {
      if (value instanceof Expr.Call call && isTaken(call)) {
        return true;
      }
      if (value instanceof Expr named) {
        VarDecl other =
            Constants.bindingOf(named) == Binding.UNRESOLVED
                ? null
                : know.constants().variable(named);
        if (other != null && (other == variable || changed.containsKey(other))) {
          return true;
        }
      }
      return value.children().stream().anyMatch(child -> isMadeOf(child, variable));
    }

    boolean changesRequest() {
      return rotates || dependsOn(probe.target(), false, 0);
    }

    private boolean dependsOn(Node node, boolean index, int depth) {
      if (depth > MAX_DEPTH) {
        return false;
      }
      if (node instanceof Expr.Call call) {
        return called(call, depth);
      }
      if (node instanceof Expr.ArrayAccess access) {
        return dependsOn(access.array(), index, depth + 1)
            || dependsOn(access.index(), true, depth + 1);
      }
      if (node instanceof Expr expr && Constants.bindingOf(expr) != Binding.UNRESOLVED) {
        VarDecl variable = know.constants().variable(expr);
        if (variable != null && dependsOn(variable, index, depth)) {
          return true;
        }
        if (variable != null && !(node instanceof Expr.Select)) {
          return false;
        }
      }
      return node.children().stream().anyMatch(child -> dependsOn(child, index, depth + 1));
    }

    private boolean called(Expr.Call call, int depth) {
      if (isTaken(call) && isInLoop(call) && !isGivenBack(call)) {
        return true;
      }
      boolean indexed = INDEXED.contains(call.name());
      if (call.receiver() != null && dependsOn(call.receiver(), false, depth + 1)) {
        return true;
      }
      List<Expr> args = takesCallback(call) ? List.of() : call.args();
      if (args.stream().anyMatch(arg -> dependsOn(arg, indexed, depth + 1))) {
        return true;
      }
      return changedFieldIn(call);
    }

    /** Whether a call is the request and is given only what is done with the answer. */
    private boolean takesCallback(Expr.Call call) {
      return call == probe.target()
          && call.args().size() == 1
          && know.catalogue()
              .send(call.method(), call.args().size())
              .filter(send -> send.send().mode() == Client.Mode.CALLBACK)
              .isPresent();
    }

    /** A method of one's own that makes the request of a field that was changed. */
    private boolean changedFieldIn(Expr.Call call) {
      if (changed.keySet().stream().noneMatch(v -> v.kind() == VarDecl.Kind.FIELD)) {
        return false;
      }
      Optional<MethodDecl> called =
          call == probe.target() ? Optional.empty() : know.graph().target(call.method());
      return called.map(MethodDecl::body).filter(this::mentionsChangedField).isPresent();
    }

    private boolean mentionsChangedField(Node node) {
      if (node instanceof Expr expr && Constants.bindingOf(expr) instanceof Binding.Field) {
        VarDecl field = know.constants().variable(expr);
        if (field != null && changed.containsKey(field)) {
          return true;
        }
      }
      return node.children().stream().anyMatch(this::mentionsChangedField);
    }

    private boolean dependsOn(VarDecl variable, boolean index, int depth) {
      Boolean counts = changed.get(variable);
      if (counts != null && (index || !counts || !ATTEMPT.matcher(variable.name()).find())) {
        return true;
      }
      if (counts != null || !visited.add(variable) || !isInLoop(variable)) {
        return false;
      }
      if (variable.init() != null && dependsOn(variable.init(), index, depth + 1)) {
        return true;
      }
      for (Node write : know.constants().writesTo(variable)) {
        if (write instanceof Expr.Assign assign && dependsOn(assign.value(), index, depth + 1)) {
          return true;
        }
      }
      return false;
    }

    /** Whether it is made anew on the way back to the request. */
    private boolean isInLoop(Node node) {
      Node around = loop != null ? loop : probe.unit().enclosing(probe.target(), MethodDecl.class);
      for (Node at = node; at != null; at = probe.unit().parent(at)) {
        if (at == around) {
          return true;
        }
      }
      return false;
    }

    /** {@code queue.poll()} where the same queue got the refused request back. */
    private boolean isGivenBack(Expr.Call taken) {
      VarDecl queue = know.constants().variable(taken.receiver());
      return queue != null
          && state.writes().stream()
              .anyMatch(
                  write ->
                      write.node() instanceof Expr.Call call
                          && ADDS.contains(call.name())
                          && call.receiver() != null
                          && know.constants().variable(call.receiver()) == queue);
    }
  }

  /** {@code iterator.next()}, {@code queue.poll()}, {@code keys.nextKey()}: another one. */
  private static boolean isTaken(Expr.Call call) {
    return call.receiver() != null && TAKES.contains(call.name())
        || ROTATES.matcher(call.name()).find();
  }
}
