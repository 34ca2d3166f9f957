package dev.lint429.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.lint429.run.AcceptedFindings;
import dev.lint429.run.Checker;
import dev.lint429.run.UserError;
import dev.lint429.run.fix.LiveFixer;
import dev.lint429.run.result.FileResult;
import dev.lint429.run.scan.LiveProject;
import dev.lint429.run.scan.SourceScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.ApplyWorkspaceEditParams;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.ShowDocumentParams;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.services.LanguageClient;

/** The commands that editors may run. All are carried out on the worker's thread. */
final class Commands {
  static final String EXPLAIN_RULE = "lint429.explainRule";
  static final String SHOW_CALL = "lint429.showCall";
  static final String CHECK_WORKSPACE = "lint429.checkWorkspace";
  static final String FIX_WORKSPACE = "lint429.fixWorkspace";
  static final String UPDATE_BASELINE = "lint429.updateBaseline";

  /** For scripts: answers when all files are analysed as they are now. */
  static final String AWAIT_ANALYSIS = "lint429.awaitAnalysis";

  static final List<String> ALL =
      List.of(
          EXPLAIN_RULE, SHOW_CALL, CHECK_WORKSPACE, FIX_WORKSPACE, UPDATE_BASELINE, AWAIT_ANALYSIS);

  private final Session session;
  private final Actions actions;
  private final RulePages pages;
  private LanguageClient client;
  private boolean showsDocuments;

  Commands(Session session, Actions actions, RulePages pages) {
    this.session = session;
    this.actions = actions;
    this.pages = pages;
  }

  /**
   * @param canShowDocuments whether the editor opens a file that it is asked to show
   */
  void connect(LanguageClient connected, boolean canShowDocuments) {
    this.client = connected;
    this.showsDocuments = canShowDocuments;
  }

  /** Runs a command; returns a text for whoever shows it, or null. */
  Object run(String command, List<Object> arguments) {
    try {
      return switch (command) {
        case EXPLAIN_RULE -> explain(text(arguments, 0));
        case SHOW_CALL -> showCall(arguments);
        case CHECK_WORKSPACE -> check();
        case FIX_WORKSPACE -> fixAll();
        case UPDATE_BASELINE -> updateBaseline();
        case AWAIT_ANALYSIS -> session.settledRoots().size();
        default -> throw new UserError("There is no command " + command);
      };
    } catch (UserError e) {
      client.showMessage(new MessageParams(MessageType.Error, "lint429: " + e.getMessage()));
      return null;
    }
  }

  private static String text(List<Object> arguments, int index) {
    Object argument = arguments != null && index < arguments.size() ? arguments.get(index) : null;
    if (argument instanceof JsonPrimitive primitive) {
      return primitive.getAsString();
    }
    return argument == null || argument instanceof JsonElement ? "" : argument.toString();
  }

  private String explain(String rule) {
    String page = RulePages.text(rule);
    if (page == null) {
      throw new UserError("There is no rule \"" + rule + "\"");
    }
    if (!session.options().showsExplanations()) {
      String uri = pages.uri(rule);
      if (showsDocuments && uri != null) {
        client.showDocument(new ShowDocumentParams(uri));
      } else {
        info(page);
      }
    }
    return page;
  }

  private String showCall(List<Object> arguments) {
    Path path = Session.path(text(arguments, 0));
    Session.Opened document = path == null ? null : session.opened(path);
    if (document == null) {
      return null;
    }
    Position position =
        new Position(Integer.parseInt(text(arguments, 1)), Integer.parseInt(text(arguments, 2)));
    String shown =
        document.result().calls().stream()
            .filter(call -> Lines.range(call.place()).getStart().equals(position))
            .map(call -> Hovers.text(call, document.result()))
            .findFirst()
            .orElse(null);
    if (shown != null && !session.options().showsExplanations()) {
      info(shown);
    }
    return shown;
  }

  private void info(String text) {
    client.showMessage(new MessageParams(MessageType.Info, text));
  }

  private String check() {
    session.reloadNow();
    int findings = 0;
    int calls = 0;
    int files = 0;
    for (Root root : session.settledRoots()) {
      files += root.reported().size();
      for (FileResult result : root.results()) {
        findings += result.issues().size();
        calls += result.calls().size();
      }
    }
    String text =
        "lint429: "
            + count(findings, "finding")
            + " at "
            + count(calls, "request")
            + " to inference endpoints in "
            + count(files, "file");
    info(text);
    return text;
  }

  private static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  private String fixAll() {
    Edits edits = new Edits(actions::version);
    int files = 0;
    for (Root root : session.settledRoots()) {
      Map<LiveProject, List<String>> byProject = new LinkedHashMap<>();
      for (FileResult result : root.results()) {
        if (result.issues().stream().anyMatch(issue -> !issue.repairs().isEmpty())) {
          byProject
              .computeIfAbsent(root.project(result.path()), p -> new ArrayList<>())
              .add(result.path());
        }
      }
      for (Map.Entry<LiveProject, List<String>> each : byProject.entrySet()) {
        LiveProject project = each.getKey();
        Map<String, String> after = new LiveFixer(project, root::isShown).fix(each.getValue());
        files += after.size();
        Actions.add(edits, root, project::text, after);
      }
    }
    if (files == 0) {
      info("lint429: nothing to fix");
      return "nothing to fix";
    }
    WorkspaceEdit edit = edits.toWorkspaceEdit();
    client.applyEdit(new ApplyWorkspaceEditParams(edit, "Fix all findings of lint429"));
    return "fixed " + count(files, "file");
  }

  private String updateBaseline() {
    List<String> done = new ArrayList<>();
    for (Root root : session.settledRoots()) {
      if (root.isFolder() && root.settings().baseline() != null) {
        Checker checker =
            new Checker(root.settings(), new SourceScanner(), dev.lint429.run.Progress.NONE);
        AcceptedFindings.Update update =
            new AcceptedFindings(root.settings()).accept(checker.findings(), true);
        done.add(update.file().getFileName() + ": " + update.total() + " accepted");
      }
    }
    session.reloadNow();
    String text = "lint429: " + String.join("; ", done) + " (files as they are on the disk)";
    info(text);
    return text;
  }
}
