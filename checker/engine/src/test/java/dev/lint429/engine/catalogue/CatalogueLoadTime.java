package dev.lint429.engine.catalogue;

/** Prints how long the built-in catalogue takes to load in a fresh JVM. Run by hand. */
public final class CatalogueLoadTime {
  private CatalogueLoadTime() {}

  public static void main(String[] args) {
    long start = System.nanoTime();
    Catalogue catalogue = CatalogueLoader.builtIn();
    System.out.printf(
        "%d ms, %d endpoints, %d clients, %d retry libraries%n",
        (System.nanoTime() - start) / 1_000_000,
        catalogue.endpoints().size(),
        catalogue.clients().size(),
        catalogue.retryLibraries().size());
  }
}
