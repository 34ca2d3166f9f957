package dev.lint429.errorprone.flow;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Variables, fields and parameters that are written in more than one place. */
class WritesTest {
  @Test
  void locals() {
    Flows.check(
        """
        import java.util.*;
        import org.springframework.web.client.RestTemplate;

        class Test {
          static final String A = "https://api.x.ai/v1/responses";
          static final String B = "https://example.com/b";

          void test(RestTemplate rest, Object body, boolean first, int kind, String[] all) {
            String one = A;
            if (first) {
              one = B;
            }
            rest.postForObject(one, body, String.class); //: xai/HOST https://api.x.ai/v1/responses | OTHER https://example.com/b
            String two = A;
            if (first) {
              two = B;
            } else {
              rest.postForObject(two, body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            }
            String three = A;
            three = B;
            rest.postForObject(three, body, String.class); //: OTHER https://example.com/b
            String four;
            switch (kind) {
              case 1:
                four = A;
                break;
              default:
                four = B;
            }
            rest.postForObject(four, body, String.class); //: xai/HOST https://api.x.ai/v1/responses | OTHER https://example.com/b
            String five = "https://api.x.ai";
            five += "/v1/responses";
            rest.postForObject(five, body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            String six = A;
            for (String each : all) {
              six = B;
            }
            rest.postForObject(six, body, String.class); //: xai/HOST https://api.x.ai/v1/responses | OTHER https://example.com/b
            String seven = A;
            while (kind-- > 0) {
              seven = B;
            }
            rest.postForObject(seven, body, String.class); //: xai/HOST https://api.x.ai/v1/responses | OTHER https://example.com/b
            String eight = A;
            try {
              eight = B;
            } catch (RuntimeException e) {
              eight = A;
            }
            rest.postForObject(eight, body, String.class); //: xai/HOST https://api.x.ai/v1/responses | OTHER https://example.com/b
            for (String each : List.of(A, B)) {
              rest.postForObject(each, body, String.class); //: xai/HOST https://api.x.ai/v1/responses | OTHER https://example.com/b
            }
            for (String each : new String[] {A}) {
              rest.postForObject(each, body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            }
            for (String each : all) {
              rest.postForObject(each, body, String.class); //: UNKNOWN {url}
            }
            StringBuilder nine = new StringBuilder("https://api.x.ai");
            nine.append("/v1/responses");
            rest.postForObject(nine.toString(), body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            StringBuilder ten = new StringBuilder("https://api.x.ai");
            if (first) {
              ten.append("/v1/responses");
            }
            rest.postForObject(ten.toString(), body, String.class); //: xai/HOST https://api.x.ai/v1/responses | OTHER https://api.x.ai
            String eleven = first ? A : B;
            rest.postForObject(eleven, body, String.class); //: xai/HOST https://api.x.ai/v1/responses | OTHER https://example.com/b
            String twelve = switch (kind) { case 1 -> A; default -> B; };
            rest.postForObject(twelve, body, String.class); //: xai/HOST https://api.x.ai/v1/responses | OTHER https://example.com/b
            rest.postForObject(this.toString(), body, String.class); //: UNKNOWN {toString}
          }
        }
        """);
  }

  @Test
  void fields() {
    Flows.check(
        """
        // FILE Test.java
        import org.springframework.web.client.RestTemplate;

        class Test extends Base {
          private String set;
          private String appended = "https://api.x.ai";
          String far;
          static String shared = "https://api.x.ai/v1/responses";
          final String made;

          Test(String given) {
            made = given + "/v1/responses";
            appended += "/v1/responses";
          }

          void setSet(String set) {
            this.set = set;
          }

          void test(RestTemplate rest, Object body, Other other) {
            rest.postForObject(set, body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(appended, body, String.class); //: xai/HOST https://api.x.ai/v1/responses | OTHER https://api.x.ai
            rest.postForObject(far, body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(Test.shared, body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(made, body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(inherited, body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(this.inherited, body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(other.url, body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(other.getUrl(), body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(other.path("responses"), body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(other.self(), body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(other.many("https://api.x.ai", "/v1/responses"), body, String.class); //: UNKNOWN {parts}
          }
        }
        // FILE Base.java
        class Base extends Further {
        }
        // FILE Further.java
        class Further {
          String inherited = "https://api.x.ai/v1/responses";
        }
        // FILE Other.java
        class Other {
          String url = "https://api.x.ai/v1/responses";

          String getUrl() {
            return url;
          }

          String path(String last) {
            return "https://api.x.ai/v1/" + last;
          }

          String self() {
            return url.isEmpty() ? self() : url;
          }

          String many(String... parts) {
            return parts[0];
          }

          void use() {
            Test test = new Test("https://api.x.ai");
            test.setSet("https://api.x.ai/v1/responses");
            test.far = "https://api.x.ai/v1/responses";
          }
        }
        """);
  }

