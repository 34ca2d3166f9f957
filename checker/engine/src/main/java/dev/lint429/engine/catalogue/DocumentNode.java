package dev.lint429.engine.catalogue;

import java.util.List;

/** A document as a tree, free of the library that parsed it. Lines count from 1. */
sealed interface DocumentNode {
  int line();

  /** A scalar. */
  record Text(String value, int line) implements DocumentNode {}

  /** A list. */
  record Items(List<DocumentNode> items, int line) implements DocumentNode {}

  /** A mapping: {@code keys} and {@code values} of the same length. */
  record Entries(List<Text> keys, List<DocumentNode> values, int line) implements DocumentNode {}

  /** A key without a value. */
  record Nothing(int line) implements DocumentNode {}
}
