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
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.LogicalType;

/**
 * Reads a table's rows, on either side of a copy, as values of the types that the target's columns
 * have. A result has the columns, then the key, then the lengths of the columns that hold large
 * values. Of one connection; not thread-safe.
 */
final class RowReader {

  /** Qualifies the key: alone, its name could mean a column of the result, which may be text. */
  private static final String ROWS = "r";

  private final Connection connection;
  private final Dialect dialect;
  private final TablePlan table;
  private final String from;
  private final List<String> key;
  private final List<Codec> codecs = new ArrayList<>();
  private final List<Integer> large = new ArrayList<>();

  /**
   * @param from SQL of what is read
   * @param key columns by which a row is found
   */
  RowReader(
      Connection connection, Dialect dialect, TablePlan table, String from, List<String> key) {
    this.connection = connection;
    this.dialect = dialect;
    this.table = table;
    this.from = from + " as " + ROWS;
    this.key = key.stream().map(name -> ROWS + "." + dialect.syntax().quote(name)).toList();
    for (ColumnPlan column : table.columns()) {
      if (table.large().contains(column.name()) && !key.isEmpty()) {
        large.add(codecs.size());
      }
      codecs.add(dialect.codec(column.readAs()));
    }
  }

  /**
   * The statement that reads.
   *
   * @param after a key, as {@link #keyLiteral} gives it, behind which reading begins; or null
   * @param ordered whether rows come in the order of their key
   */
  String sql(@Nullable String after, boolean ordered) {
    Stream<String> values = table.columns().stream().map(this::selected);
    Stream<String> keys = key.stream().map(name -> dialect.isEmbedded() ? name : name + "::text");
    Stream<String> lengths = large.stream().map(place -> "octet_length(" + name(place) + ")");
    String order = String.join(", ", key);
    return Stream.of(values, keys, lengths)
            .flatMap(parts -> parts)
            .collect(Collectors.joining(", ", "select ", " from " + from))
        + (after == null ? "" : " where (" + order + ") > " + after)
        + (ordered && !key.isEmpty() ? " order by " + order : "");
  }

  private String selected(ColumnPlan column) {
    String name = dialect.syntax().quote(column.name());
    String value = dialect.isEmbedded() ? name : column.select(name);
    return large.contains(table.columns().indexOf(column))
        ? "case when octet_length("
            + name
            + ") <= "
            + LargeColumns.LIMIT
            + " then "
            + value
            + " end"
        : value;
  }

  private String name(int place) {
    return dialect.syntax().quote(table.columns().get(place).name());
  }

  /**
   * The value of a column, counted from 0.
   *
   * @throws IllegalArgumentException if the stored value is none of the column's type
   */
  @Nullable Object value(ResultSet row, int place) throws SQLException {
    Object value = codecs.get(place).read(row, place + 1);
    int among = value == null ? large.indexOf(place) : -1;
    if (among < 0) {
      return value;
    }
    long length = row.getLong(codecs.size() + key.size() + among + 1);
    return row.wasNull() ? null : large(row, place, length);
  }

  private LargeValue large(ResultSet row, int place, long length) throws SQLException {
    boolean isText = table.columns().get(place).target().type().logical() == LogicalType.TEXT;
    String name = name(place);
    String bytes =
        dialect.isEmbedded()
            ? "substr(cast(" + name + " as blob), ?, ?)"
            : "substr("
                + (isText ? "convert_to(" + name + ", 'UTF8')" : name)
                + ", ?::int, ?::int)";
    String sql =
        "select "
            + bytes
            + " from "
            + from
            + " where ("
            + String.join(", ", key)
            + ") = "
            + keyLiteral(row);
    return new StoredLargeValue(connection, sql, isText, length);
  }

  /** The row's key, as the driver gives it. */
  List<@Nullable Object> key(ResultSet row) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < key.size(); i++) {
      values.add(row.getObject(codecs.size() + i + 1));
    }
    return values;
  }

  /** The row's key as SQL; null if rows have none that can be written so. */
  @Nullable String keyLiteral(ResultSet row) throws SQLException {
    return KeyLiteral.of(key(row));
  }
}
