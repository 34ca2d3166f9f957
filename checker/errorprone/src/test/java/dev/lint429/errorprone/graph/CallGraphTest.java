package dev.lint429.errorprone.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lint429.engine.graph.CallGraph;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.MethodRef;
import dev.lint429.engine.model.Node;
import dev.lint429.errorprone.FrontEnds;
import dev.lint429.source.SourceProgram;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which methods a call may run, and who calls a method; each is told by the line it stands on. */
class CallGraphTest {
  private SourceProgram program;
  private CallGraph graph;

  private CallGraphTest parse(String source) {
    return parse(Map.of("Test.java", source));
  }

  private CallGraphTest parse(Map<String, String> sources) {
    program = FrontEnds.parsed(sources);
    graph = new CallGraph(program);
    return this;
  }

  private CompilationUnit unit() {
    return program.unit("Test.java");
  }

  private <T extends Node> T on(int line, Class<T> kind) {
    List<T> found = new ArrayList<>();
    unit()
        .forEach(
            node -> {
              if (kind.isInstance(node) && unit().file().line(node.span().start()) == line) {
                found.add(kind.cast(node));
              }
            });
    return found.get(0);
  }

  private List<Integer> lines(Collection<? extends Node> nodes) {
    return nodes.stream().map(n -> unit().file().line(n.span().start())).sorted().toList();
  }

  private List<Integer> target(int callLine) {
    return target(on(callLine, Expr.Call.class).method());
  }

  private List<Integer> target(MethodRef method) {
    return lines(graph.target(method).stream().toList());
  }

  private List<Integer> callers(int methodLine) {
    List<CallGraph.Caller> callers = graph.callers(on(methodLine, MethodDecl.class));
    return lines(callers.stream().map(CallGraph.Caller::call).toList());
  }

  private static MethodRef unchosen(String owner, String name, int arguments) {
    return new MethodRef(owner, name, null, arguments, false, List.of());
  }

  private static MethodRef of(String owner, String name, String... parameters) {
    return new MethodRef(owner, name, List.of(parameters), parameters.length, false, List.of());
  }

  @Test
  void unresolved() {
    parse("class Test {\n  void f() {}\n}\n");
    assertEquals(List.of(), target(unchosen("", "f", 0)));
    assertEquals(List.of(), target(unchosen("Other", "f", 0)));
    assertEquals(List.of(), target(unchosen("Test", "g", 0)));
    assertEquals(List.of(2), target(unchosen("Test", "f", 0)));
    assertEquals(List.of(), graph.bodies(unchosen("Test", "g", 0)));
  }

  @Test
  void byTheNumberOfArguments() {
    parse(
        """
        class Test {
          void f() {}
          void f(int a) {}
          void g(String format, Object... values) {}
          Test(int a) {}
        }
        class Sub extends Test {
          Sub() { super(1); }
        }
        """);
    assertEquals(List.of(2), target(unchosen("Test", "f", 0)));
    assertEquals(List.of(3), target(unchosen("Test", "f", 1)));
    assertEquals(List.of(), target(unchosen("Test", "f", 2)));
    assertEquals(List.of(), target(unchosen("Test", "g", 0)));
    assertEquals(List.of(4), target(unchosen("Test", "g", 1)));
    assertEquals(List.of(4), target(unchosen("Test", "g", 3)));
    assertEquals(List.of(5), target(unchosen("Test", MethodRef.CONSTRUCTOR, 1)));
    // Constructors are not inherited.
    assertEquals(List.of(), target(unchosen("Sub", MethodRef.CONSTRUCTOR, 1)));
  }

  @Test
  void byTheTypesOfParameters() {
    parse(
        """
        class Test {
          void f(int a) {}
          void f(String a) {}
          void g(int a, String b) {}
        }
        """);
    assertEquals(List.of(2), target(of("Test", "f", "int")));
    assertEquals(List.of(3), target(of("Test", "f", "java.lang.String")));
    assertEquals(List.of(), target(of("Test", "f", "long")));
    assertEquals(List.of(), target(of("Test", "f", "int", "int")));
    // Nobody can tell which of the two it is.
    assertEquals(List.of(), target(of("Test", "f", "")));
    assertEquals(List.of(), target(unchosen("Test", "f", 1)));
    assertEquals(List.of(), target(of("Test", "g", "int", "int")));
    assertEquals(List.of(4), target(of("Test", "g", "int", "")));
  }

