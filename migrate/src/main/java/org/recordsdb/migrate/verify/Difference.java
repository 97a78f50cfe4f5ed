package org.recordsdb.migrate.verify;

import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row that source and target don't both have, or don't have the same. Shows the values of its
 * key, and no others.
 *
 * @param kind what is wrong with it
 * @param key the columns of the table's key and the row's values; empty where rows have no key
 * @param hash of the key, or of the whole row where there is no key: rows of the same hash are one
 * @param columns those whose values differ; empty if the row is missing on one side
 * @param wanted how many such rows the source has
 * @param found how many the target has
 */
public record Difference(
    Kind kind,
    Map<String, @Nullable Object> key,
    long hash,
    List<String> columns,
    long wanted,
    long found) {

  /** More of a key's value is not shown. */
  private static final int LONGEST = 100;

  /** What can be wrong with a row. */
  public enum Kind {
    /** The target lacks it. */
    MISSING,
    /** The source does not have it. */
    EXTRA,
    /** Both have it, with different values. */
    DIFFERENT
  }

  /** Copies what it is given, keeping the order of the key's columns. */
  public Difference {
    key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
    columns = List.copyOf(columns);
  }

  static Kind kind(long wanted, long found) {
    if (wanted == found) {
      return Kind.DIFFERENT;
    }
    return wanted > found ? Kind.MISSING : Kind.EXTRA;
  }

  /** What people read, as {@code id = 5: different price, currency}. */
  public String text() {
    return row()
        + switch (kind) {
          case DIFFERENT -> ": different " + String.join(", ", columns);
          case MISSING -> ": missing in the target" + times();
          case EXTRA -> ": not in the source" + times();
        };
  }

  private String row() {
    if (key.isEmpty()) {
      return "a row whose values have the hash " + HexFormat.of().toHexDigits(hash);
    }
    return key.entrySet().stream()
        .map(column -> column.getKey() + " = " + shown(column.getValue()))
        .collect(Collectors.joining(", "));
  }

  private String times() {
    return wanted + found == 1 ? "" : " (" + found + " times instead of " + wanted + ")";
  }

  private static String shown(@Nullable Object value) {
    String text =
        value instanceof byte[] bytes ? "\\x" + HexFormat.of().formatHex(bytes) : "" + value;
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
