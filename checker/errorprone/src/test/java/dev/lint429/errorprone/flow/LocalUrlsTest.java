package dev.lint429.errorprone.flow;

import org.junit.jupiter.api.Test;

/** URLs of files and class path resources, which no server is asked for. */
class LocalUrlsTest {
  private static final String HEAD =
      """
      import java.io.*;
      import java.net.*;
      import java.nio.file.*;
      import java.util.*;

      """;

  @Test
  void whatMayBeARequest() {
    Flows.check(
        HEAD
            + """
            class Test {
              void any(URL url, String text, boolean local) throws Exception {
                url.openStream(); //: OTHER {url}
                new URL(text).openStream(); //: OTHER {text}
                new URL("https://files.test/a.txt").openStream(); //: OTHER https://files.test/a.txt
                URL chosen = local ? Test.class.getResource("a.txt") : new URL("https://api.x.ai/v1/embeddings");
                chosen.openConnection().getInputStream(); //: xai/HOST https://api.x.ai/v1/embeddings | LOCAL file:
                new URL("jar:https://files.test/a.jar!/b").openStream(); //: OTHER jar:https://files.test/a.jar!/b
              }
            }
            """);
  }

  @Test
  void resources() {
    Flows.check(
        HEAD
            + """
            class Test {
              private static final URL TABLE = Test.class.getResource("/table.txt");

              void all(ClassLoader loader) throws Exception {
                getClass().getResource("a.txt").openStream(); //: LOCAL file:
                TABLE.openConnection().getInputStream(); //: LOCAL file:
                loader.getResource("b.txt").openStream(); //: LOCAL file:
                Thread.currentThread().getContextClassLoader().getResource("c").openStream(); //: LOCAL file:
                ClassLoader.getSystemResource("d").openStream(); //: LOCAL file:
                Enumeration<URL> urls = loader.getResources("META-INF/services/a");
                while (urls.hasMoreElements()) {
                  URL url = urls.nextElement();
                  read(url.openConnection());
                }
                for (URL url : Collections.list(loader.getResources("b"))) {
                  url.openStream(); //: LOCAL file:
                }
              }

              private static void read(URLConnection connection) throws IOException {
                connection.setUseCaches(false);
                connection.getInputStream(); //: LOCAL file:
              }
            }
            """);
  }

  @Test
  void files() {
    Flows.check(
        HEAD
            + """
            class Test {
              void all(File file, Path path, String name) throws Exception {
                file.toURI().toURL().openStream(); //: LOCAL file:
                path.toUri().toURL().openStream(); //: LOCAL file:
                new URL("file:" + name).openStream(); //: LOCAL file:{name}
                new URL("jar:file:/lib/a.jar!/" + name).openStream(); //: LOCAL jar:file:/lib/a.jar!/{name}
                Test.class.getProtectionDomain().getCodeSource().getLocation().openStream(); //: LOCAL file:
              }
            }
            """);
  }

  @Test
  void resourcesOfSpring() {
    Flows.check(
        HEAD
            + """
            import org.springframework.core.io.*;

            class Test {
              void all(Resource resource, ResourceLoader loader) throws Exception {
                URL url = resource.getURL();
                url.openStream(); //: LOCAL file:
                URL remote = new UrlResource("https://api.x.ai/v1/embeddings").getURL();
                remote.openStream(); //: OTHER https://api.x.ai/v1/embeddings
                URL loaded = loader.getResource("classpath:a.txt").getURL();
                loaded.openStream(); //: LOCAL file:
              }
            }
            """);
  }
}
