package dev.lint429.engine.catalogue;

/**
 * What the catalogue says of the helper, for a class that takes its place: fixes call its methods,
 * so calls through them are handled.
 */
public final class HelperRows {
  /** The rows of lint429-backoff in retry.yaml and clients/jdk.yaml, for another class. */
  private static final String ROWS =
      """
      clients:
        - id: helper
          name: HELPER
          packages: [PACKAGE]
          source: the configuration
          sends:
            - method: HELPER#send(java.net.http.HttpClient, *, *)
              url: 1
              errors: [java.io.IOException, java.lang.Exception, java.lang.Throwable]
          retries:
            retries: true
            shape: SERVER
            attempts: 8
            note: the helper retries
            source: the configuration
      retryLibraries:
        - id: helper
          name: HELPER
          packages: [PACKAGE]
          source: the configuration
          types:
            Helper: HELPER
          wraps:
            - {method: 'Helper#call(*, ..)', code: 0}
            - {method: Helper#run(*), code: 0}
          policies:
            - method: Helper#standard()
              defaults:
                {shape: SERVER, attempts: 8, jitter: true, retriesResults: true, statuses: [429, 503, 529]}
      """;

  private HelperRows() {}

  /**
   * The catalogue with rows for a helper.
   *
   * @param helper the qualified name of a class with the methods of the default helper
   */
  public static Catalogue with(Catalogue catalogue, String helper) {
    int dot = helper.lastIndexOf('.');
    // A package's name that short stands in most files: there, the class is searched.
    String searched = dot < ClientReader.SHORTEST_PACKAGE ? helper : helper.substring(0, dot);
    String rows = ROWS.replace("HELPER", helper).replace("PACKAGE", searched);
    return CatalogueLoader.merge(catalogue, CatalogueLoader.read("helper", rows));
  }
}
