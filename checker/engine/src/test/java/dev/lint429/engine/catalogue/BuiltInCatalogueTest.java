package dev.lint429.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BuiltInCatalogueTest {
  private static final List<String> ENDPOINTS =
      List.of(
          "hf-legacy",
          "hf-router",
          "hf-hub",
          "hf-endpoints",
          "openai",
          "github-models",
          "azure-openai",
          "anthropic",
          "gemini",
          "vertex",
          "bedrock",
          "sagemaker",
          "cohere",
          "mistral",
          "groq",
          "together",
          "replicate",
          "fireworks",
          "deepseek",
          "perplexity",
          "openrouter",
          "xai",
          "nvidia-nim",
          "stability",
          "deepinfra",
          "ai21",
          "dashscope",
          "zhipu",
          "moonshot",
          "ark",
          "qianfan-v1",
          "qianfan-v2",
          "hunyuan",
          "siliconflow",
          "minimax",
          "voyage",
          "jina",
          "elevenlabs",
          "deepgram",
          "assemblyai",
          "cerebras",
          "sambanova",
          "cloudflare-ai",
          "watsonx",
          "databricks",
          "snowflake-cortex",
          "fal",
          "bfl",
          "recraft",
          "ideogram",
          "leonardo",
          "runway",
          "luma",
          "coze",
          "dify",
          "hyperclova",
          "yandexgpt",
          "roboflow",
          "pollinations",
          "others",
          "ollama",
          "lmstudio",
          "vllm",
          "tgi",
          "tei",
          "triton-kserve",
          "any-model",
          "path-only");

  private final Catalogue catalogue = CatalogueLoader.builtIn();

  @Test
  void isReadOnce() {
    assertSame(CatalogueLoader.builtIn(), catalogue);
  }

  @Test
  void listsEveryDocument() throws IOException, URISyntaxException {
    Path directory =
        Path.of(CatalogueLoader.class.getResource("endpoints.yaml").toURI()).getParent();
    try (Stream<Path> files = Files.walk(directory)) {
      assertEquals(
          CatalogueLoader.DOCUMENTS.stream().sorted().toList(),
          files
              .filter(f -> f.toString().endsWith(".yaml"))
              .map(f -> directory.relativize(f).toString())
              .sorted()
              .toList());
    }
  }

  @Test
  void compactTreesSayWhatTheYamlSays() {
    for (String document : CatalogueLoader.DOCUMENTS) {
      String compact = CatalogueLoader.resource(CatalogueLoader.compactName(document));
      assertEquals(
          YamlReader.parse(document, CatalogueLoader.resource(document)),
          CompactTree.read(compact),
          document);
    }
  }

  @Test
  void noUrlStepStandsTwice() {
    Set<Client.UrlStep> seen = new HashSet<>();
    for (Client client : catalogue.clients()) {
      for (Client.UrlStep step : client.urlSteps()) {
        assertTrue(seen.add(step), client.id() + ": " + step);
      }
    }
  }

  @Test
  void everyEndpointInOrder() {
    assertEquals(ENDPOINTS, catalogue.endpoints().stream().map(Endpoint::id).toList());
  }

  @Test
  void everyEndpointSaysWhereItsFactsComeFrom() {
    for (Endpoint endpoint : catalogue.endpoints()) {
      assertTrue(
          List.of("run", "jar", "doc", "code", "mem", "derived")
              .contains(endpoint.verification().replaceAll("[ (/+].*", "")),
          endpoint.id() + ": " + endpoint.verification());
      assertFalse(endpoint.rateLimit().isEmpty(), endpoint.id());
    }
  }

  @Test
  void namesAreLowerCaseWords() {
    for (Endpoint endpoint : catalogue.endpoints()) {
      // A row of SDKs alone is named by no address and no word.
      assertEquals(endpoint.kind().equals("sdk"), endpoint.names().isEmpty(), endpoint.id());
      for (String name : endpoint.names()) {
        assertTrue(name.matches("[a-z0-9]{2,}"), endpoint.id() + ": " + name);
      }
    }
  }

  @Test
  void selfHostedRowsAreToldApartByPort() {
    List<Endpoint> selfHosted =
        catalogue.endpoints().stream().filter(Endpoint::selfHosted).toList();
    assertEquals(
        List.of("ollama", "lmstudio", "vllm", "tgi", "tei", "triton-kserve"),
        selfHosted.stream().map(Endpoint::id).toList());
    assertEquals(List.of(11434), selfHosted.get(0).ports());
    assertEquals(List.of(1234, 8080), selfHosted.get(1).ports());
    assertEquals(List.of(8000), selfHosted.get(2).ports());
    selfHosted.forEach(e -> assertTrue(e.host().matcher("localhost").find(), e.id()));
  }

  @Test
  void onlyTheLegacyHuggingFaceHostIsRetired() {
    assertEquals(
        List.of("hf-legacy"),
        catalogue.endpoints().stream().filter(e -> !e.active()).map(Endpoint::id).toList());
  }
}
