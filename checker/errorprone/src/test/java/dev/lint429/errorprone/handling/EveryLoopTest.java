package dev.lint429.errorprone.handling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.tools.javac.api.BasicJavacTask;
import dev.lint429.engine.Engine;
import dev.lint429.engine.Finding;
import dev.lint429.engine.Options;
import dev.lint429.engine.Request;
import dev.lint429.engine.UnitReport;
import dev.lint429.engine.graph.RequestSite;
import dev.lint429.engine.handling.Retry;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.Program;
import dev.lint429.errorprone.javac.JavacProgram;
import dev.lint429.source.SourceProgram;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * With {@code scope: all}: the loops that repeat what failed, whatever it is, by both front ends.
 */
class EveryLoopTest {
  private static final Options ALL =
      new Options(List.of(), Options.DEFAULT_HELPER, Options.Scope.ALL);

  /** What the methods of the cases stand in. */
  private static final String CLASS =
      """
      package p;
      import java.io.*;
      import java.net.*;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.concurrent.atomic.*;
      abstract class Service {
        volatile boolean running;
        boolean connected;
        int failures;
        BlockingQueue<String> queue;
        Iterator<String> hosts;
        static class Rejected extends IOException {}
        abstract String call() throws IOException;
        abstract String call(String host) throws IOException;
        abstract String at(int offset) throws IOException;
        abstract void send(String message) throws IOException;
        abstract boolean isReady() throws IOException;
        abstract void work();
        abstract void log(Object message);
        abstract boolean shouldRetry(Exception e, int attempt);
        static void pause(long millis) {
          try {
            Thread.sleep(millis);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        }
      CODE
      }
      """;

  private record Case(String expected, String name, String code) {}

  private final List<Case> cases = new ArrayList<>();

  private EveryLoopTest is(String expected, String name, String code) {
    cases.add(new Case(expected, name, code));
    return this;
  }

