package org.recordsdb;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.BulkInsert;
import org.recordsdb.spi.Codec;

/** The last room before the wire: prepare, bind, run, read, close. */
final class Statements {

  /** The rows sent together at most: all of them have the time of one statement. */
  private static final int TOGETHER = 100;

  private final Deadlines deadlines;

  Statements(Deadlines deadlines) {
    this.deadlines = deadlines;
  }

  int update(Connection connection, Compiled compiled, @Nullable Object[] encoded)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(compiled.sql())) {
      return update(statement, compiled, encoded);
    }
  }

  int update(PreparedStatement statement, Compiled compiled, @Nullable Object[] encoded)
      throws SQLException {
    bind(statement, compiled.slots(), encoded);
    return deadlines.within(
        statement,
        () -> compiled.rows() == RowReader.NONE ? changed(statement) : counted(statement));
  }

  /** PostgreSQL's driver says -1 of a CALL, which changes no rows as far as anybody knows. */
  private static int changed(PreparedStatement statement) throws SQLException {
    return Math.max(0, statement.executeUpdate());
  }

  private static int counted(PreparedStatement statement) throws SQLException {
    try (ResultSet results = statement.executeQuery()) {
      int count = 0;
      while (results.next()) {
        count++;
      }
      return count;
    }
  }

  List<Row> query(
      Connection connection,
      Compiled compiled,
      @Nullable Object[] encoded,
      RowStream.Reading reading)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(compiled.sql())) {
      return query(statement, compiled, encoded, reading);
    }
  }

  /** Reads to the end, as SQLite finishes an INSERT with RETURNING only then. */
  List<Row> query(
      PreparedStatement statement,
      Compiled compiled,
      @Nullable Object[] encoded,
      RowStream.Reading reading)
      throws SQLException {
    bind(statement, compiled.slots(), encoded);
    return all(statement, reading);
  }

  private List<Row> all(PreparedStatement statement, RowStream.Reading reading)
      throws SQLException {
    return deadlines.within(
        statement,
        () -> {
          try (ResultSet results = statement.executeQuery()) {
            return all(results, reading);
          }
        });
  }

  private static List<Row> all(ResultSet results, RowStream.Reading reading) throws SQLException {
    try {
      return reading.of(results).all(results);
    } catch (RecordsException e) {
      throw reading.unread(e);
    }
  }

  /** Runs a statement that takes several rows at once. */
  List<Row> queryAll(
      Connection connection,
      Compiled compiled,
      List<@Nullable Object[]> rows,
      RowStream.Reading reading)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(compiled.sql())) {
      bindAll(statement, compiled, rows);
      return all(statement, reading);
    }
  }

  /** The same of one that gives no rows back; how many it stored. */
  int updateSeveral(Connection connection, Compiled compiled, List<@Nullable Object[]> rows)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(compiled.sql())) {
      bindAll(statement, compiled, rows);
      return deadlines.within(statement, statement::executeUpdate);
    }
  }

  private static void bindAll(
      PreparedStatement statement, Compiled compiled, List<@Nullable Object[]> rows)
      throws SQLException {
    for (int i = 0; i < rows.size(); i++) {
      bind(statement, i * compiled.slots().size(), compiled.slots(), rows.get(i));
    }
  }

  /** Runs a statement for each row, many of them sent together; what the driver says of each. */
  int[] updateAll(Connection connection, Compiled compiled, List<@Nullable Object[]> rows)
      throws SQLException {
    int[] counts = new int[rows.size()];
    try (PreparedStatement statement = connection.prepareStatement(compiled.sql())) {
      for (int from = 0; from < counts.length; from += TOGETHER) {
        int to = Math.min(counts.length, from + TOGETHER);
        for (@Nullable Object[] row : rows.subList(from, to)) {
          bind(statement, compiled.slots(), row);
          statement.addBatch();
        }
        int[] group = deadlines.within(statement, statement::executeBatch);
        System.arraycopy(group, 0, counts, from, group.length);
      }
      return counts;
    }
  }

  /** Runs something that is no statement of ours, within the query timeout. */
  <T extends @Nullable Object> T within(Deadlines.Cancel running, Deadlines.Action<T> action)
      throws SQLException {
    return deadlines.within(running, action);
  }

  /** Runs something else on a statement, within the query timeout. */
  <T extends @Nullable Object> T within(Statement statement, Deadlines.Action<T> action)
      throws SQLException {
    return deadlines.within(statement, action);
  }

  /** Stores rows in bulk, within the query timeout; how many were stored. */
  int insert(BulkInsert bulk, List<@Nullable Object[]> rows) throws SQLException {
    return deadlines.within(bulk::cancel, () -> Math.toIntExact(bulk.insert(rows)));
  }

  static void bind(PreparedStatement statement, List<Slot> slots, @Nullable Object[] encoded)
      throws SQLException {
    bind(statement, 0, slots, encoded);
  }

  /** Binds to the parameters after the first ones, so many. */
  private static void bind(
      PreparedStatement statement, int first, List<Slot> slots, @Nullable Object[] encoded)
      throws SQLException {
    for (int i = 0; i < encoded.length; i++) {
      Object value = encoded[i];
      int index = first + i + 1;
      Codec codec = slots.get(i).codec();
      if (value == null) {
        codec.bindNull(statement, index);
      } else {
        codec.bind(statement, index, value);
      }
    }
  }
}
