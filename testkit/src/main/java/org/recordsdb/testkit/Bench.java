package org.recordsdb.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.UnaryOperator;
import org.recordsdb.Records;
import org.recordsdb.RecordsBuilder;
import org.recordsdb.spi.Dialect;

/** One open database with a dialect, and what the running test has created in it. */
final class Bench implements AutoCloseable {

  private final String url;
  private final Dialect dialect;
  private final boolean shared;
  private final boolean tellsMistakes;
  private final Records records;
  private final Deque<String> undo = new ArrayDeque<>();

  Bench(String url, Dialect dialect, boolean shared, boolean tellsMistakes) {
    this.url = url;
    this.dialect = dialect;
    this.shared = shared;
    this.tellsMistakes = tellsMistakes;
    this.records = open(settings -> settings);
  }

  Records records() {
    return records;
  }

  Dialect dialect() {
    return dialect;
  }

  /** True if a second {@code Records} sees the same tables. */
  boolean isShared() {
    return shared;
  }

  /** True if what is wrong with SQL is reported by its cause. */
  boolean tellsMistakes() {
    return tellsMistakes;
  }

  /** Another {@code Records} on the same URL, which the caller closes. */
  Records open(UnaryOperator<RecordsBuilder> settings) {
    return settings.apply(Records.builder().url(url).dialect(dialect)).open();
  }

  /** What follows from the URL. */
  String explain() {
    return explain(settings -> settings);
  }

  /** What follows from the URL and these settings. */
  String explain(UnaryOperator<RecordsBuilder> settings) {
    return settings.apply(Records.builder().url(url).dialect(dialect)).explain();
  }

  String create(TestTable table) {
    records.executeUpdate(table.sql(dialect.syntax()));
    undo.push("drop table if exists " + dialect.syntax().quote(table.name()));
    return table.name();
  }

  void createView(String name, String query) {
    String quoted = dialect.syntax().quote(name);
    records.executeUpdate("create view " + quoted + " as " + query);
    undo.push("drop view if exists " + quoted);
  }

  /** Lets a table go that the test makes by itself. */
  void dropLater(String table) {
    undo.push("drop table if exists " + dialect.syntax().quote(table));
  }

  void cleanUp() {
    while (!undo.isEmpty()) {
      records.executeUpdate(undo.pop());
    }
  }

  @Override
  public void close() {
    records.close();
  }
}
