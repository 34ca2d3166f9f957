/**
 * Where a request goes: the URL is followed backwards from the call that sends, through builders,
 * variables, fields, getters, parameters and their callers, and compared with the catalogue's
 * endpoints.
 */
package dev.lint429.engine.flow;
