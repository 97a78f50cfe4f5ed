package org.recordsdb.sqlite;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.Codec;
import org.sqlite.jdbc4.JDBC4ResultSet;

/**
 * A codec that is two functions between a type's values and what SQLite stores: Integer or Long,
 * Double, String or bytes.
 *
 * @param encode from the value to what is stored
 * @param decode from what is stored to the value; throws IllegalArgumentException where that is
 *     none
 */
record StoredCodec(UnaryOperator<Object> encode, UnaryOperator<Object> decode) implements Codec {

  /** What the driver makes of bytes that are no UTF-8; a text may also hold it rightly. */
  private static final char REPLACEMENT = '\uFFFD';

  @Override
  public Object encode(Object value) {
    return encode.apply(value);
  }

  @Override
  public void bind(PreparedStatement statement, int index, Object encoded) throws SQLException {
    statement.setObject(index, encoded);
  }

  @Override
  public @Nullable Object read(ResultSet results, int index) throws SQLException {
    Object stored = stored(results, index);
    if (stored == null) {
      return null;
    }
    if (stored instanceof String text && text.indexOf(REPLACEMENT) >= 0) {
      requireUtf8(results.getBytes(index));
    }
    return decode.apply(stored);
  }

  private static @Nullable Object stored(ResultSet results, int index) throws SQLException {
    return results.unwrap(JDBC4ResultSet.class).getStatement() instanceof KeptStatement statement
        ? statement.stored(results, index)
        : results.getObject(index);
  }

  private static void requireUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("text whose bytes are no UTF-8", e);
    }
  }
}
