package org.recordsdb;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ConstraintException;
import org.recordsdb.error.DataException;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.BulkInsert;
import org.recordsdb.spi.FastPaths;
import org.recordsdb.spi.TableInfo;

/**
 * Many rows in one transaction: all or none, and the error names the first row that is to blame.
 */
final class Batch {

  /** From so many rows on, bulk storing is faster, though the database is asked first. */
  private static final int BULK = 200;

  private final TransactionRecords verbs;
  private final Engine engine;
  private final TransactionSession session;
  private @Nullable Compiled bulkFor;
  private Optional<BulkInsert> bulkInsert = Optional.empty();

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
          store(group);
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

  private void inGroups(
      String table, Iterable<Row> rows, Returning returning, Consumer<Group> action) {
    int count = 0;
    Group group = null;
    for (Row row : rows) {
      if (group != null && !group.takes(row)) {
        action.accept(group);
        group = null;
      }
      if (group == null) {
        group = group(table, row, returning, count);
      }
      group.add(row);
      count++;
    }
    if (group != null) {
      action.accept(group);
    }
  }

  private Group group(String table, Row first, Returning returning, int offset) {
    Shape shape = Shape.Insert.of(table, first, returning);
    Compiled compiled = indexed(offset, () -> engine.compiled(shape, session));
    return new Group(compiled, first.columns(), offset);
  }

  /**
   * One by one where that costs no more: the error knows its row then, and nothing has to be kept
   * for undoing a group.
   */
  private void store(Group group) {
    if (engine.dialect().isEmbedded()) {
      eachRow(group, update(group));
    } else {
      storeTogether(group);
    }
  }

  private RowAction update(Group group) {
    return (statement, row) -> engine.statements().update(statement, group.compiled(), row);
  }

  /**
   * All rows of the group at once; if one is refused, they are repeated singly to find out which.
   */
  private void storeTogether(Group group) {
    Optional<BulkInsert> bulk = bulk(group);
    TransactionSession savepoint = session.nested();
    try {
      savepoint.run(
          group.compiled().call(),
          connection ->
              bulk.isPresent()
                  ? engine.statements().insert(bulk.get(), group.rows())
                  : send(connection, group));
      session.endNested(savepoint, true);
    } catch (RecordsException together) {
      session.endNested(savepoint, false);
      boolean ofOneRow =
          together instanceof ConstraintException || together instanceof DataException;
      if (!ofOneRow || session.failure() != null) {
        throw together;
      }
      eachRow(group, update(group));
      throw together;
    }
  }

  /** The database's way to store many rows, if it has one for these. */
  private Optional<BulkInsert> bulk(Group group) {
    Compiled compiled = group.compiled();
    TableInfo table = compiled.call().table();
    if (table == null
        || compiled.slots().isEmpty()
        || !FastPaths.take(group.rows().size() >= BULK)) {
      return Optional.empty();
    }
    if (!compiled.equals(bulkFor)) {
      bulkInsert =
          session.run(
              compiled.call(),
              connection ->
                  Optional.ofNullable(
                      engine.dialect().bulkInsert(connection, table, group.columns(table))));
      bulkFor = compiled;
    }
    return bulkInsert;
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
