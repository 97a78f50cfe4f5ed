package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.recordsdb.migrate.verify.LargeValue;

/** A large value where it is stored. */
final class StoredLargeValue extends LargeValue {

  /** What is in memory at once. */
  private static final int PIECE = 8 << 20;

  private final Connection connection;
  private final String sql;

  /**
   * @param connection of its row's transaction
   * @param sql reads so many bytes of it, from a place on; both are parameters
   * @param length in bytes
   */
  StoredLargeValue(Connection connection, String sql, boolean isText, long length) {
    super(isText, length);
    this.connection = connection;
    this.sql = sql;
  }

  @Override
  public byte[] piece(long from) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, from + 1);
      statement.setInt(2, PIECE);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new SQLException("A row that was just read has gone.");
        }
        return row.getBytes(1);
      }
    }
  }
}
