package dev.lint429.source.tree;

import dev.lint429.engine.files.SourceFinder;
import dev.lint429.source.api.ApiTable;
import dev.lint429.source.types.ClassInfo;
import dev.lint429.source.types.Types;
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

/**
 * Which file declares which class. Packages are read off the files' first lines; a file is parsed
 * when one of its classes is asked for. Safe for use by several threads.
 */
public final class SourceIndex {
  private volatile List<SourceEntry> entries;
  private final AstCache asts = new AstCache();
  private final Libraries libraries;
  private final Types types = new Types(this::find);
  private final Map<String, Map<String, List<SourceEntry>>> otherTypes = new ConcurrentHashMap<>();
  private volatile Map<String, Map<String, List<SourceEntry>>> packages;
  private final Map<String, Optional<SourceEntry>> declaring = new ConcurrentHashMap<>();

  /**
   * @param artifacts ids of the artifacts that the project's build names
   */
  public SourceIndex(List<SourceEntry> entries, Set<String> artifacts) {
    this.entries = List.copyOf(entries);
    this.libraries = new Libraries(this::entries, artifacts);
  }

  /** The Java files below a directory. */
  public static List<SourceEntry> entries(Path root) throws IOException {
    TextBudget budget = TextBudget.ofHeap();
    List<SourceEntry> entries = new ArrayList<>();
    for (Path file : SourceFinder.find(root)) {
      String name = root.relativize(file).toString().replace('\\', '/');
      entries.add(new SourceEntry(name, file, budget));
    }
    return entries;
  }

  /**
   * Some files below a directory.
   *
   * @param names relative to {@code root}, with slashes
   * @param texts what stands in place of what is on the disk, by name
   */
  public static List<SourceEntry> entries(
      Path root, Collection<String> names, Map<String, String> texts) {
    TextBudget budget = TextBudget.ofHeap();
    return names.stream()
        .map(
            name ->
                texts.containsKey(name)
                    ? SourceEntry.ofText(name, texts.get(name))
                    : new SourceEntry(name, root.resolve(name), budget))
        .toList();
  }

  /** Files that are only in memory: name to text. */
  public static List<SourceEntry> entries(Map<String, String> texts) {
    return texts.entrySet().stream()
        .map(e -> SourceEntry.ofText(e.getKey(), e.getValue()))
        .toList();
  }

  public List<SourceEntry> entries() {
    return entries;
  }

  /**
   * Puts a file in the place of another. No analysis may be under way.
   *
   * @param before null if the file is new
   * @param after null if it is gone
   * @param sameDeclarations whether both declare the same, as far as other files can see it; then
   *     what is known of these still holds
   */
  public void replace(SourceEntry before, SourceEntry after, boolean sameDeclarations) {
    List<SourceEntry> changed = new ArrayList<>(entries);
    int at = before == null ? -1 : changed.indexOf(before);
    if (at >= 0 && after != null) {
      changed.set(at, after);
    } else if (at >= 0) {
      changed.remove(at);
    } else if (after != null) {
      int behind = 0;
      while (behind < changed.size() && changed.get(behind).name().compareTo(after.name()) < 0) {
        behind++;
      }
      changed.add(behind, after);
    }
    entries = List.copyOf(changed);
    packages = null;
    otherTypes.clear();
    declaring.clear();
    libraries.replaced(before, after);
    if (!sameDeclarations) {
      types.forget();
      entries.forEach(SourceEntry::forget);
    }
  }

  public Types types() {
    return types;
  }

  public AstCache asts() {
    return asts;
  }

  public SourceEntry.Header header(SourceEntry entry) {
    return entry.header(types, asts);
  }

  /** What is known of a class of the source or of a library, or null. */
  public ClassInfo find(String qualifiedName) {
    SourceEntry entry = entryOf(qualifiedName);
    if (entry == null) {
      return ApiTable.INSTANCE.find(qualifiedName);
    }
    SourceClass found = header(entry).classes().get(qualifiedName);
    return found != null ? found : entry.localClasses().get(qualifiedName);
  }

  /** Whether a class is in a library that the project has. */
  public boolean isInLibrary(String qualifiedName) {
    String packageName = ApiTable.INSTANCE.packageOf(qualifiedName);
    return !packageName.isEmpty() && libraries.has(packageName);
  }

  /** The file that declares a class, nested, local and anonymous ones included, or null. */
  public SourceEntry entryOf(String qualifiedName) {
    SourceEntry entry = declaring(qualifiedName);
    int dollar = entry == null ? qualifiedName.indexOf('$', 1) : -1;
    if (dollar > 0) {
      SourceEntry outer = declaring(qualifiedName.substring(0, dollar));
      return outer != null && outer.localClasses().containsKey(qualifiedName) ? outer : null;
    }
    return entry;
  }

  /** What {@link #search} found, if anything; most names are asked for again and again. */
  private SourceEntry declaring(String qualifiedName) {
    Optional<SourceEntry> known = declaring.get(qualifiedName);
    if (known == null) {
      known = Optional.ofNullable(search(qualifiedName));
      declaring.put(qualifiedName, known);
    }
    return known.orElse(null);
  }

  private SourceEntry search(String qualifiedName) {
    int end = qualifiedName.length();
    for (int dot = qualifiedName.lastIndexOf('.');
        ;
        dot = qualifiedName.lastIndexOf('.', dot - 1)) {
      String packageName = dot < 0 ? "" : qualifiedName.substring(0, dot);
      if (packages().containsKey(packageName)) {
        String topLevel = qualifiedName.substring(dot + 1, end);
        for (SourceEntry entry : candidates(packageName, topLevel)) {
          if (header(entry).classes().containsKey(qualifiedName)) {
            return entry;
          }
        }
      }
      if (dot < 0) {
        return null;
      }
      end = dot;
    }
  }

  private List<SourceEntry> candidates(String packageName, String topLevel) {
    List<SourceEntry> named = packages().get(packageName).getOrDefault(topLevel, List.of());
    if (!named.isEmpty()) {
      return named;
    }
    return otherTypes(packageName).getOrDefault(topLevel, List.of());
  }

  private Map<String, Map<String, List<SourceEntry>>> packages() {
    Map<String, Map<String, List<SourceEntry>>> known = packages;
    if (known == null) {
      synchronized (this) {
        known = packages;
        if (known == null) {
          known = readPackages();
          packages = known;
        }
      }
    }
    return known;
  }

  private Map<String, Map<String, List<SourceEntry>>> readPackages() {
    entries.parallelStream().forEach(SourceEntry::packageName);
    Map<String, Map<String, List<SourceEntry>>> read = new HashMap<>();
    for (SourceEntry entry : entries) {
      read.computeIfAbsent(entry.packageName(), p -> new HashMap<>())
          .computeIfAbsent(entry.baseName(), n -> new ArrayList<>())
          .add(entry);
    }
    return read;
  }

  /** Types that are not named as their file, by name; some of them are nested ones. */
  private Map<String, List<SourceEntry>> otherTypes(String packageName) {
    Map<String, List<SourceEntry>> known = otherTypes.get(packageName);
    if (known == null) {
      known = new HashMap<>();
      for (List<SourceEntry> sameName : packages().get(packageName).values()) {
        for (SourceEntry entry : sameName) {
          for (String type : PackageScanner.namesOfTypes(entry.text())) {
            if (!type.equals(entry.baseName())) {
              known.computeIfAbsent(type, t -> new ArrayList<>()).add(entry);
            }
          }
        }
      }
      otherTypes.put(packageName, known);
    }
    return known;
  }
}
