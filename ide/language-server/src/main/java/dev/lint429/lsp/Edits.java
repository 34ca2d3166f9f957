package dev.lint429.lsp;

import dev.lint429.engine.model.SourceFile;
import dev.lint429.run.result.Edit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/**
 * Collects edits for the editor. They always name the version of the document that they are meant
 * for, so that an editor refuses them if somebody has typed meanwhile.
 */
final class Edits {
  private final Function<Path, VersionedTextDocumentIdentifier> documents;
  private final Map<Path, List<TextEdit>> edits = new TreeMap<>();

  /**
   * @param documents what the editor calls a file, and which version of it is known here
   */
  Edits(Function<Path, VersionedTextDocumentIdentifier> documents) {
    this.documents = documents;
  }

  Edits add(Root root, Edit edit) {
    list(root.path(edit.path())).add(new TextEdit(Lines.range(edit.place()), edit.text()));
    return this;
  }

  private List<TextEdit> list(Path path) {
    return edits.computeIfAbsent(path, p -> new ArrayList<>());
  }

  /** The edits that make one text of another, line by line, so that the rest stays where it is. */
  Edits add(Path path, String before, String after) {
    RawText a = new RawText(before.getBytes(StandardCharsets.UTF_8));
    RawText b = new RawText(after.getBytes(StandardCharsets.UTF_8));
    SourceFile file = new SourceFile("", before);
    int[] starts = lineStarts(before);
    for (org.eclipse.jgit.diff.Edit edit :
        new HistogramDiff().diff(RawTextComparator.DEFAULT, a, b)) {
      String text = b.getString(edit.getBeginB(), edit.getEndB(), false);
      Range range =
          new Range(
              Lines.position(file, starts[edit.getBeginA()]),
              Lines.position(file, starts[edit.getEndA()]));
      list(path).add(new TextEdit(range, text));
    }
    return this;
  }

  /** Where the lines start as the diff counts them, and the end of the text behind the last. */
  private static int[] lineStarts(String text) {
    IntStream.Builder starts = IntStream.builder().add(0);
    int at = text.indexOf('\n') + 1;
    while (at > 0 && at < text.length()) {
      starts.add(at);
      at = text.indexOf('\n', at) + 1;
    }
    return starts.add(text.length()).build().toArray();
  }

  WorkspaceEdit toWorkspaceEdit() {
    List<Either<TextDocumentEdit, org.eclipse.lsp4j.ResourceOperation>> changes = new ArrayList<>();
    edits.forEach(
        (path, list) ->
            changes.add(Either.forLeft(new TextDocumentEdit(documents.apply(path), list))));
    WorkspaceEdit edit = new WorkspaceEdit(changes);
    // Otherwise it is there and empty.
    edit.setChanges(null);
    return edit;
  }
}
