/**
 * Configuration: the project's own ({@code application.yml} and its like), and lint429's as far as
 * the analysis goes by it ({@code lint429.yaml}, models of libraries).
 */
package dev.lint429.engine.config;
