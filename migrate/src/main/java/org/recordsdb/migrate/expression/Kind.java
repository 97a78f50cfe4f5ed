package org.recordsdb.migrate.expression;

import java.util.Locale;
import java.util.Set;
import org.recordsdb.spi.ColumnType;

/** What a part of an expression is, as far as it matters for what may be done with it. */
enum Kind {
  /** True, false or unknown. */
  TRUTH,
  /** True, or unknown where that is as good, because of the types that the target has. */
  ALWAYS,
  /** A condition of which parts that are ALWAYS were left out. */
  ENOUGH,
  /** A whole number. */
  WHOLE,
  /** A sum of whole numbers, which PostgreSQL has as a decimal until it is told otherwise. */
  TOTAL,

  /** The length of a column of text. */
  LENGTH,
  /** A decimal that SQLite keeps as a number. */
  EXACT,
  /** A decimal that SQLite keeps as text, which does not compare as a number there. */
  DIGITS,
  /** A floating point number of 8 bytes. */
  REAL,
  /** A floating point number of 4 bytes, which SQLite keeps as the decimal nearest to it. */
  SINGLE,
  /** Text. */
  TEXT,
  /** Text of which PostgreSQL is told to take ASCII letters only for letters, as SQLite does. */
  ASCII,
  /** A value of an enumeration, which orders otherwise than its text. */
  LABEL,
  /** A day. */
  DATE,
  /** A time of day. */
  TIME,
  /** A date and time. */
  TIMESTAMP,
  /** A point in time. */
  INSTANT,
  /** A UUID. */
  UUID,
  /** Bytes. */
  BYTES,
  /** A JSON document. */
  JSON,
  /** NULL itself. */
  NULL,
  /** The name of a column's storage class in SQLite. */
  STORAGE,
  /** A decimal column, rounded to its own scale. */
  ROUNDED,
  /** Something that is nothing of these. */
  OTHER;

  private static final Set<String> PLAIN_TEXTS = Set.of("text", "varchar", "name");

  /** Types of text that ignore blanks or case when they compare. */
  private static final Set<String> LAX_TEXTS = Set.of("bpchar", "citext");

  /**
   * The kind of a column's values.
   *
   * @param ofPostgres whether the type is named in PostgreSQL's words
   */
  static Kind of(ColumnType type, boolean ofPostgres) {
    return switch (type.logical()) {
      case BOOLEAN -> TRUTH;
      case INT16, INT32, INT64 -> WHOLE;
      case FLOAT32 -> SINGLE;
      case FLOAT64 -> REAL;
      case DECIMAL -> type.declared().toUpperCase(Locale.ROOT).endsWith("_TEXT") ? DIGITS : EXACT;
      case TEXT -> ofPostgres ? text(type.declared().toLowerCase(Locale.ROOT)) : TEXT;
      case BYTES -> BYTES;
      case DATE -> DATE;
      case TIME -> TIME;
      case TIMESTAMP -> TIMESTAMP;
      case INSTANT -> INSTANT;
      case UUID -> UUID;
      case JSON -> JSON;
      case ANY -> OTHER;
    };
  }

  private static Kind text(String declared) {
    if (PLAIN_TEXTS.contains(declared)) {
      return TEXT;
    }
    return LAX_TEXTS.contains(declared) ? OTHER : LABEL;
  }

  /** True if SQLite stores it as text. */
  boolean isStoredAsText() {
    return switch (this) {
      case TEXT, LABEL, DIGITS, DATE, TIME, TIMESTAMP, INSTANT, UUID, JSON -> true;
      default -> false;
    };
  }
}
