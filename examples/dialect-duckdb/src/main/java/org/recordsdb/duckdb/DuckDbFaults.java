package org.recordsdb.duckdb;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Fault;
import org.recordsdb.spi.TableInfo;
import org.recordsdb.spi.UniqueKey;

/** Faults by DuckDB's texts: it has no codes. */
final class DuckDbFaults {

  /** What the texts begin with; the first that fits. */
  private static final List<Map.Entry<String, ErrorKind>> KINDS =
      List.of(
          Map.entry("Constraint Error: (Duplicate key|.*duplicate key).*", ErrorKind.UNIQUE),
          Map.entry("Constraint Error: NOT NULL .*", ErrorKind.NOT_NULL),
          Map.entry("Constraint Error: Violates foreign key .*", ErrorKind.FOREIGN_KEY),
          Map.entry(
              "Constraint Error: .* CHECK\\(\\(length\\(.* <= \\d+\\)\\)", ErrorKind.TOO_LONG),
          Map.entry("Constraint Error: .*", ErrorKind.CHECK),
          Map.entry("Catalog Error: Table with name .*", ErrorKind.UNKNOWN_TABLE),
          Map.entry("Binder Error: Referenced (update )?column .*", ErrorKind.UNKNOWN_COLUMN),
          Map.entry("Binder Error: Table .* does not have a column .*", ErrorKind.UNKNOWN_COLUMN),
          Map.entry("(Parser|Binder|Catalog) Error: .*", ErrorKind.SYNTAX),
          Map.entry("Conversion Error: .*out of range.*", ErrorKind.OUT_OF_RANGE),
          Map.entry("Out of Range Error: .*", ErrorKind.OUT_OF_RANGE),
          Map.entry("Conversion Error: .*", ErrorKind.INVALID_VALUE),
          Map.entry("Invalid Input Error: More than one row .*", ErrorKind.TOO_MANY_ROWS),
          Map.entry("Invalid Input Error: .*", ErrorKind.INVALID_VALUE),
          Map.entry("TransactionContext Error: .*read-only.*", ErrorKind.READ_ONLY),
          Map.entry("TransactionContext Error: .*[Cc]onflict.*", ErrorKind.SERIALIZATION),
          Map.entry("TransactionContext Error: .*aborted.*", ErrorKind.TRANSACTION_ABORTED),
          Map.entry("INTERRUPT Error: .*", ErrorKind.CANCELLED),
          Map.entry("Not implemented Error: .*", ErrorKind.UNSUPPORTED),
          Map.entry("Out of Memory Error: .*", ErrorKind.LIMIT),
          Map.entry("IO Error: .*lock.*", ErrorKind.BUSY),
          Map.entry("IO Error: .*", ErrorKind.IO));

  private static final Pattern NAMES =
      Pattern.compile(
          "failed: (?<table>.+)\\.(?<columns>[^.]+)$|on table \"(?<checked>.+)\" with expression");

  private static final Pattern COLUMN =
      Pattern.compile("column (?:named |with name )?(\".+?\"|\\S+ not found)");
  private static final Pattern TABLE = Pattern.compile("Table with name (.+) does not exist");

  private DuckDbFaults() {}

  static Fault classify(String text, @Nullable TableInfo table) {
    ErrorKind kind =
        KINDS.stream()
            .filter(known -> text.matches("(?s)" + known.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(ErrorKind.INTERNAL);
    return switch (kind) {
      case UNIQUE -> Fault.of(kind).withColumns(taken(text, table));
      case NOT_NULL -> Fault.named(kind, text, NAMES);
      case UNKNOWN_TABLE -> named(kind, text, TABLE);
      case UNKNOWN_COLUMN -> named(kind, text, COLUMN);
      default -> Fault.of(kind);
    };
  }

  private static Fault named(ErrorKind kind, String text, Pattern name) {
    return name.matcher(text)
        .results()
        .findFirst()
        .map(
            found ->
                Fault.unknown(kind, '"' + found.group(1).replaceAll("\"| not found$", "") + '"'))
        .orElse(Fault.of(kind));
  }

  /** The text has the columns with their values, or in a transaction the values alone. */
  private static List<String> taken(String text, @Nullable TableInfo table) {
    List<UniqueKey> keys = table == null ? List.of() : table.uniqueKeys();
    if (keys.size() == 1) {
      return keys.get(0).columns();
    }
    return keys.stream()
        .map(UniqueKey::columns)
        .filter(columns -> Pattern.compile(values(columns), Pattern.DOTALL).matcher(text).find())
        .max((a, b) -> Integer.compare(a.size(), b.size()))
        .orElse(List.of());
  }

  private static String values(List<String> columns) {
    return columns.stream()
        .map(column -> Pattern.quote(column + ": "))
        .collect(Collectors.joining(".*, ", "Duplicate key \"", ""));
  }
}
