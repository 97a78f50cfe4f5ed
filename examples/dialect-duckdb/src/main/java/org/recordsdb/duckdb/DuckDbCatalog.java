package org.recordsdb.duckdb;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.Generation;
import org.recordsdb.spi.TableInfo;
import org.recordsdb.spi.UniqueKey;

/** What DuckDB's driver does not tell of a table, asked of DuckDB's own functions. */
final class DuckDbCatalog {

  private static final String OF_TABLE =
      " and table_name = ? and schema_name = ? and database_name = current_database()";

  private static final String KEYS =
      "select constraint_name, constraint_column_names from duckdb_constraints()"
          + " where constraint_type = 'UNIQUE'"
          + OF_TABLE
          + " union all select index_name, string_split(trim(expressions, '[]'), ', ')"
          + " from duckdb_indexes() where is_unique"
          + OF_TABLE;

  private static final String COMPUTED =
      "select column_name, ['computed'] from duckdb_columns() where is_generated" + OF_TABLE;

  /** What {@link DuckDbSyntax#columnDefinition} writes for the length of a text. */
  private static final String LENGTHS =
      "select constraint_column_names[1], [regexp_extract(expression, '<= (\\d+)', 1)]"
          + " from duckdb_constraints() where constraint_type = 'CHECK'"
          + " and regexp_full_match(expression, '\\(length\\([^()]+\\) <= \\d+\\)')"
          + OF_TABLE;

  private final Connection connection;

  DuckDbCatalog(Connection connection) {
    this.connection = connection;
  }

  /** The table as the driver tells it, with the rest. */
  TableInfo completed(TableInfo table) throws SQLException {
    Map<String, List<String>> computed = ask(COMPUTED, table);
    Map<String, List<String>> lengths = ask(LENGTHS, table);
    List<ColumnInfo> columns = new ArrayList<>();
    for (ColumnInfo column : table.columns().values()) {
      String text = String.valueOf(column.defaultSql());
      Generation generation =
          computed.containsKey(column.name())
              ? Generation.COMPUTED
              : text.startsWith("nextval(") ? Generation.IDENTITY : Generation.NONE;
      ColumnType type = column.type();
      if (lengths.containsKey(column.name())) {
        int most = Integer.parseInt(lengths.get(column.name()).get(0));
        type = ColumnType.text(most).declaredAs(type.declared());
      }
      boolean nullable = column.nullable();
      columns.add(
          new ColumnInfo(
              column.name(), type, nullable, generation, column.defaultSql(), null, true));
    }
    List<UniqueKey> keys = new ArrayList<>(table.uniqueKeys());
    ask(KEYS, table).forEach((name, names) -> keys.add(new UniqueKey(name, names)));
    return TableInfo.of(
        table.schema(), table.name(), columns, table.primaryKey(), keys, table.foreignKeys());
  }

  private Map<String, List<String>> ask(String sql, TableInfo table) throws SQLException {
    Map<String, List<String>> answers = new LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 1; i <= statement.getParameterMetaData().getParameterCount(); i += 2) {
        statement.setString(i, table.name());
        statement.setString(i + 1, table.schema());
      }
      try (ResultSet told = statement.executeQuery()) {
        while (told.next()) {
          Object[] texts = (Object[]) told.getArray(2).getArray();
          answers.put(
              told.getString(1),
              Arrays.stream(texts).map(t -> String.valueOf(t).replaceAll("['\"]", "")).toList());
        }
      }
    }
    return answers;
  }
}
