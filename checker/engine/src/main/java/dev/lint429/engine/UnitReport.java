package dev.lint429.engine;

import java.util.List;

/**
 * What was found in one file.
 *
 * @param requests the requests to inference endpoints, good ones too
 * @param findings the defects among them, in the order of the source
 * @param unknown how many requests go where too little of the URL is known to tell
 */
public record UnitReport(List<Request> requests, List<Finding> findings, int unknown) {
  public static final UnitReport EMPTY = new UnitReport(List.of(), List.of(), 0);

  public UnitReport {
    requests = List.copyOf(requests);
    findings = List.copyOf(findings);
  }
}
