package dev.lint429.engine.catalogue;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Parses YAML. The only class that knows the YAML library, so that it is loaded only when needed.
 */
final class YamlReader {
  /** Rows share lists by alias: {@code errors: *io}. */
  private static final int MAX_ALIASES = 10_000;

  private final String file;
  private final IdentityHashMap<Node, DocumentNode> done = new IdentityHashMap<>();

  private YamlReader(String file) {
    this.file = file;
  }

  /**
   * @param file name for messages
   * @throws CatalogueException if it is not YAML
   */
  static DocumentNode parse(String file, String text) {
    try {
      LoadSettings settings =
          LoadSettings.builder()
              .setLabel(file)
              .setAllowNonScalarKeys(true)
              .setMaxAliasesForCollections(MAX_ALIASES)
              .build();
      Node root =
          new Compose(settings)
              .composeString(text)
              .orElseThrow(() -> new CatalogueException(file, 0, "", "the document is empty"));
      return new YamlReader(file).convert(root);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(m -> m.getLine() + 1).orElse(0);
      throw new CatalogueException(file, line, "", "not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      throw new CatalogueException(file, 0, "", "not YAML: " + e.getMessage());
    }
  }

  private DocumentNode convert(Node node) {
    DocumentNode known = done.get(node);
    if (known == null) {
      known = convertNew(node);
      done.put(node, known);
    }
    return known;
  }

  private DocumentNode convertNew(Node node) {
    int line = node.getStartMark().map(m -> m.getLine() + 1).orElse(0);
    if (node.isRecursive()) {
      throw new CatalogueException(file, line, "", "an alias must not stand inside its own anchor");
    }
    if (node instanceof SequenceNode sequence) {
      List<DocumentNode> items = new ArrayList<>();
      sequence.getValue().forEach(item -> items.add(convert(item)));
      return new DocumentNode.Items(items, line);
    }
    if (node instanceof MappingNode mapping) {
      List<DocumentNode.Text> keys = new ArrayList<>();
      List<DocumentNode> values = new ArrayList<>();
      for (NodeTuple tuple : mapping.getValue()) {
        if (!(convert(tuple.getKeyNode()) instanceof DocumentNode.Text key)) {
          throw new CatalogueException(file, line, "", "a key must be a text");
        }
        keys.add(key);
        values.add(convert(tuple.getValueNode()));
      }
      return new DocumentNode.Entries(keys, values, line);
    }
    return node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)
        ? new DocumentNode.Text(scalar.getValue(), line)
        : new DocumentNode.Nothing(line);
  }
}
