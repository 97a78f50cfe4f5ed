package org.recordsdb;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.text.Nearest;

/** Arguments that were checked: the exception names the one that is null or missing. */
final class Given {

  private Given() {}

  static <T> T notNull(@Nullable T value, String name) {
    if (value == null) {
      throw new NullPointerException("The argument " + name + " must not be null.");
    }
    return value;
  }

  static <T> List<T> each(T[] values, String name) {
    for (T value : notNull(values, name)) {
      notNull(value, name);
    }
    return List.of(values);
  }

  /** Rejects a row without a column that the call needs. */
  static void column(Row row, String name, String what, String remedy) {
    if (!row.has(name)) {
      throw Failure.of(
              ErrorKind.UNKNOWN_COLUMN,
              "Can't "
                  + what
                  + ": the row has no column "
                  + name
                  + "."
                  + Nearest.suggestion(name, row.columns(), remedy))
          .column(name)
          .exception();
    }
  }

  /** For names and values that should come in turn. */
  static RecordsException unpaired(String problem) {
    String text = "Can't make a row: " + problem + ". Give names and values in turn.";
    return Failure.of(ErrorKind.ARGUMENT, text).exception();
  }
}
