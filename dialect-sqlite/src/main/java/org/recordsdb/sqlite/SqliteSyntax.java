package org.recordsdb.sqlite;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.Quoting;
import org.recordsdb.spi.Syntax;
import org.recordsdb.spi.TextPart;

/** SQLite's spelling. */
final class SqliteSyntax extends Syntax {

  /** Seconds with three digits of SQLite's clock and three zeros, as part of a format. */
  static final String MICROSECONDS = "%f000";

  private static final String UNSAFE = "the driver's version of it can end the whole program";

  private static final String ENDLESS = "nothing stops it before it is done";

  /**
   * Functions that the driver adds to SQLite. They compute lengths without a check and write beyond
   * their memory, or can't be interrupted. The driver has no way to remove them; in the schema of a
   * file SQLite rejects them itself, as it is told not to trust it.
   */
  private static final Map<String, String> REFUSED =
      Map.of(
          "replicate", UNSAFE,
          "padl", UNSAFE,
          "padr", UNSAFE,
          "padc", UNSAFE,
          "leftstr", UNSAFE,
          "rightstr", UNSAFE,
          "strfilter", ENDLESS,
          "load_extension", "it would load a library into the program");

  @Override
  public Quoting quoting() {
    return Quoting.SQLITE;
  }

  @Override
  public Map<String, String> refusedFunctions() {
    return REFUSED;
  }

  /** GLOB, as SQLite's LIKE ignores the case of ASCII letters. */
  @Override
  public String like(String column, boolean ignoresCase) {
    return (ignoresCase ? Fold.NAME + "(" + column + ")" : column) + " glob ?";
  }

  @Override
  public String likePattern(String pattern, boolean ignoresCase) {
    return GlobPattern.of(ignoresCase ? Fold.fold(pattern) : pattern);
  }

  /** Not GLOB, whose patterns are limited in their length. */
  @Override
  public String has(TextPart part, String column) {
    return switch (part) {
      case START -> "instr(" + column + ", ?) = 1";
      case ANYWHERE -> "instr(" + column + ", ?) > 0";
      case END ->
          "(select substr(whole, length(whole) - length(part) + 1) = part from (select "
              + column
              + " as whole, ? as part))";
    };
  }

  @Override
  public String textOf(TextPart part, String text) {
    return text;
  }

  @Override
  public String jsonText(String column, List<String> path) {
    int index = lastIndex(path);
    if (index >= 0) {
      return elements(column, path, index, this::jsonText);
    }
    String at = column + ", " + path(path);
    String value = column + " -> " + path(path);
    return "(case json_type("
        + at
        + ") when 'text' then json_extract("
        + at
        + ") when 'null' then null when 'true' then 'true' when 'false' then 'false'"
        + " when 'integer' then "
        + value
        + " else "
        + DocumentText.call(value)
        + " end)";
  }

  @Override
  public String jsonNumber(String column, List<String> path) {
    int index = lastIndex(path);
    if (index >= 0) {
      return elements(column, path, index, this::jsonNumber);
    }
    String at = column + ", " + path(path);
    return "(case when json_type("
        + at
        + ") in ('integer', 'real') then "
        + NumberKey.call(column + " -> " + path(path))
        + " end)";
  }

  @Override
  public ColumnType jsonNumberType() {
    return ColumnType.of(LogicalType.TEXT);
  }

  @Override
  public Object jsonNumberValue(BigDecimal number) {
    return NumberKey.of(number.toString());
  }

  private static int lastIndex(List<String> path) {
    int place = path.size() - 1;
    while (place >= 0 && !isIndex(path.get(place))) {
      place--;
    }
    return place;
  }

  /**
   * A path with numbers in it: SQLite spells the elements of an array in another way than the keys
   * of an object, and only the document tells which it is. Each step is named once, so that a long
   * path is no long text.
   */
  private String elements(
      String column, List<String> path, int index, BiFunction<String, List<String>, String> read) {
    List<String> before = path.subList(0, index);
    int outer = lastIndex(before);
    String document =
        outer < 0
            ? column + " -> " + path(before)
            : elements(column, before, outer, (inner, rest) -> inner + " -> " + path(rest));
    String key = path.get(index);
    String element =
        "(select coalesce(j -> "
            + path(List.of(key))
            + ", j -> '$["
            + key
            + "]') as j"
            + " from (select "
            + document
            + " as j))";
    return "(select "
        + read.apply("j", path.subList(index + 1, path.size()))
        + " from "
        + element
        + ")";
  }

