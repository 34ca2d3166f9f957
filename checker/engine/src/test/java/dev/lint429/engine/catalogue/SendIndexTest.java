package dev.lint429.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SendIndexTest {
  private final SendIndex index = SendIndex.builtIn();

  @Test
  void otherMethodsDoNotSend() {
    assertFalse(index.sends("java.net.http.HttpClient", "newBuilder"));
    assertFalse(index.sends("com.example.HttpClient", "send"));
    assertFalse(index.annotations().contains("java.lang.Override"));
  }

  @Test
  void sendsThatOnlyReadAreLeftOut() {
    assertFalse(index.sends("java.net.URL", "openStream"));
    assertFalse(index.sends("org.springframework.web.client.RestTemplate", "getForObject"));
    assertTrue(index.sends("org.springframework.web.client.RestTemplate", "postForObject"));
  }

  @Test
  void everyOtherSendOfTheCatalogue() {
    for (Client client : CatalogueLoader.builtIn().clients()) {
      for (Client.Send send : client.sends()) {
        for (String type : send.method().types()) {
          for (String name : send.method().names()) {
            assertTrue(send.onlyReads() || index.sends(type, name), type + "#" + name);
          }
        }
      }
      for (Client.DeclaredClient declared : client.declared()) {
        assertTrue(index.annotations().containsAll(declared.methodAnnotations().keySet()));
      }
    }
  }

  @Test
  void onlyNamesOfClassesBeginWithACapitalLetter() {
    for (List<String> types :
        List.of(List.copyOf(index.types()), List.copyOf(index.annotations()))) {
      for (String type : types) {
        assertTrue(type.matches("([a-z][a-z0-9_]*\\.)+[A-Z]\\w*(\\.[A-Z]\\w*)*"), type);
      }
    }
  }

  @Test
  void theResourceIsTheCatalogue() {
    String resource = CatalogueLoader.resource(SendIndex.RESOURCE);
    assertEquals(SendIndex.lines(CatalogueLoader.builtIn()), resource.lines().toList());
  }
}
