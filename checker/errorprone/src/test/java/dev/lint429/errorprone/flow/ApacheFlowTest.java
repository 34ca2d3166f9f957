package dev.lint429.errorprone.flow;

import org.junit.jupiter.api.Test;

/** URLs through Apache HttpClient 4 and 5, their fluent forms and Hutool. */
class ApacheFlowTest {
  @Test
  void hc4() {
    Flows.check(
        """
        import org.apache.http.HttpHost;
        import org.apache.http.client.HttpClient;
        import org.apache.http.client.fluent.*;
        import org.apache.http.client.methods.*;
        import org.apache.http.client.utils.URIBuilder;
        import org.apache.http.impl.client.*;

        class Test {
          CloseableHttpClient client = HttpClients.createDefault();

          void test(HttpClient any) throws Exception {
            client.execute(new HttpGet("https://api.x.ai/v1/responses")); //: OTHER https://api.x.ai/v1/responses
            client.execute(new HttpPost("https://example.com/v1/x")); //: OTHER https://example.com/v1/x
            HttpPost post = new HttpPost("https://api.x.ai/v1/responses");
            post.setHeader("a", "b");
            try (CloseableHttpResponse r = client.execute(post)) {} //: xai/HOST https://api.x.ai/v1/responses
            any.execute(post, r -> ""); //: xai/HOST https://api.x.ai/v1/responses
            any.execute(new HttpHost("api.x.ai", 443, "https"), new HttpPost("/v1/responses")); //: xai/HOST https://api.x.ai:443/v1/responses
            any.execute(RequestBuilder.post("https://api.x.ai/v1/responses").build()); //: xai/HOST https://api.x.ai/v1/responses
            any.execute(new HttpPost(new URIBuilder("https://api.x.ai").setPath("/v1/messages").addParameter("a", "b").build())); //: xai/HOST https://api.x.ai/v1/messages
            Request.Post("https://api.x.ai/v1/responses").bodyString("", null).execute().returnContent(); //: xai/HOST https://api.x.ai/v1/responses
            Request.Get("https://api.x.ai/v1/models").execute(); //: OTHER https://api.x.ai/v1/models
          }
        }
        """);
  }

  @Test
  void hc5() {
    Flows.check(
        """
        import org.apache.hc.client5.http.classic.methods.*;
        import org.apache.hc.client5.http.fluent.Request;
        import org.apache.hc.client5.http.impl.classic.*;
        import org.apache.hc.core5.http.*;
        import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
        import org.apache.hc.core5.net.URIBuilder;

        class Test {
          CloseableHttpClient client = HttpClients.createDefault();

          void test() throws Exception {
            client.execute(new HttpGet("https://api.x.ai/v1/models"), r -> ""); //: OTHER https://api.x.ai/v1/models
            HttpPost post = new HttpPost("https://api.x.ai/v1/responses");
            client.execute(post, r -> ""); //: xai/HOST https://api.x.ai/v1/responses
            ClassicHttpRequest built = ClassicRequestBuilder.post("https://api.x.ai/v1/responses").build();
            client.execute(built, r -> ""); //: xai/HOST https://api.x.ai/v1/responses
            client.execute(new HttpPost(new URIBuilder("https://api.x.ai").setPath("/v1/messages").build()), r -> ""); //: xai/HOST https://api.x.ai/v1/messages
            Request.post("https://api.x.ai/v1/responses").execute().returnContent(); //: xai/HOST https://api.x.ai/v1/responses
          }
        }
        """);
  }

  @Test
  void hutool() {
    Flows.check(
        """
        import cn.hutool.http.*;

        class Test {
          void test(String body) {
            HttpUtil.get("https://api.x.ai/v1/models"); //: OTHER https://api.x.ai/v1/models
            HttpUtil.post("https://api.x.ai/v1/responses", body); //: xai/HOST https://api.x.ai/v1/responses
            HttpRequest.post("https://api.x.ai/v1/responses").header("a", "b").body(body).execute().body(); //: xai/HOST https://api.x.ai/v1/responses
            HttpRequest r = HttpUtil.createPost("https://api.x.ai/v1/messages");
            r.body(body).execute(); //: xai/HOST https://api.x.ai/v1/messages
            HttpRequest.of("https://api.x.ai/v1/responses").method(Method.GET).execute(); //: OTHER https://api.x.ai/v1/responses
          }
        }
        """);
  }
}
