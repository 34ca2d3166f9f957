package com.example.support;

import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

/** Tells the billing system that a ticket was closed. */
@Component
public class BillingNotifier {
  private final RestTemplate restTemplate;

  @Value("${payments.webhook:https://billing.example.com/hooks/tickets}")
  private String webhook;

  BillingNotifier(RestTemplate restTemplate) {
    this.restTemplate = restTemplate;
  }

  public void closed(Ticket ticket) {
    restTemplate.postForEntity(
        webhook, Map.of("ticket", ticket.id(), "customer", ticket.customer()), Void.class);
  }
}
