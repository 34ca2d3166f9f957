/**
 * The code model: Java source as the analysis sees it, whichever front end read it.
 *
 * <p>A front end (javac trees, JavaParser) lowers a compilation unit into these types, resolving
 * names as far as it can; rules, data flow and fixes are written against them once. Declarations
 * ({@link dev.lint429.engine.model.TypeDecl}, {@link dev.lint429.engine.model.MethodDecl}, {@link
 * dev.lint429.engine.model.VarDecl}) are compared by identity. Expressions and statements are
 * records, but two occurrences are never the same node: compare them with {@code ==}, and key maps
 * by identity.
 *
 * <p>What a front end cannot know it leaves open ({@link dev.lint429.engine.model.TypeRef#UNKNOWN},
 * {@link dev.lint429.engine.model.Binding.Unresolved}); it never guesses. Parentheses are not kept:
 * a node's span is that of the expression inside them. All offsets are UTF-16 code units.
 */
package dev.lint429.engine.model;
