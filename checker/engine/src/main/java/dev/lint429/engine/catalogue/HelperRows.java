package dev.lint429.engine.catalogue;

import dev.lint429.engine.catalogue.DocumentNode.Entries;
import dev.lint429.engine.catalogue.DocumentNode.Items;
import dev.lint429.engine.catalogue.DocumentNode.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * What the catalogue says of the helper, for a class that takes its place: fixes call its methods,
 * so calls through them are handled. The rows are the catalogue's own, with the class's name.
 */
public final class HelperRows {
  /** The id of the helper's rows. */
  static final String ID = "lint429-backoff";

  /** The id of the rows for another class. */
  static final String OTHER = "helper";

  private static final String HELPER = "dev.lint429.backoff.Backoff";

  /** The built-in documents that have rows of the helper. */
  private static final List<String> DOCUMENTS = List.of("clients/jdk.yaml", "retry.yaml");

  private final String helper;

  private HelperRows(String helper) {
    this.helper = helper;
  }

  /**
   * The catalogue with rows for a helper.
   *
   * @param helper the qualified name of a class with the methods of the default helper
   */
  public static Catalogue with(Catalogue catalogue, String helper) {
    HelperRows rows = new HelperRows(helper);
    Catalogue merged = catalogue;
    for (String document : DOCUMENTS) {
      DocumentNode own = rows.own(CatalogueLoader.tree(document));
      merged = CatalogueLoader.merge(merged, CatalogueLoader.catalogue(document, own));
    }
    return merged;
  }

  /** A document of the rows of the helper only, in the other's name. */
  private DocumentNode own(DocumentNode document) {
    Entries sections = (Entries) document;
    List<DocumentNode> values = new ArrayList<>();
    for (DocumentNode section : sections.values()) {
      List<DocumentNode> rows = new ArrayList<>();
      for (DocumentNode row : ((Items) section).items()) {
        if (ID.equals(id((Entries) row))) {
          rows.add(renamed(row, ""));
        }
      }
      values.add(new Items(rows, section.line()));
    }
    return new Entries(sections.keys(), values, document.line());
  }

  private static String id(Entries row) {
    for (int i = 0; i < row.keys().size(); i++) {
      if (row.keys().get(i).value().equals("id") && row.values().get(i) instanceof Text text) {
        return text.value();
      }
    }
    return null;
  }

  private DocumentNode renamed(DocumentNode node, String key) {
    if (node instanceof Text text) {
      return new Text(renamed(text.value(), key), text.line());
    }
    if (node instanceof Items items) {
      List<DocumentNode> all = new ArrayList<>();
      for (DocumentNode item : items.items()) {
        all.add(renamed(item, key));
      }
      return new Items(all, node.line());
    }
    if (node instanceof Entries entries) {
      List<DocumentNode> values = new ArrayList<>();
      for (int i = 0; i < entries.keys().size(); i++) {
        values.add(renamed(entries.values().get(i), entries.keys().get(i).value()));
      }
      return new Entries(entries.keys(), values, node.line());
    }
    return node;
  }

  private String renamed(String value, String key) {
    return switch (key) {
      case "id" -> OTHER;
      case "name" -> helper;
      case "packages" -> searched();
      case "source" -> "the configuration";
      case "note" -> "the helper retries";
      default -> value.replace(HELPER, helper);
    };
  }

  /** A package's name that is short stands in most files: there, the class is searched. */
  private String searched() {
    int dot = helper.lastIndexOf('.');
    return dot < ClientReader.SHORTEST_PACKAGE ? helper : helper.substring(0, dot);
  }
}
