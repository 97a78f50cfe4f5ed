package org.recordsdb.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A foreign key in an SQLite file, as it was declared: what it refers to need not exist.
 *
 * @param table what it refers to
 * @param from its own columns
 * @param to the columns that it refers to; empty for the primary key
 */
record SqliteForeignKey(String table, List<String> from, List<String> to) {

  private static final String KEYS =
      "select f.id, f.\"table\", f.\"from\", f.\"to\" from pragma_foreign_key_list(?1) f"
          + " order by f.id desc, f.seq";

  /** Those of a table, in the order of their declaration. */
  static List<SqliteForeignKey> of(Connection connection, String table) throws SQLException {
    Map<Integer, SqliteForeignKey> keys = new LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(KEYS)) {
      statement.setString(1, table);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String target = rows.getString(2);
          SqliteForeignKey key =
              keys.computeIfAbsent(
                  rows.getInt(1),
                  id -> new SqliteForeignKey(target, new ArrayList<>(), new ArrayList<>()));
          key.from().add(rows.getString(3));
          if (rows.getString(4) != null) {
            key.to().add(rows.getString(4));
          }
        }
      }
    }
    return List.copyOf(keys.values());
  }
}
