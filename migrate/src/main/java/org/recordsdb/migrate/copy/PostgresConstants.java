package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.Generation;
import org.recordsdb.spi.TableInfo;

/**
 * Constants that are defaults of PostgreSQL's columns, as SQLite takes what PostgreSQL would store
 * for them: a column of whole numbers makes 3 of 2.5. PostgreSQL itself is asked. Of one connection
 * in a transaction.
 */
final class PostgresConstants {

  private final Connection connection;
  private final Dialect postgres;
  private final Dialect sqlite;

  /** SQL of the built-in types of columns, by their tables. */
  private final Map<String, Map<String, String>> types = new HashMap<>();

  PostgresConstants(Connection connection, CatalogQueries queries, Dialect postgres, Dialect sqlite)
      throws SQLException {
    this.connection = connection;
    this.postgres = postgres;
    this.sqlite = sqlite;
    queries.list(
        "bases",
        row ->
            types
                .computeIfAbsent(row.getString("table"), table -> new HashMap<>())
                .put(row.getString("name"), row.getString("type")));
  }

  /** True if this class knows what is stored for a default, or that it is not taken. */
  boolean isConstant(TableInfo table, ColumnInfo column) {
    return column.generation() != Generation.COMPUTED
        && column.defaultSql() != null
        && types.getOrDefault(table.name(), Map.of()).containsKey(column.name())
        && ConstantText.is(column.defaultSql());
  }

  /**
   * Those of a table, by their columns, without those that the target's columns do not take.
   *
   * @param plans the columns of the table
   */
  Map<String, String> of(TableInfo table, List<ColumnPlan> plans) throws SQLException {
    Map<String, String> known = types.getOrDefault(table.name(), Map.of());
    Map<ColumnPlan, String> casts = new LinkedHashMap<>();
    for (ColumnPlan plan : plans) {
      if (isConstant(table, plan.source())) {
        String type = Objects.requireNonNull(known.get(plan.name()));
        casts.put(optional(plan), "cast(" + plan.source().defaultSql() + " as " + type + ")");
      }
    }
    Map<String, String> found = new HashMap<>();
    if (!casts.isEmpty() && !read(table, casts, found)) {
      for (Map.Entry<ColumnPlan, String> cast : casts.entrySet()) {
        read(table, Map.ofEntries(cast), found);
      }
    }
    return found;
  }

  private static ColumnPlan optional(ColumnPlan plan) {
    ColumnInfo target = ColumnInfo.of(plan.name(), plan.type());
    return new ColumnPlan(plan.source(), target, OnBadValue.FAIL, plan.asText());
  }

  /** False if PostgreSQL can't make one of the values, as it could not for a row. */
  private boolean read(TableInfo table, Map<ColumnPlan, String> casts, Map<String, String> found)
      throws SQLException {
    String from =
        casts.entrySet().stream()
            .map(cast -> cast.getValue() + " as " + postgres.syntax().quote(cast.getKey().name()))
            .collect(Collectors.joining(", ", "(select ", ")"));
    TablePlan row = StoredDefaults.row(table, new ArrayList<>(casts.keySet()), from);
    Savepoint before = connection.setSavepoint();
    try {
      StoredDefaults.read(connection, postgres, sqlite, row)
          .forEach((name, stored) -> found.put(name, literal(table, name, stored.encoded())));
    } catch (SQLException e) {
      connection.rollback(before);
      return false;
    }
    connection.releaseSavepoint(before);
    return true;
  }

  private static String literal(TableInfo table, String column, Object stored) {
    if (stored instanceof byte[] bytes) {
      return "x'" + HexFormat.of().formatHex(bytes) + "'";
    }
    if (stored instanceof Number) {
      return stored.toString();
    }
    ColumnType type = Objects.requireNonNull(table.columns().get(column)).type();
    return "'" + padded(stored.toString(), type).replace("'", "''") + "'";
  }

  /** A text of the type character has all its characters. */
  private static String padded(String text, ColumnType type) {
    int missing = type.precision() - text.codePointCount(0, text.length());
    return type.declared().equals("bpchar") && missing > 0 ? text + " ".repeat(missing) : text;
  }
}
