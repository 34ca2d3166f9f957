package dev.lint429.backoff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The order of those who wait. */
final class TicketsTest {

  private final Tickets tickets = new Tickets();

  @Test
  void inOrder() {
    long one = tickets.last();
    long two = tickets.last();
    assertEquals(0, tickets.place(one));
    assertEquals(1, tickets.place(two));
    assertEquals(2, tickets.waiting());
  }

  @Test
  void firstGoesBeforeAllOthers() {
    long one = tickets.last();
    long before = tickets.first();
    assertEquals(0, tickets.place(before));
    assertEquals(1, tickets.place(one));
  }

  @Test
  void whoMissedItsTurnIsNext() {
    long one = tickets.last();
    long two = tickets.last();
    long three = tickets.last();
    tickets.serve(two);
    assertEquals(0, tickets.place(one));
    assertEquals(0, tickets.place(three));
    tickets.drop(one);
    assertEquals(1, tickets.waiting());
  }

  @Test
  void sameAsAListWhateverHappens() {
    Random random = new Random(429);
    List<Long> model = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      switch (random.nextInt(5)) {
        case 0, 1 -> model.add(tickets.last());
        case 2 -> model.add(0, tickets.first());
        case 3 -> {
          if (!model.isEmpty()) {
            tickets.serve(model.remove(0));
          }
        }
        default -> {
          if (!model.isEmpty()) {
            tickets.drop(model.remove(random.nextInt(model.size())));
          }
        }
      }
      assertEquals(model.size(), tickets.waiting());
      for (int n = 0; n < 3 && !model.isEmpty(); n++) {
        int at = random.nextInt(model.size());
        assertEquals(at, tickets.place(model.get(at)));
      }
    }
  }
}
