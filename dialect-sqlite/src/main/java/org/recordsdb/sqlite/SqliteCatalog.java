package org.recordsdb.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.Generation;
import org.recordsdb.spi.TableInfo;
import org.recordsdb.spi.UniqueKey;

/** Reads a table's description from SQLite's schema table and pragmas ("PRAGMA Statements"). */
final class SqliteCatalog {

  /** Values of the column {@code hidden} of pragma table_xinfo that mark computed columns. */
  private static final Set<Integer> COMPUTED = Set.of(2, 3);

  private final Connection connection;
  private final String table;

  SqliteCatalog(Connection connection, String table) {
    this.connection = connection;
    this.table = table;
  }

  static List<String> tables(Connection connection) throws SQLException {
    String sql =
        "select name from sqlite_schema where type in ('table', 'view')"
            + " and name not like 'sqlite\\_%' escape '\\' order by name";
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet results = statement.executeQuery()) {
      List<String> names = new ArrayList<>();
      while (results.next()) {
        names.add(results.getString(1));
      }
      return names;
    }
  }

  @Nullable TableInfo describe() throws SQLException {
    Optional<String> sql =
        query(
            "select sql from sqlite_schema where type in ('table', 'view') and name = ?",
            results ->
                results.next()
                    ? Optional.of(String.valueOf(results.getString(1)))
                    : Optional.empty());
    if (sql.isEmpty()) {
      return null;
    }
    Map<Integer, String> key = new TreeMap<>();
    List<ColumnInfo> columns = columns(sql.get(), key);
    List<String> primaryKey = List.copyOf(key.values());
    return TableInfo.of(null, table, columns, primaryKey, uniqueKeys(primaryKey), foreignKeys());
  }

  private List<ColumnInfo> columns(String sql, Map<Integer, String> key) throws SQLException {
    String upper = sql.toUpperCase(Locale.ROOT);
    String collation = upper.contains("COLLATE") ? "?" : null;
    boolean hasRowid = !upper.contains("WITHOUT ROWID");
    Set<String> alias = new TreeSet<>();
    List<ColumnInfo> columns = new ArrayList<>();
    query(
        "select name, type, \"notnull\", dflt_value, pk, hidden from pragma_table_xinfo(?)",
        results -> {
          while (results.next()) {
            if (results.getInt("hidden") == 1) {
              continue;
            }
            ColumnInfo column = column(results, collation);
            columns.add(column);
            if (results.getInt("pk") > 0) {
              key.put(results.getInt("pk"), column.name());
              if (hasRowid && "INTEGER".equalsIgnoreCase(results.getString("type"))) {
                alias.add(column.name());
              }
            }
          }
          return columns;
        });
    if (key.size() == 1) {
      columns.replaceAll(column -> alias.contains(column.name()) ? rowNumber(column) : column);
    }
    return columns;
  }

  private static ColumnInfo column(ResultSet results, @Nullable String collation)
      throws SQLException {
    boolean computed = COMPUTED.contains(results.getInt("hidden"));
    boolean nullable = results.getInt("notnull") == 0 && results.getInt("pk") == 0;
    return new ColumnInfo(
        results.getString("name"),
        DeclaredType.parse(results.getString("type")),
        nullable,
        computed ? Generation.COMPUTED : Generation.NONE,
        results.getString("dflt_value"),
        collation);
  }

  /**
   * The single INTEGER PRIMARY KEY is another name of the row's number ("ROWIDs and the INTEGER
   * PRIMARY KEY").
   */
  private static ColumnInfo rowNumber(ColumnInfo column) {
    return column.identity();
  }

  private List<UniqueKey> uniqueKeys(List<String> primaryKey) throws SQLException {
    Map<String, List<@Nullable String>> indexes = new LinkedHashMap<>();
    query(
        "select l.name, i.name from pragma_index_list(?) l, pragma_index_info(l.name) i"
            + " where l.\"unique\" = 1 and l.partial = 0 order by l.seq, i.seqno",
        results -> {
          while (results.next()) {
            indexes
                .computeIfAbsent(results.getString(1), name -> new ArrayList<>())
                .add(results.getString(2));
          }
          return indexes;
        });
    List<UniqueKey> keys = new ArrayList<>();
    if (!primaryKey.isEmpty()) {
      keys.add(new UniqueKey("", primaryKey));
    }
    indexes.forEach(
        (name, columns) -> {
          if (!columns.contains(null) && !columns.equals(primaryKey)) {
            keys.add(new UniqueKey(name, columns.stream().map(String::valueOf).toList()));
          }
        });
    return keys;
  }

  /** SQLite's foreign keys have numbers, not names. */
  private Map<String, List<String>> foreignKeys() throws SQLException {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    query(
        "select id, \"from\" from pragma_foreign_key_list(?) order by id, seq",
        results -> {
          while (results.next()) {
            keys.computeIfAbsent(results.getString(1), id -> new ArrayList<>())
                .add(results.getString(2));
          }
          return keys;
        });
    return keys;
  }

  private interface Reader<T> {
    T read(ResultSet results) throws SQLException;
  }

  /** Runs a question whose only parameter is the table. */
  private <T> T query(String sql, Reader<T> reader) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table);
      try (ResultSet results = statement.executeQuery()) {
        return reader.read(results);
      }
    }
  }
}
