package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recordsdb.migrate.verify.LargeValue;
import org.recordsdb.spi.Codec;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.LogicalType;

/**
 * Reads a table's rows, on either side of a copy, as values of the types that the target's columns
 * have. A result has the columns, then the key, then the columns by which a large value's row is
 * found where that is not the key, then the lengths of the columns that hold large values. Of one
 * connection; not thread-safe.
 */
final class RowReader {

  /** Qualifies the key: alone, its name could mean a column of the result, which may be text. */
  private static final String ROWS = "r";

  private final Connection connection;
  private final Dialect dialect;
  private final TablePlan table;
  private final Utf16Texts texts;
  private final String from;
  private final List<String> key;
  private final List<String> place;

  /** False if comparing keys may run code of whoever made their types. */
  private final boolean comparable;

  /** After how many columns of a result the place begins. */
  private final int placeAt;

  private final List<Codec> codecs = new ArrayList<>();
  private final List<String> lengths = new ArrayList<>();

  /** Columns of an SQLite file that hold texts beside numbers, all of which are wanted as texts. */
  private final boolean[] mixed;

  /** Where in a result the length of a column is, or 0. */
  private final int[] lengthAt;

  /**
   * @param from SQL of what is read
   * @param key columns by which rows are ordered, named and found; empty if they have none
   */
  RowReader(Connection connection, Dialect dialect, TablePlan table, String from, List<String> key)
      throws SQLException {
    this.connection = connection;
    this.dialect = dialect;
    this.table = table;
    this.texts = Utf16Texts.of(connection, dialect);
    this.from = from + " as " + ROWS;
    this.key = List.copyOf(key);
    this.comparable = dialect.isEmbedded() || !table.hasMade(key);
    boolean hidden = (key.isEmpty() || !comparable) && !table.large().isEmpty();
    this.place = hidden ? RowPlace.hidden(dialect, table.source()) : this.key;
    this.placeAt = table.columns().size() + (hidden ? key.size() : 0);
    this.mixed = new boolean[table.columns().size()];
    this.lengthAt = new int[table.columns().size()];
    int others = placeAt + place.size();
    for (ColumnPlan column : table.columns()) {
      if (table.large().contains(column.name())) {
        lengths.add(function("octet_length", dialect.syntax().quote(column.name())));
        lengthAt[codecs.size()] = others + lengths.size();
      }
      boolean any = dialect.isEmbedded() && column.takesNumbersAsText();
      mixed[codecs.size()] = any;
      codecs.add(dialect.codec(any ? ColumnType.of(LogicalType.ANY) : column.readAs()));
    }
  }

  private String qualified(String name) {
    return ROWS + "." + dialect.syntax().quote(name);
  }

  private String list(List<String> names) {
    return names.stream().map(this::qualified).collect(Collectors.joining(", "));
  }

  /**
   * The statement that reads.
   *
   * @param after a key, as {@link #keyLiteral} gives it, behind which reading begins; or null
   * @param ordered whether rows come in the order of their key
   */
  String sql(@Nullable String after, boolean ordered) {
    Stream<String> values = table.columns().stream().map(this::selected);
    Stream<String> keys = names().map(this::written);
    String order = list(key);
    return Stream.of(values, keys, lengths.stream())
            .flatMap(parts -> parts)
            .collect(Collectors.joining(", ", "select ", " from " + from))
        + (after == null ? "" : " where (" + order + ") " + operator(">") + " " + after)
        + (ordered && !key.isEmpty() ? " order by " + order : "");
  }

  /** The key, and the place where that is another one. */
  private Stream<String> names() {
    return placeAt == table.columns().size()
        ? place.stream()
        : Stream.concat(key.stream(), place.stream());
  }

  private String written(String name) {
    return dialect.isEmbedded() ? qualified(name) : table.written(name, qualified(name));
  }

  /** Of PostgreSQL the built-in one, as others on the search path could be meant more closely. */
  private String function(String name, String arguments) {
    return (dialect.isEmbedded() ? "" : "pg_catalog.") + name + "(" + arguments + ")";
  }

