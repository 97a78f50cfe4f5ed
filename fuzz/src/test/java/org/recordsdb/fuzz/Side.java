package org.recordsdb.fuzz;

import static org.recordsdb.Where.where;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.Transaction;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.fuzz.Schema.Column;
import org.recordsdb.fuzz.Schema.Table;

/**
 * One database while a program runs on it: what came of every step, as text in which the numbers
 * that the database chose have names. Not thread-safe.
 */
final class Side {

  /** Numbers that no row has: below zero, as a generated one never is. */
  private static final long UNKNOWN_ID = -1_000;

  /** More than a transaction has statements. */
  private static final int MOST_RUNS = 200;

  private final Database database;
  private Schema schema;
  private final List<String> trace = new ArrayList<>();
  private final Map<String, List<Long>> ids = new HashMap<>();
  private final Map<IdRef, Long> resolved = new HashMap<>();
  private final Tally tally;
  private boolean isStale;
  private RecordsException lastFailure;
  private String lastShown;

  private final Optional<Judge> judge;

  Side(Database database, Schema schema, Tally tally, boolean judged) {
    this.database = database;
    this.schema = schema;
    this.tally = tally;
    this.judge = judged ? Optional.of(new Judge(this)) : Optional.empty();
  }

  /** The third opinion, on the side that asks for it. */
  Optional<Judge> judge() {
    return judge;
  }

  Records records() {
    return database.records();
  }

  Schema schema() {
    return schema;
  }

  List<String> trace() {
    return trace;
  }

  Map<IdRef, Long> resolved() {
    return resolved;
  }

  void create() {
    for (Table table : schema.tables()) {
      records().executeUpdate(table.sql(database.dialect()));
    }
  }

  /** Has others change the schema, and names the column that is new (contract D80). */
  void change(SchemaChange change) {
    List<String> sql = change.sql(schema.table(change.table()), database.dialect());
    database.others().executeScript(String.join(";\n", sql));
    change
        .named()
        .ifPresent(name -> records().from(change.table()).where(where(name).isNull()).count());
    schema = change.after(schema);
    if (change.empties()) {
      ids.remove(change.table());
    }
  }

  void drop() {
    for (int i = schema.tables().size() - 1; i >= 0; i--) {
      String name = schema.tables().get(i).name();
      records().executeUpdate("drop table if exists " + Names.quoted(name));
    }
  }

  /**
   * Runs a step of the outermost level. A transaction that met a statement from before a change of
   * the schema is run again, as its failure asks for (contract D80).
   */
  void run(Step step) {
    int at = trace.size();
    Map<String, Integer> mark = mark();
    Map<IdRef, Long> before = new HashMap<>(resolved);
    run(step, records(), true);
    for (int i = 0; i < MOST_RUNS && isStale; i++) {
      trace.subList(at, trace.size()).clear();
      forget(mark);
      resolved.keySet().retainAll(before.keySet());
      isStale = false;
      run(step, records(), true);
    }
  }

  /** Whether a statement of a transaction was from before a change of the schema. */
  boolean isStale() {
    return isStale;
  }

  /** Runs a step and notes what came of it. */
  void run(Step step, Records on, boolean swallow) {
    int at = trace.size();
    tally.call(step.verb());
    try {
      trace.add("");
      trace.set(at, step.run(this, on));
    } catch (RecordsException e) {
      trace.set(at, show(e, step));
      tally.failure(e.kind());
      isStale |= on instanceof Transaction && e.kind() == ErrorKind.STALE_PLAN;
      if (!swallow) {
        throw e;
      }
    } catch (Step.Planned e) {
      throw e;
    } catch (RuntimeException e) {
      trace.set(at, "UNEXPECTED " + e);
      if (!swallow) {
        throw e;
      }
    }
  }

  /** A failure that leaves a block is shown as it was in the block. */
  private String show(RecordsException e, Step step) {
    if (e != lastFailure) {
      lastFailure = e;
      lastShown = Show.failure(e, schema, step instanceof FreeSql || step instanceof SchemaChange);
    }
    return lastShown;
  }

  /** This side for a thread of its own, with what it knows now. */
  Side lane() {
    Side lane = new Side(database, schema, new Tally(), judge.isPresent());
    ids.forEach((table, known) -> lane.ids.put(table, new ArrayList<>(known)));
    return lane;
  }

  /** Counts what a thread has called. */
  void join(Side lane) {
    tally.add(lane.tally);
    resolved.putAll(lane.resolved);
  }

  void note(String text) {
    trace.add(text);
  }

  /** What the program's value is on this database. */
  Object value(Object given) {
    if (!(given instanceof IdRef ref)) {
      return given;
    }
    Long already = resolved.get(ref);
    if (already != null) {
      return already;
    }
    List<Long> known = ids.getOrDefault(ref.table(), List.of());
    long id = ref.index() < known.size() ? known.get(ref.index()) : UNKNOWN_ID - ref.index();
    resolved.put(ref, id);
    return id;
  }

  /** How many numbers of each table are known. */
  Map<String, Integer> mark() {
    Map<String, Integer> mark = new HashMap<>();
    ids.forEach((table, known) -> mark.put(table, known.size()));
    return mark;
  }

  /** Forgets the numbers of rows that were undone. */
  void forget(Map<String, Integer> mark) {
    ids.forEach((table, known) -> known.subList(mark.getOrDefault(table, 0), known.size()).clear());
  }

  /** Learns the new numbers among the rows, the smallest first. */
  void learn(String table, List<Row> rows) {
    if (!schema.has(table) || !schema.table(table).isNumbered()) {
      return;
    }
    String number = schema.table(table).number().orElseThrow().name();
    List<Long> known = ids.computeIfAbsent(table, name -> new ArrayList<>());
    TreeSet<Long> fresh = new TreeSet<>();
    for (Row row : rows) {
      String name = row.has(number) ? number : "x_" + number;
      if (row.has(name) && row.get(name) instanceof Long id && id > 0 && !known.contains(id)) {
        fresh.add(id);
      }
    }
    known.addAll(fresh);
  }

  /** The value of a column as text; a number that the database chose by its name. */
  String show(String table, String column, Object value) {
    if (value instanceof Long id && id > 0 && schema.has(table)) {
      for (Column each : schema.table(table).columns()) {
        if (each.numbered() && (column.equals(each.name()) || column.equals("x_" + each.name()))) {
          String owner = each.identity() ? table : each.refersTo();
          return "#" + ids.getOrDefault(owner, List.of()).indexOf(id);
        }
      }
    }
    return Show.value(value);
  }

  String show(String table, Row row) {
    StringBuilder text = new StringBuilder("{");
    row.forEach(
        (column, value) ->
            text.append(text.length() > 1 ? ", " : "")
                .append(column)
                .append('=')
                .append(show(table, column, value)));
    return text.append('}').toString();
  }

  /** Rows in no promised order. */
  String showUnordered(String table, List<Row> rows) {
    learn(table, rows);
    return rows.stream().map(row -> show(table, row)).sorted().toList().toString();
  }

  String showOrdered(String table, List<Row> rows) {
    learn(table, rows);
    return rows.stream().map(row -> show(table, row)).toList().toString();
  }
}
