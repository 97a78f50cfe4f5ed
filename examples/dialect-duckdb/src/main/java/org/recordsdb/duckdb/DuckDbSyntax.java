package org.recordsdb.duckdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.Syntax;

/** What DuckDB spells differently from PostgreSQL. */
final class DuckDbSyntax extends Syntax {

  /** Last in both directions. */
  @Override
  public boolean nullsComeFirst(boolean descending) {
    return false;
  }

  /** There is one writer, so that nobody else changes what a transaction that may write reads. */
  @Override
  public String forUpdate() {
    return "";
  }

  /** DuckDB's own ILIKE takes the small sigmas for different letters, and İ for I. */
  @Override
  public String like(String column, boolean ignoresCase) {
    String text =
        ignoresCase
            ? "translate(lower(replace(" + column + ", 'İ', 'i\u0307')), 'ς', 'σ')"
            : column;
    return text + " like ? escape '\\'";
  }

  @Override
  public String likePattern(String pattern, boolean ignoresCase) {
    return ignoresCase ? pattern.toLowerCase(Locale.ROOT).replace('ς', 'σ') : pattern;
  }

  /** By JSON Pointer, which takes digits for an element of an array and for a key of an object. */
  @Override
  public String jsonText(String column, List<String> path) {
    StringBuilder pointer = new StringBuilder();
    path.forEach(key -> pointer.append('/').append(key.replace("~", "~0").replace("/", "~1")));
    return "json_extract_string(" + column + ", " + literal(pointer.toString()) + ")";
  }

  @Override
  public List<String> createTable(
      String table, List<ColumnInfo> columns, List<String> constraints) {
    List<String> statements = new ArrayList<>();
    List<ColumnInfo> plain = new ArrayList<>();
    List<String> rules = new ArrayList<>(constraints);
    for (ColumnInfo column : columns) {
      if (column.isIdentity()) {
        String sequence = sequence(table);
        statements.add("create sequence " + sequence);
        plain.add(
            ColumnInfo.of(column.name(), column.type())
                .withDefault("nextval(" + literal(sequence) + ")"));
        rules.add("primary key (" + quote(column.name()) + ")");
      } else {
        plain.add(column);
      }
    }
    statements.addAll(super.createTable(table, plain, rules));
    return statements;
  }

  @Override
  public List<String> dropTable(String table) {
    return List.of(
        "drop table if exists " + quote(table), "drop sequence if exists " + sequence(table));
  }

  /** DuckDB has no identity columns; a table has one numbered column at most. */
  private String sequence(String table) {
    return quote(table + "_id_seq");
  }

  /** DuckDB does not keep the length of a VARCHAR; {@link DuckDbCatalog} reads it in the check. */
  @Override
  public String columnDefinition(ColumnInfo column) {
    boolean limited = column.type().logical() == LogicalType.TEXT && column.type().precision() > 0;
    String check =
        " check (length(" + quote(column.name()) + ") <= " + column.type().precision() + ")";
    return super.columnDefinition(column) + (limited ? check : "");
  }

  @Override
  protected String computed(String expression) {
    return " generated always as (" + expression + ") virtual";
  }

  @Override
  public String typeName(ColumnType type) {
    return switch (type.logical()) {
      case BYTES -> "blob";
      case JSON -> "json";
      case TEXT, ANY -> "varchar";
      default -> super.typeName(type);
    };
  }
}
