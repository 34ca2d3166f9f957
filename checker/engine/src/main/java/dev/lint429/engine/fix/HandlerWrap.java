package dev.lint429.engine.fix;

import dev.lint429.engine.catalogue.Client;
import dev.lint429.engine.graph.RequestSite;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Node;
import dev.lint429.engine.model.Stmt;
import dev.lint429.engine.model.VarDecl;
import java.util.List;
import java.util.Map;

/**
 * Apache HttpClient with a response handler: the result is what the handler makes of the response,
 * so the handler has to throw on 429 before the helper can see it.
 */
final class HandlerWrap {
  /**
   * A version of the client.
   *
   * @param status how the handler reads the status from its parameter
   * @param reason how it reads the reason phrase
   */
  private record Version(String exception, String throwing, String status, String reason) {}

  private static final Map<String, Version> VERSIONS =
      Map.of(
          "org.apache.http.client.ResponseHandler",
          new Version(
              "org.apache.http.client.HttpResponseException",
              "org.apache.http.impl.client.AbstractResponseHandler",
              ".getStatusLine().getStatusCode()",
              ".getStatusLine().getReasonPhrase()"),
          "org.apache.hc.core5.http.io.HttpClientResponseHandler",
          new Version(
              "org.apache.hc.client5.http.HttpResponseException",
              "org.apache.hc.client5.http.impl.classic.AbstractHttpClientResponseHandler",
              ".getCode()",
              ".getReasonPhrase()"));

  private final Context context;

  HandlerWrap(Context context) {
    this.context = context;
  }

  /** The handler that decides what the call returns, or null. */
  static Expr handler(RequestSite.Sent site) {
    for (Client.Handler handler : site.send().handlers()) {
      if (handler.returnsResult() && handler.arg() < site.call().args().size()) {
        return site.call().args().get(handler.arg());
      }
    }
    return null;
  }

  boolean matches(RequestSite.Sent site) {
    return handler(site) != null && version(handler(site)) != null;
  }

  private Version version(Expr handler) {
    for (Map.Entry<String, Version> candidate : VERSIONS.entrySet()) {
      if (context.isSubtype(handler.type().name(), candidate.getKey())) {
        return candidate.getValue();
      }
    }
    return null;
  }

  void wrap(Draft draft, RequestSite.Sent site) throws Refused {
    Expr handler = handler(site);
    Version version = version(handler);
    if (!context.isSubtype(handler.type().name(), version.throwing())) {
      throwOn429(draft, handler, version);
    }
    new Wrap(context).wrap(draft, site.call());
  }

  /** Where the body of a lambda starts, with the parentheses around it. */
  private static int behindArrow(Draft draft, VarDecl parameter, Node body) {
    List<Token> tokens =
        Token.between(draft.unit().file().text(), parameter.span().end(), body.span().start());
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).is(">")) {
        return i + 1 < tokens.size() ? tokens.get(i + 1).start() : body.span().start();
      }
    }
    return body.span().start();
  }

  private static Refused hidden() {
    return new Refused("the response handler hides the status from the helper");
  }

  private void throwOn429(Draft draft, Expr handler, Version version) throws Refused {
    VarDecl response;
    Node body;
    if (handler instanceof Expr.Lambda lambda && lambda.parameters().size() == 1) {
      response = lambda.parameters().get(0);
      body = lambda.body();
    } else if (handler instanceof Expr.New creation && creation.body() != null) {
      MethodDecl method =
          creation.body().methods().stream()
              .filter(m -> m.name().equals("handleResponse") && m.body() != null)
              .findFirst()
              .orElseThrow(HandlerWrap::hidden);
      response = method.parameters().get(0);
      body = method.body();
    } else {
      throw hidden();
    }
    String name = response.name();
    String check =
        "if ("
            + name
            + version.status()
            + " == 429) { throw new "
            + draft.names().type(version.exception())
            + "("
            + name
            + version.status()
            + ", "
            + name
            + version.reason()
            + "); }";
    if (body instanceof Stmt.Block block) {
      String newline = draft.layout().newline();
      List<Stmt> statements = block.statements();
      int at = statements.isEmpty() ? block.span().start() + 1 : statements.get(0).span().start();
      draft.insert(at, check + newline + draft.layout().indent(at));
    } else {
      int start = behindArrow(draft, response, body);
      draft.insert(start, "{ " + check + " return ");
      draft.insert(handler.span().end(), "; }");
    }
  }
}
