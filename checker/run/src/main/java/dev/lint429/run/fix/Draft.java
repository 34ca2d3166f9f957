package dev.lint429.run.fix;

import dev.lint429.run.files.TextFile;
import dev.lint429.run.result.Edit;
import dev.lint429.run.result.Repair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The files that fixes change, in memory. Nothing here writes. */
final class Draft {
  private final Path root;
  private final Map<String, TextFile> originals = new TreeMap<>();
  private final Map<String, String> texts = new HashMap<>();

  private final Set<String> created = new TreeSet<>();

  /** Files that must be written together, because one fix changed them all. */
  private final List<Set<String>> together = new ArrayList<>();

  Draft(Path root) {
    this.root = root;
  }

  boolean has(String path) {
    return originals.containsKey(path);
  }

  void load(String path) throws IOException {
    TextFile file = TextFile.read(root.resolve(path));
    originals.put(path, file);
    texts.put(path, file.text());
  }

  /** Puts a file in place of the one on the disk, if there is one. */
  void put(String path, String text) throws IOException {
    if (Files.exists(root.resolve(path))) {
      load(path);
    } else {
      originals.put(path, TextFile.of(new byte[0]));
      created.add(path);
    }
    texts.put(path, text);
  }

  /** Whether there is no such file on the disk. */
  boolean isNew(String path) {
    return created.contains(path);
  }

  /** The texts as they are now, of all files that were loaded. */
  Map<String, String> texts() {
    return Map.copyOf(texts);
  }

  String text(String path) {
    return texts.get(path);
  }

  TextFile original(String path) {
    return originals.get(path);
  }

  /** The texts that edits would make; nothing is changed yet. */
  Map<String, String> preview(Set<Edit> edits) {
    Map<String, List<Edit>> byFile = new TreeMap<>();
    edits.forEach(e -> byFile.computeIfAbsent(e.path(), p -> new ArrayList<>()).add(e));
    Map<String, String> preview = new TreeMap<>();
    byFile.forEach((path, list) -> preview.put(path, TextEdits.apply(texts.get(path), list)));
    return preview;
  }

  void take(Map<String, String> changed, List<Repair> repairs) {
    texts.putAll(changed);
    for (Repair repair : repairs) {
      Set<String> paths = new TreeSet<>();
      repair.allEdits().forEach(edit -> paths.add(edit.path()));
      if (paths.size() > 1) {
        together.add(paths);
      }
    }
  }

  /** Gives up what was done to a file, and to those that were changed with it. */
  void revert(String path) {
    for (String each : group(path)) {
      texts.put(each, originals.get(each).text());
    }
  }

  boolean isChanged(String path) {
    return !texts.get(path).equals(originals.get(path).text());
  }

  /** The paths of changed files, in their order. */
  List<String> changed() {
    return originals.keySet().stream().filter(this::isChanged).toList();
  }

  /** The file and those that must be written together with it. */
  Set<String> group(String path) {
    Set<String> group = new LinkedHashSet<>(Set.of(path));
    boolean grows = true;
    while (grows) {
      grows = false;
      for (Set<String> set : together) {
        if (!Collections.disjoint(set, group)) {
          grows |= group.addAll(set);
        }
      }
    }
    return group;
  }
}
