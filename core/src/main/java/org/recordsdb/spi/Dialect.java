package org.recordsdb.spi;

import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One kind of database. Implementations have a public constructor without arguments, are named in
 * {@code META-INF/services/org.recordsdb.spi.Dialect}, keep no state and are thread-safe.
 */
public interface Dialect {

  /** The short lower-case name that health and messages show, as {@code sqlite}. */
  String name();

  /** The URL schemes that mean this database, the usual one first. */
  List<String> schemes();

  /** The URL options it understands; Records refuses every other one. */
  Set<String> options();

  /** How many connections the database behind this URL takes well. */
  Pooling pooling(DatabaseUrl url);

  /**
   * Opens one connection, fully set up and checked: time zone, foreign keys, encoding, whatever
   * values depend on.
   *
   * @param writable false for a connection that must refuse to write
   * @throws org.recordsdb.error.RecordsException if a setting is wrong
   */
  Connection connect(ConnectionSettings settings, boolean writable) throws SQLException;

  /** What the server says of itself, in one round trip. */
  ServerInfo server(Connection connection) throws SQLException;

  /** Names of all tables and views of the schema, for suggestions. */
  List<String> tables(Connection connection, @Nullable String schema) throws SQLException;

  /** The table or view of exactly this name, or null if there is none. */
  @Nullable TableInfo describe(Connection connection, @Nullable String schema, String table)
      throws SQLException;

  /** How values of this type are kept. */
  Codec codec(ColumnType type);

  /**
   * The type of a result column of free SQL, index counted from 1; {@code ANY} if the database
   * can't tell.
   */
  ColumnType resultType(ResultSetMetaData metaData, int index) throws SQLException;

  /** What went wrong. */
  Fault classify(SQLException exception);

  /** Begins a transaction on a connection in autocommit mode. */
  default void begin(Connection connection, boolean write) throws SQLException {
    connection.setAutoCommit(false);
  }

  /**
   * Stores the transaction and goes back to autocommit mode. Returns normally only if it is stored.
   */
  default void commit(Connection connection) throws SQLException {
    connection.commit();
    connection.setAutoCommit(true);
  }

  /**
   * Undoes the transaction on this connection and leaves it fit for the next one, also where the
   * database has left the transaction by itself.
   */
  default void rollback(Connection connection) throws SQLException {
    connection.rollback();
    connection.setAutoCommit(true);
  }

  /**
   * Makes the database number new rows after the highest number in the table. Does nothing where it
   * does so by itself.
   */
  default void syncSequences(Connection connection, TableInfo table) throws SQLException {}

  /**
   * What connections with these settings will use, as the name of each setting and its value, for
   * people to read. Shows no secret and connects to nothing.
   *
   * @throws org.recordsdb.error.RecordsException if a setting is wrong
   */
  default Map<String, String> explain(ConnectionSettings settings) {
    return Map.of();
  }

  /** How this database spells statements. */
  default Syntax syntax() {
    return new Syntax();
  }

  /** What this database can't do. */
  default Set<Capability> missing() {
    return Set.of();
  }
}
