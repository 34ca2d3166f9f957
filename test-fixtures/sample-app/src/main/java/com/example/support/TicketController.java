package com.example.support;

import java.io.IOException;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The web interface of the support desk. */
@RestController
public class TicketController {
  private final SentimentClient sentiment;
  private final TicketSummarizer summarizer;
  private final ReplyDrafter drafter;
  private final TranslationClient translation;
  private final BugTracker bugs;
  private final ModelCatalog models;

  TicketController(
      SentimentClient sentiment,
      TicketSummarizer summarizer,
      ReplyDrafter drafter,
      TranslationClient translation,
      BugTracker bugs,
      ModelCatalog models) {
    this.sentiment = sentiment;
    this.summarizer = summarizer;
    this.drafter = drafter;
    this.translation = translation;
    this.bugs = bugs;
    this.models = models;
  }

  @PostMapping("/tickets/draft")
  String draft(@RequestBody Ticket ticket) throws IOException, InterruptedException {
    String draft = drafter.draft(ticket);
    return sentiment.anger(ticket) > 0.9 ? "We are sorry. " + draft : draft;
  }

  @PostMapping("/tickets/translate")
  Mono<String> translate(@RequestBody Ticket ticket) {
    return translation.translate(ticket);
  }

  @PostMapping("/tickets/bug")
  String bug(@RequestBody Ticket ticket) throws IOException, InterruptedException {
    return bugs.file(ticket, summarizer.summarize(ticket));
  }

  @GetMapping("/models")
  List<String> models() {
    return models.models();
  }
}
