package dev.lint429.run.result;

import java.util.List;

/**
 * A finding as it is reported.
 *
 * @param rule the rule's id
 * @param severity what the rule is set to
 * @param path the file, relative to the run's root, with slashes
 * @param place the expression it is reported at
 * @param around first and last line of the method, or whatever else, that the expression stands in
 * @param message what is wrong and what to do
 * @param evidence how it is known, in the order in which a reader would follow it
 * @param repairs the fixes on offer, best first
 * @param noFix why there is none, or null if there is one
 * @param excerpt the source around the place
 * @param code the statement, on one line, without comments
 * @param fingerprint made of path, rule and {@code code}: the same wherever the statement moves
 *     within its file. Equal statements in one file are told apart by their order.
 */
public record Issue(
    String rule,
    Severity severity,
    String path,
    Place place,
    Lines around,
    String message,
    List<Step> evidence,
    List<Repair> repairs,
    String noFix,
    Excerpt excerpt,
    String code,
    String fingerprint) {

  public Issue {
    evidence = List.copyOf(evidence);
    repairs = List.copyOf(repairs);
  }

  /** Line numbers from 1, both inclusive. */
  public record Lines(int first, int last) {}

  public Issue withSeverity(Severity other) {
    return new Issue(
        rule,
        other,
        path,
        place,
        around,
        message,
        evidence,
        repairs,
        noFix,
        excerpt,
        code,
        fingerprint);
  }
}
