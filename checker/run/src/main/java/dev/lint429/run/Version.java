package dev.lint429.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of lint429. */
public final class Version {
  private Version() {}

  /** As in its Maven coordinates. */
  public static String current() {
    return Holder.VERSION;
  }

  private static final class Holder {
    static final String VERSION = read();

    private static String read() {
      Properties properties = new Properties();
      try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
        properties.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return properties.getProperty("version");
    }
  }
}
