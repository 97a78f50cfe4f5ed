package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recordsdb.migrate.verify.LargeValue;
import org.recordsdb.spi.Codec;
import org.recordsdb.spi.Dialect;

/**
 * Stores rows with values that are too large to be bound: their pieces go into a temporary table,
 * and SQLite puts them together, in its memory and not in Java's.
 */
final class SqliteLargeInsert {

  private static final String PIECES = "temp.records_pieces";

  private final Connection connection;
  private final Dialect dialect;
  private final TablePlan table;

  SqliteLargeInsert(Connection connection, Dialect dialect, TablePlan table) {
    this.connection = connection;
    this.dialect = dialect;
    this.table = table;
  }

  void insert(@Nullable Object[] row) throws SQLException {
    execute(
        "create table if not exists "
            + PIECES
            + " (place int, number int, bytes blob, primary key (place, number))");
    for (int place : LargeRow.places(row)) {
      keep(place, row[place]);
    }
    List<Codec> codecs = table.columns().stream().map(c -> dialect.codec(c.readAs())).toList();
    try (PreparedStatement statement = connection.prepareStatement(sql(row))) {
      int index = 1;
      for (int i = 0; i < row.length; i++) {
        Object value = row[i];
        if (value == null) {
          codecs.get(i).bindNull(statement, index++);
        } else if (!(value instanceof LargeValue)) {
          codecs.get(i).bind(statement, index++, value);
        }
      }
      statement.executeUpdate();
    }
    execute("delete from " + PIECES);
  }

  private void keep(int place, @Nullable Object value) throws SQLException {
    if (!(value instanceof LargeValue large)) {
      return;
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into "
                + PIECES
                + " select ?1, 1 + coalesce(max(number), 0), ?2 from "
                + PIECES
                + " where place = ?1")) {
      large.each(
          piece -> {
            statement.setInt(1, place);
            statement.setBytes(2, piece);
            statement.executeUpdate();
          });
    }
  }

  /** The bytes of pieces that cut a character are those of the character when they are joined. */
  private String sql(@Nullable Object[] row) {
    List<String> values = new ArrayList<>();
    for (Object value : row) {
      int place = values.size();
      values.add(
          value instanceof LargeValue large
              ? "(select cast(group_concat(cast(bytes as text), '' order by number) as "
                  + (large.isText() ? "text" : "blob")
                  + ") from "
                  + PIECES
                  + " where place = "
                  + place
                  + ")"
              : "?");
    }
    String names =
        table.columns().stream()
            .map(column -> dialect.syntax().quote(column.name()))
            .collect(Collectors.joining(", "));
    return "insert into "
        + dialect.syntax().quote(table.name())
        + " ("
        + names
        + ") values ("
        + String.join(", ", values)
        + ")";
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
