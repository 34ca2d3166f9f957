package dev.lint429.errorprone;

import com.google.errorprone.fixes.SuggestedFix;
import dev.lint429.engine.Finding;
import dev.lint429.engine.Fix;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** The engine's fixes as Error Prone's. */
final class Fixes {
  private Fixes() {}

  /**
   * The fixes of a finding, best first. Error Prone edits the file it reports on: fixes that touch
   * others are left out.
   */
  static List<SuggestedFix> of(Finding finding) {
    return finding.fixes().stream()
        .filter(fix -> fix.edits().stream().allMatch(edit -> edit.unit() == finding.unit()))
        .map(Fixes::suggested)
        .toList();
  }

  private static SuggestedFix suggested(Fix fix) {
    SuggestedFix.Builder builder = SuggestedFix.builder().setShortDescription(fix.title());
    // Error Prone takes one insertion at a place only.
    TreeMap<Fix.Edit, String> edits =
        new TreeMap<>(
            Comparator.<Fix.Edit>comparingInt(edit -> edit.span().start())
                .thenComparingInt(edit -> edit.span().end()));
    fix.edits().forEach(edit -> edits.merge(edit, edit.text(), String::concat));
    edits.forEach((edit, text) -> builder.replace(edit.span().start(), edit.span().end(), text));
    fix.imports().forEach(builder::addImport);
    return builder.build();
  }
}
