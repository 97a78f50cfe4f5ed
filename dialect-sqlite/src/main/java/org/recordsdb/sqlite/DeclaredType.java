package org.recordsdb.sqlite;

import static org.recordsdb.spi.LogicalType.ANY;
import static org.recordsdb.spi.LogicalType.BOOLEAN;
import static org.recordsdb.spi.LogicalType.BYTES;
import static org.recordsdb.spi.LogicalType.DATE;
import static org.recordsdb.spi.LogicalType.DECIMAL;
import static org.recordsdb.spi.LogicalType.FLOAT32;
import static org.recordsdb.spi.LogicalType.FLOAT64;
import static org.recordsdb.spi.LogicalType.INSTANT;
import static org.recordsdb.spi.LogicalType.INT16;
import static org.recordsdb.spi.LogicalType.INT32;
import static org.recordsdb.spi.LogicalType.INT64;
import static org.recordsdb.spi.LogicalType.JSON;
import static org.recordsdb.spi.LogicalType.TEXT;
import static org.recordsdb.spi.LogicalType.TIME;
import static org.recordsdb.spi.LogicalType.TIMESTAMP;
import static org.recordsdb.spi.LogicalType.UUID;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;

/**
 * What a column's declared type means. SQLite itself only derives an affinity from it ("Datatypes
 * In SQLite", section 3.1); people and tools write the names of other databases, which say more.
 */
final class DeclaredType {

  /** Decimals up to this many digits survive the double that NUMERIC affinity makes of them. */
  static final int EXACT_DIGITS = 15;

  /** What other databases take for the digits of a decimal; more of them mean no limit. */
  private static final int MOST_DIGITS = 1_000;

  /** Takes nothing back that it has read, as a declaration of a megabyte would take minutes. */
  private static final Pattern FORM =
      Pattern.compile("([^(]*+)(?:\\(\\s*+(\\d++)\\s*+(?:,\\s*+(-?\\d++)\\s*+)?+\\)([^()]*+))?+");

  private static final Map<String, LogicalType> NAMES = new HashMap<>();

  static {
    names(BOOLEAN, "BOOLEAN", "BOOL");
    names(INT16, "SMALLINT", "INT2", "TINYINT");
    names(INT32, "INT", "INT4", "MEDIUMINT");
    names(INT64, "INTEGER", "BIGINT", "INT8");
    names(FLOAT32, "FLOAT4");
    names(FLOAT64, "REAL", "DOUBLE", "DOUBLE PRECISION", "FLOAT", "FLOAT8");
    names(DECIMAL, "DECIMAL", "NUMERIC", "NUMBER", "MONEY", "DECIMAL_TEXT");
    names(TEXT, "TEXT", "CLOB", "STRING", "CHAR", "VARCHAR", "NCHAR", "NVARCHAR");
    names(BYTES, "BLOB", "BYTEA", "BINARY", "VARBINARY", "IMAGE");
    names(DATE, "DATE");
    names(TIME, "TIME");
    names(TIMESTAMP, "TIMESTAMP", "DATETIME", "TIMESTAMP WITHOUT TIME ZONE");
    names(INSTANT, "TIMESTAMPTZ", "TIMESTAMP WITH TIME ZONE", "DATETIMEOFFSET");
    names(UUID, "UUID", "GUID", "UNIQUEIDENTIFIER");
    names(JSON, "JSON", "JSONB", "JSON_TEXT");
  }

  private DeclaredType() {}

  private static void names(LogicalType type, String... declared) {
    for (String name : declared) {
      NAMES.put(name, type);
    }
  }

  /** The type of a declaration such as {@code DECIMAL(10,2)}; empty text is no type at all. */
  static ColumnType parse(String declaration) {
    Matcher form = FORM.matcher(declaration);
    if (!form.matches()) {
      return of(declaration, 0, 0);
    }
    String behind = form.group(4) == null ? "" : " " + form.group(4).strip();
    String name = (form.group(1).strip() + behind).strip();
    return of(name, number(form.group(2)), number(form.group(3)));
  }

  /**
   * The type of a name with its numbers; 0 where it has none. SQLite takes any numbers and looks at
   * none: those that no value can come up to are no limits. A negative scale means zeros before the
   * point, as on PostgreSQL.
   */
  private static ColumnType of(String declared, int first, int second) {
    String name = declared.toUpperCase(Locale.ROOT);
    LogicalType known = NAMES.get(name);
    LogicalType logical = known == null ? byAffinity(name) : known;
    int most = logical == DECIMAL ? MOST_DIGITS : logical == TEXT ? Integer.MAX_VALUE - 1 : 0;
    boolean limited = first > 0 && first <= most && second >= -MOST_DIGITS && second <= MOST_DIGITS;
    return new ColumnType(
        logical, limited ? first : 0, limited && logical == DECIMAL ? second : 0, name);
  }

  /** The rules by which SQLite finds an affinity, in their order. */
  private static LogicalType byAffinity(String name) {
    if (name.contains("INT")) {
      return INT64;
    }
    if (name.contains("CHAR") || name.contains("CLOB") || name.contains("TEXT")) {
      return TEXT;
    }
    if (name.contains("BLOB")) {
      return BYTES;
    }
    return name.contains("REAL") || name.contains("FLOA") || name.contains("DOUB") ? FLOAT64 : ANY;
  }

  /** The number, or the largest for one that Java can't count to. */
  private static int number(@Nullable String digits) {
    try {
      return digits == null ? 0 : Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      return Integer.MAX_VALUE;
    }
  }
}
