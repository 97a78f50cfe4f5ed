package org.recordsdb.migrate.copy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.recordsdb.spi.Syntax;

/** The columns by which a row of an SQLite file is named to people. */
final class RowName {

  private RowName() {}

  /**
   * SQL of the columns; of something, where rows have no name.
   *
   * @param qualifier what stands in front of each
   */
  static String select(List<String> columns, String qualifier, Syntax syntax) {
    return columns.isEmpty()
        ? "1"
        : columns.stream()
            .map(column -> qualifier + syntax.quote(column))
            .collect(Collectors.joining(", "));
  }

  /** The name of the row at hand. */
  static Map<String, Object> read(List<String> columns, ResultSet row) throws SQLException {
    Map<String, Object> name = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      name.put(columns.get(i), row.getObject(i + 1));
    }
    return name;
  }
}
