package org.recordsdb.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.jdbc4.JDBC4Connection;

/**
 * A connection that keeps the statements it has prepared: of all that SQLite does for a short
 * statement, preparing takes the most. Closing a statement gives it back; one that is open is lent
 * to nobody else. Like every connection of the driver, for one thread at a time.
 *
 * <p>SQLite prepares a statement anew by itself when the schema has changed (sqlite3_prepare_v2);
 * only the number of columns that a star stands for is remembered by the driver, so statements with
 * a star are not kept.
 */
final class ReusingConnection extends JDBC4Connection {

  private static final int MOST_KEPT = 200;

  /** Longer ones hold long lists, which hardly come again in the same length. */
  private static final int LONGEST_KEPT = 10_000;

  private final Map<String, KeptStatement> kept = new LinkedHashMap<>(16, 0.75f, true);
  private final long longestRow;
  private final boolean fast;
  private final Views views = new Views(this);
  private final boolean ready;
  private @Nullable Boolean utf8;
  private boolean ordersCodePoints;

  /**
   * @param longestRow bytes of text and blobs that a row of a result may have
   * @param fast whether statements are kept, and values read past the driver's results
   */
  ReusingConnection(String url, String file, Properties properties, long longestRow, boolean fast)
      throws SQLException {
    super(url, file, properties);
    this.longestRow = longestRow;
    this.fast = fast;
    this.ready = true;
  }

  @Override
  public PreparedStatement prepareStatement(
      String written, int type, int concurrency, int holdability) throws SQLException {
    String sql = byCodePoint(written);
    KeptStatement free = kept.remove(sql);
    if (free != null) {
      return free.lend();
    }
    checkOpen();
    checkCursor(type, concurrency, holdability);
    requireShort(sql);
    try {
      return prepared(sql);
    } catch (SQLException e) {
      readSchema(e);
      return prepared(sql);
    }
  }

  @Override
  public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
    checkOpen();
    checkCursor(type, concurrency, holdability);
    return new CheckedStatement(this);
  }

  /** The views of the file, none of which SQLite may take for ever to prepare. */
  Views views() {
    return views;
  }

  /** Rejects what SQLite would take for ever to prepare; the driver's own settings come before. */
  void requireShort(String sql) throws SQLException {
    if (ready) {
      views.requireShort(sql);
    }
  }

  /** A statement of our own, which is not kept. */
  KeptStatement unchecked(String sql) throws SQLException {
    return new KeptStatement(this, sql, false, longestRow);
  }

  private KeptStatement prepared(String sql) throws SQLException {
    return new KeptStatement(this, sql, fast && isWorthKeeping(sql), longestRow);
  }

  /** For some of the errors SQLite has not looked whether another connection changed the schema. */
  private void readSchema(SQLException problem) throws SQLException {
    try {
      SqliteCatalog.notice(this);
    } catch (SQLException e) {
      throw problem;
    }
  }

  /** True if values are read past the driver's results, in less time. */
  boolean isFast() {
    return fast;
  }

  /** The number of statements that are prepared and lent to nobody. */
  int keptStatements() {
    return kept.size();
  }

  /**
   * True if texts are kept as UTF-8, and not as UTF-16. From the first table on, this is settled
   * for ever ("PRAGMA encoding"); before, another program may still choose.
   */
  boolean isUtf8() throws SQLException {
    Boolean settled = utf8;
    if (settled == null) {
      try (Statement statement = createStatement();
          ResultSet answer =
              statement.executeQuery(
                  "select encoding = 'UTF-8', exists (select 1 from sqlite_schema)"
                      + " from pragma_encoding")) {
        answer.next();
        settled = answer.getBoolean(1);
        utf8 = answer.getBoolean(2) ? settled : null;
      }
    }
    return settled;
  }

  /** The statement, which orders texts by code point in a file that keeps them as UTF-16 too. */
  private String byCodePoint(String sql) throws SQLException {
    if (!ready || Boolean.TRUE.equals(utf8) || !CodePointOrder.concerns(sql) || isUtf8()) {
      return sql;
    }
    if (!ordersCodePoints) {
      CodePointOrder.register(this);
      ordersCodePoints = true;
    }
    return CodePointOrder.in(sql);
  }

  private static boolean isWorthKeeping(String sql) {
    return sql.length() <= LONGEST_KEPT && sql.replace("count(*)", "").indexOf('*') < 0;
  }

  /** Takes a statement back. */
  void keep(KeptStatement statement) throws SQLException {
    KeptStatement other = kept.put(statement.sql(), statement);
    if (other != null) {
      other.end();
    }
    if (kept.size() > MOST_KEPT) {
      KeptStatement oldest = kept.values().iterator().next();
      kept.remove(oldest.sql());
      oldest.end();
    }
  }
}
