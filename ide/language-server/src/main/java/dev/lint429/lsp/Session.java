package dev.lint429.lsp;

import dev.lint429.run.UserError;
import dev.lint429.run.files.TextFile;
import dev.lint429.run.result.FileResult;
import dev.lint429.run.scan.LiveProject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;

/**
 * What the server knows: the documents that are open, the roots, and what was found. Documents
 * change on the thread of the protocol, all else happens on the worker's.
 */
final class Session {
  private final Log log;
  private final Worker worker;
  private final Publisher publisher;
  private final Map<Path, Buffer> buffers = new ConcurrentHashMap<>();

  /** The documents as the analysis knows them. */
  private final Map<Path, Buffer> taken = new HashMap<>();

  private final Map<Path, ScheduledFuture<?>> pending = new ConcurrentHashMap<>();
  private final Map<Path, Root> roots = new LinkedHashMap<>();
  private final Set<Path> folders = ConcurrentHashMap.newKeySet();
  private final Map<Root, TreeSet<String>> rest = new HashMap<>();
  private final Index index;
  private volatile ClientOptions options = ClientOptions.DEFAULT;

  Session(Log log, Worker worker, Publisher publisher, Progress progress) {
    this.log = log;
    this.worker = worker;
    this.publisher = publisher;
    this.index = new Index(progress);
  }

  /** A document with the root that it belongs to and its name there. */
  record Opened(Buffer buffer, Root root, String name) {
    FileResult result() {
      return root.result(name);
    }

    LiveProject project() {
      return root.project(name);
    }
  }

  ClientOptions options() {
    return options;
  }

  void options(ClientOptions changed) {
    ClientOptions before = options;
    options = changed;
    boolean same =
        before.scope() == changed.scope()
            && before.workspaceDiagnostics() == changed.workspaceDiagnostics();
    if (!same) {
      reload();
    }
  }

  Worker worker() {
    return worker;
  }

  // The thread of the protocol.

  void open(Buffer buffer) {
    Path path = path(buffer.uri());
    if (path != null) {
      buffers.put(path, buffer);
      publisher.opened(path, buffer);
      worker.submit(Worker.Urgency.NOW, () -> refresh(path));
    }
  }

  /** Analyses the document as soon as nobody has changed it for a while. */
  void change(Path path, Buffer changed) {
    buffers.put(path, changed);
    publisher.opened(path, changed);
    ScheduledFuture<?> next = worker.later(options.debounceMillis(), () -> refresh(path));
    ScheduledFuture<?> earlier = pending.put(path, next);
    if (earlier != null) {
      earlier.cancel(false);
    }
  }

  void close(String uri) {
    Path path = path(uri);
    if (path != null && buffers.remove(path) != null) {
      worker.submit(
          Worker.Urgency.NOW,
          () -> {
            Root root = rootOf(path);
            if (root != null) {
              root.forgetPast(root.name(path));
              rest.computeIfAbsent(root, r -> new TreeSet<>()).add(root.name(path));
              fileChanged(path);
              if (!root.isFolder() && !buffers.containsKey(path)) {
                publisher.publish(path, List.of(), null);
              }
            }
          });
    }
  }

  /** A document as it is now; null if it is not open. */
  Buffer buffer(Path path) {
    return buffers.get(path);
  }

  /** A document as the analysis knows it, or as it is if that does not; null if it is not open. */
  Buffer known(Path path) {
    Buffer known = taken.get(path);
    return known != null ? known : buffers.get(path);
  }

  /** The path of a document; null for one that is no Java source file of its own. */
  static Path path(String uri) {
    try {
      URI parsed = URI.create(uri);
      if ("file".equals(parsed.getScheme())) {
        return Path.of(parsed).normalize();
      }
      // Not saved yet: it has a name, but no place.
      return "untitled".equals(parsed.getScheme()) ? Unsaved.path(parsed) : null;
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return null;
    }
  }

  // The worker's thread.

  void addFolder(Path folder) {
    folders.add(folder);
    worker.submit(Worker.Urgency.OPEN, () -> root(folder));
  }

