package dev.lint429.errorprone.javac;

import com.google.errorprone.BaseErrorProneJavaCompiler;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.VisitorState;
import com.google.errorprone.bugpatterns.BugChecker;
import com.google.errorprone.bugpatterns.BugChecker.CompilationUnitTreeMatcher;
import com.google.errorprone.matchers.Description;
import com.google.errorprone.scanner.ScannerSupplier;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.util.Context;
import dev.lint429.engine.model.Binding;
import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.Expr;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;

/**
 * Compiles a source tree and lowers every file of it, whatever it is about, checking {@link
 * Invariants} on the way. Not run by the build: it is for real code bases, as in
 *
 * <pre>java FLAGS -cp TEST-CLASS-PATH dev.lint429.errorprone.javac.LowerEverything SOURCES
 *     [javac option…]</pre>
 */
public final class LowerEverything {
  private static final Map<String, Integer> NODES = new TreeMap<>();
  private static final List<String> PROBLEMS = new ArrayList<>();
  private static int files;
  private static long lines;
  private static long nanos;

  private LowerEverything() {}

  public static void main(String[] args) throws IOException {
    List<Path> sources;
    try (Stream<Path> paths = Files.walk(Path.of(args[0]))) {
      sources =
          paths
              .filter(path -> path.toString().endsWith(".java"))
              .filter(path -> !path.endsWith("module-info.java"))
              .sorted()
              .toList();
    }
    List<String> options =
        new ArrayList<>(List.of("-XDcompilePolicy=simple", "-nowarn", "-proc:none", "-d"));
    options.add(Files.createTempDirectory("lowered").toString());
    options.addAll(List.of(args).subList(1, args.length));
    JavaCompiler compiler =
        new BaseErrorProneJavaCompiler(ScannerSupplier.fromBugCheckerClasses(LowerEachFile.class));
    long start = System.nanoTime();
    boolean success;
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      success =
          compiler
              .getTask(
                  new PrintWriter(System.err, true, java.nio.charset.StandardCharsets.UTF_8),
                  manager,
                  null,
                  options,
                  null,
                  manager.getJavaFileObjects(sources.toArray(Path[]::new)))
              .call();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("compiled: %s, %.1f s in all%n", success, seconds);
    System.out.printf("nodes: %s%n", NODES);
    PROBLEMS.stream().limit(50).forEach(System.out::println);
    System.out.printf(
        "%d files, %d lines, lowered in %.2f s = %.0f lines/s; %d problems%n",
        files, lines, nanos / 1e9, lines / (nanos / 1e9), PROBLEMS.size());
  }

  /** Lowers every file that Error Prone shows it. */
  @BugPattern(
      summary = "Lowers every file",
      linkType = LinkType.NONE,
      severity = SeverityLevel.WARNING)
  public static final class LowerEachFile extends BugChecker implements CompilationUnitTreeMatcher {
    private static final long serialVersionUID = 1L;
    private static final Context.Key<JavacProgram> KEY = new Context.Key<>();

    @Override
    public Description matchCompilationUnit(CompilationUnitTree tree, VisitorState state) {
      long start = System.nanoTime();
      JavacProgram program = state.context.get(KEY);
      if (program == null) {
        program = new JavacProgram(state.context, LowerEachFile::failed);
        state.context.put(KEY, program);
      }
      program.unit(tree).ifPresent(unit -> check(tree, unit, start));
      return Description.NO_MATCH;
    }

    private static void failed(CompilationUnitTree tree, Throwable failure) {
      PROBLEMS.add(
          tree.getSourceFile().getName() + " " + failure + " " + failure.getStackTrace()[0]);
    }

    private static void check(CompilationUnitTree tree, CompilationUnit unit, long start) {
      nanos += System.nanoTime() - start;
      files++;
      lines += unit.file().text().lines().count();
      Invariants.violations(unit).forEach(v -> PROBLEMS.add(unit.file().path() + " " + v));
      unit.forEach(node -> NODES.merge(node.getClass().getSimpleName(), 1, Integer::sum));
      countNames(tree, unit);
    }

    /** Every use of a local variable must be there, and be bound to its declaration. */
    private static void countNames(CompilationUnitTree tree, CompilationUnit unit) {
      LocalUses expected = new LocalUses();
      expected.scan(tree, null);
      int[] bound = new int[1];
      unit.forEach(
          node -> {
            boolean local =
                node instanceof Expr.Name name && name.binding() instanceof Binding.Local;
            // Cases with patterns repeat the selector, at no place.
            if (local && node.span().exists()) {
              bound[0]++;
            }
          });
      if (expected.count != bound[0]) {
        PROBLEMS.add(unit.file().path() + " locals: " + expected.count + ", bound: " + bound[0]);
      }
    }
  }

  /** Counts the uses of local variables, but for those that the model leaves out. */
  private static final class LocalUses extends TreeScanner<Void, Void> {
    private int count;

    @Override
    public Void visitIdentifier(IdentifierTree ident, Void unused) {
      Symbol symbol = ((JCIdent) ident).sym;
      if (symbol != null && isLocal(symbol.getKind())) {
        count++;
      }
      return null;
    }

    /** The constructor of an anonymous class passes its parameters on; nobody wrote it. */
    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      boolean anonymous = ((JCMethodDecl) method).sym.owner.name.isEmpty();
      return anonymous && method.getReturnType() == null ? null : super.visitMethod(method, null);
    }

    @Override
    public Void visitNewArray(NewArrayTree array, Void unused) {
      boolean plain =
          array.getDimensions().stream().allMatch(d -> d instanceof LiteralTree || isName(d));
      return plain ? scan(array.getInitializers(), null) : super.visitNewArray(array, null);
    }

    private static boolean isName(Tree tree) {
      return tree instanceof IdentifierTree
          || (tree instanceof MemberSelectTree select && isName(select.getExpression()));
    }

    @Override
    public Void visitSynchronized(SynchronizedTree tree, Void unused) {
      boolean plain = isName(TreeInfo.skipParens((JCTree) tree.getExpression()));
      return plain ? scan(tree.getBlock(), null) : super.visitSynchronized(tree, null);
    }

    private static boolean isLocal(ElementKind kind) {
      return switch (kind) {
        case LOCAL_VARIABLE, PARAMETER, EXCEPTION_PARAMETER, RESOURCE_VARIABLE, BINDING_VARIABLE ->
            true;
        default -> false;
      };
    }
  }
}
