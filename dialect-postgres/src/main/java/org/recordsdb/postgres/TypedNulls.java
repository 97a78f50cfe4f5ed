package org.recordsdb.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.Codec;

/**
 * A codec whose NULL has the type of its values. The driver prepares a statement anew on the server
 * whenever the type of a parameter is another than in the run before, so a NULL of no type among
 * values would cost two preparations.
 *
 * @param values the codec for all else
 * @param type the type of their parameters, as PostgreSQL names it
 */
record TypedNulls(Codec values, String type) implements Codec {

  @Override
  public Object encode(Object value) {
    return values.encode(value);
  }

  @Override
  public void bind(PreparedStatement statement, int index, Object encoded) throws SQLException {
    values.bind(statement, index, encoded);
  }

  @Override
  public void bindNull(PreparedStatement statement, int index) throws SQLException {
    statement.setNull(index, Types.OTHER, type);
  }

  @Override
  public @Nullable Object read(ResultSet results, int index) throws SQLException {
    return values.read(results, index);
  }
}
