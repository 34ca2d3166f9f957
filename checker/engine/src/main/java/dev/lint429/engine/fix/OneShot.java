package dev.lint429.engine.fix;

import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.MethodRef;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.VarDecl;
import java.util.List;
import java.util.Set;

/** Requests that cannot be sent a second time, because something in them is used up. */
final class OneShot {
  /** What a lambda cannot read anew on its second run. */
  private static final List<String> USED_UP =
      List.of(
          "java.io.InputStream",
          "java.io.Reader",
          "java.util.Iterator",
          "java.util.stream.Stream",
          "java.util.concurrent.Flow.Publisher",
          "java.nio.channels.ReadableByteChannel",
          "okio.Source");

  /** Bodies that wrap a stream. */
  private static final Set<String> STREAM_BODIES =
      Set.of(
          "org.apache.http.entity.InputStreamEntity",
          "org.apache.hc.core5.http.io.entity.InputStreamEntity",
          "org.springframework.core.io.InputStreamResource");

  private static final String JDK_BODIES = "java.net.http.HttpRequest.BodyPublishers";
  private static final Set<String> MULTIPART =
      Set.of(
          "org.apache.http.entity.mime.MultipartEntityBuilder",
          "org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder");

  private final Context context;

  OneShot(Context context) {
    this.context = context;
  }

  /**
   * @param code what would run again
   * @throws Refused if a second run could not send the same
   */
  void check(CompilationUnit unit, List<? extends Node> code) throws Refused {
    for (Node part : code) {
      if (Trees.any(part, node -> changesState(node, code))) {
        throw new Refused("the call changes a variable, which a repetition would do again");
      }
    }
    for (VarDecl variable : Variables.captured(code).keySet()) {
      if (isUsedUp(variable.type().name())) {
        throw new Refused(
            "the call reads " + variable.name() + ", which cannot be read a second time");
      }
    }
    checkBodies(unit, code.get(0));
  }

  private static boolean changesState(Node node, List<? extends Node> code) {
    if (!(node instanceof Expr.Assign)
        && !(node instanceof Expr.Unary unary && Variables.isStep(unary))) {
      return false;
    }
    VarDecl variable = Variables.assigned((Expr) node);
    return variable == null
        || code.stream().noneMatch(part -> part.span().contains(variable.span()));
  }

  private boolean isUsedUp(String type) {
    return USED_UP.stream().anyMatch(t -> context.isSubtype(type, t))
        && !context.isSubtype(type, "java.io.ByteArrayInputStream");
  }

  /** Looks at the method that sends, the methods that it calls, and its callers. */
  void checkBodies(CompilationUnit unit, Node code) throws Refused {
    MethodDecl method = outermostMethod(unit, code);
    if (method == null) {
      checkBody(code);
      return;
    }
    checkBody(method);
    for (Expr.Call call : Trees.all(method, Expr.Call.class)) {
      var target = context.graph().target(call.method());
      if (target.isPresent()) {
        checkBody(target.get());
      }
    }
    if (Variables.captured(List.of(code)).keySet().stream()
        .anyMatch(v -> v.kind() == VarDecl.Kind.PARAMETER)) {
      for (CallGraph.Caller caller : context.graph().callers(method)) {
        MethodDecl from = outermostMethod(caller.unit(), caller.call());
        if (from != null) {
          checkBody(from);
        }
      }
    }
  }

  private static MethodDecl outermostMethod(CompilationUnit unit, Node node) {
    MethodDecl method = null;
    for (MethodDecl at = unit.enclosing(node, MethodDecl.class);
        at != null;
        at = unit.enclosing(at, MethodDecl.class)) {
      method = at;
    }
    return method;
  }

  private void checkBody(Node code) throws Refused {
    if (Trees.any(code, this::makesStreamBody)) {
      throw new Refused("the request body is a stream, which cannot be sent a second time");
    }
  }

  private boolean makesStreamBody(Node node) {
    if (node instanceof Expr.New creation) {
      return STREAM_BODIES.contains(creation.type().name());
    }
    if (!(node instanceof Expr.Call call)) {
      return false;
    }
    MethodRef method = call.method();
    if (method.owner().equals(JDK_BODIES)) {
      return method.name().equals("fromPublisher")
          || (method.name().equals("ofInputStream") && !opensAnew(call.args().get(0)));
    }
    return MULTIPART.contains(method.owner())
        && call.args().stream().anyMatch(a -> isUsedUp(a.type().name()));
  }

  /** Whether a supplier of streams opens one each time that it is asked. */
  private static boolean opensAnew(Expr supplier) {
    if (supplier instanceof Expr.Lambda lambda) {
      return lambda.body() instanceof Expr.New || lambda.body() instanceof Expr.Call;
    }
    return false;
  }
}
