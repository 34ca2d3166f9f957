package dev.lint429.engine.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.lint429.engine.model.CompilationUnit;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallersTest {
  private final AtomicInteger looked = new AtomicInteger();

  private Callers of(int files) {
    return new Callers(
        Stream.generate(() -> (CompilationUnit) null).limit(files),
        unit -> {
          looked.incrementAndGet();
          return List.of(new CallGraph.Caller(unit, null));
        });
  }

  @Test
  void looksIntoNoFileThatNobodyAsksFor() {
    Iterator<CallGraph.InFile> callers = of(1_000).iterator();
    callers.next();
    callers.next();
    assertEquals(2, looked.get());
  }

  @Test
  void looksIntoEachFileOnce() {
    Callers callers = of(3);
    Iterator<CallGraph.InFile> first = callers.iterator();
    Iterator<CallGraph.InFile> second = callers.iterator();
    for (int i = 0; i < 3; i++) {
      assertSame(first.next(), second.next());
    }
    assertFalse(first.hasNext());
    assertFalse(second.hasNext());
    assertEquals(3, looked.get());
  }
}