  @Test
  void configured() {
    Flows.check(
        Map.of("llm.base-url", "https://api.x.ai", "llm.nested.path", "/v1/responses"),
        """
        // FILE Test.java
        import org.springframework.beans.factory.annotation.Value;
        import org.springframework.web.client.RestTemplate;

        class Test {
          static final String KEY = "llm.base";
          @Value("${llm.base-url}/v1/responses")
          String one;
          @Value("${nope:https://api.x.ai/v1/responses}")
          String two;
          @Value("${nope:${llm.base-url:https://example.com}/v1/responses}")
          String three;
          @Value("#{systemProperties['x']}")
          String four;
          @Value("${" + KEY + "-url}/v1/responses")
          String five;
          @Value("${openai.url}")
          String six;
          @Value("${nope:}")
          String seven;
          @Value("${broken")
          String eight;
          String nine;
          final String ten;

          Test(@Value("${llm.base-url}") String given) {
            ten = given + "/v1/responses";
          }

          @Value("${llm.base-url}/v1/responses")
          void setNine(String nine) {
            this.nine = nine;
          }

          void test(RestTemplate rest, Object body, Props props) {
            rest.postForObject(one, body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(two, body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(three, body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(four, body, String.class); //: UNKNOWN {#{systemProperties['x']}}
            rest.postForObject(five, body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(six, body, String.class); //: openai/CONFIG {openai.url}
            rest.postForObject(seven, body, String.class); //: UNKNOWN {nope}
            rest.postForObject(eight, body, String.class); //: UNKNOWN ${broken
            rest.postForObject(nine, body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(ten, body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(props.baseUrl + props.nested.path, body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(props.getBaseUrl() + "/v1/responses", body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(Props.shared, body, String.class); //: UNKNOWN {llm.shared}
            rest.postForObject(Props.own, body, String.class); //: OTHER https://example.com/own
          }
        }
        // FILE Props.java
        import org.springframework.boot.context.properties.ConfigurationProperties;

        @ConfigurationProperties("llm")
        class Props {
          String baseUrl;
          Nested nested;
          static String shared;
          static String own = "https://example.com/own";

          String getBaseUrl() {
            return baseUrl;
          }

          void setShared(String given) {
            shared = given;
          }

          static class Nested {
            String path;
          }
        }
        """);
  }

  /** As MicroProfile and Quarkus have it. */
  @Test
  void configuredWithDefaults() {
    Flows.check(
        Map.of("chat.base", "https://api.x.ai"),
        """
        // FILE Test.java
        import org.eclipse.microprofile.config.inject.ConfigProperty;
        import org.springframework.web.client.RestTemplate;

        class Test {
          @ConfigProperty(name = "chat.url", defaultValue = "https://api.x.ai/v1/responses")
          String url;

          @ConfigProperty(name = "chat.base", defaultValue = "https://example.com")
          String base;

          @ConfigProperty(name = "chat.blank", defaultValue = "")
          String blank;

          @ConfigProperty(name = "chat.bare")
          String bare;

          void test(RestTemplate rest, Object body, Mapped mapped, Unmapped unmapped) {
            rest.postForObject(url, body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(base + "/v1/messages", body, String.class); //: xai/HOST https://api.x.ai/v1/messages
            rest.postForObject(blank, body, String.class); //: UNKNOWN {chat.blank}
            rest.postForObject(bare, body, String.class); //: UNKNOWN {chat.bare}
            rest.postForObject(mapped.base, body, String.class); //: OTHER https://api.x.ai
            rest.postForObject(unmapped.base, body, String.class); //: UNKNOWN {base}
          }
        }
        // FILE Mapped.java
        import io.smallrye.config.ConfigMapping;

        @ConfigMapping(prefix = "chat")
        class Mapped {
          String base;
        }
        // FILE Unmapped.java
        @Named("chat")
        class Unmapped {
          String base;
        }

        @interface Named {
          String value();
        }
        // FILE org/eclipse/microprofile/config/inject/ConfigProperty.java
        package org.eclipse.microprofile.config.inject;

        public @interface ConfigProperty {
          String name();

          String defaultValue() default "";
        }
        // FILE io/smallrye/config/ConfigMapping.java
        package io.smallrye.config;

        public @interface ConfigMapping {
          String prefix();
        }
        """);
  }

