package org.recordsdb.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.recordsdb.Records;
import org.recordsdb.Transaction;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.internal.config.Settings;
import org.recordsdb.internal.pool.Loan;
import org.recordsdb.internal.pool.OpenDatabase;
import org.recordsdb.spi.Pooling;

/**
 * The database that is migrated: that of a URL, or that of an open {@code Records}. Each run has a
 * connection of its own, so that what Flyway and the migrations set on it meets nobody else, no
 * limit of time ends it, and the pool keeps all of its connections. Only a database in memory is
 * reached by the connection that it lives on. Immutable.
 *
 * @param settings how it is opened
 * @param open the open {@code Records}, or null
 */
record MigrationTarget(Settings settings, @Nullable OpenDatabase open) {

  private static final String MIGRATE = "migrate";

  /** The database of these settings. */
  static MigrationTarget of(Settings settings) {
    if (isMemory(settings)) {
      throw Refusals.refused(
          "A database in memory is reached only by the Records that opened it. Open one, and"
              + " migrate it with Migrations.of(records, location).");
    }
    return new MigrationTarget(settings, null);
  }

  /** The database of an open Records. */
  static MigrationTarget of(Records records) {
    if (records instanceof OpenDatabase open) {
      return new MigrationTarget(open.settings(), open);
    }
    throw Failure.of(
            ErrorKind.MISUSE,
            records instanceof Transaction
                ? "Can't migrate in a transaction: each migration is a transaction of its own. Give"
                    + " Migrations.of the Records, before the transaction begins."
                : "Can't migrate by a Records of the class "
                    + records.getClass().getName()
                    + ": give Migrations.of what Records.connect or open() gave.")
        .exception();
  }

  /** Refuses a closed Records, and a thread that is inside of a transaction of it. */
  void requireUsable() {
    if (open != null) {
      open.requireUsable(MIGRATE);
    }
  }

  /** Tells the open Records that its tables have changed. */
  void schemaChanged() {
    if (open != null) {
      open.schemaChanged();
    }
  }

  /**
   * The connection of one run. Behind a pooler none can be told to only read, so only a file's is.
   */
  Loan connect(boolean writes) throws SQLException {
    if (open != null && isMemory(settings)) {
      Loan loan = open.borrow(MIGRATE);
      loan.suspect(); // a migration may leave temporary tables behind
      return loan;
    }
    boolean writable = writes || !settings.dialect().isEmbedded();
    return new Own(settings.dialect().connect(settings.connection(), writable));
  }

  /** A connection that was opened for one run. */
  private record Own(Connection connection) implements Loan {

    @Override
    public void suspect() {}

    @Override
    public void discard() {}

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }

  /** The file of the database, or null for a server and for memory. */
  @Nullable Path file() {
    boolean file = settings.dialect().isEmbedded() && !isMemory(settings);
    return file ? Path.of(settings.connection().url().database()) : null;
  }

  private static boolean isMemory(Settings settings) {
    return settings.dialect().pooling(settings.connection().url()) == Pooling.SINGLE;
  }
}
