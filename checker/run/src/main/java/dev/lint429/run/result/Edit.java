package dev.lint429.run.result;

/**
 * A replacement in a file; an empty place inserts.
 *
 * @param path the file, relative to the run's root, with slashes
 */
public record Edit(String path, Place place, String text) {}
