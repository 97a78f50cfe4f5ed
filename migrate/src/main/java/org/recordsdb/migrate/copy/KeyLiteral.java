package org.recordsdb.migrate.copy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The key of a row as SQL of the database that it comes from, so that a scan goes on behind it.
 * Both databases take a text for a value of the column's type.
 */
final class KeyLiteral {

  private KeyLiteral() {}

  /** All values in parentheses; null if one has no exact form as SQL, or if there are none. */
  static @Nullable String of(List<@Nullable Object> key) {
    List<String> values = new ArrayList<>();
    for (Object value : key) {
      String literal = of(value);
      if (literal == null) {
        return null;
      }
      values.add(literal);
    }
    return values.isEmpty() ? null : "(" + String.join(", ", values) + ")";
  }

  private static @Nullable String of(@Nullable Object value) {
    if (value instanceof Long || value instanceof Integer) {
      return value.toString();
    }
    if (value instanceof String text && text.indexOf('\0') < 0) {
      return "'" + text.replace("'", "''") + "'";
    }
    return value instanceof byte[] bytes ? "x'" + HexFormat.of().formatHex(bytes) + "'" : null;
  }
}
