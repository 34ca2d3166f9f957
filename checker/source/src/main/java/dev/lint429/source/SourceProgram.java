package dev.lint429.source;

import dev.lint429.engine.model.CompilationUnit;
import dev.lint429.engine.model.MethodDecl;
import dev.lint429.engine.model.Program;
import dev.lint429.engine.model.TypeDecl;
import dev.lint429.source.lower.Lowering;
import dev.lint429.source.tree.CallSearch;
import dev.lint429.source.tree.Declared;
import dev.lint429.source.tree.JavaFileParser;
import dev.lint429.source.tree.Libraries;
import dev.lint429.source.tree.SourceEntry;
import dev.lint429.source.tree.SourceIndex;
import dev.lint429.source.tree.SubtypeSearch;
import dev.lint429.source.tree.TextSearch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * A source tree as the analysis sees it, without a build and without a class path. Files are read,
 * parsed and lowered when they are first asked for. Safe for use by several threads.
 */
public final class SourceProgram implements Program {
  private final SourceIndex index;
  private final TextSearch textSearch;
  private final CallSearch callSearch;
  private final SubtypeSearch subtypeSearch;
  private final Map<SourceEntry, Lowered> lowered = new ConcurrentHashMap<>();
  private final Map<TypeDecl, CompilationUnit> units = new ConcurrentHashMap<>();
  private final Map<String, SourceEntry> byName = new HashMap<>();

  /** What the files that were changed declare. */
  private final Map<String, String> declarations = new HashMap<>();

  private final Map<String, Broken> broken = new ConcurrentSkipListMap<>();
  private final AtomicLong loweredCharacters = new AtomicLong();

  private record Lowered(CompilationUnit unit, Map<String, TypeDecl> types) {}

  /**
   * A file that the parser did not understand, wholly or in part.
   *
   * @param analysed whether the rest of it is analysed
   */
  public record Broken(String file, boolean analysed, List<String> problems) {}

  private SourceProgram(List<SourceEntry> entries, Set<String> artifacts) {
    this.index = new SourceIndex(entries, artifacts);
    this.textSearch = new TextSearch(index);
    this.callSearch = new CallSearch(index, textSearch);
    this.subtypeSearch = new SubtypeSearch(index);
    entries.forEach(e -> byName.put(e.name(), e));
  }

  /** The Java files below a directory, without build output and generated code. */
  public static SourceProgram of(Path root) throws IOException {
    return new SourceProgram(SourceIndex.entries(root), Libraries.named(root));
  }

  /**
   * Some files below a directory.
   *
   * @param names relative to {@code root}, with slashes, in their order
   * @param texts what stands in place of what is on the disk, by name
   * @param artifacts ids of the artifacts that the project's build names
   */
  public static SourceProgram of(
      Path root, Collection<String> names, Map<String, String> texts, Set<String> artifacts) {
    return new SourceProgram(SourceIndex.entries(root, names, texts), artifacts);
  }

  /** Files that are given as text, by name. */
  public static SourceProgram of(Map<String, String> texts) {
    return of(texts, Set.of());
  }

  /**
   * Files that are given as text, by name.
   *
   * @param artifacts ids of the artifacts that the project's build names
   */
  public static SourceProgram of(Map<String, String> texts, Set<String> artifacts) {
    return new SourceProgram(SourceIndex.entries(texts), artifacts);
  }

  /** The names of all files, relative to the root and with slashes, in their order. */
  public List<String> files() {
    return index.entries().stream().map(SourceEntry::name).toList();
  }

  /** The text of a file; null if there is no such file. */
  public String text(String file) {
    SourceEntry entry = byName.get(file);
    return entry == null ? null : entry.text();
  }

  /** A file, lowered; null if there is no such file. */
  public CompilationUnit unit(String file) {
    SourceEntry entry = byName.get(file);
    return entry == null ? null : lower(entry).unit;
  }

  /** What was not understood of a file; empty if all was. */
  public Optional<Broken> broken(String file) {
    SourceEntry entry = byName.get(file);
    if (entry != null) {
      lower(entry);
    }
    return Optional.ofNullable(broken.get(file));
  }

  /** The files among those lowered so far that were not understood wholly, in their order. */
  public List<Broken> broken() {
    return List.copyOf(broken.values());
  }

  /** How many characters of source are lowered and kept at the moment. */
  public long loweredCharacters() {
    return loweredCharacters.get();
  }

  /**
   * Lets go of all lowered files, to bound memory. What was handed out before must not be used with
   * this program any more, so no analysis may be under way.
   */
  public void release() {
    lowered.clear();
    units.clear();
    loweredCharacters.set(0);
  }

