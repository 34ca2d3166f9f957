/**
 * What the program does when a request is answered 429: the request is "answered" in the abstract,
 * and the code is followed from there, through branches, catch clauses, loops, lambdas, callees and
 * callers, until it sends again or gives up.
 */
package dev.lint429.engine.handling;
