package dev.lint429.source.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SubtypeSearchTest {
  private static final String SHAPE =
      "package a; public interface Shape { int area(); class Part {} }";

  @Test
  void aClassThatIsNotThere() {
    assertEquals(List.of(), subtypes("a.Other", Map.of("a/Shape.java", SHAPE)));
  }

  @Test
  void otherClassesOfTheName() {
    assertEquals(
        List.of(),
        subtypes(
            "a.Shape",
            Map.of(
                "a/Shape.java", SHAPE,
                "b/Other.java", "package b; import c.Shape; class Other implements Shape {}",
                "b/Uses.java",
                    "package b; import a.Shape; class Uses { Shape s = new Shape(1); }")));
  }

  @Test
  void aNestedClassIsNamedWithItsOuterOne() {
    assertEquals(
        List.of("b/Mine.java"),
        subtypes(
            "a.Shape.Part",
            Map.of(
                "a/Shape.java", SHAPE,
                "a/X.java", "package a; class X extends Part {}",
                "b/Mine.java", "package b; import a.Shape; class Mine extends Shape.Part {}")));
  }

  @Test
  void directOverOthersAndAnonymous() {
    assertEquals(
        List.of("a/Square.java", "b/Anonymous.java", "b/Round.java", "c/Circle.java"),
        subtypes(
            "a.Shape",
            Map.of(
                "a/Shape.java", SHAPE,
                "a/Square.java", "package a; record Square(int a) implements Cloneable, Shape {}",
                "b/Anonymous.java",
                    "package b; import a.*; class Anonymous { Object o = new Shape() { }; }",
                "b/Round.java", "package b; public abstract class Round implements a.Shape {}",
                "c/Circle.java",
                    "package c; import b.Round; class Circle<T extends Foo> extends Round {}")));
  }

  private static List<String> subtypes(String name, Map<String, String> files) {
    SourceIndex index = new SourceIndex(SourceIndex.entries(new TreeMap<>(files)), Set.of());
    return new SubtypeSearch(index).subtypes(name).stream().map(SourceEntry::name).toList();
  }
}
