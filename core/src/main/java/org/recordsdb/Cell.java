package org.recordsdb;

import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.internal.value.Conversions;
import org.recordsdb.internal.value.ValueException;

/**
 * The value of one column, to be read in a class that the caller chooses.
 *
 * @param column its name
 * @param value what the row holds, which may be null
 */
record Cell(String column, @Nullable Object value) {

  /** The value in this class, or null for NULL. */
  @SuppressWarnings("unchecked") // a primitive class and its box are one T
  <T> @Nullable T as(Class<T> type) {
    Given.notNull(type, "type");
    try {
      return value == null ? null : (T) Conversions.convert(value, type);
    } catch (ValueException e) {
      throw Failure.of(e.kind(), "The column " + column + " " + e.getMessage() + ".")
          .column(column)
          .exception();
    }
  }

  /** The value in this class; NULL is rejected. */
  <T> T required(Class<T> type) {
    T read = as(type);
    if (read == null) {
      throw Failure.of(
              ErrorKind.INVALID_VALUE,
              "The column "
                  + column
                  + " is NULL, which is no "
                  + type.getSimpleName()
                  + ". Where NULL may be, read it with get(.., "
                  + type.getSimpleName()
                  + ".class).")
          .column(column)
          .exception();
    }
    return read;
  }
}
