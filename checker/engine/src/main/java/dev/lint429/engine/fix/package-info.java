/**
 * The repairs that go with a finding.
 *
 * <p>A fix is made of edits on the original text: what is kept is kept with its comments and line
 * ends, nothing is printed from the model. Where it is not certain that the result compiles and
 * does what it promises, there is no fix, and a sentence says why.
 */
package dev.lint429.engine.fix;
