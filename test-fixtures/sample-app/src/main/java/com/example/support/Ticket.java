package com.example.support;

/** One message of a customer. */
public record Ticket(long id, String customer, String text) {}
