package org.recordsdb.spi;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a database spells what Records generates. The defaults are PostgreSQL's; a dialect overrides
 * where it differs. Stateless and thread-safe. Names and paths come from the catalog or are quoted
 * here; values are always parameters.
 */
public class Syntax {

  /** For subclasses. */
  public Syntax() {}

  /** The identifier in double quotes, as the SQL standard has it. */
  public String quote(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  /**
   * A comparison operator such that it is the database's own one, also where others could define
   * one of the same name.
   */
  public String operator(String operator) {
    return operator;
  }

  /** Counts rows, likewise by the database's own function. */
  public String count() {
    return "count(*)";
  }

  /** Compares with a range, whose two ends are parameters. */
  public String between(String tested) {
    return tested + " between ? and ?";
  }

  /**
   * Compares with several values, each of them a parameter.
   *
   * @param negated whether the value must be none of them
   */
  public ListForm list(String tested, boolean negated) {
    return new ListForm(tested + (negated ? " not in (" : " in ("), "?", ", ", ")");
  }

  /**
   * Compares text with a LIKE pattern, in which the backslash takes away the meaning of the
   * character after it.
   *
   * @param ignoresCase whether letters are the same in upper and lower case, for all of Unicode
   */
  public String like(String column, boolean ignoresCase) {
    return column + (ignoresCase ? " ilike" : " like") + " ? escape '\\'";
  }

  /** The LIKE pattern as {@link #like} takes it. */
  public String likePattern(String pattern, boolean ignoresCase) {
    return pattern;
  }

  /**
   * Tells whether text has another one, of any length, at that part of it. Letters differ in upper
   * and lower case.
   */
  public String has(TextPart part, String column) {
    return like(column, false);
  }

  /** The text to look for as {@link #has} takes it. */
  public String textOf(TextPart part, String text) {
    return likePattern(part.pattern(text), false);
  }

  /**
   * The text of a value inside a JSON column, NULL if it is missing or null; an object or an array
   * has the text that PostgreSQL's {@code jsonb} gives it. A key that {@link #isIndex} says is a
   * number stands for an element where it meets an array.
   */
  public String jsonText(String column, List<String> path) {
    return new JsonPath(this, column).text(path);
  }

  /** True for a key that may be the place of an element in an array, counted from 0. */
  protected static boolean isIndex(String key) {
    return key.matches("0|[1-9][0-9]{0,8}");
  }

  /**
   * The number inside a JSON column, NULL if there is none or something else: an exact decimal, or
   * what compares as it does, as {@link #jsonNumberType} and {@link #jsonNumberValue} say.
   */
  public String jsonNumber(String column, List<String> path) {
    return new JsonPath(this, column).number(path);
  }

  /** The type of {@link #jsonNumber}, by which the numbers that it is compared with are bound. */
  public ColumnType jsonNumberType() {
    return ColumnType.of(LogicalType.DECIMAL);
  }

  /** A number as a value of {@link #jsonNumberType}, in the class that its codec takes. */
  public Object jsonNumberValue(BigDecimal number) {
    return number;
  }

  /**
   * Compares with the values of a list that is one parameter; see {@link Dialect#listBinding}.
   *
   * @param negated whether the value must be none of them
   */
  public String inList(String column, boolean negated) {
    return column + " " + operator(negated ? "<>" : "=") + (negated ? " all(?)" : " any(?)");
  }

  /**
   * Functions of the database that raw SQL must not call, as they harm the program or outlive every
   * time limit: the name in lower case, and the reason, as it reads after a colon.
   */
  public Map<String, String> refusedFunctions() {
    return Map.of();
  }

  /** The column as it is compared, where what is stored may not compare as its type does. */
  public String comparable(ColumnInfo column, String qualified) {
    return qualified;
  }

  /**
   * The expression, a text of this column, such that it compares by code point: mostly the
   * expression itself, or with a collation named behind it.
   */
  public String byCodePoint(ColumnInfo column, String expression) {
    return expression;
  }

  /**
   * True if the column's own collation takes different texts for equal, so that the code point one
   * must be named.
   */
  public boolean foldsEquality(ColumnInfo column) {
    return false;
  }

  /** True if values of this column, as they are kept, compare in the order of their type. */
  public boolean ordersByValue(ColumnInfo column) {
    return true;
  }

  /** True if NULL comes before every value in this direction when the statement does not say. */
  public boolean nullsComeFirst(boolean descending) {
    return descending;
  }

  /** Limits rows; with a leading blank. The limit's parameter comes before the offset's. */
  public String limit(boolean limit, boolean offset) {
    return (limit ? " limit ?" : "") + (offset ? " offset ?" : "");
  }

  /**
   * The clause that locks the selected rows until the transaction ends, with a leading blank; empty
   * where a transaction that may write keeps out other writers anyway.
   */
  public String forUpdate() {
    return " for update";
  }

  /**
   * An expression that tells in the RETURNING of an upsert into this table whether the row is new,
   * or null if there is none.
   */
  public @Nullable String insertedMarker(TableInfo table) {
    return null;
  }

  /**
   * The statement such that it gives back the rows it touched: after the change, or as they were
   * before a DELETE.
   *
   * @param statement an INSERT, UPDATE or DELETE
   * @param table its table's quoted name, with which the columns are qualified
   * @param columns what to give back
   */
  public String returning(String statement, String table, String columns) {
    return statement + " returning " + columns;
  }

  /** True if RETURNING knows a table that has an alias by the alias, else by its own name. */
  public boolean returningTakesAlias() {
    return true;
  }

  /** How raw SQL is cut into its pieces. */
  public Quoting quoting() {
    return Quoting.POSTGRESQL;
  }

  /** How the operator {@code ??} of raw SQL is passed to the driver; one mark: it is rejected. */
  public String questionMark() {
    return "?";
  }

  /** How the database sees a parameter, by its number from 1, where {@link Fault#at} is told. */
  public String parameter(int number) {
    return "?";
  }

  /**
   * How a name that raw SQL has in double quotes is passed to the driver.
   *
   * @param quoted the name with its quotes, as written
   */
  public String quotedName(String quoted) {
    return quoted;
  }

  /**
   * The statements that create a table, in their order: what its columns need, as a sequence, comes
   * before it. The contract's tests and the random programs create their tables by them.
   *
   * @param constraints what stands after the columns, as SQL
   */
  public List<String> createTable(
      String table, List<ColumnInfo> columns, List<String> constraints) {
    String parts =
        Stream.concat(columns.stream().map(this::columnDefinition), constraints.stream())
            .collect(Collectors.joining(", "));
    return List.of("create table " + quote(table) + " (" + parts + ")");
  }

  /** The statements that remove a table, if it is there, and what {@link #createTable} made. */
  public List<String> dropTable(String table) {
    return List.of("drop table if exists " + quote(table));
  }

  /** A column's definition in CREATE TABLE. */
  public String columnDefinition(ColumnInfo column) {
    String head = quote(column.name()) + " " + typeName(column.type());
    if (column.generation() == Generation.COMPUTED) {
      return head + computed(String.valueOf(column.defaultSql()));
    }
    return head
        + (column.isIdentity() ? " generated by default as identity primary key" : "")
        + (column.defaultSql() == null ? "" : " default " + column.defaultSql())
        + (column.nullable() || column.isIdentity() ? "" : " not null");
  }

  /** What makes a column one that the database computes and stores, with a leading blank. */
  protected String computed(String expression) {
    return " generated always as (" + expression + ") stored";
  }

  /** The type's name in CREATE TABLE. */
  public String typeName(ColumnType type) {
    return switch (type.logical()) {
      case BOOLEAN -> "boolean";
      case INT16 -> "smallint";
      case INT32 -> "integer";
      case INT64 -> "bigint";
      case FLOAT32 -> "real";
      case FLOAT64 -> "double precision";
      case DECIMAL ->
          type.precision() == 0
              ? "numeric"
              : "numeric(" + type.precision() + "," + type.scale() + ")";
      case TEXT -> type.precision() == 0 ? "text" : "varchar(" + type.precision() + ")";
      case BYTES -> "bytea";
      case DATE -> "date";
      case TIME -> "time";
      case TIMESTAMP -> "timestamp";
      case INSTANT -> "timestamptz";
      case UUID -> "uuid";
      case JSON -> "jsonb";
      case ANY -> "text";
    };
  }

  /** SQL of the current time, as a default for a column of type TIMESTAMP or INSTANT. */
  public String now(ColumnType type) {
    return type.logical() == LogicalType.INSTANT ? "now()" : "(now() at time zone 'UTC')";
  }

  /** The text as an SQL literal. */
  protected final String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /**
   * A regular expression for the texts that fit the LIKE pattern, in the syntax that Java, ICU and
   * PCRE share: for databases whose own LIKE differs from {@link #like}.
   */
  protected final String regex(String pattern) {
    return LikeRegex.of(pattern);
  }
}