  /**
   * Other programs write the same value in other forms, which compare with ours by chance; so does
   * a default, which is stored as it is written.
   */
  @Override
  public String comparable(ColumnInfo column, String qualified) {
    LogicalType type = column.type().logical();
    if (type == LogicalType.DECIMAL && SqliteDecimals.isText(column.type())) {
      return column.defaultSql() == null ? qualified : Digits.of(column.type(), qualified);
    }
    boolean asItIs = column.uniform() || !StoredForm.isNeeded(type);
    return asItIs ? qualified : StoredForm.call(type, qualified, literal(column.name()));
  }

  /**
   * A column's collation can't be read from SQLite's catalog, and a view's comes from its table, so
   * BINARY is always named; an index of that collation is used as without it.
   */
  @Override
  public String byCodePoint(ColumnInfo column, String expression) {
    return foldsEquality(column) ? expression + " collate binary" : expression;
  }

  @Override
  public boolean foldsEquality(ColumnInfo column) {
    return column.type().logical() == LogicalType.TEXT;
  }

  @Override
  public boolean ordersByValue(ColumnInfo column) {
    return column.type().logical() != LogicalType.DECIMAL || !SqliteDecimals.isText(column.type());
  }

  @Override
  public boolean nullsComeFirst(boolean descending) {
    return !descending;
  }

  @Override
  public String limit(boolean limit, boolean offset) {
    return offset && !limit ? " limit -1 offset ?" : super.limit(limit, offset);
  }

  @Override
  public boolean returningTakesAlias() {
    return false;
  }

  /** A transaction begins IMMEDIATE and so is the only one that writes. */
  @Override
  public String forUpdate() {
    return "";
  }

  /**
   * In backticks, as SQLite takes a name in double quotes that it does not know for a string
   * ("Quirks, Caveats, and Gotchas In SQLite", section 8).
   */
  @Override
  public String quotedName(String quoted) {
    String name = quoted.substring(1, quoted.length() - 1).replace("\"\"", "\"");
    return '`' + name.replace("`", "``") + '`';
  }

  @Override
  public String columnDefinition(ColumnInfo column) {
    String name = quote(column.name());
    if (column.isIdentity()) {
      return name + " integer primary key autoincrement";
    }
    return super.columnDefinition(column) + check(name, column.type());
  }

  /**
   * Keeps writers honest that know nothing of the logical type. A condition begins with no quote:
   * of one that does SQLite tells only the name in quotes.
   */
  private static String check(String name, ColumnType type) {
    return switch (type.logical()) {
      case BOOLEAN -> " check ((" + name + ") in (0, 1))";
      // Before SQLite 3.45, which other programs may have, json_valid(null) is 0 instead of null.
      case JSON -> " check (json_valid(" + name + ") or " + name + " is null)";
      case TEXT ->
          type.precision() == 0 ? "" : " check (length(" + name + ") <= " + type.precision() + ")";
      default -> UniformCheck.condition(name, type).map(form -> " check (" + form + ")").orElse("");
    };
  }

  /** Names from which both the affinity and the logical type follow. */
  @Override
  public String typeName(ColumnType type) {
    return switch (type.logical()) {
      case INT32 -> "int";
      case FLOAT32 -> "float4";
      case FLOAT64 -> "double";
      case DECIMAL -> decimal(type);
      case BYTES -> "blob";
      case JSON -> "json_text";
      case ANY -> "";
      default -> super.typeName(type);
    };
  }

  /** More digits than a double keeps are kept as text. */
  private static String decimal(ColumnType type) {
    if (type.precision() == 0) {
      return "decimal_text";
    }
    String name = type.precision() <= DeclaredType.EXACT_DIGITS ? "decimal" : "decimal_text";
    return name + "(" + type.precision() + "," + type.scale() + ")";
  }

  @Override
  public String now(ColumnType type) {
    String offset = type.logical() == LogicalType.INSTANT ? "+00:00" : "";
    return "(strftime('%Y-%m-%d %H:%M:" + MICROSECONDS + offset + "', 'now'))";
  }

  /** Keys in quotes are read with the escapes of JSON ("JSON Functions And Operators"). */
  private String path(List<String> keys) {
    StringBuilder path = new StringBuilder("$");
    for (String key : keys) {
      path.append(".\"").append(key.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }
    return literal(path.toString());
  }
}