  void removeFolder(Path folder) {
    folders.remove(folder);
    Root root = roots.remove(folder);
    if (root != null) {
      forget(root);
    }
  }

  private void forget(Root root) {
    rest.remove(root);
    root.results().forEach(result -> publisher.publish(root.path(result.path()), List.of(), null));
  }

  /** Reads everything anew, as after a change of the configuration. */
  void reload() {
    worker.submit(Worker.Urgency.NOW, this::reloadNow);
  }

  /** The same at once. */
  void reloadNow() {
    List<Root> before = List.copyOf(roots.values());
    roots.clear();
    before.forEach(this::forgetWhatIsGone);
    folders.forEach(this::root);
    List.copyOf(buffers.keySet()).forEach(this::refresh);
  }

  /** Takes back what was said of files that are not reported any more. */
  private void forgetWhatIsGone(Root before) {
    rest.remove(before);
    Root after = before.isFolder() ? root(before.folder()) : null;
    for (FileResult result : before.results()) {
      Path path = before.path(result.path());
      boolean stays =
          after != null && (options.workspaceDiagnostics() || buffers.containsKey(path));
      if (!stays || !after.reported().contains(after.name(path))) {
        publisher.publish(path, List.of(), null);
      }
    }
  }

  private Root root(Path folder) {
    Root known = roots.get(folder);
    if (known != null) {
      return known;
    }
    try {
      Root root = Root.ofFolder(folder, options.scope());
      roots.put(folder, root);
      publisher.configurationIsFine(folder);
      if (options.workspaceDiagnostics()) {
        rest.put(root, new TreeSet<>(root.reported()));
        index.start(root);
      }
      return root;
    } catch (UserError e) {
      publisher.configurationIsWrong(folder, e.getMessage());
      return null;
    }
  }

  /** The root of a file: the innermost folder of the workspace, else one of its own; or null. */
  Root rootOf(Path path) {
    Path folder =
        folders.stream()
            .filter(path::startsWith)
            .max(Comparator.comparingInt(Path::getNameCount))
            .orElse(null);
    if (folder != null) {
      Root root = root(folder);
      if (root != null && root.isOutdated()) {
        reloadNow();
        root = roots.get(folder);
      }
      return root;
    }
    if (!path.toString().endsWith(".java") || Unsaved.is(path)) {
      return Unsaved.is(path) ? roots.computeIfAbsent(path, Root::ofUnsaved) : null;
    }
    for (Root root : roots.values()) {
      if (!root.isFolder() && root.holds(path)) {
        return root;
      }
    }
    try {
      Root root = Root.ofFile(path, options.scope());
      roots.put(path, root);
      return root;
    } catch (UserError e) {
      publisher.configurationIsWrong(path.getParent(), e.getMessage());
      return null;
    }
  }

  /** Brings the analysis of an open document up to date, and what depends on it after that. */
  private void refresh(Path path) {
    Opened opened = opened(path);
    if (opened != null) {
      spread();
    }
  }

  /** An open document, analysed as it is now; null if it is not open or is not analysed at all. */
  Opened opened(Path path) {
    Root root = buffers.containsKey(path) ? rootOf(path) : null;
    if (root == null) {
      return null;
    }
    String name = root.name(path);
    takeBuffers();
    collectStale();
    Buffer buffer = taken.get(path);
    if (buffer == null) {
      return null;
    }
    boolean isNew = root.result(name) == null;
    if (isNew || rest.getOrDefault(root, new TreeSet<>()).remove(name)) {
      analyse(root, name);
    } else {
      // It may have been analysed before it was opened.
      publish(root, root.result(name));
    }
    return new Opened(buffer, root, name);
  }

  /** Takes over what the editor's buffers hold. */
  private void takeBuffers() {
    taken.keySet().retainAll(buffers.keySet());
    for (Map.Entry<Path, Buffer> open : buffers.entrySet()) {
      Path path = open.getKey();
      Root root = rootOf(path);
      if (root != null && root.holds(path)) {
        root.update(root.name(path), open.getValue().text());
        taken.put(path, open.getValue());
      }
    }
  }

