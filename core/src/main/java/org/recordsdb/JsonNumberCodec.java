package org.recordsdb;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.spi.Codec;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.Syntax;

/** Binds a number that is compared with one inside a JSON document. Immutable. */
final class JsonNumberCodec implements Codec {

  /** Numbers of documents are exact and of any length. */
  static final ColumnType TYPE = ColumnType.of(LogicalType.DECIMAL);

  private final Codec bound;
  private final Syntax syntax;

  /**
   * @param bound how values of {@link Syntax#jsonNumberType} are bound
   */
  JsonNumberCodec(Codec bound, Syntax syntax) {
    this.bound = bound;
    this.syntax = syntax;
  }

  @Override
  public Object encode(Object value) {
    return bound.encode(syntax.jsonNumberValue((BigDecimal) value));
  }

  @Override
  public void bind(PreparedStatement statement, int index, Object encoded) throws SQLException {
    bound.bind(statement, index, encoded);
  }

  @Override
  public Object read(ResultSet results, int index) {
    throw Failure.of(
            ErrorKind.INTERNAL,
            "Can't read a number of a condition: it is sent and never read. Please report it.")
        .exception();
  }
}
