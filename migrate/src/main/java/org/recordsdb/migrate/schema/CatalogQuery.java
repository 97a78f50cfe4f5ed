package org.recordsdb.migrate.schema;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Asks PostgreSQL's catalog about one schema, on one connection. */
final class CatalogQuery {

  private final GuardedQuery query;

  CatalogQuery(Connection connection, String schema) {
    this.query = new GuardedQuery(connection, schema);
  }

  /** What becomes of a row of the answer. */
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** All rows of the answer. */
  <T> List<T> list(String sql, Reader<T> reader, Object... parameters) throws SQLException {
    return query.list(sql, reader::read, parameters);
  }

  /** A column that is an array of texts. */
  static List<String> texts(ResultSet row, int column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }
}
