package org.recordsdb.duckdb;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.Generation;
import org.recordsdb.spi.TableInfo;
import org.recordsdb.spi.TableKind;
import org.recordsdb.spi.UniqueKey;

/**
 * A table by DuckDB's own functions, which tell more than its driver, and in a tenth of the time.
 */
final class DuckDbCatalog {

  /** Those of a temporary table first, which hides others. Only SQL tells what is computed. */
  private static final String COLUMNS =
      "select column_name, is_nullable, column_default, database_name, schema_name,"
          + " sql is null as is_view, case when regexp_matches(sql, '[(,] ?\"?'"
          + " || regexp_escape(replace(column_name, '\"', '\"\"')) || '\"? '"
          + " || regexp_escape(data_type) || ' GENERATED ALWAYS AS\\(') then 'COMPUTED'"
          + " when column_default like 'nextval(%' then 'IDENTITY' else 'NONE' end as generation"
          + " from duckdb_columns() as c"
          + " left join duckdb_tables() using (database_name, schema_name, table_name)"
          + " where table_name = ? and schema_name = coalesce(?, current_schema())"
          + " and database_name in ('temp', current_database()) and not c.internal"
          + " order by database_name = 'temp' desc, column_index";

  private static final String OF_TABLE =
      " and table_name = $1 and schema_name = $2 and database_name = $3";

  /** In place of a check's kind the length that {@link DuckDbSyntax#columnDefinition} wrote. */
  private static final String KEYS =
      "select constraint_name, if(constraint_type = 'CHECK', regexp_extract(expression,"
          + " '^\\(length\\([^()]+\\) <= (\\d+)\\)$', 1), constraint_type) as kind,"
          + " constraint_column_names from duckdb_constraints()"
          + " where kind not in ('', 'NOT NULL')"
          + OF_TABLE
          + " union all select index_name, 'UNIQUE', string_split(trim(expressions, '[]'), ', ')"
          + " from duckdb_indexes() where is_unique and not is_primary"
          + OF_TABLE
          + " order by kind";

  private final DuckDbDialect dialect;
  private final Connection connection;
  private final List<UniqueKey> keys = new ArrayList<>();
  private final Map<String, List<String>> foreignKeys = new HashMap<>();
  private final Map<String, Integer> lengths = new HashMap<>();

  DuckDbCatalog(DuckDbDialect dialect, Connection connection) {
    this.dialect = dialect;
    this.connection = connection;
  }

  @Nullable TableInfo describe(@Nullable String schema, String table) throws SQLException {
    try (PreparedStatement statement = prepare(COLUMNS, table, schema);
        ResultSet told = statement.executeQuery()) {
      if (!told.next()) {
        return null;
      }
      String home = told.getString("schema_name");
      TableKind kind = told.getBoolean("is_view") ? TableKind.VIEW : TableKind.TABLE;
      List<String> primaryKey = readKeys(table, home, told.getString("database_name"));
      List<ColumnInfo> columns = new ArrayList<>();
      String name = dialect.syntax().quote(home) + "." + dialect.syntax().quote(table);
      try (PreparedStatement all = prepare("select * from " + name + " limit 0");
          ResultSet none = all.executeQuery()) {
        for (int i = 1; i <= none.getMetaData().getColumnCount(); i++, told.next()) {
          columns.add(column(told, dialect.resultType(none, i)));
        }
      }
      return TableInfo.of(home, table, columns, primaryKey, keys, foreignKeys).ofKind(kind);
    }
  }

  private PreparedStatement prepare(String sql, @Nullable String... names) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < names.length; i++) {
      statement.setString(i + 1, names[i]);
    }
    return statement;
  }

  private ColumnInfo column(ResultSet told, ColumnType type) throws SQLException {
    String name = told.getString("column_name");
    boolean nullable = told.getBoolean("is_nullable");
    Generation generation = Generation.valueOf(told.getString("generation"));
    String sql = told.getString("column_default");
    Integer length = lengths.get(name);
    ColumnType limited =
        length == null ? type : ColumnType.text(length).declaredAs(type.declared());
    return new ColumnInfo(name, limited, nullable, generation, sql, null, true);
  }

  /** Reads all keys and lengths, and gives the primary key's columns. */
  private List<String> readKeys(String table, String schema, String database) throws SQLException {
    List<String> primaryKey = List.of();
    try (PreparedStatement statement = prepare(KEYS, table, schema, database);
        ResultSet told = statement.executeQuery()) {
      while (told.next()) {
        String name = told.getString("constraint_name");
        Object[] texts = (Object[]) told.getArray("constraint_column_names").getArray();
        List<String> names =
            Arrays.stream(texts).map(t -> String.valueOf(t).replaceAll("['\"]", "")).toList();
        switch (told.getString("kind")) {
          case "FOREIGN KEY" -> foreignKeys.put(name, names);
          case "UNIQUE" -> keys.add(new UniqueKey(name, names));
          case "PRIMARY KEY" -> {
            keys.add(new UniqueKey(name, names));
            primaryKey = names;
          }
          default -> lengths.put(names.get(0), Integer.parseInt(told.getString("kind")));
        }
      }
    }
    return primaryKey;
  }
}
