package dev.lint429.lsp;

import com.google.gson.JsonObject;
import dev.lint429.run.result.FileResult;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.TextDocumentService;

/** The part of the protocol that is about documents. */
final class Documents implements TextDocumentService {
  private final Session session;
  private final Actions actions;

  Documents(Session session, Actions actions) {
    this.session = session;
    this.actions = actions;
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams params) {
    TextDocumentItem item = params.getTextDocument();
    session.open(new Buffer(item.getUri(), item.getVersion(), item.getText()));
  }

  @Override
  public void didChange(DidChangeTextDocumentParams params) {
    VersionedTextDocumentIdentifier document = params.getTextDocument();
    Path path = Session.path(document.getUri());
    Buffer buffer = path == null ? null : session.buffer(path);
    if (buffer != null) {
      session.change(path, buffer.with(document.getVersion(), params.getContentChanges()));
    }
  }

  @Override
  public void didClose(DidCloseTextDocumentParams params) {
    session.close(params.getTextDocument().getUri());
  }

  @Override
  public void didSave(DidSaveTextDocumentParams params) {
    // A document is analysed as it is, saved or not.
  }

  @Override
  public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
    return answer(
        params.getTextDocument(),
        document -> actions.at(document, params.getRange(), params.getContext()),
        List.of());
  }

  @Override
  public CompletableFuture<CodeAction> resolveCodeAction(CodeAction action) {
    if (!(action.getData() instanceof JsonObject data) || !data.has("uri")) {
      return CompletableFuture.completedFuture(action);
    }
    return answer(
        new TextDocumentIdentifier(data.get("uri").getAsString()),
        document -> {
          action.setEdit(actions.fixAll(document).toWorkspaceEdit());
          return action;
        },
        action);
  }

  @Override
  public CompletableFuture<Hover> hover(HoverParams params) {
    return answer(
        params.getTextDocument(),
        document -> Hovers.at(document.result(), params.getPosition()),
        null);
  }

  @Override
  public CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams params) {
    return answer(
        params.getTextDocument(),
        document ->
            session.options().codeLens()
                ? Hovers.lenses(document.result(), params.getTextDocument().getUri())
                : List.of(),
        List.of());
  }

  /** Answers from the analysis of the document as it is now. */
  private <T> CompletableFuture<T> answer(
      TextDocumentIdentifier id, Function<Session.Opened, T> work, T otherwise) {
    Path path = Session.path(id.getUri());
    if (path == null) {
      return CompletableFuture.completedFuture(otherwise);
    }
    return session
        .worker()
        .answer(
            () -> {
              Session.Opened document = session.opened(path);
              FileResult result = document == null ? null : document.result();
              return result == null ? otherwise : work.apply(document);
            });
  }
}
