package dev.lint429.run.fix;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.comments.Comment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes one source file of the helper's blocking forms: the class {@code Backoff}, with the other
 * classes that it needs nested in it.
 *
 * <p>What it needs is found by name, from the public methods of {@code Backoff} on: a method is
 * taken along if its name occurs in what is taken. That takes too much rather than too little.
 */
final class HelperSourceGenerator {
  static final Path SOURCES = Path.of("../../backoff/src/main/java/dev/lint429/backoff");

  /** The forms that block no thread. */
  private static final Set<String> LEFT_OUT = Set.of("sendAsync", "callAsync", "scheduler");

  private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, CompilationUnit> units = new TreeMap<>();
  private final Map<String, List<MethodDeclaration>> methods = new HashMap<>();

  private final Map<String, List<TypeDeclaration<?>>> nested = new HashMap<>();

  private final Set<String> types = new LinkedHashSet<>();
  private final Set<Node> taken = new HashSet<>();
  private final Set<String> words = new HashSet<>();
  private final Deque<Node> open = new ArrayDeque<>();

  private HelperSourceGenerator() throws IOException {
    JavaParser parser =
        new JavaParser(
            new ParserConfiguration()
                .setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17)
                .setTabSize(1));
    List<Path> files;
    try (Stream<Path> all = Files.list(SOURCES)) {
      files = all.filter(file -> !file.endsWith("package-info.java")).sorted().toList();
    }
    for (Path file : files) {
      String text = Files.readString(file);
      CompilationUnit unit = parser.parse(text).getResult().orElseThrow();
      String name = file.getFileName().toString().replace(".java", "");
      texts.put(name, text);
      units.put(name, unit);
      for (BodyDeclaration<?> member : unit.getType(0).getMembers()) {
        if (member instanceof TypeDeclaration<?> type) {
          nested.computeIfAbsent(type.getNameAsString(), n -> new ArrayList<>()).add(type);
        }
      }
      unit.findAll(MethodDeclaration.class)
          .forEach(
              m -> methods.computeIfAbsent(m.getNameAsString(), n -> new ArrayList<>()).add(m));
    }
  }

  /** The file, for a package named {@code PACKAGE}. */
  static String generate() throws IOException {
    HelperSourceGenerator generator = new HelperSourceGenerator();
    generator.take(generator.type("Backoff"));
    generator.settle();
    return generator.print();
  }

  private TypeDeclaration<?> type(String name) {
    return units.get(name).getType(0);
  }

  private void settle() {
    while (!open.isEmpty()) {
      Node next = open.poll();
      Matcher word = WORD.matcher(code(next));
      while (word.find()) {
        if (words.add(word.group())) {
          take(word.group());
        }
      }
      // Methods of a type that came after the word.
      words.forEach(this::take);
    }
  }

  private void take(String word) {
    if (units.containsKey(word)) {
      take(type(word));
    }
    for (TypeDeclaration<?> type : nested.getOrDefault(word, List.of())) {
      if (taken.contains(type.getParentNode().orElseThrow())) {
        take(type);
      }
    }
    for (MethodDeclaration method : methods.getOrDefault(word, List.of())) {
      if (!LEFT_OUT.contains(word) && isTaken(method)) {
        add(method);
      }
    }
  }

  private boolean isTaken(MethodDeclaration method) {
    return method.getParentNode().map(taken::contains).orElse(false)
        || !(method.getParentNode().orElseThrow() instanceof TypeDeclaration);
  }

  /** A type with what always belongs to it; nested types as they are needed. */
  private void take(TypeDeclaration<?> type) {
    if (!taken.add(type)) {
      return;
    }
    if (type.isTopLevelType()) {
      types.add(type.getNameAsString());
    }
    header(type).forEach(open::add);
    for (BodyDeclaration<?> member : type.getMembers()) {
      if (member instanceof TypeDeclaration<?> nested) {
        if (type.isPublic() && nested.isPublic()) {
          take(nested);
        }
      } else if (!(member instanceof MethodDeclaration method)) {
        add(member);
      } else if (isOffered(type, method)) {
        add(method);
      }
    }
  }

  private static boolean isOffered(TypeDeclaration<?> type, MethodDeclaration method) {
    boolean offered = type.isPublic() && (method.isPublic() || isInterface(type));
    return (offered && !LEFT_OUT.contains(method.getNameAsString()))
        || isInterface(type)
        || method.getAnnotationByName("Override").isPresent();
  }

  private static boolean isInterface(TypeDeclaration<?> type) {
    return type.isClassOrInterfaceDeclaration()
        && type.asClassOrInterfaceDeclaration().isInterface();
  }

  /** Everything of a type but its members: supertypes, components, constants. */
  private static List<Node> header(TypeDeclaration<?> type) {
    return type.getChildNodes().stream()
        .filter(child -> !(child instanceof Comment))
        .filter(child -> !(child instanceof BodyDeclaration) || isConstant(child))
        .toList();
  }

  private static boolean isConstant(Node node) {
    return node instanceof com.github.javaparser.ast.body.EnumConstantDeclaration;
  }

  private void add(Node node) {
    if (taken.add(node)) {
      open.add(node);
    }
  }

  private String code(Node node) {
    Node copy = node.clone();
    copy.getAllContainedComments().forEach(Node::remove);
    copy.removeComment();
    return copy.toString();
  }

  // Printing

  private String print() {
    StringBuilder body = new StringBuilder(cut("Backoff"));
    body.setLength(body.lastIndexOf("}"));
    for (String name : new TreeSet<>(types)) {
      if (!name.equals("Backoff")) {
        body.append('\n').append(nested(name));
      }
    }
    body.append("}\n");
    String text =
        withoutLeftOut(body.toString())
            .replaceFirst(
                "(?m)^public final class Backoff",
                "// It repeats what its callers ask for, to endpoints of theirs.\n"
                    + "@SuppressWarnings({\"UnhandledRateLimit\", \"FixedDelayRetry\"})\n$0");
    Set<String> used = new HashSet<>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      used.add(word.group());
    }
    String imports =
        types.stream()
            .flatMap(name -> units.get(name).getImports().stream())
            .filter(one -> used.contains(one.getName().getIdentifier()))
            .map(ImportDeclaration::getNameAsString)
            .filter(name -> !name.startsWith("dev.lint429."))
            .distinct()
            .sorted()
            .map(name -> "import " + name + ";\n")
            .collect(Collectors.joining());
    return """
        // Made by "lint429 fix --helper-source" from lint429-backoff, blocking forms only.
        // Apache License 2.0. Do not edit: a newer lint429 replaces it.
        package PACKAGE;

        """
        + imports
        + "\n"
        + text.replaceAll("\n\n\n+", "\n\n").replaceAll("\\{\n\n", "{\n").replace("\n\n}", "\n}");
  }

  /** What the class comment says of the forms that are left out. */
  private static String withoutLeftOut(String text) {
    Matcher sentence =
        Pattern.compile("; in an event loop,.*?description for examples\\.", Pattern.DOTALL)
            .matcher(text);
    if (!sentence.find()) {
      throw new IllegalStateException("The class comment of Backoff has changed");
    }
    return text.substring(0, sentence.start()) + "." + text.substring(sentence.end());
  }

  /** The type's text, with its comment, without members that are not needed. */
  private String cut(String name) {
    TypeDeclaration<?> type = type(name);
    String text = texts.get(name);
    int[] lines = lineStarts(text);
    Map<Integer, Integer> holes = new LinkedHashMap<>();
    type.findAll(BodyDeclaration.class).stream()
        .filter(member -> member.getParentNode().orElse(null) instanceof TypeDeclaration)
        .filter(member -> !isConstant(member))
        .filter(member -> taken.contains(member.getParentNode().orElseThrow()))
        .filter(member -> !taken.contains(member))
        .sorted(Comparator.comparing(member -> begin(member, lines)))
        .forEach(member -> holes.put(begin(member, lines), end(member, lines)));
    StringBuilder result = new StringBuilder();
    int at = begin(type, lines);
    for (Map.Entry<Integer, Integer> hole : holes.entrySet()) {
      result.append(text, at, hole.getKey());
      at = hole.getValue();
    }
    return result.append(text, at, end(type, lines)).toString();
  }

  private String nested(String name) {
    TypeDeclaration<?> type = type(name);
    String kind =
        isInterface(type) || type.isEnumDeclaration() || type.isRecordDeclaration()
            ? ""
            : "static ";
    String access = type.isPublic() ? "public " : "private ";
    String cut = cut(name);
    Matcher declaration =
        Pattern.compile("(?m)^(public )?((?:abstract |final )*(?:class|interface|enum|record) )")
            .matcher(cut);
    if (!declaration.find()) {
      throw new IllegalStateException(name);
    }
    String renewed =
        cut.substring(0, declaration.start())
            + access
            + kind
            + declaration.group(2)
            + cut.substring(declaration.end());
    return renewed.indent(2).replaceAll("(?m)^ +$", "");
  }

  private static int begin(BodyDeclaration<?> node, int[] lines) {
    Node first = node.getComment().map(comment -> (Node) comment).orElse(node);
    return lines[Math.min(line(first), line(node)) - 1];
  }

  private static int line(Node node) {
    return node.getRange().orElseThrow().begin.line;
  }

  private static int end(Node node, int[] lines) {
    return lines[node.getRange().orElseThrow().end.line];
  }

  private static int[] lineStarts(String text) {
    List<Integer> starts = new ArrayList<>(List.of(0));
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      starts.add(i + 1);
    }
    starts.add(text.length());
    return starts.stream().mapToInt(Integer::intValue).toArray();
  }
}