  /**
   * Changes one file: adds it, gives it another text or removes it. All other files keep what was
   * worked out of them, unless the file declares something else now. What was handed out before
   * must not be used with this program any more, so no analysis may be under way.
   *
   * @param text null if the file is gone
   * @return whether other files may see something else of this one now than they did before
   */
  public boolean update(String file, String text) {
    SourceEntry before = byName.get(file);
    if (before == null && text == null) {
      return false;
    }
    SourceEntry after = text == null ? null : SourceEntry.ofText(file, text);
    String declared = before == null ? null : declarations.get(file);
    if (before != null && declared == null) {
      declared = Declared.of(index.asts().get(before));
    }
    String declares = after == null ? null : Declared.of(index.asts().get(after));
    boolean same = declares != null && declares.equals(declared);
    forget(before);
    broken.remove(file);
    index.replace(before, after, same);
    textSearch.replaced(before, after);
    subtypeSearch.replaced(before);
    if (after == null) {
      byName.remove(file);
      declarations.remove(file);
    } else {
      byName.put(file, after);
      declarations.put(file, declares);
    }
    if (!same) {
      release();
    }
    return !same;
  }

  private void forget(SourceEntry entry) {
    Lowered known = entry == null ? null : lowered.remove(entry);
    if (known != null) {
      units.values().removeIf(unit -> unit == known.unit);
      loweredCharacters.addAndGet(-entry.text().length());
    }
  }

  private Lowered lower(SourceEntry entry) {
    Lowered known = lowered.get(entry);
    if (known == null) {
      synchronized (entry.localClasses()) {
        known = lowered.get(entry);
        if (known == null) {
          known = compute(entry);
          lowered.put(entry, known);
          loweredCharacters.addAndGet(entry.text().length());
        }
      }
    }
    return known;
  }

  private Lowered compute(SourceEntry entry) {
    // In this order: then the header is read from the same tree.
    JavaFileParser.Parsed parsed = index.asts().get(entry);
    List<String> problems = new ArrayList<>(parsed.problems());
    CompilationUnit unit;
    try {
      unit = lower(entry, parsed.ast().orElseGet(com.github.javaparser.ast.CompilationUnit::new));
    } catch (RuntimeException | StackOverflowError e) {
      // Whoever asked for this file must not fail because of it.
      problems.add("it could not be lowered: " + e);
      unit = lower(entry, new com.github.javaparser.ast.CompilationUnit());
    }
    Map<String, TypeDecl> types = new HashMap<>();
    for (TypeDecl type : typesOf(unit)) {
      types.put(type.qualifiedName(), type);
      units.put(type, unit);
    }
    if (!problems.isEmpty()) {
      broken.put(entry.name(), new Broken(entry.name(), !types.isEmpty(), problems));
    }
    return new Lowered(unit, types);
  }

  private CompilationUnit lower(SourceEntry entry, com.github.javaparser.ast.CompilationUnit ast) {
    return Lowering.lower(entry, index.header(entry), ast, index.types());
  }

  private static List<TypeDecl> typesOf(CompilationUnit unit) {
    List<TypeDecl> types = new ArrayList<>();
    unit.forEach(
        node -> {
          if (node instanceof TypeDecl type) {
            types.add(type);
          }
        });
    return types;
  }

  @Override
  public Optional<TypeDecl> type(String qualifiedName) {
    SourceEntry entry = index.entryOf(qualifiedName);
    return entry == null
        ? Optional.empty()
        : Optional.ofNullable(lower(entry).types.get(qualifiedName));
  }

  @Override
  public CompilationUnit unitOf(TypeDecl type) {
    CompilationUnit unit = units.get(type);
    if (unit == null) {
      throw new IllegalArgumentException(type + " is not of this program");
    }
    return unit;
  }

  @Override
  public Origin origin(String qualifiedName) {
    if (index.entryOf(qualifiedName) != null) {
      return Origin.SOURCE;
    }
    return index.isInLibrary(qualifiedName) ? Origin.BINARY : Origin.UNKNOWN;
  }

  @Override
  public Answer isSubtype(String type, String supertype) {
    return index.types().isSubtype(type, supertype);
  }

  @Override
  public Stream<CompilationUnit> unitsContaining(String... words) {
    return textSearch.containing(words).stream().map(e -> lower(e).unit);
  }

  @Override
  public Stream<CompilationUnit> unitsCalling(MethodDecl method) {
    return callSearch.callers(method).stream().map(e -> lower(e).unit);
  }

  @Override
  public Stream<CompilationUnit> unitsOverriding(MethodDecl method) {
    return subtypeSearch.subtypes(method.owner()).stream()
        .filter(e -> e.contains(method.name()))
        .map(e -> lower(e).unit);
  }
}
