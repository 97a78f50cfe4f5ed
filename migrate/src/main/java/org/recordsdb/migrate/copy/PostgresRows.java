package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recordsdb.migrate.verify.LargeValue;
import org.recordsdb.spi.BulkInsert;
import org.recordsdb.spi.Codec;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.TableInfo;

/** The rows of one table on their way to PostgreSQL, on one connection. */
final class PostgresRows implements RowStore {

  private final Connection connection;
  private final Dialect dialect;
  private final TablePlan table;
  private final String schema;
  private final PostgresState state;
  private final String name;
  private final boolean asText;
  private final @Nullable BulkInsert bulk;

  /**
   * @param schema what the table's schema becomes, where functions may be that values are computed
   *     by
   */
  PostgresRows(
      Connection connection, Dialect dialect, TablePlan table, String schema, PostgresState state)
      throws SQLException {
    this.connection = connection;
    this.dialect = dialect;
    this.table = table;
    this.schema = schema;
    this.state = state;
    this.name = quoted(PostgresTarget.SHADOW) + "." + quoted(table.name());
    this.asText = table.columns().stream().anyMatch(ColumnPlan::asText);
    this.bulk =
        asText
            ? new TextCopy(connection, name + list())
            : dialect.bulkInsert(connection, table.target(), made());
  }

  /** The columns as the server tells their types, by which it is known how COPY takes them. */
  private List<ColumnInfo> made() throws SQLException {
    TableInfo made =
        Objects.requireNonNull(dialect.describe(connection, PostgresTarget.SHADOW, table.name()));
    return table.columns().stream()
        .map(column -> Objects.requireNonNull(made.columns().get(column.name())))
        .toList();
  }

  @Override
  public void store(List<@Nullable Object[]> rows, List<SetAside> aside, Progress progress)
      throws SQLException {
    dialect.begin(connection, true);
    settle();
    state.check(connection);
    boolean mixed = !asText && !table.large().isEmpty();
    List<@Nullable Object[]> large =
        mixed ? rows.stream().filter(LargeRow::is).toList() : List.of();
    List<@Nullable Object[]> others =
        large.isEmpty() ? rows : rows.stream().filter(row -> !LargeRow.is(row)).toList();
    if (bulk == null || others.isEmpty()) {
      insert(others, List.of());
    } else {
      bulk.insert(others);
    }
    for (@Nullable Object[] row : large) {
      insert(List.<@Nullable Object[]>of(row), LargeRow.places(row));
    }
    Quarantine.store(connection, quoted(PostgresTarget.SHADOW) + "." + Quarantine.NAME, aside);
    state.note(connection, table.name(), progress);
    dialect.commit(connection);
  }

  /** What is lost in a crash of the server is lost with its progress, and stored again. */
  private void settle() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local synchronous_commit = off");
    }
    PostgresSettings.settle(connection, PostgresTarget.SHADOW, schema);
  }

  /** Where bulk storing is not possible: large values are sent as they are read. */
  private void insert(List<@Nullable Object[]> rows, List<Integer> large) throws SQLException {
    List<Codec> codecs = table.columns().stream().map(c -> dialect.codec(c.readAs())).toList();
    try (PreparedStatement statement = connection.prepareStatement(sql(large))) {
      for (@Nullable Object[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          bind(statement, i + 1, codecs.get(i), row[i]);
        }
        if (large.isEmpty()) {
          statement.addBatch();
        } else {
          statement.executeUpdate();
        }
      }
      if (large.isEmpty()) {
        statement.executeBatch();
      }
    }
  }

  private static void bind(
      PreparedStatement statement, int index, Codec codec, @Nullable Object value)
      throws SQLException {
    if (value == null) {
      codec.bindNull(statement, index);
    } else if (value instanceof LargeValue large) {
      statement.setBinaryStream(index, new LargeValueStream(large), large.length());
    } else {
      codec.bind(statement, index, value);
    }
  }

  /** A large text is sent as its bytes, which need not be in memory at once. */
  private String sql(List<Integer> large) {
    List<String> marks = new ArrayList<>();
    for (ColumnPlan column : table.columns()) {
      boolean text = column.type().logical() == LogicalType.TEXT;
      marks.add(large.contains(marks.size()) && text ? "pg_catalog.convert_from(?, 'UTF8')" : "?");
    }
    return "insert into " + name + list() + " values (" + String.join(", ", marks) + ")";
  }

  private String list() {
    return table.columns().stream()
        .map(column -> quoted(column.name()))
        .collect(Collectors.joining(", ", " (", ")"));
  }

  private String quoted(String identifier) {
    return dialect.syntax().quote(identifier);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
