/**
 * Types, classes and their members as the source front end knows them without a class path: from
 * the source tree itself and from the {@link dev.lint429.source.api table of library signatures}.
 *
 * <p>Nothing here knows JavaParser. A class that is in neither place is simply not found, and what
 * depends on it is answered with "unknown".
 */
package dev.lint429.source.types;
