package org.recordsdb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;

/**
 * Rows changed by their key, with the count of each. Over a network the statements of many rows are
 * on their way together, in their order.
 */
final class BatchUpdate {

  private final Batch batch;
  private final Engine engine;
  private final String table;
  private final List<String> key;
  private final List<Integer> counts = new ArrayList<>();

  BatchUpdate(Batch batch, String table, List<String> key) {
    this.batch = batch;
    this.engine = batch.engine();
    this.table = table;
    this.key = key;
  }

  List<Integer> update(Iterable<Row> rows) {
    if (key.isEmpty()) {
      throw Failure.of(
              ErrorKind.NO_CONDITION,
              "Can't update "
                  + table
                  + ": no key is named, by which each row is found. Name the columns of a key after"
                  + " the rows.")
          .table(table)
          .exception();
    }
    batch.inGroups(rows, this::request, this::update);
    return counts;
  }

  private Batch.Request request(Row row) {
    Where same = Where.none();
    Row changes = Given.notNull(row, "row");
    for (String column : key) {
      Given.column(row, column, "update " + table, "Give its key in every row.");
      Object value = row.get(column);
      same = value == null ? same.and(column).isNull() : same.and(column).eq(value);
      changes = changes.without(column);
    }
    return new Batch.Request(
        Verbs.updating(table, changes, same, false), Verbs.both(changes, same));
  }

  private void update(Group group) {
    if (!batch.sendsTogether(group) || !updateTogether(group)) {
      batch.eachRow(
          group,
          (statement, row) ->
              counts.add(engine.statements().update(statement, group.compiled(), row)));
    }
  }

  /** False if a row was rejected, or the driver does not tell how many each of them changed. */
  private boolean updateTogether(Group group) {
    Compiled update = group.compiled();
    List<Integer> changed = new ArrayList<>();
    boolean succeeded =
        batch.succeeds(
            savepoint -> {
              int[] updated =
                  savepoint.run(
                      update.call(),
                      connection ->
                          engine.statements().updateAll(connection, update, group.rows()));
              Arrays.stream(updated).forEach(changed::add);
              return Arrays.stream(updated).allMatch(count -> count >= 0);
            });
    if (succeeded) {
      counts.addAll(changed);
    }
    return succeeded;
  }
}
