package dev.lint429.errorprone.javac;

import static dev.lint429.errorprone.javac.Snippet.statements;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Import;
import dev.lint429.engine.model.TypeDecl;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Syntax newer than the JDK that the plugin is compiled with. */
@EnabledForJreRange(min = JRE.JAVA_25)
class NewerSyntaxTest {
  @Test
  void typePatternsInSwitch() {
    assertEquals(
        """
        Switch «switch (o) { case null -> { } case String x when x.isEmpty() -> a = 1; case Integer i -> a = i; default -> { } }»
          Name o -> PARAMETER o : java.lang.Object «o»
          SwitchCase -> «case null -> { }»
            Literal null «null»
            Block «{ }»
          SwitchCase -> guarded «case String x when x.isEmpty() -> a = 1;»
            InstanceOf java.lang.String : boolean «String x»
              Name o -> PARAMETER o : java.lang.Object
              VarDecl PATTERN x : java.lang.String «String x»
            Call java.lang.String#isEmpty[] : boolean «x.isEmpty()»
              Name x -> PATTERN x : java.lang.String «x»
            Expression «a = 1;»
              Assign = : int «a = 1»
                Name a -> PARAMETER a : int «a»
                Literal Integer 1 : int «1»
          SwitchCase -> «case Integer i -> a = i;»
            InstanceOf java.lang.Integer : boolean «Integer i»
              Name o -> PARAMETER o : java.lang.Object
              VarDecl PATTERN i : java.lang.Integer «Integer i»
            Expression «a = i;»
              Assign = : int «a = i»
                Name a -> PARAMETER a : int «a»
                Name i -> PATTERN i : java.lang.Integer «i»
          SwitchCase -> default «default -> { }»
            Block «{ }»
        """,
        statements(
            "switch (o) { case null -> { } case String x when x.isEmpty() -> a = 1;"
                + " case Integer i -> a = i; default -> { } }"));
  }

  @Test
  void nullWithDefault() {
    assertEquals(
        """
        Switch «switch (s) { case "x": break; case null, default: }»
          Name s -> PARAMETER s : java.lang.String «s»
          SwitchCase : «case "x": break;»
            Literal String x : java.lang.String «"x"»
            Break «break;»
          SwitchCase : default «case null, default:»
            Literal null «null»
        """,
        statements("switch (s) { case \"x\": break; case null, default: }"));
  }

  /** The selector is computed once: a case repeats none of its calls. */
  @Test
  void patternOfAComputedSelector() {
    assertEquals(
        """
        Switch «switch (generic(o)) { case String x: default: }»
          Call Test#generic[java.lang.Object] : java.lang.Object «generic(o)»
            Name o -> PARAMETER o : java.lang.Object «o»
          SwitchCase : «case String x:»
            InstanceOf java.lang.String : boolean «String x»
              Opaque  : java.lang.Object
              VarDecl PATTERN x : java.lang.String «String x»
          SwitchCase : default «default:»
        """,
        statements("switch (generic(o)) { case String x: default: }"));
  }

  @Test
  void recordPatterns() {
    assertEquals(
        """
        LocalType «record P(Object x, Object y) {}»
          TypeDecl RECORD Test$1P named «P» «record P(Object x, Object y) {}»
            VarDecl RECORD_COMPONENT x : java.lang.Object «Object x»
            VarDecl RECORD_COMPONENT y : java.lang.Object «Object y»
        If «if (o instanceof P(P(var x, _), String y)) s = y;»
          Opaque  : boolean «o instanceof P(P(var x, _), String y)»
            InstanceOf Test$1P : boolean «o instanceof P(P(var x, _), String y)»
              Name o -> PARAMETER o : java.lang.Object «o»
            Opaque  : boolean «P(var x, _)»
              InstanceOf Test$1P : boolean «P(var x, _)»
                Opaque
              VarDecl PATTERN x : java.lang.Object «var x»
            VarDecl PATTERN y : java.lang.String «String y»
          Expression «s = y;»
            Assign = : java.lang.String «s = y»
              Name s -> PARAMETER s : java.lang.String «s»
              Name y -> PATTERN y : java.lang.String «y»
        """,
        statements(
            "record P(Object x, Object y) {} if (o instanceof P(P(var x, _), String y)) s = y;"));
  }

  @Test
  void unnamedVariables() {
    assertEquals(
        """
        Local «int _ = 1;»
          VarDecl LOCAL _ : int «int _ = 1»
            Literal Integer 1 : int «1»
        Local «Function<String, String> f = _ -> s;»
          VarDecl LOCAL f : java.util.function.Function<java.lang.String, java.lang.String> «Function<String, String> f = _ -> s»
            Lambda  : java.util.function.Function<java.lang.String, java.lang.String> «_ -> s»
              VarDecl LAMBDA_PARAMETER _ : java.lang.String «_»
              Name s -> PARAMETER s : java.lang.String «s»
        Try «try { a = 2; } catch (RuntimeException _) { }»
          Block «{ a = 2; }»
            Expression «a = 2;»
              Assign = : int «a = 2»
                Name a -> PARAMETER a : int «a»
                Literal Integer 2 : int «2»
          Catch java.lang.RuntimeException «catch (RuntimeException _) { }»
            VarDecl CATCH_PARAMETER _ : java.lang.RuntimeException «RuntimeException _»
            Block «{ }»
        """,
        statements(
            "int _ = 1; Function<String, String> f = _ -> s;"
                + " try { a = 2; } catch (RuntimeException _) { }"));
  }

  @Test
  void statementsBeforeSuper() {
    assertEquals(
        """
        TypeDecl CLASS Test «class Test { Test() { int x = 1; super(); } }»
          MethodDecl Test#<init> named «Test» «Test() { int x = 1; super(); }»
            Block «{ int x = 1; super(); }»
              Local «int x = 1;»
                VarDecl LOCAL x : int «int x = 1»
                  Literal Integer 1 : int «1»
              Expression «super();»
                Call java.lang.Object#<init>[] named «super» : void «super()»
        """,
        Snippet.types("class Test { Test() { int x = 1; super(); } }"));
  }

  @Test
  void compactSourceFile() {
    CompilationUnit unit = Compiled.of("int x = 1;\nvoid main() { IO.println(x); }\n").unit();
    TypeDecl type = unit.types().get(0);
    assertEquals(List.of(), Invariants.violations(unit));
    assertEquals("Test", type.qualifiedName());
    assertEquals("int x = 1", unit.file().text(type.fields().get(0).span()));
    assertEquals("void main() { IO.println(x); }", unit.file().text(type.methods().get(0).span()));
  }

  @Test
  void moduleImport() {
    CompilationUnit unit =
        Compiled.of("import module java.base;\nimport java.util.Map;\nclass Test { List<?> l; }")
            .unit();
    assertEquals(List.of("java.util.Map"), unit.imports().stream().map(Import::name).toList());
  }

  @Test
  void markdownComment() {
    assertEquals(
        "TypeDecl CLASS Test «class Test {}»\n", Snippet.types("/// A *comment*.\nclass Test {}"));
  }
}
