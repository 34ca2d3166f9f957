package dev.lint429.errorprone.javac;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lint429.engine.model.MethodDecl;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which files are given as those that may call a method. */
class CallersTest {
  private static final Map<String, String> SOURCES =
      Map.of(
          "Api.java", "interface Api { String send(String s); }",
          "Base.java", "class Base implements Api { public String send(String s) { return s; } }",
          "Sub.java", "class Sub extends Base { String own() { return null; } }",
          "Other.java", "class Other { String send(String s) { return s; } }",
          "Mention.java", "class Mention { String send; /* send */ void resend() { resend(); } }",
          "ByOther.java", "class ByOther { String m(Other o) { return o.send(\"\"); } }",
          "ByApi.java", "class ByApi { String m(Api a) { return a.send(\"\"); } }",
          "BySub.java", "class BySub { String m(Sub s) { return s.send(\"\"); } }",
          "ByReference.java",
              "class ByReference {"
                  + " java.util.function.UnaryOperator<String> m(Base b) { return b::send; } }",
          "ByNew.java", "class ByNew { Object m() { return new Base(); } }");

  private final Compiled compiled = Compiled.of(SOURCES, List.of());

  private List<String> calling(String file, String method) {
    MethodDecl declared =
        Compiled.first(compiled.unit(file), MethodDecl.class, m -> m.name().equals(method));
    return compiled
        .program
        .unitsCalling(declared)
        .map(unit -> unit.file().path().substring(1))
        .toList();
  }

  @Test
  void methodThatNobodyCalls() {
    assertEquals(List.of(), calling("Sub.java", "own"));
  }

  @Test
  void sameNameOnAnotherTypeIsNoCall() {
    assertEquals(List.of("ByOther.java"), calling("Other.java", "send"));
  }

  @Test
  void callsByWayOfSubclassesAndInterfacesCount() {
    assertEquals(
        List.of("ByApi.java", "ByReference.java", "BySub.java"), calling("Base.java", "send"));
    assertEquals(
        List.of("ByApi.java", "ByReference.java", "BySub.java"), calling("Api.java", "send"));
  }

  @Test
  void classThatCallsItself() {
    assertEquals(List.of("Mention.java"), calling("Mention.java", "resend"));
  }
}
