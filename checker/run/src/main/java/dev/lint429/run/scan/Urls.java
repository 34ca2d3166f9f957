package dev.lint429.run.scan;

import java.util.regex.Pattern;

/** URLs as they may stand in reports. */
final class Urls {
  private static final Pattern USER_INFO = Pattern.compile("(?<=//)[^/@\\s]*@");

  private Urls() {}

  /** Without the query, which may hold a key, and without user name and password. */
  static String withoutSecrets(String url) {
    int query = url.indexOf('?');
    String path = query < 0 ? url : url.substring(0, query);
    return USER_INFO.matcher(path).replaceAll("");
  }
}
