/** Configuration files beside the source: {@code application.yml} and its like. */
package dev.lint429.source.config;
