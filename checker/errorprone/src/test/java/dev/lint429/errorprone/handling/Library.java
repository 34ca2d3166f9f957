package dev.lint429.errorprone.handling;

/** A library of which the code under test sees the class file only. */
public final class Library {
  private Library() {}

  /** Gives back what it is given, or throws. */
  public static <T> T checked(T response) {
    return response;
  }

  public static void closeQuietly(Object response) {}
}
