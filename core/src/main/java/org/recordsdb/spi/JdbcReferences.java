package org.recordsdb.spi;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the foreign keys at a table, at either end, from what JDBC asks of every driver. */
final class JdbcReferences {

  private final List<Key> keys = new ArrayList<>();

  private JdbcReferences() {}

  /** A key, of which each row tells one pair of columns. */
  private record Key(
      @Nullable String name,
      String table,
      List<String> columns,
      String target,
      List<String> targetColumns,
      boolean cascades) {

    Reference reference() {
      return new Reference(name, table, columns, target, targetColumns, cascades);
    }
  }

  static List<Reference> of(DatabaseMetaData metaData, @Nullable String schema, String table)
      throws SQLException {
    JdbcReferences imported = new JdbcReferences();
    try (ResultSet from = metaData.getImportedKeys(null, schema, table)) {
      imported.read(from);
    }
    JdbcReferences exported = new JdbcReferences();
    try (ResultSet to = metaData.getExportedKeys(null, schema, table)) {
      exported.read(to);
    }
    return Stream.of(imported, exported)
        .flatMap(references -> references.keys.stream())
        .map(Key::reference)
        .distinct()
        .toList();
  }

  /**
   * JDBC orders the rows of all keys between two tables by KEY_SEQ, so that those of one key need
   * not stand together: the name tells which they are, or else the number of columns that are there
   * already.
   */
  private void read(ResultSet part) throws SQLException {
    while (part.next()) {
      String name = part.getString("FK_NAME");
      String table = part.getString("FKTABLE_NAME");
      String target = part.getString("PKTABLE_NAME");
      Key key = key(name == null ? "" : name, table, target, part.getInt("KEY_SEQ") - 1);
      if (key == null) {
        boolean cascades = cascades(part.getInt("DELETE_RULE"));
        key =
            new Key(
                name == null || name.isEmpty() ? null : name,
                table,
                new ArrayList<>(),
                target,
                new ArrayList<>(),
                cascades);
        keys.add(key);
      }
      key.columns().add(part.getString("FKCOLUMN_NAME"));
      String column = part.getString("PKCOLUMN_NAME");
      if (column != null && !column.isEmpty()) {
        key.targetColumns().add(column);
      }
    }
  }

  /** The key, of which so many columns are there; null if this is its first. */
  private @Nullable Key key(String name, String table, String target, int columns) {
    for (Key key : keys) {
      boolean same = key.table().equals(table) && key.target().equals(target);
      boolean continued = columns > 0 && key.columns().size() == columns;
      if (same && continued && name.equals(key.name() == null ? "" : key.name())) {
        return key;
      }
    }
    return null;
  }

  private static boolean cascades(int rule) {
    return rule == DatabaseMetaData.importedKeyCascade
        || rule == DatabaseMetaData.importedKeySetNull
        || rule == DatabaseMetaData.importedKeySetDefault;
  }
}
