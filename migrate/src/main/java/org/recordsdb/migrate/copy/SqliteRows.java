package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.Codec;
import org.recordsdb.spi.Syntax;

/** Where the rows of one table of an SQLite file go. */
final class SqliteRows implements RowStore {

  private final SqliteTarget target;
  private final Connection connection;
  private final TablePlan table;
  private final List<Codec> codecs;
  private final String insert;

  SqliteRows(SqliteTarget target, Connection connection, TablePlan table) {
    this.target = target;
    this.connection = connection;
    this.table = table;
    this.codecs =
        table.columns().stream().map(column -> target.dialect().codec(column.readAs())).toList();
    this.insert = insert(target.dialect().syntax(), table);
  }

  /** A constraint of the source's may say IGNORE or REPLACE, which ABORT overrides. */
  private static String insert(Syntax syntax, TablePlan table) {
    List<String> names =
        table.columns().stream().map(column -> syntax.quote(column.name())).toList();
    return "insert or abort into "
        + syntax.quote(table.name())
        + names.stream().collect(Collectors.joining(", ", " (", ")"))
        + names.stream().map(name -> "?").collect(Collectors.joining(", ", " values (", ")"));
  }

  @Override
  public void store(List<@Nullable Object[]> rows, List<SetAside> aside, Progress progress)
      throws SQLException {
    target.inTransaction(
        connection,
        () -> {
          store(rows);
          Quarantine.store(connection, Quarantine.NAME, aside);
          SqliteState.note(connection, table.name(), progress);
        });
  }

  private void store(List<@Nullable Object[]> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      for (@Nullable Object[] row : rows) {
        if (LargeRow.is(row)) {
          new SqliteLargeInsert(connection, target.dialect(), table).insert(row);
        } else {
          bind(statement, row);
          statement.executeUpdate();
        }
      }
    }
  }

  private void bind(PreparedStatement statement, @Nullable Object[] row) throws SQLException {
    for (int i = 0; i < row.length; i++) {
      Object value = row[i];
      if (value == null) {
        codecs.get(i).bindNull(statement, i + 1);
      } else {
        codecs.get(i).bind(statement, i + 1, value);
      }
    }
  }

  @Override
  public void close() {}
}
