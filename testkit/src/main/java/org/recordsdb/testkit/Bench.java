package org.recordsdb.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import org.recordsdb.Records;
import org.recordsdb.RecordsBuilder;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.Dialect;

/** One open database with a dialect, and what the running test has created in it. */
final class Bench implements AutoCloseable {

  private final String url;
  private final Dialect dialect;
  private final boolean shared;
  private final boolean tellsMistakes;
  private final Records records;
  private final DriverTexts driverTexts = new DriverTexts();
  private final Deque<List<String>> undo = new ArrayDeque<>();

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
    return settings.apply(Records.builder().url(url).dialect(driverTexts.of(dialect))).open();
  }

  /** What follows from the URL. */
  String explain() {
    return explain(settings -> settings);
  }

  /** What follows from the URL and these settings. */
  String explain(UnaryOperator<RecordsBuilder> settings) {
    return settings.apply(Records.builder().url(url).dialect(dialect)).explain();
  }

  /** Rejects what no column can have without {@link Capability#UNLIMITED_DECIMAL}. */
  String create(TestTable table) {
    if (table.hasUnlimitedDecimals() && dialect.missing().contains(Capability.UNLIMITED_DECIMAL)) {
      throw Failure.of(
              ErrorKind.UNSUPPORTED,
              "Can't create "
                  + table.name()
                  + ": "
                  + dialect.name()
                  + " has no decimals without a precision. Declare one.")
          .exception();
    }
    dropLater(table.name());
    table.sql(dialect.syntax()).forEach(records::executeUpdate);
    return table.name();
  }

  void createView(String name, String query) {
    String quoted = dialect.syntax().quote(name);
    records.executeUpdate("create view " + quoted + " as " + query);
    undo.push(List.of("drop view if exists " + quoted));
  }

  /** Lets a table go that the test makes by itself. */
  void dropLater(String table) {
    undo.push(dialect.syntax().dropTable(table));
  }

  /** What the driver said of the failures of the running test, if that is to be shown. */
  List<String> driverTexts() {
    return driverTexts.all();
  }

  void cleanUp() {
    while (!undo.isEmpty()) {
      undo.pop().forEach(records::executeUpdate);
    }
    driverTexts.clear();
  }

  @Override
  public void close() {
    records.close();
  }
}
