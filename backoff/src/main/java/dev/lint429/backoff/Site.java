package dev.lint429.backoff;

/**
 * A place in the program that makes calls, told by the class of its lambda, and the host that it
 * talks to as far as its answers told.
 *
 * <p>Only a site all of whose answers named one and the same host is held back while that host
 * wants no requests. One that also returned something which does not tell may be a wrapper around
 * calls to anywhere.
 */
final class Site {

  private static final ClassValue<Site> SITES =
      new ClassValue<>() {
        @Override
        protected Site computeValue(Class<?> type) {
          return new Site();
        }
      };

  private static final String ANY = "";

  private volatile String host;

  static Site of(Object call) {
    return SITES.get(call.getClass());
  }

  /** The only host that the site ever talked to, or null. */
  String host() {
    String seen = host;
    return ANY.equals(seen) ? null : seen;
  }

  /** Whether the next answer can tell anything new. */
  boolean learns() {
    return !ANY.equals(host);
  }

  /** Takes down the host of an answer, null if it does not tell. */
  void saw(String told) {
    String seen = host;
    if (seen != null && seen.equals(told)) {
      return;
    }
    synchronized (this) { // Two first answers from different hosts must not hide each other.
      seen = host;
      if (told == null || (seen != null && !seen.equals(told))) {
        host = ANY;
      } else if (seen == null) {
        host = told;
      }
    }
  }
}
