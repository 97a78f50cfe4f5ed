package org.recordsdb;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.Failure;
import org.recordsdb.spi.Codec;

/**
 * A limited text where the database counts UTF-16 units: what fits its column by code points and
 * not by units is rejected. Immutable.
 */
final class UnitLimit implements Codec {

  private final Codec codec;
  private final int limit;
  private final Failure refusal;

  /**
   * @param codec how the database keeps the text
   * @param limit the column's length
   * @param refusal what to throw
   */
  UnitLimit(Codec codec, int limit, Failure refusal) {
    this.codec = codec;
    this.limit = limit;
    this.refusal = refusal;
  }

  @Override
  public Object encode(Object value) {
    if (((String) value).length() > limit) {
      throw refusal.exception();
    }
    return codec.encode(value);
  }

  @Override
  public void bind(PreparedStatement statement, int index, Object encoded) throws SQLException {
    codec.bind(statement, index, encoded);
  }

  @Override
  public void bindNull(PreparedStatement statement, int index) throws SQLException {
    codec.bindNull(statement, index);
  }

  @Override
  public @Nullable Object read(ResultSet results, int index) throws SQLException {
    return codec.read(results, index);
  }
}
