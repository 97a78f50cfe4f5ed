package org.recordsdb.spi;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One kind of database. Implementations have a public constructor without arguments, are named in
 * {@code META-INF/services/org.recordsdb.spi.Dialect}, keep no state and are thread-safe.
 *
 * <p>Three methods say which database it is and how it is opened. All others have defaults for a
 * database whose JDBC driver does what JDBC 4.2 says; a dialect overrides where its database
 * differs.
 */
public interface Dialect {

  /** The short lower-case name that health and messages show, as {@code sqlite}. */
  String name();

  /** The URL schemes that mean this database, the usual one first. */
  List<String> schemes();

  /**
   * Opens one connection, fully set up and checked: time zone, foreign keys, encoding, whatever
   * values depend on.
   *
   * @param writable false for a connection that must not write
   * @throws org.recordsdb.error.RecordsException if a setting is wrong
   */
  Connection connect(ConnectionSettings settings, boolean writable) throws SQLException;

  /** The URL options it understands; Records rejects every other one. */
  default Set<String> options() {
    return Set.of();
  }

  /** True if the URL itself asks for connections that only read, as {@code ?mode=ro} on SQLite. */
  default boolean readsOnly(DatabaseUrl url) {
    return false;
  }

  /**
   * True if {@link #connect} can't open a connection that rejects writes, and only a transaction
   * that was begun for reading does. Each statement on such a connection then runs in one.
   */
  default boolean readsInTransactions() {
    return false;
  }

  /** How many connections the database behind this URL takes well. */
  default Pooling pooling(DatabaseUrl url) {
    return Pooling.SHARED;
  }

  /** True if the database runs in this process, so that a statement is no round trip. */
  default boolean isEmbedded() {
    return false;
  }

  /** What the server says of itself, in one round trip. */
  default ServerInfo server(Connection connection) throws SQLException {
    DatabaseMetaData metaData = connection.getMetaData();
    return new ServerInfo(metaData.getDatabaseProductVersion(), true, metaData.isReadOnly());
  }

  /** Names of all tables and views of the schema, for suggestions. */
  default List<String> tables(Connection connection, @Nullable String schema) throws SQLException {
    return new JdbcCatalog(this, connection, schema).tables();
  }

  /** The table or view of exactly this name, or null if there is none. */
  default @Nullable TableInfo describe(Connection connection, @Nullable String schema, String table)
      throws SQLException {
    return new JdbcCatalog(this, connection, schema).describe(table);
  }

  /** True if reading the table runs nobody else's code. Asked for tables that no caller named. */
  default boolean isHarmless(Connection connection, TableInfo table) throws SQLException {
    return true;
  }

  /**
   * The foreign keys that start at the table and those that end there. Asked only after one of them
   * was violated.
   */
  default List<Reference> references(Connection connection, @Nullable String schema, String table)
      throws SQLException {
    return JdbcReferences.of(
        connection.getMetaData(), schema == null ? connection.getSchema() : schema, table);
  }

  /**
   * What a type of the driver means; the catalog and the results of raw SQL ask it.
   *
   * @param jdbcType one of {@link java.sql.Types}
   * @param name the database's own name of the type
   * @param size digits or characters, as the driver counts them
   * @param scale fractional digits
   */
  default ColumnType columnType(int jdbcType, String name, int size, int scale) {
    return JdbcTypes.of(jdbcType, name, size, scale);
  }

  /** How values of this type are kept. */
  default Codec codec(ColumnType type) {
    return JdbcCodecs.of(type);
  }

  /**
   * How a parameter of raw SQL is bound. A text is bound without a type where the database lets the
   * place of the parameter decide, as a UUID, a date or a document may be meant.
   */
  default Codec parameterCodec(ColumnType type) {
    return codec(type);
  }

  /**
   * How a list of values of this type is bound as one parameter, which {@link Syntax#inList}
   * compares with: as a {@code List} of the values as the codec encodes them, never empty. Null
   * where a list has a parameter for each value.
   */
  default Codec.@Nullable Binding listBinding(ColumnType type) {
    return null;
  }

  /**
   * The type of a result column of raw SQL, index counted from 1; {@code ANY} if the database can't
   * tell. Moves no cursor.
   */
  default ColumnType resultType(ResultSet results, int index) throws SQLException {
    ResultSetMetaData metaData = results.getMetaData();
    return columnType(
        metaData.getColumnType(index),
        metaData.getColumnTypeName(index),
        metaData.getPrecision(index),
        metaData.getScale(index));
  }

