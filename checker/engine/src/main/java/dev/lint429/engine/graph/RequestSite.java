package dev.lint429.engine.graph;

import dev.lint429.engine.catalogue.Client;
import dev.lint429.engine.model.Annotation;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Span;

/** A place where a request is sent. */
public sealed interface RequestSite {
  CompilationUnit unit();

  Client client();

  /** The range that a finding is reported at. */
  Span span();

  /** A call that sends. */
  record Sent(CompilationUnit unit, Client client, Client.Send send, Expr.Call call)
      implements RequestSite {
    @Override
    public Span span() {
      return call.span();
    }
  }

  /**
   * A call of anything at all that a loop repeats when it fails; only there where all calls are
   * looked at.
   *
   * @param call an {@link Expr.Call} or {@link Expr.New}
   */
  record Retried(CompilationUnit unit, Expr call) implements RequestSite {
    @Override
    public Client client() {
      return Client.NONE;
    }

    @Override
    public Span span() {
      return call.span();
    }
  }

  /** A method of an annotated interface (Retrofit, Feign, {@code @HttpExchange}). */
  record Declared(
      CompilationUnit unit,
      Client client,
      Client.DeclaredClient kind,
      MethodDecl method,
      Annotation annotation)
      implements RequestSite {
    @Override
    public Span span() {
      return annotation.span();
    }
  }
}
