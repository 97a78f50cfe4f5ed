package org.recordsdb.migrate.copy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recordsdb.migrate.schema.IndexDefinition;
import org.recordsdb.migrate.schema.TableDefinition;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.TableInfo;
import org.recordsdb.spi.UniqueKey;

/**
 * Unique keys of SQLite for which some texts are one, as NOCASE has it. On PostgreSQL they are
 * indexes of an expression: no two rows break them, and no upsert finds a row by them.
 */
final class FoldedKeys {

  private static final String CHANGED =
      "takes the same texts for one on PostgreSQL by an index of an expression: upsert can't name it,"
          + " and its violation names the index and no columns.";

  private FoldedKeys() {}

  /**
   * What is to be known of the keys of a table.
   *
   * @param target with the collations that fold, as the copy reads them
   */
  static List<Notice> of(TableDefinition source, TableInfo target) {
    Set<String> keys = new LinkedHashSet<>();
    for (UniqueKey key : target.uniqueKeys()) {
      if (key.columns().stream().anyMatch(column -> isFolded(target.columns().get(column)))) {
        keys.add(target.name() + " (" + String.join(", ", key.columns()) + ")");
      }
    }
    for (IndexDefinition index : source.indexes()) {
      if (index.unique() && index.parts().stream().anyMatch(part -> folds(part.collation()))) {
        keys.add(index.name());
      }
    }
    List<Notice> notices = new ArrayList<>();
    keys.forEach(key -> notices.add(new Notice("key", key, CHANGED)));
    return notices;
  }

  private static boolean isFolded(@Nullable ColumnInfo column) {
    return column != null && folds(column.collation());
  }

  private static boolean folds(@Nullable String collation) {
    return collation != null
        && (collation.equalsIgnoreCase("NOCASE") || collation.equalsIgnoreCase("RTRIM"));
  }
}
