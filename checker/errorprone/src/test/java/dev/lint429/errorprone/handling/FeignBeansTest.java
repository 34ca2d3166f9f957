package dev.lint429.errorprone.handling;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Beans that make Spring Cloud OpenFeign's clients retry: whose they are, and what they say. */
class FeignBeansTest {
  private static final String CLIENT =
      """
      import org.springframework.cloud.openfeign.FeignClient;
      import org.springframework.web.bind.annotation.PostMapping;

      @FeignClient(name = "openai", url = "https://api.openai.com"MEMBERS)
      interface Test {
        @PostMapping("/v1/completions")
        String ask(String body);
      }
      """;

  private static final String CONFIGURATION = ", configuration = Config.class";

  private static Map<String, String> config(String annotation, String member) {
    return Map.of(
        "Config.java",
        """
        import feign.Retryer;
        import org.springframework.context.annotation.*;

        ANNOTATION
        class Config {
          static final int TIMES = 3;

          MEMBER
        }
        """
            .replace("ANNOTATION", annotation)
            .replace("MEMBER", member));
  }

  @TestFactory
  Stream<DynamicTest> beans() {
    String bean = "@Bean Retryer retryer() { return new Retryer.Default(1000, 1000, TIMES); }";
    return Shapes.in(CLIENT)
        .inDetail()
        .is("MISSING", "no bean", "")
        .is("MISSING", "a configuration without one", CONFIGURATION, config("", ""))
        .is("MISSING", "a class that nothing names", "", config("", bean))
        .is("MISSING", "a method that is no bean", CONFIGURATION, config("", bean.substring(6)))
        .is(
            "MISSING",
            "a bean of another type",
            CONFIGURATION,
            config("", "@Bean Object retryer() { return new Retryer.Default(1000, 1000, 3); }"))
        .is(
            "MISSING",
            "never",
            CONFIGURATION,
            config("", "@Bean Retryer retryer() { return Retryer.NEVER_RETRY; }"))
        .is("HANDLED CLIENT FIXED 3 alike", "named by the client", CONFIGURATION, config("", bean))
        .is("HANDLED CLIENT FIXED 3 alike", "for all", "", config("@Configuration", bean))
        .is(
            "MISSING",
            "a configuration for all whose method is no bean",
            "",
            config("@Configuration", bean.substring(6)))
        .is("MISSING", "a class that is no configuration", "", config("@Deprecated", bean))
        .is(
            "HANDLED CLIENT UNKNOWN -1",
            "an object of one's own",
            CONFIGURATION,
            config(
                "",
                """
                @Bean
                Retryer retryer() {
                  return new Retryer() {
                    public void continueOrPropagate(feign.RetryableException e) {}
                    public Retryer clone() { return this; }
                  };
                }
                """))
        .is(
            "HANDLED CLIENT FIXED 5 alike",
            "the client's own before that for all",
            ", configuration = Own.class",
            Map.of(
                "Config.java",
                config("@Configuration", bean).get("Config.java"),
                "Own.java",
                """
                import feign.Retryer;
                import org.springframework.context.annotation.Bean;

                class Own {
                  @Bean
                  Retryer retryer() {
                    Retryer made = new Retryer.Default(500, 500, 5);
                    return made;
                  }
                }
                """))
        .tests();
  }
}
