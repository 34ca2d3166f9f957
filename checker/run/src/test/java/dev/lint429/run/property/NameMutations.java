package dev.lint429.run.property;

import static dev.lint429.run.property.Mutation.ofTree;
import static dev.lint429.run.property.Mutation.pick;

import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.nodeTypes.NodeWithSimpleName;
import com.github.javaparser.ast.stmt.BlockStmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Other names, and names that stand in the way of what a fix writes. */
final class NameMutations {
  /** Names that a fix may write, use or declare, or that hide what it writes. */
  private static final List<String> NAMES =
      List.of(
          "Backoff",
          "backoff",
          "Retry",
          "retry",
          "response",
          "e",
          "attempt",
          "opened",
          "dev",
          "java",
          "org",
          "reactor",
          "call",
          "send",
          "standard",
          "status",
          "spec",
          "signal",
          "Duration",
          "Math",
          "Thread",
          "finalRequest",
          "$x_1",
          "größe");

  private static final List<String> TYPES =
      List.of(
          "Backoff",
          "Retry",
          "Duration",
          "WebClientResponseException",
          "ClientResponse",
          "Math",
          "Thread",
          "Exception",
          "HttpContext",
          "TimeValue",
          "TooManyRequests");

  static final List<Mutation> ALL =
      List.of(
          new Mutation("renameVariable", false, NameMutations::renameVariable),
          new Mutation("renameMethod", false, NameMutations::renameMethod),
          new Mutation("importedType", false, NameMutations::importedType),
          new Mutation("typeOfWildcard", false, NameMutations::typeOfWildcard),
          new Mutation("typeOfPackage", false, NameMutations::typeOfPackage),
          ofTree("nestedType", false, NameMutations::nestedType),
          ofTree("typeParameter", false, NameMutations::typeParameter),
          ofTree("field", false, NameMutations::field),
          ofTree("local", false, NameMutations::local),
          new Mutation("noPackage", false, NameMutations::noPackage));

  private NameMutations() {}

  private static Program renameVariable(Program program, Random random) {
    List<String> names = new ArrayList<>();
    for (String path : program.javaFiles()) {
      Ast.of(program.files().get(path))
          .ifPresent(
              ast ->
                  Stream.concat(
                          ast.all(VariableDeclarator.class).stream(),
                          ast.all(Parameter.class).stream())
                      .map(NodeWithSimpleName::getNameAsString)
                      .forEach(names::add));
    }
    return rename(program, pick(names, random), pick(NAMES, random), false);
  }

  private static Program renameMethod(Program program, Random random) {
    List<String> names = new ArrayList<>();
    for (String path : program.javaFiles()) {
      Ast.of(program.files().get(path))
          .ifPresent(
              ast ->
                  ast.all(MethodDeclaration.class).stream()
                      .filter(m -> m.getAnnotationByName("Override").isEmpty())
                      .map(MethodDeclaration::getNameAsString)
                      .forEach(names::add));
    }
    return rename(program, pick(names, random), pick(NAMES, random), true);
  }

  /** Gives all words another name that look like uses; a compiler has to tell whether they were. */
  private static Program rename(Program program, String name, String other, boolean method) {
    Program changed = program;
    for (String path : program.javaFiles()) {
      StringBuilder text = new StringBuilder(program.files().get(path));
      List<Lexeme> lexemes = new ArrayList<>(Lexeme.all(text.toString()));
      lexemes.removeIf(l -> l.kind() == Lexeme.Kind.COMMENT);
      for (int i = lexemes.size() - 2; i > 0; i--) {
        boolean called = lexemes.get(i + 1).is("(");
        boolean selected = lexemes.get(i - 1).is(".") && !(i > 1 && lexemes.get(i - 2).is("this"));
        if (lexemes.get(i).is(name == null ? "" : name) && called == method && !selected) {
          text.replace(lexemes.get(i).start(), lexemes.get(i).end(), other);
        }
      }
      changed = changed.with(path, text.toString());
    }
    return changed;
  }

  private static Program importedType(Program program, Random random) {
    String path = pick(program.javaFiles(), random);
    String type = pick(TYPES, random);
    return withImport(program, path, "other." + type + ";", type);
  }

  private static Program typeOfWildcard(Program program, Random random) {
    String path = pick(program.javaFiles(), random);
    return withImport(program, path, "other.*;", pick(TYPES, random));
  }

  private static Program withImport(Program program, String path, String what, String type) {
    return Ast.of(program.files().get(path))
        .flatMap(ast -> ast.unit().getPackageDeclaration().map(ast::end))
        .map(
            end -> {
              String text =
                  new StringBuilder(program.files().get(path))
                      .insert(end, " import " + what)
                      .toString();
              return program
                  .with(path, text)
                  .with(
                      "other/" + type + ".java",
                      "package other;\n\npublic class " + type + " {}\n");
            })
        .orElse(program);
  }

  private static Program typeOfPackage(Program program, Random random) {
    String type = pick(TYPES, random);
    String path = pick(program.javaFiles(), random);
    String home = path.substring(0, path.lastIndexOf('/') + 1);
    String declaration =
        home.isEmpty()
            ? ""
            : "package " + home.substring(0, home.length() - 1).replace('/', '.') + ";\n\n";
    String own = home + type + ".java";
    return program.files().containsKey(own)
        ? program
        : program.with(own, declaration + "class " + type + " {}\n");
  }

  private static String nestedType(Ast ast, Random random) {
    return Ast.addMember(ast.text(), "static class " + pick(TYPES, random) + " {}");
  }

  private static String typeParameter(Ast ast, Random random) {
    List<MethodDeclaration> methods =
        ast.all(MethodDeclaration.class).stream()
            .filter(m -> m.getTypeParameters().isEmpty() && m.getAnnotations().isEmpty())
            .toList();
    return Mutation.atOne(
        methods, random, m -> ast.insert(ast.start(m.getType()), "<" + pick(TYPES, random) + "> "));
  }

  private static String field(Ast ast, Random random) {
    return Ast.addMember(ast.text(), "static final Object " + pick(NAMES, random) + " = null;");
  }

  private static String local(Ast ast, Random random) {
    List<BlockStmt> bodies =
        ast.all(MethodDeclaration.class).stream()
            .flatMap(m -> m.getBody().stream())
            .filter(b -> b.getRange().isPresent())
            .toList();
    return Mutation.atOne(
        bodies,
        random,
        body -> ast.insert(ast.start(body) + 1, " int " + pick(NAMES, random) + " = 0; "));
  }

  /** A program of one file. */
  private static Program noPackage(Program program, Random random) {
    if (program.javaFiles().size() != 1) {
      return program;
    }
    String path = program.javaFiles().get(0);
    return Ast.of(program.files().get(path))
        .filter(ast -> ast.unit().getPackageDeclaration().isPresent())
        .map(
            ast ->
                program
                    .without(path)
                    .with(
                        path.substring(path.lastIndexOf('/') + 1),
                        ast.replace(ast.unit().getPackageDeclaration().get(), "").stripLeading()))
        .orElse(program);
  }
}
