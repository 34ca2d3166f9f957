package dev.lint429.check;

import dev.lint429.backoff.Backoff;
import dev.lint429.backoff.adapters.OkHttpBackoff;
import okhttp3.Interceptor;

/** A program that ModulePathTest starts. */
public final class AdaptersAsModule {

  private AdaptersAsModule() {}

  /** Prints the modules of helper and adapters, and whether an adapter works. */
  public static void main(String[] args) {
    System.out.println(Backoff.class.getModule());
    System.out.println(OkHttpBackoff.class.getModule());
    Interceptor interceptor = OkHttpBackoff.interceptor(Backoff.standard());
    System.out.println(interceptor.getClass().getModule() == OkHttpBackoff.class.getModule());
  }
}
