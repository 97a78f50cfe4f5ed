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

  /** DuckDB takes no larger numbers there. */
  @Override
  public String limit(boolean limit, boolean offset) {
    return super.limit(limit, offset).replace("?", "least(?, " + (1L << 62) + ")");
  }

  @Override
  public List<String> createTable(
      String table, List<ColumnInfo> columns, List<String> constraints) {
    List<String> statements = new ArrayList<>();
    List<ColumnInfo> plain = new ArrayList<>();
    List<String> rules = new ArrayList<>(constraints);
    for (ColumnInfo column : columns) {
      if (column.isIdentity()) {
        String next = "nextval(" + literal(sequence(table)) + ")";
        statements.add("create sequence " + sequence(table));
        plain.add(ColumnInfo.of(column.name(), column.type()).withDefault(next));
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

  /** A check keeps a text's length. Of decimals only doubles become exact singles. */
  @Override
  public String columnDefinition(ColumnInfo column) {
    boolean limited = column.type().logical() == LogicalType.TEXT && column.type().precision() > 0;
    String check =
        " check (length(" + quote(column.name()) + ") <= " + column.type().precision() + ")";
    boolean single = column.type().logical() == LogicalType.FLOAT32 && column.defaultSql() != null;
    String exact = "cast(" + column.defaultSql() + " as double)";
    return super.columnDefinition(single ? column.withDefault(exact) : column)
        + (limited ? check : "");
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
