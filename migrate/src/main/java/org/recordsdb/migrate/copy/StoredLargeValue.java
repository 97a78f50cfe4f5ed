package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recordsdb.migrate.verify.LargeValue;

/** A large value where it is stored. */
final class StoredLargeValue extends LargeValue {

  /** What is in memory at once. */
  private static final int PIECE = 8 << 20;

  private final Connection connection;
  private final String sql;
  private final List<@Nullable Object> row;

  /**
   * @param connection of its row's transaction
   * @param sql reads so many bytes of it, from a place on; both are parameters, and others follow
   * @param row the other parameters, by which its row is found
   * @param length in bytes
   */
  StoredLargeValue(
      Connection connection, String sql, List<@Nullable Object> row, boolean isText, long length) {
    super(isText, length);
    this.connection = connection;
    this.sql = sql;
    this.row = row;
  }

  @Override
  public byte[] piece(long from) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, from + 1);
      statement.setInt(2, PIECE);
      for (int i = 0; i < this.row.size(); i++) {
        statement.setObject(i + 3, this.row.get(i));
      }
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new SQLException("A row that was just read has gone.");
        }
        return row.getBytes(1);
      }
    }
  }
}
