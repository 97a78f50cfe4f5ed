package org.recordsdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.TableInfo;

/**
 * The rows of a batch stored and read back in the order of the input.
 *
 * <p>RETURNING promises no order, so a statement of several rows is only believed where each row
 * that comes back has the values that were given for it. Where one has not, be it that a trigger
 * changes values or that the column rounds them, all rows are stored one by one.
 */
final class BatchReturning {

  private final Batch batch;
  private final Engine engine;
  private final String table;
  private final List<Row> stored = new ArrayList<>();
  private boolean refuted;
  private @Nullable Boolean allowed;

  BatchReturning(Batch batch, String table) {
    this.batch = batch;
    this.engine = batch.engine();
    this.table = table;
  }

  /** The stored rows, each made of one of the items. */
  <T> List<Row> store(Iterable<T> items, Function<? super T, Row> rows) {
    batch.inGroups(items, rows.andThen(new Batch.Inserts(table, Returning.ALL)), this::store);
    return stored;
  }

  private void store(Group group) {
    if (!mayGoTogether(group) || !storeTogether(group)) {
      batch.eachRow(
          group,
          (statement, row) -> {
            List<Row> back =
                engine
                    .statements()
                    .query(
                        statement, group.compiled(), row, engine.reading(group.compiled().rows()));
            if (back.isEmpty()) {
              throw Verbs.suppressed(table);
            }
            stored.addAll(back);
          });
    }
  }

  private boolean mayGoTogether(Group group) {
    TableInfo info = group.compiled().call().table();
    if (refuted || info == null || group.compiled().slots().isEmpty()) {
      return false;
    }
    if (!batch.sendsTogether(group)) {
      return false;
    }
    if (allowed == null) {
      allowed =
          batch
              .session()
              .run(
                  group.compiled().call(),
                  connection -> engine.dialect().insertsTogether(connection, info));
    }
    return allowed;
  }

  private boolean storeTogether(Group group) {
    List<Row> back = new ArrayList<>();
    boolean succeeded =
        batch.succeeds(
            savepoint -> {
              while (back.size() < group.rows().size()) {
                if (!storeSome(savepoint, group, back)) {
                  return false;
                }
              }
              return true;
            });
    if (succeeded) {
      stored.addAll(back);
    }
    refuted = !succeeded;
    return succeeded;
  }

  /** Stores as many rows as the next statement takes; false if they do not come back as given. */
  private boolean storeSome(TransactionSession savepoint, Group group, List<Row> back) {
    int count = group.together(back.size());
    Compiled insert = engine.compiled(((Shape.Insert) group.shape()).times(count), savepoint);
    List<@Nullable Object[]> given = group.rows().subList(back.size(), back.size() + count);
    List<Row> some =
        savepoint.run(
            insert.call(),
            connection ->
                engine
                    .statements()
                    .queryAll(connection, insert, given, engine.reading(insert.rows())));
    back.addAll(some);
    return agree(insert.slots(), given, some);
  }

  private static boolean agree(
      List<Slot> slots, List<@Nullable Object[]> given, List<Row> returned) {
    if (returned.size() != given.size()) {
      return false;
    }
    for (int i = 0; i < given.size(); i++) {
      if (!agree(slots, given.get(i), returned.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean agree(List<Slot> slots, @Nullable Object[] given, Row returned) {
    for (int i = 0; i < given.length; i++) {
      Slot slot = slots.get(i);
      Object value = returned.get(slot.column());
      if (!Objects.deepEquals(given[i], value == null ? null : slot.codec().encode(value))) {
        return false;
      }
    }
    return true;
  }
}
