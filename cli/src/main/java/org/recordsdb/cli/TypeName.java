package org.recordsdb.cli;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;

/** Types by the names that PostgreSQL gives them (PostgreSQL manual, "Data Types"). */
final class TypeName {

  private static final Pattern NAME =
      Pattern.compile("([a-z ]+?)\\s*(?:\\(\\s*(\\d{1,4})\\s*(?:,\\s*(\\d{1,4})\\s*)?\\))?");

  private static final Map<String, LogicalType> TYPES =
      Map.ofEntries(
          Map.entry("boolean", LogicalType.BOOLEAN),
          Map.entry("smallint", LogicalType.INT16),
          Map.entry("integer", LogicalType.INT32),
          Map.entry("int", LogicalType.INT32),
          Map.entry("bigint", LogicalType.INT64),
          Map.entry("real", LogicalType.FLOAT32),
          Map.entry("double precision", LogicalType.FLOAT64),
          Map.entry("numeric", LogicalType.DECIMAL),
          Map.entry("decimal", LogicalType.DECIMAL),
          Map.entry("text", LogicalType.TEXT),
          Map.entry("varchar", LogicalType.TEXT),
          Map.entry("bytea", LogicalType.BYTES),
          Map.entry("blob", LogicalType.BYTES),
          Map.entry("date", LogicalType.DATE),
          Map.entry("time", LogicalType.TIME),
          Map.entry("timestamp", LogicalType.TIMESTAMP),
          Map.entry("timestamptz", LogicalType.INSTANT),
          Map.entry("uuid", LogicalType.UUID),
          Map.entry("json", LogicalType.JSON),
          Map.entry("jsonb", LogicalType.JSON));

  private TypeName() {}

  /** All names of types. */
  static Collection<String> names() {
    return TYPES.keySet();
  }

  /** The names in one line, for a message. */
  static String list() {
    return String.join(", ", new TreeSet<>(TYPES.keySet()));
  }

  /** The type of this name, empty if there is none. */
  static Optional<ColumnType> parse(String text) {
    Matcher name = NAME.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!name.matches()) {
      return Optional.empty();
    }
    LogicalType type = TYPES.get(name.group(1));
    if (type == null) {
      return Optional.empty();
    }
    int first = name.group(2) == null ? 0 : Integer.parseInt(name.group(2));
    int second = name.group(3) == null ? 0 : Integer.parseInt(name.group(3));
    return switch (type) {
      case DECIMAL -> Optional.of(ColumnType.decimal(first, second));
      case TEXT -> Optional.of(ColumnType.text(first));
      default -> first == 0 ? Optional.of(ColumnType.of(type)) : Optional.empty();
    };
  }
}