  @Test
  void beansByTheNameOfAResource() {
    Flows.check(
        """
        // FILE Test.java
        import jakarta.annotation.Resource;
        import org.springframework.web.reactive.function.client.WebClient;

        class Test {
          @Resource(name = "second") WebClient chosen;
          @Resource(name = "nope") WebClient missing;

          void test() {
            chosen.post().uri("/v1/responses").retrieve().bodyToMono(String.class).block(); //: xai/HOST https://api.x.ai/v1/responses
            missing.post().uri("/v1/responses").retrieve().bodyToMono(String.class).block(); //: UNKNOWN {missing}/v1/responses
          }
        }
        // FILE Config.java
        import org.springframework.context.annotation.*;
        import org.springframework.web.reactive.function.client.WebClient;

        @Configuration
        class Config {
          @Bean @Primary WebClient first() {
            return WebClient.create("https://example.com");
          }

          @Bean WebClient second() {
            return WebClient.create("https://api.x.ai");
          }
        }
        // FILE jakarta/annotation/Resource.java
        package jakarta.annotation;

        public @interface Resource {
          String name() default "";
        }
        """);
  }

  @Test
  void beans() {
    Flows.check(
        """
        // FILE Test.java
        import org.springframework.beans.factory.annotation.*;
        import org.springframework.web.reactive.function.client.WebClient;

        class Test {
          @Autowired WebClient plain;
          @Autowired @Qualifier("second") WebClient named;
          @Autowired @Qualifier("third") WebClient qualified;
          @Autowired @Qualifier("nope") WebClient missing;
          final WebClient given;

          Test(@Qualifier("second") WebClient given) {
            this.given = given;
          }

          void test() {
            plain.post().uri("/v1/responses").retrieve().bodyToMono(String.class).block(); //: xai/HOST https://api.x.ai/v1/responses
            named.post().uri("/v1/responses").retrieve().bodyToMono(String.class).block(); //: xai/HOST https://api.x.ai/v1/responses
            qualified.post().uri("/v1/responses").retrieve().bodyToMono(String.class).block(); //: openai/HOST https://api.openai.com/v1/responses
            missing.post().uri("/v1/responses").retrieve().bodyToMono(String.class).block(); //: UNKNOWN {missing}/v1/responses
            given.post().uri("/v1/responses").retrieve().bodyToMono(String.class).block(); //: xai/HOST https://api.x.ai/v1/responses
          }
        }
        // FILE Config.java
        import org.springframework.beans.factory.annotation.Qualifier;
        import org.springframework.context.annotation.*;
        import org.springframework.web.reactive.function.client.WebClient;

        class Config {
          @Bean
          WebClient first() {
            return WebClient.create("https://example.com");
          }

          @Bean(name = "second")
          WebClient other() {
            return WebClient.create("https://api.x.ai");
          }

          @Bean
          @Qualifier("third")
          WebClient another() {
            return WebClient.builder().baseUrl("https://api.openai.com").build();
          }

          @Bean
          @Primary
          WebClient last() {
            return WebClient.create("https://api.x.ai");
          }
        }
        """);
  }

  @Test
  void constructors() {
    Flows.check(
        """
        // FILE Test.java
        import org.springframework.web.client.RestTemplate;

        class Test {
          void test(RestTemplate rest, Object body) {
            rest.postForObject(new Made().url, body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(new Made("https://api.x.ai/v1/responses").url, body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(new Made("https://api.x.ai", "/v1/responses").url, body, String.class); //: xai/HOST https://api.x.ai/v1/responses
            rest.postForObject(new Pair("https://api.x.ai", "/v1/responses").first() + "/v1/embeddings", body, String.class); //: xai/HOST https://api.x.ai/v1/embeddings
          }
        }
        // FILE Made.java
        class Made {
          String url;

          Made() {
            this("https://api.x.ai/v1/responses");
          }

          Made(String url) {
            this.url = url;
          }

          Made(String base, String path) {
            this(base + path);
          }
        }
        // FILE Pair.java
        record Pair(String first, String second) {}
        """);
  }
}
