package org.recordsdb.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.Reference;

/**
 * Reads the foreign keys at both ends of a table. The driver's own query compares names with
 * operators that others may have put on the search path, and would run theirs with our rights.
 */
final class PostgresReferences {

  private static final String COLUMNS =
      "array(select a.attname::pg_catalog.text from pg_catalog.unnest(f.KEY) with ordinality k"
          + " (number, place) join pg_catalog.pg_attribute a on a.attrelid = f.RELATION"
          + " and a.attnum = k.number order by k.place)";

  /**
   * A key of a partitioned table is there once more for each partition: of those that refer to the
   * table, it is the one that was declared.
   */
  private static final String SQL =
      BuiltIn.sql(
          "select f.conname, r.relname, "
              + columns("conkey", "conrelid")
              + ", t.relname, "
              + columns("confkey", "confrelid")
              + ", f.confdeltype = any ('{c,n,d}')"
              + " from pg_catalog.pg_constraint f"
              + " join pg_catalog.pg_class r on r.oid = f.conrelid"
              + " join pg_catalog.pg_class t on t.oid = f.confrelid"
              + " where f.contype = 'f' and (f.conrelid = ? or (f.confrelid = ?"
              + " and not exists (select from pg_catalog.pg_constraint p"
              + " where p.oid = f.conparentid and p.confrelid = f.confrelid)))"
              + " order by r.relname, f.conname");

  private PostgresReferences() {}

  private static String columns(String key, String relation) {
    return COLUMNS.replace("KEY", key).replace("RELATION", relation);
  }

  static List<Reference> of(Connection connection, @Nullable String schema, String table)
      throws SQLException {
    PostgresCatalog.@Nullable Found found = PostgresCatalog.find(connection, schema, table);
    if (found == null) {
      return List.of();
    }
    List<Reference> keys = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setLong(1, found.oid());
      statement.setLong(2, found.oid());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          keys.add(key(rows));
        }
      }
    }
    return keys;
  }

  private static Reference key(ResultSet row) throws SQLException {
    return new Reference(
        row.getString(1),
        row.getString(2),
        names(row.getArray(3)),
        row.getString(4),
        names(row.getArray(5)),
        row.getBoolean(6));
  }

  private static List<String> names(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
