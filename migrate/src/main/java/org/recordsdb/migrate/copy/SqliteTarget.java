package org.recordsdb.migrate.copy;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.internal.config.Settings;
import org.recordsdb.migrate.lock.FileLock;
import org.recordsdb.migrate.schema.SqliteObject;
import org.recordsdb.migrate.verify.Rows;
import org.recordsdb.spi.Dialect;

/**
 * An SQLite file to copy into. All is made in a file beside it, which takes its name when it is
 * complete; until then the target is as it was. SQLite has one writer, so all threads write by one
 * connection, one after the other. Foreign keys are not checked row by row, as tables come in any
 * order, but all at once at the end.
 */
final class SqliteTarget implements CopyTarget {

  private final Dialect dialect;
  private final SqliteShadow files;
  private @Nullable FileLock lock;
  private @Nullable Connection writer;
  private boolean quarantine;

  private SqliteTarget(Settings settings) {
    this.dialect = settings.dialect();
    this.files = SqliteShadow.of(settings);
  }

  static SqliteTarget open(Settings settings) {
    return new SqliteTarget(settings);
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public String place() {
    return "sqlite:" + files.target();
  }

  @Override
  public void requireReady() throws SQLException {
    files.requireFree();
  }

  @Override
  public boolean isThere() {
    return Files.exists(files.target());
  }

  @Override
  public List<String> tables() throws SQLException {
    return files.tables();
  }

  /** Reading a file runs SQLite's own functions only, but in a view these may take for ever. */
  @Override
  public void requireReadable(List<TablePlan> tables) throws SQLException {
    try (Connection reader = files.reader(true)) {
      SqliteConnections.requireReadable(reader, files.target());
      Set<String> names = tables.stream().map(TablePlan::name).collect(Collectors.toSet());
      List<String> others =
          SqliteObject.all(reader).stream()
              .filter(each -> each.isVirtual() || !Set.of("table", "index").contains(each.type()))
              .map(SqliteObject::name)
              .filter(names::contains)
              .toList();
      if (!others.isEmpty()) {
        throw Untrusted.noTables(place(), others);
      }
    }
  }

  @Override
  public boolean enter(String origin, CopyPlan plan) throws SQLException {
    lock =
        FileLock.ifFree(files.target())
            .orElseThrow(() -> Refusals.lockedFile(files.target().toString()));
    requireReady();
    boolean begun = files.isThere(); // or something else, which is left alone
    quarantine = plan.before().contains(Quarantine.table());
    boolean longest = !SqliteConnections.makesLonger(plan);
    writer = files.open(longest);
    SqliteState.Run unfinished = begun ? SqliteState.unfinished(writer) : null;
    if (unfinished != null && !unfinished.origin().equals(origin)) {
      throw Refusals.anotherOrigin(unfinished.origin());
    }
    if (unfinished != null && unfinished.plan().equals(plan.fingerprint())) {
      return true;
    }
    writer.close();
    files.delete();
    writer = files.open(longest);
    inTransaction(writer, () -> make(writer(), origin, plan));
    return false;
  }

  private static void make(Connection connection, String origin, CopyPlan plan)
      throws SQLException {
    for (SchemaStep step : plan.before()) { // the encoding among them, which a table settles
      execute(connection, step.sql());
    }
    SqliteState.begin(connection, origin, plan.fingerprint());
    for (TablePlan table : plan.tables()) {
      execute(connection, table.create().sql());
    }
  }

  @Override
  public Progress progress(TablePlan table) throws SQLException {
    synchronized (this) {
      return SqliteState.progress(writer(), table.name());
    }
  }

  @Override
  public void restart(TablePlan table) throws SQLException {
    Connection connection = writer();
    inTransaction(
        connection,
        () -> {
          execute(connection, "delete from " + dialect.syntax().quote(table.name()));
          if (quarantine) {
            Quarantine.forget(connection, Quarantine.NAME, table.name());
          }
          SqliteState.note(connection, table.name(), Progress.NONE);
        });
  }

  @Override
  public RowStore rows(TablePlan table) {
    return new SqliteRows(this, writer(), table);
  }

  @Override
  public Rows stored(TablePlan table, boolean published) {
    String name = dialect.syntax().quote(table.name());
    return visitor -> {
      try (Connection reader = files.reader(published)) {
        StoredRows.each(reader, dialect, table, name, visitor);
        dialect.commit(reader);
      }
    };
  }

  @Override
  public List<Untranslated> publish(CopyPlan plan, boolean lenient) throws SQLException {
    Connection connection = writer();
    List<Untranslated> weaker = new ArrayList<>();
    inTransaction(
        connection,
        () -> {
          complete(connection, plan);
          weaker.addAll(brokenKeys(plan, lenient));
          requireIntact(connection);
          requireReady();
          files.end();
          SqliteState.end(connection);
        });
    files.settle(connection);
    connection.close();
    writer = null;
    files.publish();
    return weaker;
  }

  /** Undone if anything is wrong then: rows that are stored again must not run triggers. */
  private static void complete(Connection connection, CopyPlan plan) throws SQLException {
    for (TablePlan table : plan.tables()) {
      for (SchemaStep step : table.after()) {
        execute(connection, step.sql());
      }
    }
    for (SchemaStep step : plan.after()) {
      execute(connection, step.sql());
    }
  }

  /** SQLite checks a foreign key for new rows whatever the old ones are like. */
  private List<Untranslated> brokenKeys(CopyPlan plan, boolean lenient) throws SQLException {
    List<Untranslated> broken = new ArrayList<>();
    for (TablePlan table : plan.tables()) {
      broken.addAll(brokenKeys(table.name()));
    }
    if (!lenient && !broken.isEmpty()) {
      Untranslated first = broken.get(0);
      throw Failure.of(
              ErrorKind.FOREIGN_KEY,
              "The foreign key from " + first.name() + ": " + first.reason() + ".")
          .exception();
    }
    return broken;
  }

  private List<Untranslated> brokenKeys(String table) throws SQLException {
    List<Untranslated> broken = new ArrayList<>();
    try (PreparedStatement statement =
        writer()
            .prepareStatement(
                "select parent, count(*) from pragma_foreign_key_check(?) group by 1")) {
      statement.setString(1, table);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          long count = rows.getLong(2);
          String problem =
              (count == 1 ? "1 row violates" : count + " rows violate")
                  + " it, so it applies to new rows only";
          broken.add(new Untranslated("foreign key", table + " to " + rows.getString(1), problem));
        }
      }
    } catch (SQLException e) {
      if (!String.valueOf(e.getMessage()).contains("foreign key mismatch")) {
        throw e; // a key that refers to no key is not checked, in the source neither
      }
    }
    return broken;
  }

  private static void requireIntact(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("pragma integrity_check(1)")) {
      answer.next();
      if (!answer.getString(1).equals("ok")) {
        throw Failure.of(
                ErrorKind.CORRUPT,
                "The integrity check of the copied file failed: " + answer.getString(1) + ".")
            .exception();
      }
    }
  }

  /** Something that is done in one transaction. */
  interface Change {
    void run() throws SQLException;
  }

  /** Waits until no other thread writes. */
  void inTransaction(Connection connection, Change change) throws SQLException {
    synchronized (this) {
      dialect.begin(connection, true);
      try {
        change.run();
        dialect.commit(connection);
      } catch (SQLException | RuntimeException e) {
        dialect.rollback(connection);
        throw e;
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection writer() {
    if (writer == null) {
      throw new IllegalStateException("The copy has not been entered, or is published.");
    }
    return writer;
  }

  /** What was not published stays beside the target, for the next copy to go on with. */
  @Override
  public void close() throws SQLException {
    Connection open = writer;
    FileLock held = lock;
    writer = null;
    try {
      if (open != null) {
        open.close();
      }
    } finally {
      if (held != null) {
        held.close();
      }
    }
  }
}
