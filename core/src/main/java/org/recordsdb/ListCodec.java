package org.recordsdb;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.spi.Codec;

/** A list bound as one parameter. Immutable. */
final class ListCodec implements Codec {

  private final Codec element;
  private final Codec.Binding binding;

  /**
   * @param element how the database keeps one value of the list
   * @param binding how a list of values that are encoded so is bound
   */
  ListCodec(Codec element, Codec.Binding binding) {
    this.element = element;
    this.binding = binding;
  }

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
    throw Failure.of(
            ErrorKind.INTERNAL,
            "Can't read a list of a condition: it is sent and never read. Please report it.")
        .exception();
  }
}
