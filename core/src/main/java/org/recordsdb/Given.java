package org.recordsdb;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arguments that must not be null: the exception names the one that is. */
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
}
