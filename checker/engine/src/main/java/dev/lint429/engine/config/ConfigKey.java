package dev.lint429.engine.config;

import dev.lint429.engine.Options;
import java.util.Arrays;
import java.util.List;

/** The keys of {@code lint429.yaml}; the reference for users is made of this. */
public enum ConfigKey {
  PATHS(
      "paths",
      "a path or a list of paths, relative to this file",
      "the directory of this file",
      "What is checked when the command names no path."),
  EXCLUDE(
      "exclude",
      "a glob or a list of globs, relative to this file; ** stands for any directories, and a glob"
          + " without a slash holds at any depth",
      "none",
      "Files and directories whose findings are not reported. They are still read where other files"
          + " use them. Build output, generated sources, node_modules and hidden directories of"
          + " tools are left out anyway."),
  RULES(
      "rules",
      "a mapping of rule ids to off, suggestion, warning or error",
      "each rule's own severity",
      "How much the findings of a rule matter."),
  ENDPOINTS(
      "endpoints",
      "a regular expression or a list of them",
      "none",
      "Further inference endpoints: patterns that are searched in the whole URL."),
  CATALOGUE(
      "catalogue",
      "a path, relative to this file, of a document or of a jar that has one; or the rows themselves;"
          + " or a list of these",
      "none",
      "Models: further endpoints, clients and retry libraries, in the form of the built-in catalogue"
          + " ([how to write them](models.md)). A row with the id of a built-in one takes its place."),
  HELPER(
      "helper",
      "a qualified class name",
      Options.DEFAULT_HELPER,
      "The class that fixes call; it must have the methods of the default one that the fixes use."),
  SCOPE(
      "scope",
      "inference or all",
      "inference",
      "Which calls the rules look at: HTTP calls to inference endpoints; or all HTTP calls, and"
          + " whatever else a hand-written loop calls again when it fails."),
  BASELINE(
      "baseline",
      "a path, relative to this file",
      "lint429-baseline.json, if it is there",
      "The file of accepted findings, which are not reported."),
  FAIL_ON(
      "failOn",
      "suggestion, warning, error or never",
      "warning",
      "The least severity that makes a check fail.");

  private final String key;
  private final String type;
  private final String otherwise;
  private final String meaning;

  ConfigKey(String key, String type, String otherwise, String meaning) {
    this.key = key;
    this.type = type;
    this.otherwise = otherwise;
    this.meaning = meaning;
  }

  /** As it is written in the file. */
  public String key() {
    return key;
  }

  /** What may stand there, in words. */
  public String type() {
    return type;
  }

  /** The default, in words. */
  public String otherwise() {
    return otherwise;
  }

  /** What it is for, one or more sentences. */
  public String meaning() {
    return meaning;
  }

  /** All keys as they are written. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(ConfigKey::key).toList();
  }
}
