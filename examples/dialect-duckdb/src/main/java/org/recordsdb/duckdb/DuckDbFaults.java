package org.recordsdb.duckdb;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
          Map.entry("Catalog Error: .* is not an table", ErrorKind.UNSUPPORTED),
          Map.entry("Binder Error: Can only .* base table!", ErrorKind.UNSUPPORTED),
          Map.entry("(Parser|Binder|Catalog) Error: .*", ErrorKind.SYNTAX),
          Map.entry("(Conversion Error: .*out of range|Out of Range).*", ErrorKind.OUT_OF_RANGE),
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

  private static final String UNKNOWN =
      "(?s).*?(?:Table with name ([^\n]+) does not exist"
          + "|column (?:named |with name )?(?:\"([^\n]+?)\"|(\\S+) not found)).*";

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
      case UNKNOWN_TABLE, UNKNOWN_COLUMN ->
          Fault.unknown(kind, text.replaceFirst(UNKNOWN, "\"$1$2$3\""));
      default -> Fault.of(kind);
    };
  }

  /** The text has the columns with their values, or in a transaction the values alone. */
  private static List<String> taken(String text, @Nullable TableInfo table) {
    List<UniqueKey> keys = table == null ? List.of() : table.uniqueKeys();
    if (keys.size() == 1) {
      return keys.get(0).columns();
    }
    String told = text.replace("Duplicate key \"", ", ");
    return keys.stream()
        .map(UniqueKey::columns)
        .filter(columns -> columns.stream().allMatch(name -> told.contains(", " + name + ": ")))
        .max((a, b) -> Integer.compare(a.size(), b.size()))
        .orElse(List.of());
  }
}
