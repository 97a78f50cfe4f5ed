package org.recordsdb.sqlite;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.core.DB;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/**
 * A statement that its connection keeps prepared when it is closed, if it is worth that. It reads
 * no more of a row than the limit, whatever the number of its columns.
 */
final class KeptStatement extends JDBC4PreparedStatement {

  /**
   * A kept statement holds the values of its last use up to this length each. Clearing them always
   * would be simpler, and makes SQLite prepare anew each statement with a LIMIT
   * (sqlite3_clear_bindings).
   */
  private static final int LARGEST_HELD = 1_000;

  private final ReusingConnection home;
  private final boolean worthKeeping;
  private final long longestRow;
  private boolean lent = true;
  private boolean holdsLargeValue;
  private int lastRead;
  private long rowBytes;

  KeptStatement(ReusingConnection home, String sql, boolean worthKeeping, long longestRow)
      throws SQLException {
    super(home, sql);
    this.home = home;
    this.worthKeeping = worthKeeping;
    this.longestRow = longestRow;
  }

  String sql() {
    return sql;
  }

  /** The statement for its next use. */
  KeptStatement lend() {
    lent = true;
    return this;
  }

  /** Gives the statement back; after a failure the driver has ended it already. */
  @Override
  public void close() throws SQLException {
    if (!lent) {
      return;
    }
    lent = false;
    if (!worthKeeping || pointer.isClosed() || home.isClosed()) {
      end();
      return;
    }
    rs.close();
    clearBatch();
    if (holdsLargeValue) {
      holdsLargeValue = false;
      clearParameters();
    }
    home.keep(this);
  }

  /**
   * Of the statement before it is run: the driver has none any more once its results were closed.
   */
  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    if (rs.colsMeta == null) {
      rs.colsMeta = pointer.safeRun(DB::column_names);
    }
    return super.getMetaData();
  }

  /** True if the driver has ended it, as after a failure. */
  boolean isEnded() throws SQLException {
    return pointer.isClosed();
  }

  /** Ends the statement for good. */
  void end() throws SQLException {
    super.close();
  }

  /**
   * A column, counted from 1, of the row that the results stand on, by the class that it is stored
   * in: Long, Double, String, bytes or null. The same as the result set gives, but for whole
   * numbers, which it makes Integers where they fit. Texts are taken as their bytes and not by the
   * driver's buffer outside of the heap, which took a third off the time of a row of seven columns.
   * The columns of a row are read in their order.
   */
  @Nullable Object stored(ResultSet results, int index) throws SQLException {
    if (index <= lastRead) {
      rowBytes = 0;
    }
    lastRead = index;
    if (!home.isFast()) {
      Object value = results.getObject(index);
      count(length(value));
      return value;
    }
    int column = index - 1;
    return switch (pointer.safeRunInt((db, row) -> db.column_type(row, column))) {
      case SQLITE_INTEGER -> pointer.safeRunLong((db, row) -> db.column_long(row, column));
      case SQLITE_FLOAT -> pointer.safeRunDouble((db, row) -> db.column_double(row, column));
      case SQLITE_TEXT -> text(column);
      case SQLITE_BLOB -> bytes(column);
      default -> null;
    };
  }

  private String text(int column) throws SQLException {
    if (home.isUtf8()) {
      return new String(bytes(column), StandardCharsets.UTF_8);
    }
    String text = pointer.safeRun((db, row) -> db.column_text(row, column));
    count(2L * text.length());
    return text;
  }

  private byte[] bytes(int column) throws SQLException {
    byte[] bytes = pointer.safeRun((db, row) -> db.column_blob(row, column));
    count(bytes.length);
    return bytes;
  }

  /** The driver tells no length before it copies, so that one value more may be in memory. */
  private void count(long bytes) throws SQLException {
    rowBytes += bytes;
    if (rowBytes > longestRow) {
      throw new SQLiteException("the row is too long", SQLiteErrorCode.SQLITE_TOOBIG);
    }
  }

  /** The same, without a look for classes that no codec makes. */
  @Override
  public void setObject(int position, @Nullable Object value) throws SQLException {
    if (value instanceof String || value instanceof Long || value instanceof Double) {
      batch(position, value);
    } else {
      super.setObject(position, value);
    }
  }

  /** Takes a parameter, whatever its class. */
  @Override
  protected void batch(int position, @Nullable Object value) throws SQLException {
    holdsLargeValue |= isLarge(value);
    super.batch(position, value);
  }

  private static boolean isLarge(@Nullable Object value) {
    return length(value) > LARGEST_HELD;
  }

  private static int length(@Nullable Object value) {
    return value instanceof String text
        ? text.length()
        : value instanceof byte[] bytes ? bytes.length : 0;
  }
}