  private String operator(String name) {
    return dialect.isEmbedded() ? name : "operator(pg_catalog." + name + ")";
  }

  /**
   * In SQLite a column may hold what is none of its type: in place of a large value comes a short
   * one of the same kind, which is refused like it.
   */
  private String selected(ColumnPlan column) {
    String name = dialect.syntax().quote(column.name());
    String value = dialect.isEmbedded() ? texts.selected(name) : column.select(name);
    if (!table.large().contains(column.name())) {
      return value;
    }
    String instead =
        dialect.isEmbedded()
            ? "case typeof(" + name + ") when 'blob' then x'00' else '' end"
            : "null";
    return "case when "
        + function("octet_length", name)
        + " "
        + operator(">")
        + " "
        + LargeColumns.LIMIT
        + " then "
        + instead
        + " else "
        + value
        + " end";
  }

  /**
   * The value of a column, counted from 0.
   *
   * @throws IllegalArgumentException if the stored value is none of the column's type
   */
  @Nullable Object value(ResultSet row, int column) throws SQLException {
    if (texts.unread(row, column + 1) != null) {
      throw new IllegalArgumentException(texts.problem());
    }
    Object value = codecs.get(column).read(row, column + 1);
    if (mixed[column]) {
      value = text(value);
    }
    if (!isLarge(row, column)) {
      return value;
    }
    boolean isText = value == null ? isText(table.columns().get(column)) : value instanceof String;
    return large(row, column, isText);
  }

  private static @Nullable Object text(@Nullable Object stored) {
    if (stored instanceof byte[]) {
      throw new IllegalArgumentException("bytes");
    }
    return stored == null ? null : stored.toString();
  }

  private boolean isLarge(ResultSet row, int column) throws SQLException {
    return lengthAt[column] > 0 && row.getLong(lengthAt[column]) > LargeColumns.LIMIT;
  }

  /** The texts of the database, some of which may be read as bytes. */
  Utf16Texts texts() {
    return texts;
  }

  /** The name of a column whose value is too large to be read whole; null if none is. */
  @Nullable String largeColumn(ResultSet row) throws SQLException {
    for (int i = 0; i < lengthAt.length; i++) {
      if (isLarge(row, i)) {
        return table.columns().get(i).name();
      }
    }
    return null;
  }

  private static boolean isText(ColumnPlan column) {
    return column.target().type().logical() == LogicalType.TEXT;
  }

  /** A key of PostgreSQL comes as text, which is of any type where it is written as SQL. */
  private LargeValue large(ResultSet row, int column, boolean isText) throws SQLException {
    String name = dialect.syntax().quote(table.columns().get(column).name());
    List<@Nullable Object> found = values(row, placeAt, place.size());
    long length = row.getLong(lengthAt[column]);
    if (dialect.isEmbedded()) {
      String same =
          place.stream().map(key -> qualified(key) + " is ?").collect(Collectors.joining(" and "));
      String sql = piece("cast(" + name + " as blob)", "?, ?") + same;
      return new StoredLargeValue(connection, sql, found, isText, length);
    }
    String bytes = isText ? function("convert_to", name + ", 'UTF8'") : name;
    String same = "(" + list(place) + ") " + operator("=") + " " + KeyLiteral.of(found);
    String sql = piece(bytes, "?::int, ?::int") + same;
    return new StoredLargeValue(connection, sql, List.of(), isText, length);
  }

  private String piece(String bytes, String part) {
    return "select " + function("substr", bytes + ", " + part) + " from " + from + " where ";
  }

  /** The row's key, as the driver gives it. */
  List<@Nullable Object> key(ResultSet row) throws SQLException {
    return values(row, codecs.size(), key.size());
  }

  private List<@Nullable Object> values(ResultSet row, int from, int count) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(row.getObject(from + i + 1));
    }
    return values;
  }

  /** The row's key as SQL; null if rows have none that can be written so, or compared safely. */
  @Nullable String keyLiteral(ResultSet row) throws SQLException {
    return comparable ? KeyLiteral.of(key(row)) : null;
  }
}
