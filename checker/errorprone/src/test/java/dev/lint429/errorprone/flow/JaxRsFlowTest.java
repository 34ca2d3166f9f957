package dev.lint429.errorprone.flow;

import org.junit.jupiter.api.Test;

/**
 * Requests of JAX-RS clients and of MicroProfile's annotated interfaces; ports set by themselves.
 */
class JaxRsFlowTest {
  private static final String HEAD =
      """
      import jakarta.ws.rs.*;
      import jakarta.ws.rs.client.*;
      import jakarta.ws.rs.core.*;
      import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

      """;

  private static void check(String source) {
    Flows.check(HEAD + source);
  }

  @Test
  void anInterfaceThatAServerImplementsIsNoRequest() {
    check(
        """
        @Path("/v1/chat/completions")
        interface Server {
          @POST
          String chat(String body);
        }
        """);
  }

  @Test
  void pathAnnotationsOfInterfaceAndMethod() {
    check(
        """
        @RegisterRestClient(baseUri = "https://api.openai.com")
        @Path("/v1")
        interface Api {
          @GET //: OTHER https://api.openai.com/v1/models
          @Path("/models")
          String models();

          @POST //: openai/HOST https://api.openai.com/v1/chat/completions
          @Path("/chat/completions")
          String chat(String body);
        }
        """);
  }

  @Test
  void targetAndPath() {
    check(
        """
        class Chat {
          private final WebTarget target =
              ClientBuilder.newClient().target("https://api.groq.com/openai").path("v1");

          String models() {
            return target.path("models").request().get(String.class); //: OTHER https://api.groq.com/openai/v1/models
          }

          Response chat(String body) {
            Invocation.Builder request = target.path("chat/completions").request();
            return request.post(Entity.json(body)); //: groq/HOST https://api.groq.com/openai/v1/chat/completions
          }
        }
        """);
  }

  @Test
  void aPortOfItsOwn() {
    check(
        """
        class Local {
          String generate(Client client, String body) {
            UriBuilder uri = UriBuilder.newInstance().scheme("http").host("localhost").port(11434);
            return client.target(uri.path("api/generate")).request().post(Entity.json(body), String.class); //: ollama/HOST https://localhost:11434/api/generate
          }
        }
        """);
  }
}
