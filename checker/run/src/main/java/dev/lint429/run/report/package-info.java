/** The formats in which a run is reported. */
package dev.lint429.run.report;
