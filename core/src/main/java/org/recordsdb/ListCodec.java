package org.recordsdb;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.recordsdb.spi.Codec;

/**
 * A list bound as one parameter. Immutable.
 *
 * @param element how the database keeps one value of it
 * @param binding how a list of values that are encoded so is bound
 */
record ListCodec(Codec element, Codec.Binding binding) implements Codec {

  @Override
  public Object encode(Object value) {
    return element.encode(value);
  }

  @Override
  public void bind(PreparedStatement statement, int index, Object encoded) throws SQLException {
    binding.bind(statement, index, encoded);
  }

  @Override
  public Object read(ResultSet results, int index) {
    throw new UnsupportedOperationException("lists are only sent");
  }
}
