package dev.lint429.errorprone.javac;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.Tree;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;

/**
 * Parts of the public tree API that came after Java 17, called by reflection so that one jar runs
 * on every JDK. On an older JDK the syntax does not exist either, and the answer is that there is
 * none.
 */
final class NewerTrees {
  /** {@code when} of a case; since Java 21. */
  private static final Method GUARD = method("CaseTree", "getGuard");

  private static final Method CONSTANT = method("ConstantCaseLabelTree", "getConstantExpression");
  private static final Method PATTERN = method("PatternCaseLabelTree", "getPattern");
  private static final Method DECONSTRUCTOR =
      method("DeconstructionPatternTree", "getDeconstructor");
  private static final Method NESTED = method("DeconstructionPatternTree", "getNestedPatterns");

  /** {@code import module}; since Java 25. */
  private static final Method MODULE = method("ImportTree", "isModule");

  private NewerTrees() {}

  private static Method method(String type, String name) {
    try {
      return Class.forName(Tree.class.getPackageName() + "." + type).getMethod(name);
    } catch (ClassNotFoundException | NoSuchMethodException e) {
      return null;
    }
  }

  private static Object call(Method method, Object target) {
    if (method == null || !method.getDeclaringClass().isInstance(target)) {
      return null;
    }
    try {
      return method.invoke(target);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** The condition behind {@code when}, or null. */
  static ExpressionTree guard(CaseTree tree) {
    return (ExpressionTree) call(GUARD, tree);
  }

  /**
   * What a case label holds: an expression, a pattern, or the label itself where it is a {@code
   * default}. In Java 17 the label is the expression or the pattern.
   */
  static Tree unwrapLabel(Tree label) {
    Object constant = call(CONSTANT, label);
    Object pattern = constant == null ? call(PATTERN, label) : constant;
    return pattern == null ? label : (Tree) pattern;
  }

  static boolean isRecordPattern(Tree tree) {
    return DECONSTRUCTOR != null && DECONSTRUCTOR.getDeclaringClass().isInstance(tree);
  }

  /** The record type that a record pattern names. */
  static Tree deconstructor(Tree recordPattern) {
    return (Tree) call(DECONSTRUCTOR, recordPattern);
  }

  @SuppressWarnings("unchecked") // the method's declared type is List<? extends PatternTree>
  static List<? extends Tree> nestedPatterns(Tree recordPattern) {
    return (List<? extends Tree>) call(NESTED, recordPattern);
  }

  static boolean isModuleImport(ImportTree tree) {
    return Boolean.TRUE.equals(call(MODULE, tree));
  }
}
