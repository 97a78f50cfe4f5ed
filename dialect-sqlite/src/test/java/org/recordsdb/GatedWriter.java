package org.recordsdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.recordsdb.internal.pool.Loan;
import org.sqlite.SQLiteCommitListener;
import org.sqlite.SQLiteConnection;

/** The one connection of a file, which is lent while its gate is open, and counts its commits. */
final class GatedWriter implements GroupCommit.Writer, AutoCloseable {

  private final Semaphore gate = new Semaphore(0);
  private final AtomicInteger commits = new AtomicInteger();
  private final Connection connection;

  GatedWriter(Path file) throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    execute(connection, "pragma journal_mode = wal");
    execute(connection, "pragma foreign_keys = on");
    execute(connection, "create table parents (id integer primary key)");
    execute(
        connection,
        "create table children (id integer primary key, parent bigint"
            + " references parents deferrable initially deferred)");
    execute(
        connection,
        "create trigger fatal before insert on parents when new.id = 13"
            + " begin select raise(rollback, 'unlucky'); end");
    connection.unwrap(SQLiteConnection.class).addCommitListener(new Counter());
  }

  @Override
  public Loan borrow() {
    gate.acquireUninterruptibly();
    return new Lent();
  }

  void openGate() {
    commits.set(0);
    gate.release();
  }

  void awaitBorrower() throws InterruptedException {
    while (!gate.hasQueuedThreads()) {
      Thread.sleep(1);
    }
  }

  /** Commits since the gate was opened. */
  int commits() {
    return commits.get();
  }

  List<Long> parents() throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select id from parents order by id")) {
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
    }
    return ids;
  }

  static int insert(Connection connection, long id) throws SQLException {
    return execute(connection, "insert into parents values (" + id + ")");
  }

  static int execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private final class Lent implements Loan {
    @Override
    public Connection connection() {
      return connection;
    }

    @Override
    public void suspect() {
      throw new IllegalStateException("no raw SQL runs here");
    }

    @Override
    public void discard() {
      throw new IllegalStateException("the connection is sound");
    }

    @Override
    public void close() {
      gate.release();
    }
  }

  private final class Counter implements SQLiteCommitListener {
    @Override
    public void onCommit() {
      commits.incrementAndGet();
    }

    @Override
    public void onRollback() {}
  }
}
