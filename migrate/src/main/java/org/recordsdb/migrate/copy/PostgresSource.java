package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recordsdb.internal.config.Settings;
import org.recordsdb.spi.Dialect;

/**
 * A schema of a PostgreSQL database to copy from. Each reader is in one transaction from beginning
 * to end, so that it may come by way of a pooler that lends servers for transactions.
 */
final class PostgresSource implements CopySource {

  private static final String BEGIN = "set transaction isolation level repeatable read, read only";

  /** How often it is tried to lock tables while others change them. */
  private static final int TRIES = 5;

  private final Settings settings;
  private final String schema;
  private final boolean trusted;
  private final List<Connection> readers = new ArrayList<>();

  private PostgresSource(Settings settings, String schema, boolean trusted) {
    this.settings = settings;
    this.schema = schema;
    this.trusted = trusted;
  }

  /**
   * Opens so many readers that see the same moment.
   *
   * @param trusted whether reading may run code of the source
   * @throws org.recordsdb.error.RecordsException if the login does not see all rows, or if reading
   *     the schema could run code of it
   */
  static PostgresSource open(Settings settings, String schema, boolean trusted, int count)
      throws SQLException {
    PostgresSource source = new PostgresSource(settings, schema, trusted);
    try {
      Connection first = source.first();
      if (count > 1) {
        String moment = moment(first);
        for (int i = 1; i < count; i++) {
          source.reader(moment);
        }
      }
      return source;
    } catch (SQLException | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  /**
   * The reader whose moment is that of all. It locks what is read before that moment comes, and
   * begins again if something was changed in between.
   */
  private Connection first() throws SQLException {
    Connection reader = connect();
    for (int i = 0; i < TRIES; i++) {
      if (locks(reader)) {
        return reader;
      }
      dialect().rollback(reader);
    }
    throw Untrusted.changing(schema);
  }

  private boolean locks(Connection reader) throws SQLException {
    dialect().begin(reader, false);
    List<String> tables = SourceLocks.tables(reader, schema);
    dialect().rollback(reader);
    begin(reader, null);
    try {
      SourceLocks.lock(reader, tables);
      settle(reader);
      SourceRights.require(reader, schema);
      return SourceLocks.areComplete(reader, schema);
    } catch (SQLException e) {
      if (SourceLocks.isChange(e)) {
        return false;
      }
      throw e;
    }
  }

  private void reader(String moment) throws SQLException {
    Connection reader = connect();
    begin(reader, moment);
    settle(reader);
  }

  private Connection connect() throws SQLException {
    Connection reader = dialect().connect(settings.connection(), true);
    readers.add(reader);
    return reader;
  }

  /** The moment must be set before anything is read. */
  private void begin(Connection reader, @Nullable String moment) throws SQLException {
    dialect().begin(reader, false);
    try (Statement statement = reader.createStatement()) {
      statement.execute(BEGIN);
      if (moment != null) {
        statement.execute("set transaction snapshot '" + moment + "'");
      }
    }
  }

  private void settle(Connection reader) throws SQLException {
    PostgresSettings.settle(reader, "pg_catalog");
    if (!trusted) {
      PostgresSettings.readTablesOnly(reader);
      SourceCode.requireNone(reader, schema);
    }
  }

  private static String moment(Connection reader) throws SQLException {
    try (Statement statement = reader.createStatement();
        ResultSet row = statement.executeQuery("select pg_export_snapshot()")) {
      row.next();
      return row.getString(1);
    }
  }

  @Override
  public Dialect dialect() {
    return settings.dialect();
  }

  @Override
  public String origin() {
    return settings.connection().url() + ", schema " + schema;
  }

  @Override
  public List<Connection> readers() {
    return List.copyOf(readers);
  }

  @Override
  public void close() throws SQLException {
    for (Connection reader : readers) {
      reader.close();
    }
  }
}
