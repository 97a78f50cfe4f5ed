package org.recordsdb;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;

/**
 * Many rows in one transaction: all or none, and the error names the first row that is to blame.
 */
final class Batch {

  /** Rows sent, and kept in memory, at a time. */
  private static final int GROUP = 1_000;

  private final TransactionRecords verbs;
  private final Engine engine;
  private final TransactionSession session;

  private Batch(TransactionRecords verbs) {
    this.verbs = verbs;
    this.engine = verbs.engine();
    this.session = verbs.transactionSession();
  }

  /**
   * Runs the work in a transaction of its own, or in a savepoint of the one at hand. A statement
   * that failed fails the transaction at hand too, as a single statement's failure does.
   */
  static <T> T atomically(Verbs verbs, Function<Batch, T> work) {
    try {
      return verbs.inTransaction(
          transaction -> work.apply(new Batch((TransactionRecords) transaction)));
    } catch (RecordsException e) {
      if (verbs instanceof TransactionRecords outer && e.getCause() instanceof SQLException) {
        outer.transactionSession().fail(e);
      }
      throw e;
    }
  }

  Verbs verbs() {
    return verbs;
  }

  int insert(String table, Iterable<Row> rows) {
    int stored = 0;
    List<Row> group = new ArrayList<>(GROUP);
    for (Row row : rows) {
      if (!group.isEmpty()
          && (group.size() == GROUP || !row.columns().equals(group.get(0).columns()))) {
        stored += insertGroup(table, group, stored);
        group.clear();
      }
      group.add(row);
    }
    return group.isEmpty() ? stored : stored + insertGroup(table, group, stored);
  }

  /** Rows of the same columns, sent together. */
  private int insertGroup(String table, List<Row> rows, int offset) {
    Shape shape = Shape.Insert.of(table, rows.get(0), Returning.NONE);
    Compiled compiled = indexed(offset, () -> engine.compiled(shape, session));
    List<@Nullable Object[]> encoded = new ArrayList<>(rows.size());
    for (Row row : rows) {
      int index = offset + encoded.size();
      encoded.add(indexed(index, () -> compiled.encode(row.valueList())));
    }
    TransactionSession savepoint = session.nested();
    try {
      savepoint.run(compiled.call(), connection -> send(connection, compiled, encoded));
      session.endNested(savepoint, true);
    } catch (RecordsException together) {
      session.endNested(savepoint, false);
      oneByOne(compiled, encoded, offset);
      throw together;
    }
    return rows.size();
  }

  private int send(Connection connection, Compiled compiled, List<@Nullable Object[]> rows)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(compiled.sql())) {
      for (@Nullable Object[] row : rows) {
        Statements.bind(statement, compiled.slots(), row);
        statement.addBatch();
      }
      return engine.statements().within(statement, statement::executeBatch).length;
    }
  }

  /** Finds the row that made its group fail: drivers don't say, or not alike. */
  private void oneByOne(Compiled compiled, List<@Nullable Object[]> rows, int offset) {
    int[] at = {offset};
    try {
      session.run(
          compiled.call(),
          connection -> {
            try (PreparedStatement statement = connection.prepareStatement(compiled.sql())) {
              for (@Nullable Object[] row : rows) {
                engine.statements().update(statement, compiled, row);
                at[0]++;
              }
              return at[0];
            }
          });
    } catch (RecordsException e) {
      throw e.failure().row(at[0]).exception();
    }
  }

  List<Row> insertReturning(String table, Iterable<Row> rows) {
    List<Row> stored = new ArrayList<>();
    for (Row row : rows) {
      int index = stored.size();
      Shape shape = Shape.Insert.of(table, row, Returning.ALL);
      stored.addAll(indexed(index, () -> verbs.rows(shape, row.valueList())));
      if (stored.size() == index) {
        throw Failure.of(ErrorKind.NO_ROW, "the database stored nothing for it")
            .table(table)
            .row(index)
            .exception();
      }
    }
    return stored;
  }

  List<Integer> update(String table, Iterable<Row> rows, List<String> key) {
    List<Integer> counts = new ArrayList<>();
    for (Row row : rows) {
      counts.add(indexed(counts.size(), () -> updateOne(table, row, key)));
    }
    return counts;
  }

  private int updateOne(String table, Row row, List<String> key) {
    Where same = Where.none();
    Row changes = row;
    for (String column : key) {
      Object value = row.get(column);
      same = value == null ? same.and(column).isNull() : same.and(column).eq(value);
      changes = changes.without(column);
    }
    return verbs.update(table, changes, same);
  }

  private static <T> T indexed(int index, Supplier<T> step) {
    try {
      return step.get();
    } catch (RecordsException e) {
      throw e.failure().row(index).exception();
    }
  }
}
