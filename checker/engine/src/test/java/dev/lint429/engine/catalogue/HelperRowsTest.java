package dev.lint429.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows for a class in the helper's place are the helper's. */
class HelperRowsTest {
  private static final String OWN = "dev.lint429.backoff.Backoff";
  private static final String OTHER = "com.acme.http.Limits";

  private final Catalogue builtIn = CatalogueLoader.builtIn();
  private final Catalogue catalogue = HelperRows.with(builtIn, OTHER);

  private static Client client(Catalogue catalogue, String id) {
    return catalogue.clients().stream().filter(c -> c.id().equals(id)).findAny().orElseThrow();
  }

  private static RetryLibrary library(Catalogue catalogue, String id) {
    return catalogue.retryLibraries().stream()
        .filter(l -> l.id().equals(id))
        .findAny()
        .orElseThrow();
  }

  private static String other(Object rows) {
    return rows.toString().replace(OWN, OTHER);
  }

  @Test
  void nothingOfTheHelperItselfIsLeftInThem() {
    assertFalse(client(catalogue, "helper").toString().contains("lint429"));
    assertFalse(library(catalogue, "helper").toString().contains("lint429"));
  }

  @Test
  void otherRowsStayAsTheyAre() {
    assertEquals(
        builtIn.clients(),
        catalogue.clients().stream().filter(c -> !c.id().equals("helper")).toList());
    assertEquals(
        builtIn.retryLibraries(),
        catalogue.retryLibraries().stream().filter(l -> !l.id().equals("helper")).toList());
  }

  @Test
  void requestsAreThoseOfTheHelper() {
    Client own = client(builtIn, HelperRows.ID);
    Client helper = client(catalogue, "helper");
    assertTrue(other(own.sends()).contains(OTHER), () -> other(own.sends()));
    assertEquals(other(own.sends()), helper.sends().toString());
    assertEquals(own.retries().attempts(), helper.retries().attempts());
    assertEquals(own.retries().shape(), helper.retries().shape());
  }

  @Test
  void policiesAreThoseOfTheHelper() {
    RetryLibrary own = library(builtIn, HelperRows.ID);
    RetryLibrary helper = library(catalogue, "helper");
    assertTrue(other(own.wraps()).contains(OTHER), () -> other(own.wraps()));
    assertEquals(other(own.wraps()), helper.wraps().toString());
    assertEquals(other(own.policies()), helper.policies().toString());
  }

  @ParameterizedTest
  @CsvSource({"com.acme.http.Limits, com.acme.http", "a.Limits, a.Limits"})
  void filesAreSearchedForItsPackageUnlessThatIsShort(String helper, String searched) {
    Catalogue with = HelperRows.with(builtIn, helper);
    assertEquals(List.of(searched), client(with, "helper").packages());
    assertEquals(List.of(searched), library(with, "helper").packages());
  }
}
