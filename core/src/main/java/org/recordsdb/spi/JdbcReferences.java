package org.recordsdb.spi;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the foreign keys at a table, at either end, from what JDBC asks of every driver. */
final class JdbcReferences {

  private final Set<Reference> found = new LinkedHashSet<>();
  private final List<String> columns = new ArrayList<>();
  private final List<String> targets = new ArrayList<>();
  private @Nullable Reference last;

  private JdbcReferences() {}

  static List<Reference> of(DatabaseMetaData metaData, @Nullable String schema, String table)
      throws SQLException {
    JdbcReferences references = new JdbcReferences();
    try (ResultSet from = metaData.getImportedKeys(null, schema, table)) {
      references.read(from);
    }
    try (ResultSet to = metaData.getExportedKeys(null, schema, table)) {
      references.read(to);
    }
    return List.copyOf(references.found);
  }

  /** A key has a row for each of its columns, the first of which has the number 1. */
  private void read(ResultSet part) throws SQLException {
    while (part.next()) {
      if (part.getInt("KEY_SEQ") == 1) {
        end();
      }
      columns.add(part.getString("FKCOLUMN_NAME"));
      String target = part.getString("PKCOLUMN_NAME");
      if (target != null && !target.isEmpty()) {
        targets.add(target);
      }
      String name = part.getString("FK_NAME");
      last =
          new Reference(
              name == null || name.isEmpty() ? null : name,
              part.getString("FKTABLE_NAME"),
              columns,
              part.getString("PKTABLE_NAME"),
              targets,
              cascades(part.getInt("DELETE_RULE")));
    }
    end();
  }

  private void end() {
    if (last != null) {
      found.add(last);
    }
    last = null;
    columns.clear();
    targets.clear();
  }

  private static boolean cascades(int rule) {
    return rule == DatabaseMetaData.importedKeyCascade
        || rule == DatabaseMetaData.importedKeySetNull
        || rule == DatabaseMetaData.importedKeySetDefault;
  }
}