  /**
   * False if a column of a verb's query, index counted from 1, comes as another type than {@link
   * #describe} said: then the table is described anew. True where reading its values tells that.
   */
  default boolean isOfType(ResultSet results, int index, ColumnType type) throws SQLException {
    return resultType(results, index).logical() == type.logical();
  }

  /**
   * Has a statement, not yet run, give its rows in groups of this many, so that a long result never
   * is in memory as a whole. Later groups may be of another size, which the result set is told.
   */
  default void fetchInGroups(PreparedStatement statement, int rows) throws SQLException {
    statement.setFetchSize(rows);
  }

  /**
   * A query that is read in groups in a transaction that may write, such that its rows are those of
   * the moment in which it is run: itself where each reads a snapshot, elsewhere one for which the
   * database copies the rows out of memory. Columns may follow, and have other labels.
   *
   * @param name one that does not occur in the query, to be written without quotes
   * @param locks whether it is a verb's query that ends with {@link Syntax#forUpdate}
   */
  default String snapshot(String query, String name, boolean locks) {
    return query;
  }

  /**
   * What went wrong. Called once for each failed statement, on no connection: nothing can be asked.
   *
   * @param table the verb's, whose columns and keys may tell more than the driver; null in raw SQL
   */
  default Fault classify(SQLException exception, @Nullable TableInfo table) {
    return Fault.of(SqlStates.kind(exception.getSQLState()));
  }

  /** The SQLSTATE to report where it says no less than the kind's own; null for the kind's. */
  default @Nullable String sqlState(SQLException exception) {
    return exception.getSQLState();
  }

  /** Begins a transaction on a connection in autocommit mode. Never called inside of one. */
  default void begin(Connection connection, boolean write) throws SQLException {
    connection.setAutoCommit(false);
  }

  /**
   * True if what {@link #connect} sets does not stay on this connection, as others share its
   * session: then {@link #settle} sets it in each transaction, and raw SQL runs in one.
   */
  default boolean sharesSession(Connection connection) throws SQLException {
    return false;
  }

  /** Sets, until the transaction ends, what {@link #connect} could not set for the session. */
  default void settle(Connection connection, ConnectionSettings settings) throws SQLException {}

  /**
   * Stores the transaction and goes back to autocommit mode. Returns normally only if all of it is
   * stored: a database that may undo it at COMMIT without an error has to be asked before.
   */
  default void commit(Connection connection) throws SQLException {
    connection.commit();
    connection.setAutoCommit(true);
  }

  /** Undoes the transaction, also one that the database has left by itself, for the next one. */
  default void rollback(Connection connection) throws SQLException {
    connection.rollback();
    connection.setAutoCommit(true);
  }

  /**
   * Asked after a statement of a transaction has failed: true if it goes on as if that had not been
   * sent. False is always right. Only writers that wait ask ({@link Pooling#ONE_WRITER}).
   */
  default boolean keepsTransaction(Connection connection) throws SQLException {
    return false;
  }

  /**
   * Looks whether a connection that is given back is as {@link #connect} made it, and puts right
   * what it can. Called each time, so that it must not ask the server unless it is suspected.
   *
   * @param writable what {@link #connect} was told
   * @param suspected whether SQL ran on it that may have changed it: raw SQL that calls a function
   *     which nobody knows, or that is no query and no change of rows
   * @return false if nobody may use the connection again
   */
  default boolean isReusable(
      Connection connection, ConnectionSettings settings, boolean writable, boolean suspected)
      throws SQLException {
    return true;
  }

  /** Stops what runs on the connection. Called by another thread. */
  default void stop(Connection connection) throws SQLException {
    try (Statement any = connection.createStatement()) {
      any.cancel();
    }
  }

  /** Numbers new rows after the highest number in the table, where the database does not itself. */
  default void syncSequences(Connection connection, TableInfo table) throws SQLException {}

  /**
   * A faster way to store many rows, or null where there is none or INSERT would do something else:
   * asked for each batch, in its transaction, before the rows.
   *
   * @param columns which columns the rows have; at least one
   */
  default @Nullable BulkInsert bulkInsert(
      Connection connection, TableInfo table, List<ColumnInfo> columns) throws SQLException {
    return null;
  }

  /**
   * True if one INSERT of several rows does what an INSERT for each of them does, whatever triggers
   * and constraints the table has, and gives them back in their order as far as anybody knows: what
   * the rows hold is compared. Asked for each batch, in its transaction, before the rows.
   */
  default boolean insertsTogether(Connection connection, TableInfo table) throws SQLException {
    return false;
  }

  /**
   * False if the database does not count the rows that a statement stores, changes or deletes by
   * way of this table, as SQLite does not by a view. They are given back then, and counted.
   */
  default boolean countsChanges(TableInfo table) {
    return true;
  }

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
