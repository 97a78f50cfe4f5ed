package org.recordsdb;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ConstraintException;
import org.recordsdb.error.DataException;
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
    int[] stored = {0};
    inGroups(
        table,
        rows,
        Returning.NONE,
        group -> {
          send(group);
          stored[0] += group.rows().size();
        });
    return stored[0];
  }

  /** One by one, so that the rows come back in the order of the input: RETURNING promises none. */
  List<Row> insertReturning(String table, Iterable<Row> rows) {
    List<Row> stored = new ArrayList<>();
    inGroups(
        table,
        rows,
        Returning.ALL,
        group ->
            eachRow(
                group,
                (statement, row) -> {
                  List<Row> back = engine.statements().query(statement, group.compiled(), row);
                  if (back.isEmpty()) {
                    throw Failure.of(ErrorKind.NO_ROW, "the database stored nothing for it")
                        .table(table)
                        .exception();
                  }
                  stored.addAll(back);
                }));
    return stored;
  }

  /**
   * Rows of the same columns, ready to be sent.
   *
   * @param offset index of the first of them in the batch
   */
  private record Group(Compiled compiled, List<@Nullable Object[]> rows, int offset) {}

  private void inGroups(
      String table, Iterable<Row> rows, Returning returning, Consumer<Group> action) {
    int offset = 0;
    List<Row> alike = new ArrayList<>(GROUP);
    for (Row row : rows) {
      boolean full = alike.size() == GROUP;
      if (full || (!alike.isEmpty() && !row.columns().equals(alike.get(0).columns()))) {
        action.accept(group(table, alike, returning, offset));
        offset += alike.size();
        alike.clear();
      }
      alike.add(row);
    }
    if (!alike.isEmpty()) {
      action.accept(group(table, alike, returning, offset));
    }
  }

  private Group group(String table, List<Row> rows, Returning returning, int offset) {
    Shape shape = Shape.Insert.of(table, rows.get(0), returning);
    Compiled compiled = indexed(offset, () -> engine.compiled(shape, session));
    List<@Nullable Object[]> encoded = new ArrayList<>(rows.size());
    for (Row row : rows) {
      int index = offset + encoded.size();
      encoded.add(indexed(index, () -> compiled.encode(row.valueList())));
    }
    return new Group(compiled, encoded, offset);
  }

  /**
   * All rows of the group at once; if one is refused, they are repeated singly to find out which.
   */
  private void send(Group group) {
    TransactionSession savepoint = session.nested();
    try {
      savepoint.run(group.compiled().call(), connection -> send(connection, group));
      session.endNested(savepoint, true);
    } catch (RecordsException together) {
      session.endNested(savepoint, false);
      boolean ofOneRow =
          together instanceof ConstraintException || together instanceof DataException;
      if (!ofOneRow || session.failure() != null) {
        throw together;
      }
      eachRow(
          group, (statement, row) -> engine.statements().update(statement, group.compiled(), row));
      throw together;
    }
  }

  private int send(Connection connection, Group group) throws SQLException {
    Compiled compiled = group.compiled();
    try (PreparedStatement statement = connection.prepareStatement(compiled.sql())) {
      for (@Nullable Object[] row : group.rows()) {
        Statements.bind(statement, compiled.slots(), row);
        statement.addBatch();
      }
      return engine.statements().within(statement, statement::executeBatch).length;
    }
  }

  private interface RowAction {
    void run(PreparedStatement statement, @Nullable Object[] row) throws SQLException;
  }

  /** Each row on one prepared statement; an error names the row. */
  private void eachRow(Group group, RowAction action) {
    int[] at = {group.offset()};
    try {
      session.run(
          group.compiled().call(),
          connection -> {
            try (PreparedStatement statement =
                connection.prepareStatement(group.compiled().sql())) {
              for (@Nullable Object[] row : group.rows()) {
                action.run(statement, row);
                at[0]++;
              }
              return at[0];
            }
          });
    } catch (RecordsException e) {
      throw e.failure().row(at[0]).exception();
    }
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
