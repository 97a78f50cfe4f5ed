package org.recordsdb.sqlite;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.jdbc4.JDBC4Connection;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

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

  /**
   * A kept statement holds the values of its last use up to this length each. Clearing them always
   * would be simpler, and makes SQLite prepare anew each statement with a LIMIT
   * (sqlite3_clear_bindings).
   */
  private static final int LARGEST_HELD = 1_000;

  private final Map<String, Reusable> kept = new LinkedHashMap<>(16, 0.75f, true);

  ReusingConnection(String url, String file, Properties properties) throws SQLException {
    super(url, file, properties);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    Reusable free = kept.remove(sql);
    if (free != null) {
      free.lent = true;
      return free;
    }
    checkOpen();
    checkCursor(type, concurrency, holdability);
    return isWorthKeeping(sql) ? new Reusable(this, sql) : new JDBC4PreparedStatement(this, sql);
  }

  /** The number of statements that are prepared and lent to nobody. */
  int keptStatements() {
    return kept.size();
  }

  private static boolean isWorthKeeping(String sql) {
    return sql.length() <= LONGEST_KEPT && sql.replace("count(*)", "").indexOf('*') < 0;
  }

  private void keep(Reusable statement) throws SQLException {
    Reusable other = kept.put(statement.sql(), statement);
    if (other != null) {
      other.end();
    }
    if (kept.size() > MOST_KEPT) {
      Reusable oldest = kept.values().iterator().next();
      kept.remove(oldest.sql());
      oldest.end();
    }
  }

  private static final class Reusable extends JDBC4PreparedStatement {

    private final ReusingConnection home;
    private boolean lent = true;
    private boolean holdsLargeValue;

    Reusable(ReusingConnection home, String sql) throws SQLException {
      super(home, sql);
      this.home = home;
    }

    String sql() {
      return sql;
    }

    /** Gives the statement back; after a failure the driver has ended it already. */
    @Override
    public void close() throws SQLException {
      if (!lent) {
        return;
      }
      lent = false;
      if (pointer.isClosed() || home.isClosed()) {
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

    /** Takes a parameter, whatever its class. */
    @Override
    protected void batch(int position, @Nullable Object value) throws SQLException {
      holdsLargeValue |= isLarge(value);
      super.batch(position, value);
    }

    private static boolean isLarge(@Nullable Object value) {
      int length =
          value instanceof String text
              ? text.length()
              : value instanceof byte[] bytes ? bytes.length : 0;
      return length > LARGEST_HELD;
    }

    void end() throws SQLException {
      super.close();
    }
  }
}
