package org.recordsdb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows changed by their key, with the count of each. Over a network the statements of many rows are
 * on their way together, in their order.
 */
final class BatchUpdate {

  /** The rows sent together at most: all of them have the time of one statement. */
  private static final int MAX_ROWS = 100;

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
    batch.inGroups(rows, this::request, this::update);
    return counts;
  }

  private Batch.Request request(Row row) {
    Where same = Where.none();
    Row changes = row;
    for (String column : key) {
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

  private boolean updateTogether(Group group) {
    List<Integer> changed = new ArrayList<>();
    boolean holds =
        batch.holds(
            savepoint -> {
              while (changed.size() < group.rows().size()) {
                if (!updateSome(savepoint, group, changed)) {
                  return false;
                }
              }
              return true;
            });
    if (holds) {
      counts.addAll(changed);
    }
    return holds;
  }

  /** Changes the next rows; false if the driver does not tell how many each of them changed. */
  private boolean updateSome(TransactionSession savepoint, Group group, List<Integer> changed) {
    int from = changed.size();
    int to = Math.min(group.rows().size(), from + MAX_ROWS);
    List<@Nullable Object[]> some = group.rows().subList(from, to);
    Compiled update = group.compiled();
    int[] told =
        savepoint.run(
            update.call(), connection -> engine.statements().updateAll(connection, update, some));
    Arrays.stream(told).forEach(changed::add);
    return told.length == some.size() && Arrays.stream(told).allMatch(count -> count >= 0);
  }
}
