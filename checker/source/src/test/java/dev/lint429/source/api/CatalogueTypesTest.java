package dev.lint429.source.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lint429.engine.catalogue.Catalogue;
import dev.lint429.engine.catalogue.CatalogueLoader;
import dev.lint429.engine.catalogue.Client;
import dev.lint429.engine.catalogue.MethodPattern;
import dev.lint429.engine.catalogue.RetryLibrary;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the catalogue knows of must be found without a class path. */
class CatalogueTypesTest {
  /** Classes inside OkHttp 3, which nobody names in source. */
  private static final Set<String> INTERNAL = Set.of("okhttp3.RealCall");

  private final Set<String> names = new TreeSet<>();

  private void add(MethodPattern pattern) {
    if (pattern != null) {
      names.addAll(pattern.types());
    }
  }

  private void add(Client client) {
    client
        .sends()
        .forEach(
            send -> {
              add(send.method());
              names.addAll(send.errors());
            });
    client.urlSteps().forEach(step -> add(step.method()));
    client.statusReads().forEach(read -> add(read.method()));
    client.headerReads().forEach(this::add);
    client.config().forEach(config -> add(config.method()));
    client
        .interceptors()
        .forEach(
            hook -> {
              names.add(hook.type());
              add(hook.proceed());
              add(hook.install());
            });
    client
        .declared()
        .forEach(
            declared -> {
              names.addAll(declared.methodAnnotations().keySet());
              names.addAll(declared.errors());
              declared.factories().forEach(factory -> add(factory.method()));
            });
  }

  private void add(RetryLibrary library) {
    library.wraps().forEach(wrap -> add(wrap.method()));
    library.operators().forEach(operator -> add(operator.method()));
    library.annotations().forEach(annotation -> names.add(annotation.type()));
    library
        .policies()
        .forEach(
            policy -> {
              add(policy.method());
              policy.settings().forEach(setting -> add(setting.method()));
            });
  }

  @Test
  void everyTypeOfTheCatalogueIsInTheTable() {
    Catalogue catalogue = CatalogueLoader.builtIn();
    catalogue.clients().forEach(this::add);
    catalogue.retryLibraries().forEach(this::add);
    assertTrue(names.size() > 200, names.size() + " names");

    names.removeIf(name -> ApiTable.INSTANCE.find(name) != null);

    assertEquals(Set.of(), minus(names, INTERNAL));
  }

  private static Set<String> minus(Set<String> all, Set<String> some) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }
}
