package org.recordsdb.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.recordsdb.spi.Reference;

/**
 * The foreign keys at both ends of a table. The driver's own way leaves a statement open where a
 * table's name is blank, by which no table of the connection could be dropped any more.
 */
final class ForeignKeys {

  private static final Set<String> CASCADING = Set.of("CASCADE", "SET NULL", "SET DEFAULT");

  /** A key that names no columns refers to the primary key. */
  private static final String SQL =
      "select s.name, f.seq, f.\"from\", f.\"table\", coalesce(f.\"to\","
          + " (select p.name from pragma_table_info((select t.name from sqlite_schema t"
          + " where t.type = 'table' and t.name = f.\"table\" collate nocase)) p"
          + " where p.pk = f.seq + 1)),"
          + " f.on_delete from sqlite_schema s, pragma_foreign_key_list(s.name) f"
          + " where s.type = 'table'"
          + " and (s.name = ?1 collate nocase or f.\"table\" = ?1 collate nocase)"
          + " order by s.name, f.id, f.seq";

  private ForeignKeys() {}

  static List<Reference> of(Connection connection, String table) throws SQLException {
    List<Reference> keys = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, table);
      try (ResultSet parts = statement.executeQuery()) {
        while (parts.next()) {
          Reference part = part(parts);
          boolean first = parts.getInt(2) == 0;
          keys.add(first ? part : joined(keys.remove(keys.size() - 1), part));
        }
      }
    }
    return keys;
  }

  private static Reference part(ResultSet parts) throws SQLException {
    String target = parts.getString(5);
    return new Reference(
        null,
        parts.getString(1),
        List.of(parts.getString(3)),
        parts.getString(4),
        target == null ? List.of() : List.of(target),
        CASCADING.contains(parts.getString(6)));
  }

  private static Reference joined(Reference key, Reference part) {
    List<String> columns = new ArrayList<>(key.columns());
    columns.addAll(part.columns());
    List<String> targets = new ArrayList<>(key.targetColumns());
    targets.addAll(part.targetColumns());
    return new Reference(null, key.table(), columns, key.target(), targets, key.cascades());
  }
}
