package dev.lint429.run.result;

/**
 * One step of how a finding is known.
 *
 * @param path the file, relative to the run's root, with slashes
 * @param place where it was seen; null if it stands nowhere in the source
 * @param code the line of code there, without indentation; empty without a place
 * @param text what was seen, a phrase in lower case without a full stop
 */
public record Step(String path, Place place, String code, String text) {}
