package org.recordsdb.migrate.schema;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Asks a database's catalog on one connection. */
final class CatalogQuery {

  private final Connection connection;

  CatalogQuery(Connection connection) {
    this.connection = connection;
  }

  /** What becomes of a row of the answer. */
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** All rows of the answer. */
  <T> List<T> list(String sql, Reader<T> reader, Object... parameters) throws SQLException {
    List<T> all = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          all.add(reader.read(rows));
        }
      }
    }
    return all;
  }

  /** A column that is an array of texts. */
  static List<String> texts(ResultSet row, int column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }
}
