package org.recordsdb.spi;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * How one database keeps the values of one column type. Stateless and thread-safe. Values that come
 * in have already the class of their {@link LogicalType} and are in its range; values that go out
 * must have it too.
 */
public interface Codec {

  /** How a value is bound; see {@link Codec#bind}. */
  @FunctionalInterface
  interface Binding {
    /** Binds the value to the parameter with this index. */
    void bind(PreparedStatement statement, int index, Object value) throws SQLException;
  }

  /** How a value is read; see {@link Codec#read}. */
  @FunctionalInterface
  interface Reading {
    /** Reads the column with this index; null for NULL. */
    @Nullable Object read(ResultSet results, int index) throws SQLException;
  }

  /** A codec of these two parts, which binds values as they are. */
  static Codec of(Binding binding, Reading reading) {
    return new Codec() {
      @Override
      public void bind(PreparedStatement statement, int index, Object encoded) throws SQLException {
        binding.bind(statement, index, encoded);
      }

      @Override
      public @Nullable Object read(ResultSet results, int index) throws SQLException {
        return reading.read(results, index);
      }
    };
  }

  /**
   * The form in which {@link #bind} takes this value; runs before any connection is borrowed.
   *
   * @throws IllegalArgumentException if this database can't keep the value exactly; the text must
   *     not show the value
   */
  default Object encode(Object value) {
    return value;
  }

  /** Binds an encoded value, never null, to the parameter with this index, counted from 1. */
  void bind(PreparedStatement statement, int index, Object encoded) throws SQLException;

  /**
   * Binds NULL to the parameter with this index, counted from 1. Databases that prepare a statement
   * for the types of its parameters are better told the type that {@link #bind} has.
   */
  default void bindNull(PreparedStatement statement, int index) throws SQLException {
    statement.setNull(index, Types.NULL);
  }

  /**
   * Reads the column with this index, counted from 1; null for NULL.
   *
   * @throws IllegalArgumentException if the stored value is none of the type; the text must not
   *     show the value
   */
  @Nullable Object read(ResultSet results, int index) throws SQLException;
}
