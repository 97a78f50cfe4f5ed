package org.recordsdb;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.BulkInsert;
import org.recordsdb.spi.FastPaths;
import org.recordsdb.spi.TableInfo;

/** The rows of a batch stored, with nothing read back. */
final class BatchInsert {

  /** From so many rows on, bulk storing is faster, though the database is asked first. */
  private static final int BULK = 200;

  private final Batch batch;
  private final Engine engine;
  private int stored;
  private @Nullable Compiled bulkFor;
  private Optional<BulkInsert> bulkInsert = Optional.empty();

  BatchInsert(Batch batch) {
    this.batch = batch;
    this.engine = batch.engine();
  }

  /** The number of rows that are stored, each made of one of the items. */
  <T> int store(String table, Iterable<T> items, Function<? super T, Row> rows) {
    batch.inGroups(items, rows.andThen(new Batch.Inserts(table, Returning.NONE)), this::store);
    return stored;
  }

  private void store(Group group) {
    if (batch.sendsTogether(group) && storeTogether(group)) {
      return;
    }
    if (takesSeveral(group)) {
      storeSeveral(group);
    } else {
      storeEach(group, 0, group.rows().size());
    }
  }

  /** The error of a row that is sent by itself knows which row it was. */
  private void storeEach(Group group, int from, int to) {
    batch.eachRow(
        group,
        from,
        to,
        (statement, row) -> stored += engine.statements().update(statement, group.compiled(), row));
  }

  /** True if an INSERT of several rows saves time, though no round trips, and means the same. */
  private boolean takesSeveral(Group group) {
    TableInfo table = group.compiled().call().table();
    return engine.dialect().isEmbedded()
        && table != null
        && !group.compiled().slots().isEmpty()
        && FastPaths.take(group.rows().size() >= Batch.FEW)
        && batch
            .session()
            .run(
                group.compiled().call(),
                connection -> engine.dialect().insertsTogether(connection, table));
  }

  /**
   * By INSERTs of several rows, each in a savepoint of its own: one around them all would have to
   * keep every page as it was.
   */
  private void storeSeveral(Group group) {
    int from = 0;
    while (from < group.rows().size()) {
      int count = group.together(from);
      if (count == 1 || !storeSeveral(group, from, count)) {
        storeEach(group, from, from + count);
      }
      from += count;
    }
  }

  private boolean storeSeveral(Group group, int from, int count) {
    Compiled insert = engine.compiled(((Shape.Insert) group.shape()).times(count), batch.session());
    List<@Nullable Object[]> rows = group.rows().subList(from, from + count);
    return batch.succeeds(
        savepoint -> {
          stored +=
              savepoint.run(
                  group.compiled().call(),
                  connection -> engine.statements().updateSeveral(connection, insert, rows));
          return true;
        });
  }

  /** False if a row was rejected, or the driver does not tell how many were stored. */
  private boolean storeTogether(Group group) {
    Compiled compiled = group.compiled();
    Optional<BulkInsert> bulk = bulk(group);
    int[] count = {0};
    boolean succeeded =
        batch.succeeds(
            savepoint ->
                savepoint.run(
                    compiled.call(),
                    connection -> {
                      if (bulk.isPresent()) {
                        count[0] = engine.statements().insert(bulk.get(), group.rows());
                        return true;
                      }
                      boolean counted = true;
                      for (int one :
                          engine.statements().updateAll(connection, compiled, group.rows())) {
                        counted &= one >= 0;
                        count[0] += one;
                      }
                      return counted;
                    }));
    if (succeeded) {
      stored += count[0];
    }
    return succeeded;
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
          batch
              .session()
              .run(
                  compiled.call(),
                  connection ->
                      Optional.ofNullable(
                          engine.dialect().bulkInsert(connection, table, group.columns(table))));
      bulkFor = compiled;
    }
    return bulkInsert;
  }
}
