package dev.lint429.engine.fix;

import dev.lint429.engine.Fix;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Program;
import dev.lint429.engine.model.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A fix in the making: the edits of one file and the names that they use. */
final class Draft {
  private record Edit(int start, int end, String text) {}

  private final CompilationUnit unit;
  private final Names names;
  private final Layout layout;
  private final List<Edit> edits = new ArrayList<>();

  /**
   * @param mayImport whether the fix may import types into this file
   */
  Draft(Program program, GivenNames given, CompilationUnit unit, boolean mayImport) {
    this.unit = unit;
    names = new Names(program, given, unit, mayImport);
    layout = new Layout(unit);
  }

  CompilationUnit unit() {
    return unit;
  }

  Names names() {
    return names;
  }

  Layout layout() {
    return layout;
  }

  /** Inserts; of several insertions at one place the first one stands first. */
  Draft insert(int at, String text) {
    edits.add(new Edit(at, at, text));
    return this;
  }

  Draft replace(int start, int end, String text) {
    edits.add(new Edit(start, end, text));
    return this;
  }

  Draft replace(Span span, String text) {
    return replace(span.start(), span.end(), text);
  }

  /** Inserts a statement with a line of its own before what stands at {@code at}. */
  Draft statementBefore(int at, String statement) {
    return insert(at, statement + layout.newline() + layout.indent(at));
  }

  /** The fix, whose file is that of the finding. */
  Fix fix(String title) {
    return new Fix(title, edits(), names.imports());
  }

  /**
   * The edits, in order. Insertions are joined with what they touch, so that whoever applies them
   * need not know which of two edits at one place comes first.
   */
  List<Fix.Edit> edits() {
    List<Edit> sorted = new ArrayList<>(edits);
    sorted.sort(Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end));
    List<Edit> joined = new ArrayList<>();
    for (Edit edit : sorted) {
      Edit last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last != null && last.end > edit.start) {
        throw new IllegalStateException("edits of one fix overlap in " + unit);
      }
      if (last != null && last.end == edit.start) {
        joined.set(joined.size() - 1, new Edit(last.start, edit.end, last.text + edit.text));
      } else {
        joined.add(edit);
      }
    }
    return withComments(joined).stream()
        .map(e -> new Fix.Edit(unit, new Span(e.start, e.end), e.text))
        .toList();
  }

  /** A comment in what is replaced, which stands nowhere in the new code, goes in front of it. */
  private List<Edit> withComments(List<Edit> all) {
    List<String> kept = new ArrayList<>();
    all.forEach(e -> kept.addAll(comments(e.text, 0, e.text.length())));
    List<Edit> result = new ArrayList<>();
    for (Edit edit : all) {
      StringBuilder lost = new StringBuilder();
      for (String comment : Token.comments(unit.file().text(), edit.start, edit.end)) {
        if (!kept.remove(flat(comment))) {
          boolean line = comment.startsWith("//");
          lost.append(comment).append(line ? layout.newline() + layout.indent(edit.start) : " ");
        }
      }
      result.add(new Edit(edit.start, edit.end, lost + edit.text));
    }
    return result;
  }

  /** A comment may be indented anew. */
  private static List<String> comments(String text, int start, int end) {
    return Token.comments(text, start, end).stream().map(Draft::flat).toList();
  }

  private static String flat(String comment) {
    return comment.replaceAll("\\s+", " ");
  }
}
