package dev.lint429.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * The world around a command; tests put another in its place.
 *
 * @param out the standard output; reports go there as bytes
 * @param err the standard error: progress, notes, errors
 * @param interactive whether a person sits in front of both
 * @param directory what relative paths are relative to
 */
record Terminal(
    OutputStream out,
    PrintStream err,
    boolean interactive,
    Map<String, String> environment,
    Path directory) {

  /** This process's own. */
  static Terminal system() {
    return new Terminal(
        System.out, System.err, isInteractive(), System.getenv(), Path.of("").toAbsolutePath());
  }

  // The check for null is for Java 17 to 21.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isInteractive() {
    if (System.console() == null) {
      return false;
    }
    try {
      // From Java 22 on, there always is a console; it says itself whether it is a terminal.
      return (boolean) System.console().getClass().getMethod("isTerminal").invoke(System.console());
    } catch (ReflectiveOperationException | RuntimeException e) {
      return Runtime.version().feature() < 22;
    }
  }

  /** Whether text may be coloured, unless somebody says otherwise (https://no-color.org). */
  boolean hasColour() {
    String noColour = environment.get("NO_COLOR");
    boolean refused = noColour != null && !noColour.isEmpty();
    return interactive && !refused && !"dumb".equals(environment.get("TERM"));
  }

  /** Whether this is a build server, as they say by the variable CI. */
  boolean isBuildServer() {
    String ci = environment.get("CI");
    return ci != null && !ci.isEmpty() && !ci.equalsIgnoreCase("false");
  }
}