  @Test
  void inheritedWhereOnlyTheReceiverIsKnown() {
    parse(
        """
        class Test extends Middle {}
        class Middle extends Base implements Face {}
        class Base {
          void f() {}
        }
        interface Face {
          void g();
        }
        class Round extends Round {}
        """);
    assertEquals(List.of(4), target(unchosen("Test", "f", 0)));
    assertEquals(List.of(7), target(unchosen("Test", "g", 0)));
    assertEquals(List.of(), target(unchosen("Test", "h", 0)));
    assertEquals(List.of(), target(unchosen("Round", "f", 0)));
  }

  @Test
  void bodiesOfAMethodWithoutOne() {
    parse(
        """
        interface Test {
          String f(int a);
          default void g() {}
        }
        class One implements Test {
          public String f(int a) { return ""; }
          public String f() { return ""; }
          public String e(int a) { return ""; }
          public void g() {}
        }
        abstract class Two implements Test {
          public abstract String f(int a);
        }
        class Three extends Two {
          public String f(int a) { return ""; }
        }
        class Four {
          public String f(int a) { return new One().f(1); }
        }
        """);
    assertEquals(List.of(6, 15), lines(graph.bodies(of("Test", "f", "int"))));
    assertEquals(List.of(3), lines(graph.bodies(of("Test", "g"))));
    assertEquals(List.of(9), lines(graph.overriding(on(3, MethodDecl.class))));
  }

  /** Files are looked into until it is clear that there are too many. */
  @Test
  void moreBodiesThanAnybodyCanFollow() {
    Map<String, String> sources =
        IntStream.range(0, 20)
            .boxed()
            .collect(
                Collectors.toMap(
                    i -> "Sub" + i + ".java",
                    i -> "class Sub" + i + " implements Test { public void f() {} }\n"));
    sources.put("Test.java", "interface Test {\n  void f();\n}\n");
    parse(sources);
    assertEquals(9, graph.bodies(of("Test", "f")).size());
  }

  @Test
  void callersOfAMethodOrOfWhatItOverrides() {
    parse(
        """
        class Test {
          Test() {}
          void f() {}
          static void call(Test test, Sub sub, Other other, Missing missing) {
            test.f();
            sub.f();
            other.f();
            missing.f();
            Runnable later = test::f;
            new Test();
            new Sub();
          }
        }
        class Sub extends Test {
          Sub() {}
          void f() {
            super.f();
          }
        }
        class Other {
          void f() {}
        }
        """);
    assertEquals(List.of(5, 6, 9, 17), callers(3));
    // Not super.f(), which can only be the one above.
    assertEquals(List.of(5, 6, 9), callers(16));
    assertEquals(List.of(7), callers(21));
    assertEquals(List.of(10), callers(2));
    assertEquals(List.of(11), callers(15));
  }

  @Test
  void callersInTheFilesThatNameTheOwner() {
    parse(
        Map.of(
            "Test.java",
            """
            package a;
            class Test {
              static Test made = new Test();
              void run() {}
              void twice() {
                run();
                made.run();
              }
            }
            """,
            "Far.java",
            """
            package a;
            class Far {
              void call() {
                Holder.get().run();
              }
            }
            """,
            "Holder.java",
            """
            package a;
            class Holder {
              static Test get() {
                return null;
              }
            }
            """));
    MethodDecl run = on(4, MethodDecl.class);
    assertEquals(
        List.of(6, 7),
        lines(graph.callersNamingOwner(run).stream().map(CallGraph.Caller::call).toList()));
    assertEquals(3, graph.callers(run).size());
  }

  @Test
  void argumentsOfACall() {
    parse(
        """
        class Test {
          void f(int a) {
            f(1);
            new Long(2L);
            java.util.function.IntConsumer c = this::f;
          }
        }
        """);
    assertEquals(1, CallGraph.argsOf(on(3, Expr.Call.class)).size());
    assertEquals(1, CallGraph.argsOf(on(4, Expr.New.class)).size());
    assertTrue(CallGraph.argsOf(on(5, Expr.MethodReference.class)).isEmpty());
    assertEquals("f", CallGraph.methodOf(on(3, Expr.Call.class)).name());
    assertEquals(MethodRef.CONSTRUCTOR, CallGraph.methodOf(on(4, Expr.New.class)).name());
  }
}
