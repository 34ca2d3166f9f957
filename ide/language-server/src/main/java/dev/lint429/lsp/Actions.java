package dev.lint429.lsp;

import com.google.gson.JsonObject;
import dev.lint429.engine.Options;
import dev.lint429.run.files.TextFile;
import dev.lint429.run.fix.HelperOffer;
import dev.lint429.run.fix.LiveFixer;
import dev.lint429.run.result.Issue;
import dev.lint429.run.result.Repair;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** What can be done about findings. */
final class Actions {
  static final String FIX_ALL = CodeActionKind.SourceFixAll + ".lint429";

  private final Session session;
  private final Publisher publisher;
  private final RulePages pages;

  /** Whether the editor asks for the edit of an action when somebody chooses it. */
  private boolean resolvesEdits;

  Actions(Session session, Publisher publisher, RulePages pages) {
    this.session = session;
    this.publisher = publisher;
    this.pages = pages;
  }

  void resolvesEdits(boolean resolves) {
    this.resolvesEdits = resolves;
  }

  /** The actions for a range of an open document. */
  List<Either<Command, CodeAction>> at(
      Session.Opened document, Range range, CodeActionContext context) {
    List<Either<Command, CodeAction>> actions = new ArrayList<>();
    if (wants(context, CodeActionKind.QuickFix)) {
      for (Issue issue : document.result().issues()) {
        if (Lines.touch(Lines.range(issue.place()), range)) {
          quickFixes(document, issue).forEach(action -> actions.add(Either.forRight(action)));
        }
      }
    }
    boolean anyFix =
        document.result().issues().stream().anyMatch(issue -> !issue.repairs().isEmpty());
    if (anyFix && wants(context, FIX_ALL)) {
      CodeAction all = new CodeAction("Fix all findings of lint429 in this file");
      all.setKind(FIX_ALL);
      if (resolvesEdits) {
        JsonObject data = new JsonObject();
        data.addProperty("uri", document.buffer().uri());
        all.setData(data);
      } else {
        all.setEdit(fixAll(document).toWorkspaceEdit());
      }
      actions.add(Either.forRight(all));
    }
    return actions;
  }

  /**
   * Whether the editor asked for actions of a kind: for it, for what it is a part of, or for any.
   */
  private static boolean wants(CodeActionContext context, String kind) {
    List<String> only = context.getOnly();
    return only == null
        || only.isEmpty()
        || only.stream().anyMatch(k -> k.isEmpty() || kind.equals(k) || kind.startsWith(k + "."));
  }

  private List<CodeAction> quickFixes(Session.Opened document, Issue issue) {
    Diagnostic diagnostic =
        Diagnostics.of(issue, name -> publisher.uri(document.root().path(name)), pages);
    List<CodeAction> actions = new ArrayList<>();
    for (Repair repair : issue.repairs()) {
      Optional<HelperOffer> helper = helper(document, repair);
      if (helper.isPresent()) {
        String file = helper.get().build().getFileName().toString();
        Edits both = edits(document, repair);
        both.add(helper.get().build(), helper.get().before(), helper.get().after());
        actions.add(
            quickFix(repair.title() + " and add lint429-backoff to " + file, diagnostic, both));
      }
      actions.add(quickFix(repair.title(), diagnostic, edits(document, repair)));
    }
    if (!actions.isEmpty()) {
      actions.get(0).setIsPreferred(true);
    }
    document
        .project()
        .suppression(issue)
        .filter(edit -> issue.noFix() == null || document.result().trouble() == null)
        .map(edit -> new Edits(this::version).add(document.root(), edit))
        .map(edits -> quickFix("Suppress " + issue.rule() + " here", diagnostic, edits))
        .ifPresent(actions::add);
    CodeAction explain = new CodeAction("Explain " + issue.rule());
    explain.setKind(CodeActionKind.QuickFix);
    explain.setDiagnostics(List.of(diagnostic));
    explain.setCommand(
        new Command(explain.getTitle(), Commands.EXPLAIN_RULE, List.of(issue.rule())));
    actions.add(explain);
    return actions;
  }

  private static CodeAction quickFix(String title, Diagnostic diagnostic, Edits edits) {
    CodeAction action = new CodeAction(title);
    // The kind is plain, because some editors compare whole kinds.
    action.setKind(CodeActionKind.QuickFix);
    action.setDiagnostics(List.of(diagnostic));
    action.setEdit(edits.toWorkspaceEdit());
    return action;
  }

  private Edits edits(Session.Opened document, Repair repair) {
    Edits edits = new Edits(this::version);
    repair.allEdits().forEach(edit -> edits.add(document.root(), edit));
    return edits;
  }

  private Optional<HelperOffer> helper(Session.Opened document, Repair repair) {
    boolean usesHelper = repair.types().contains(Options.DEFAULT_HELPER);
    Path source = document.root().path(document.name());
    return usesHelper && document.root().settings() != null
        ? HelperOffer.of(document.root().base(), source, this::text)
        : Optional.empty();
  }

  private String text(Path file) throws java.io.IOException {
    Buffer open = session.buffer(file);
    return open != null ? open.text() : TextFile.read(file).text();
  }

  /** The edits of all fixes of a document that go together. */
  Edits fixAll(Session.Opened document) {
    LiveFixer fixer = new LiveFixer(document.project(), document.root()::isShown);
    Edits edits = new Edits(this::version);
    add(edits, document.root(), document.project()::text, fixer.fix(List.of(document.name())));
    return edits;
  }

  static void add(
      Edits edits, Root root, Function<String, String> before, Map<String, String> after) {
    after.forEach((name, text) -> edits.add(root.path(name), before.apply(name), text));
  }

  /** What the editor calls a file, and the version of it that is known here if it is open. */
  VersionedTextDocumentIdentifier version(Path path) {
    Buffer open = session.known(path);
    return new VersionedTextDocumentIdentifier(
        publisher.uri(path), open == null ? null : open.version());
  }
}