  private Stream<DynamicTest> tests() {
    return cases.stream()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.name(),
                    () -> {
                      String text = CLASS.replace("CODE", c.code().indent(2).stripTrailing());
                      assertEquals(c.expected(), found(parsed(text)), "by source");
                      assertEquals(c.expected(), found(attributed(text)), "by javac");
                    }));
  }

  @TestFactory
  Stream<DynamicTest> noRetries() {
    return is(
            "",
            "a worker takes item after item",
            """
            void run() {
              while (running) {
                try {
                  send(queue.take());
                } catch (Exception e) {
                  log(e);
                }
              }
            }
            """)
        .is(
            "",
            "each item is tried until one is good",
            """
            String run(List<String> names) {
              for (String name : names) {
                try {
                  log(name);
                  return call();
                } catch (IOException e) {
                  log(e);
                }
              }
              return null;
            }
            """)
        .is(
            "",
            "the items are counted through",
            """
            String run(String[] names) {
              for (int i = 0; i < names.length; i++) {
                try {
                  log(names[i]);
                  return call();
                } catch (IOException e) {
                  log(e);
                }
              }
              return null;
            }
            """)
        .is(
            "",
            "a worker works on after a failure and after success alike",
            """
            void run() {
              while (true) {
                try {
                  send("ping");
                  Thread.sleep(1000);
                } catch (IOException e) {
                  log(e);
                } catch (InterruptedException e) {
                  return;
                }
              }
            }
            """)
        .is(
            "",
            "a worker that a signal ends",
            """
            void run() {
              while (running) {
                try {
                  work();
                  if (Thread.currentThread().isInterrupted()) {
                    break;
                  }
                } catch (RuntimeException e) {
                  log(e);
                }
              }
            }
            """)
        .is(
            "",
            "each item once",
            """
            void all(List<String> messages) {
              for (String message : messages) {
                try {
                  send(message);
                } catch (IOException e) {
                  log(e);
                }
              }
            }
            """)
        .is(
            "",
            "the next host",
            """
            String first(List<String> all) throws IOException {
              for (String host : all) {
                try {
                  return call(host);
                } catch (IOException e) {
                  log(e);
                }
              }
              throw new IOException("no host");
            }
            """)
        .is(
            "",
            "the next of an iterator",
            """
            String first() throws IOException {
              while (hosts.hasNext()) {
                String host = hosts.next();
                try {
                  return call(host);
                } catch (IOException e) {
                  log(e);
                }
              }
              throw new IOException("no host");
            }
            """)
        .is(
            "",
            "the next place",
            """
            String read() throws IOException {
              int offset = 0;
              while (true) {
                try {
                  return at(offset);
                } catch (IOException e) {
                  offset += 512;
                }
              }
            }
            """)
        .is(
            "",
            "compare and set",
            """
            int next(AtomicInteger counter) {
              while (true) {
                int at = counter.get();
                if (counter.compareAndSet(at, at * 2)) {
                  return at;
                }
              }
            }
            """)
        .is(
            "",
            "an interrupted wait goes on",
            """
            void join(Thread thread) {
              while (true) {
                try {
                  thread.join();
                  return;
                } catch (InterruptedException e) {
                  log(e);
                }
              }
            }
            """)
        .is(
            "",
            "a wait for a result in steps",
            """
            String get(Future<String> future) throws Exception {
              while (true) {
                try {
                  return future.get(1, TimeUnit.SECONDS);
                } catch (TimeoutException e) {
                  log("still waiting");
                }
              }
            }
            """)
        .is(
            "",
            "the failure ends the loop",
            """
            void run() throws IOException {
              while (running) {
                try {
                  call();
                } catch (IOException e) {
                  throw new IOException("failed", e);
                }
              }
            }
            """)
        .is(
            "",
            "a failed step is left out",
            """
            void run(Properties given) {
              for (int i = 0; i < 10; i++) {
                try {
                  log(Integer.parseInt(given.getProperty("size." + i)));
                } catch (NumberFormatException e) {
                  log(e);
                }
              }
            }
            """)
        .is(
            "",
            "code that is only made in the loop",
            """
            void all(ExecutorService pool) {
              while (running) {
                pool.execute(
                    () -> {
                      try {
                        call();
                      } catch (IOException e) {
                        log(e);
                      }
                    });
              }
            }
            """)
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> retries() {
    return is(
            "call NONE bounded",
            "for without a wait",
            """
            String ask() throws IOException {
              IOException last = null;
              for (int i = 0; i < 3; i++) {
                try {
                  return call();
                } catch (IOException e) {
                  last = e;
                }
              }
              throw last;
            }
            """)
        .is(
            "call FIXED unbounded",
            "for ever",
            """
            String ask() throws InterruptedException {
              while (true) {
                try {
                  return call();
                } catch (IOException e) {
                  Thread.sleep(1000);
                }
              }
            }
            """)
        .is(
            "call FIXED bounded",
            "a wait of one's own",
            """
            String ask() throws IOException {
              int attempts = 0;
              while (true) {
                try {
                  return call();
                } catch (IOException e) {
                  if (++attempts >= 5) {
                    throw e;
                  }
                  pause(500);
                }
              }
            }
            """)
        .is(
            "call LINEAR bounded",
            "a wait that grows by a constant",
            """
            String ask() throws IOException {
              for (int attempt = 1; ; attempt++) {
                try {
                  return call();
                } catch (IOException e) {
                  if (attempt == 5) {
                    throw e;
                  }
                  pause(500L * attempt);
                }
              }
            }
            """)
        .is(
            "call EXPONENTIAL bounded",
            "a wait that doubles",
            """
            String ask() throws IOException {
              long wait = 100;
              for (int left = 5; left > 0; left--) {
                try {
                  return call();
                } catch (IOException e) {
                  pause(wait);
                  wait *= 2;
                }
              }
              throw new IOException("gave up");
            }
            """)
        .is(
            "send NONE bounded",
            "a flag tells success",
            """
            void tell(String message) {
              boolean done = false;
              int left = 3;
              while (!done && left-- > 0) {
                try {
                  send(message);
                  done = true;
                } catch (IOException e) {
                  log(e);
                }
              }
            }
            """)
        .is(
            "call FIXED bounded",
            "a result tells success",
            """
            String ask() {
              String answer = null;
              do {
                try {
                  answer = call();
                } catch (IOException e) {
                  pause(100);
                }
              } while (answer == null && running);
              return answer;
            }
            """)
        .is(
            "call NONE bounded",
            "only some failures",
            """
            String ask() throws IOException {
              for (int i = 0; i < 3; i++) {
                try {
                  return call();
                } catch (IOException e) {
                  if (!(e instanceof Rejected)) {
                    throw e;
                  }
                }
              }
              return null;
            }
            """)
        .is(
            "call NONE bounded",
            "what decides is out of sight",
            """
            String ask() throws IOException {
              int attempt = 0;
              while (true) {
                try {
                  return call();
                } catch (IOException e) {
                  if (!shouldRetry(e, attempt++)) {
                    throw e;
                  }
                }
              }
            }
            """)
        .is(
            "Socket FIXED bounded",
            "a socket",
            """
            Socket connect(String host) throws Exception {
              for (int i = 0; i < 10; i++) {
                try {
                  return new Socket(host, 8020);
                } catch (ConnectException e) {
                  Thread.sleep(1000);
                }
              }
              throw new IOException("no connection");
            }
            """)
        .is(
            "work FIXED unbounded",
            "an unchecked exception",
            """
            void run() throws InterruptedException {
              for (;;) {
                try {
                  work();
                  break;
                } catch (IllegalStateException e) {
                  Thread.sleep(10);
                }
              }
            }
            """)
        .is(
            "send FIXED unbounded",
            "each item until it is through",
            """
            void all(List<String> messages) {
              for (String message : messages) {
                while (true) {
                  try {
                    send(message);
                    break;
                  } catch (IOException e) {
                    pause(1000);
                  }
                }
              }
            }
            """)
        .is(
            "send NONE bounded",
            "all items again",
            """
            void all(List<String> messages) throws IOException {
              for (int attempt = 0; attempt < 3; attempt++) {
                try {
                  for (String message : messages) {
                    send(message);
                  }
                  return;
                } catch (IOException e) {
                  log(e);
                }
              }
            }
            """)
        .is(
            "call FIXED bounded",
            "a label",
            """
            String ask() {
              again:
              for (int i = 0; i < 3; i++) {
                for (String host : new String[] {"a", "b"}) {
                  try {
                    return call();
                  } catch (IOException e) {
                    pause(100);
                    continue again;
                  }
                }
              }
              return null;
            }
            """)
        .tests();
  }

  @Test
  void inferenceOnly() {
    String text =
        CLASS.replace(
            "CODE",
            """
            String ask() {
              while (true) {
                try {
                  return call();
                } catch (IOException e) {
                  pause(1000);
                }
              }
            }
            """);
    SourceProgram program = parsed(text);
    UnitReport report = new Engine(Options.DEFAULT, program).report(program.unit("p/Service.java"));
    assertEquals(UnitReport.EMPTY, report);
  }

  @Test
  void findings() {
    String text =
        CLASS.replace(
            "CODE",
            """
            String ask() {
              while (true) {
                try {
                  return call();
                } catch (IOException e) {
                  pause(1000);
                }
              }
            }
            void tell(String message) throws IOException {
              int wait = 1;
              for (int i = 0; i < 3; i++) {
                try {
                  send(message);
                  return;
                } catch (IOException e) {
                  pause(wait);
                  wait *= 2;
                }
              }
            }
            """);
    SourceProgram program = parsed(text);
    assertEquals(
        """
        FixedDelayRetry: A failed call of Service.call is retried after the same delay each time. \
        Callers that failed together come back together: let the delay grow, with jitter.
        UnboundedRetry: A failed call of Service.call is retried for as long as it fails. A \
        failure that lasts keeps this thread for ever: bound the attempts or the time.
        BackoffWithoutJitter: A failed call of Service.send is retried after a wait that grows, \
        but is the same for every caller. Callers that failed together come back together: spread \
        it at random.
        """,
        new Engine(ALL, program)
            .report(program.unit("p/Service.java")).findings().stream()
                .map(EveryLoopTest::shown)
                .collect(Collectors.joining()));
  }

  private static String shown(Finding finding) {
    assertEquals(List.of(), finding.fixes());
    return finding.rule().id() + ": " + finding.message() + "\n";
  }

  private static String found(Program program) {
    CompilationUnit unit = program.unitOf(program.type("p.Service").orElseThrow());
    return new Engine(ALL, program)
        .report(unit).requests().stream()
            .map(EveryLoopTest::shown)
            .collect(Collectors.joining(";"));
  }

  private static String shown(Request request) {
    Expr call = ((RequestSite.Retried) request.site()).call();
    Retry retry = request.handling().retries().get(0);
    String name = call instanceof Expr.Call c ? c.name() : call.type().simpleName();
    return name + " " + retry.delay() + (retry.attempts() == 0 ? " unbounded" : " bounded");
  }

  private static SourceProgram parsed(String text) {
    return SourceProgram.of(Map.of("p/Service.java", text));
  }

  private static JavacProgram attributed(String text) {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("mem:///p/Service.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        };
    BasicJavacTask task =
        (BasicJavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, diagnostics, List.of("-proc:none"), null, List.of(file));
    JavacProgram program =
        new JavacProgram(
            task.getContext(),
            (unit, failure) -> {
              throw new AssertionError(failure);
            });
    Iterable<? extends CompilationUnitTree> trees = task.parse();
    task.analyze();
    assertEquals(
        List.of(),
        diagnostics.getDiagnostics().stream()
            .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
            .map(d -> d.getMessage(Locale.ROOT))
            .toList());
    trees.forEach(tree -> assertTrue(program.unit(tree).isPresent()));
    return program;
  }
}
