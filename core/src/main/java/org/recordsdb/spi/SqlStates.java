package org.recordsdb.spi;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;

/**
 * What SQLSTATEs mean that the SQL standard names, or that databases agree on: whole codes first,
 * then their classes. Thread-safe.
 */
public final class SqlStates {

  private static final Map<String, ErrorKind> CODES =
      Map.ofEntries(
          Map.entry("08001", ErrorKind.UNAVAILABLE),
          Map.entry("08004", ErrorKind.UNAVAILABLE),
          Map.entry("0A000", ErrorKind.UNSUPPORTED),
          Map.entry("21000", ErrorKind.TOO_MANY_ROWS),
          Map.entry("22001", ErrorKind.TOO_LONG),
          Map.entry("22003", ErrorKind.OUT_OF_RANGE),
          Map.entry("22008", ErrorKind.OUT_OF_RANGE),
          Map.entry("23001", ErrorKind.FOREIGN_KEY),
          Map.entry("23502", ErrorKind.NOT_NULL),
          Map.entry("23503", ErrorKind.FOREIGN_KEY),
          Map.entry("23505", ErrorKind.UNIQUE),
          Map.entry("25006", ErrorKind.READ_ONLY),
          Map.entry("26000", ErrorKind.STALE_PLAN),
          Map.entry("28000", ErrorKind.AUTHENTICATION),
          Map.entry("3D000", ErrorKind.NO_DATABASE),
          Map.entry("3F000", ErrorKind.UNKNOWN_TABLE),
          Map.entry("42501", ErrorKind.PERMISSION),
          Map.entry("42S02", ErrorKind.UNKNOWN_TABLE),
          Map.entry("42S22", ErrorKind.UNKNOWN_COLUMN),
          Map.entry("57014", ErrorKind.CANCELLED),
          Map.entry("HYC00", ErrorKind.UNSUPPORTED)); // of the ODBC standard, as H2 has it

  private static final Map<String, ErrorKind> CLASSES =
      Map.ofEntries(
          Map.entry("08", ErrorKind.CONNECTION_LOST),
          Map.entry("22", ErrorKind.INVALID_VALUE),
          Map.entry("23", ErrorKind.CHECK),
          Map.entry("24", ErrorKind.SYNTAX),
          Map.entry("25", ErrorKind.TRANSACTION_ABORTED),
          Map.entry("34", ErrorKind.SYNTAX),
          Map.entry("3B", ErrorKind.SYNTAX),
          Map.entry("40", ErrorKind.SERIALIZATION),
          Map.entry("42", ErrorKind.SYNTAX),
          Map.entry("53", ErrorKind.LIMIT),
          Map.entry("54", ErrorKind.LIMIT),
          Map.entry("58", ErrorKind.IO));

  private SqlStates() {}

  /** The fault that the SQLSTATE names, {@code INTERNAL} where it names none of ours or is null. */
  public static ErrorKind kind(@Nullable String state) {
    if (state == null || state.length() != 5) {
      return ErrorKind.INTERNAL;
    }
    ErrorKind whole = CODES.get(state);
    return whole == null ? CLASSES.getOrDefault(state.substring(0, 2), ErrorKind.INTERNAL) : whole;
  }
}
