package org.recordsdb.migrate.copy;

import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A stored value that the target can't store as its column's type.
 *
 * @param table where it is
 * @param column where it is
 * @param row the columns and values by which the row is found, in SQLite its number; bytes as
 *     {@code \x} and hexadecimal digits
 * @param problem what the value is instead; never the value
 */
public record Offender(String table, String column, Map<String, Object> row, String problem) {

  /** Copies the map, keeping its order. */
  public Offender {
    Map<String, Object> shown = new LinkedHashMap<>(row);
    shown.replaceAll((name, value) -> value instanceof byte[] bytes ? hex(bytes) : value);
    row = Collections.unmodifiableMap(shown);
  }

  /** Bytes as people read them, and as PostgreSQL writes them. */
  static String hex(byte[] bytes) {
    return "\\x" + HexFormat.of().formatHex(bytes);
  }
}
