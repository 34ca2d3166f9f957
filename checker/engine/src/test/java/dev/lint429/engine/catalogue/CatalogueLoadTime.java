package dev.lint429.engine.catalogue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Prints how long the built-in catalogue takes to load in a fresh JVM, by the clock and in
 * processor time of the loading thread. Run by hand.
 */
public final class CatalogueLoadTime {
  private CatalogueLoadTime() {}

  public static void main(String[] args) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long cpu = threads.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    Catalogue catalogue = CatalogueLoader.builtIn();
    System.out.printf(
        "%d ms (%d ms processor time), %d endpoints, %d clients, %d retry libraries%n",
        (System.nanoTime() - start) / 1_000_000,
        (threads.getCurrentThreadCpuTime() - cpu) / 1_000_000,
        catalogue.endpoints().size(),
        catalogue.clients().size(),
        catalogue.retryLibraries().size());
  }
}