  private void collectStale() {
    for (Root root : roots.values()) {
      Set<String> stale = root.takeStale();
      if (!stale.isEmpty()) {
        rest.computeIfAbsent(root, r -> new TreeSet<>()).addAll(stale);
      }
    }
  }

  private void analyse(Root root, String name) {
    FileResult result = root.analyse(name);
    FileResult.Trouble trouble = result.trouble();
    if (trouble != null && trouble.kind() == FileResult.Kind.FAILED) {
      log.error(root.path(name) + " cannot be analysed", new IllegalStateException(trouble.text()));
    }
    publish(root, result);
  }

  private void publish(Root root, FileResult result) {
    Path path = root.path(result.path());
    boolean wanted = buffers.containsKey(path) || root.isFolder() && options.workspaceDiagnostics();
    Buffer buffer = taken.get(path);
    publisher.publish(
        path,
        wanted ? publisher.diagnostics(root, result) : List.of(),
        buffer == null ? null : buffer.version());
  }

  /** Has what depends on changes analysed: open files first, the rest when there is time. */
  private void spread() {
    for (Map.Entry<Root, TreeSet<String>> work : rest.entrySet()) {
      Root root = work.getKey();
      for (String name : List.copyOf(work.getValue())) {
        if (buffers.containsKey(root.path(name))) {
          worker.submit(Worker.Urgency.OPEN, () -> step(root, name));
        }
      }
    }
    index.go();
  }

  private void step(Root root, String name) {
    TreeSet<String> left = rest.get(root);
    if (left != null && left.remove(name)) {
      analyse(root, name);
    }
  }

  /** A file on the disk was created, changed or deleted. */
  void fileChanged(Path path) {
    Root root = rootOf(path);
    if (root == null || buffers.containsKey(path)) {
      return;
    }
    String name = root.name(path);
    boolean known = root.result(name) != null;
    if (Unsaved.is(path)) {
      roots.remove(path);
      publisher.publish(path, List.of(), null);
      return;
    }
    try {
      root.update(name, Files.exists(path) ? TextFile.read(path).text() : null);
    } catch (IOException e) {
      root.update(name, null);
    }
    if (known && root.result(name) == null) {
      publisher.publish(path, List.of(), null);
    }
    collectStale();
    spread();
  }

  /** The roots as they are now, all of their files analysed. */
  List<Root> settledRoots() {
    folders.forEach(this::root);
    takeBuffers();
    collectStale();
    for (Root root : List.copyOf(roots.values())) {
      TreeSet<String> left = rest.getOrDefault(root, new TreeSet<>());
      while (!left.isEmpty()) {
        analyse(root, left.pollFirst());
      }
    }
    return List.copyOf(roots.values());
  }

  /** Works off, bit by bit, what nobody is waiting for. */
  private final class Index {
    private final Progress progress;
    private boolean running;
    private Root first;
    private int total;

    Index(Progress progress) {
      this.progress = progress;
    }

    /** The first time that a root is looked at; somebody may want to see how far that is. */
    void start(Root root) {
      first = root;
      total = root.reported().size();
      progress.begin(root.folder().getFileName() + "");
      go();
    }

    void go() {
      if (!running) {
        running = true;
        worker.submit(Worker.Urgency.REST, this::next);
      }
    }

    private void next() {
      running = false;
      for (Map.Entry<Root, TreeSet<String>> work : rest.entrySet()) {
        boolean wanted = work.getKey().isFolder() && options.workspaceDiagnostics();
        String name = wanted ? work.getValue().pollFirst() : null;
        if (name != null) {
          analyse(work.getKey(), name);
          int left = work.getValue().size();
          if (work.getKey() == first) {
            progress.report(total - left, total);
          }
          go();
          return;
        }
      }
      if (first != null) {
        first = null;
        progress.end();
        log.info("All files are analysed");
      }
    }
  }
}
