package org.recordsdb.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.Generation;
import org.recordsdb.spi.TableInfo;
import org.recordsdb.spi.TableKind;
import org.recordsdb.spi.UniqueKey;

/** Reads a table's description from SQLite's schema table and pragmas ("PRAGMA Statements"). */
final class SqliteCatalog {

  /** Values of the column {@code hidden} of pragma table_xinfo that mark computed columns. */
  private static final Set<Integer> COMPUTED = Set.of(2, 3);

  /** The value of {@code hidden} that marks the inner columns of virtual tables. */
  private static final int HIDDEN = 1;

  /** The columns of a result at most ("Limits In SQLite", 2); the driver is built with that. */
  private static final int MAX_COLUMNS = 2_000;

  /** Names of the row's number, where no column has them. */
  private static final List<String> ROW_NUMBERS = List.of("rowid", "_rowid_", "oid");

  /** Temporary tables, which hide lasting ones of their names, and the lasting ones. */
  private static final String SCHEMA =
      " from (select 1 as place, type, name, sql from temp.sqlite_schema"
          + " union all select 2, type, name, sql from main.sqlite_schema)"
          + " where type in ('table', 'view') ";

  /** Strings, quoted names and comments. */
  private static final Pattern NO_WORDS =
      Pattern.compile(
          "'[^']*+'|\"[^\"]*+\"|`[^`]*+`|\\[[^\\]]*+(?:\\]|\\z)|--[^\\n]*+"
              + "|/\\*(?:[^*]|\\*(?!/))*+(?:\\*/)?+",
          Pattern.DOTALL);

  private static final Pattern STRICT = Pattern.compile("(?i)\\bstrict\\b");

  private final Connection connection;
  private final String table;

  SqliteCatalog(Connection connection, String table) {
    this.connection = connection;
    this.table = table;
  }

  static List<String> tables(Connection connection) throws SQLException {
    String sql =
        "select distinct name"
            + SCHEMA
            + "and name not like 'sqlite\\_%' escape '\\' order by name";
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet results = statement.executeQuery()) {
      List<String> names = new ArrayList<>();
      while (results.next()) {
        names.add(results.getString(1));
      }
      return names;
    }
  }

  /**
   * Has SQLite notice what other connections changed in the schema: it compares what it remembers
   * when a statement runs that reads a table, and not for a pragma.
   */
  static void notice(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("select 1 from sqlite_schema limit 1")) {
      answer.next();
    }
  }

  @Nullable TableInfo describe() throws SQLException {
    Optional<Made> made =
        query(
            "select type, sql" + SCHEMA + "and name = ? order by place limit 1",
            results ->
                results.next()
                    ? Optional.of(
                        new Made(
                            results.getString(1).equals("view"),
                            read(String.valueOf(results.getString(2)))))
                    : Optional.empty());
    if (made.isEmpty()) {
      return null;
    }
    String sql = made.get().sql();
    boolean view = made.get().view();
    Kind kind = view ? new Kind(false, false) : new Kind(hasRowid(), isStrict(sql));
    Map<Integer, String> key = new TreeMap<>();
    List<ColumnInfo> columns = columns(sql, kind, key);
    requireAllTold(columns);
    List<String> primaryKey = List.copyOf(key.values());
    return TableInfo.of(null, table, columns, primaryKey, uniqueKeys(primaryKey), foreignKeys())
        .withRowKey(rowKey(kind, columns, primaryKey))
        .ofKind(view ? TableKind.VIEW : TableKind.TABLE);
  }

  /** The driver reads all bytes that are no UTF-8 as one character; a column would be lost. */
  private void requireAllTold(List<ColumnInfo> columns) {
    Set<String> names = new HashSet<>();
    for (ColumnInfo column : columns) {
      if (!names.add(column.name())) {
        throw Failure.of(
                ErrorKind.UNSUPPORTED,
                "Can't use the table "
                    + table
                    + ": the names of two of its columns are no UTF-8, and both are read as "
                    + column.name()
                    + ". Rename these columns.")
            .exception();
      }
    }
  }

  /** What SQLite reads of a text in its schema: it ends before the first NUL. */
  static String read(String sql) {
    int end = sql.indexOf(0);
    return end < 0 ? sql : sql.substring(0, end);
  }

  /** What the schema table says of the table: whether it is a view, and what made it. */
  private record Made(boolean view, String sql) {}

  /**
   * What the table is as a whole. The pragma that lists tables tells it, and looks through every
   * view of the file first, which may take for ever; the questions here are about one table.
   *
   * @param hasRowid whether its rows have numbers
   * @param strict whether it keeps values of the declared types only
   */
  private record Kind(boolean hasRowid, boolean strict) {}

  /** A table without numbers is an index itself ("The WITHOUT ROWID Optimization", section 6). */
  private boolean hasRowid() throws SQLException {
    return query("select 1 from pragma_index_info(?)", results -> !results.next());
  }

  /** The options of a table follow its last parenthesis. */
  private static boolean isStrict(String sql) {
    String bare = NO_WORDS.matcher(sql).replaceAll(" ");
    return STRICT.matcher(bare.substring(bare.lastIndexOf(')') + 1)).find();
  }

  /** None where a result of all columns has no room for it. */
  private static List<String> rowKey(Kind kind, List<ColumnInfo> columns, List<String> primaryKey) {
    List<String> key = kind.hasRowid() ? rowNumber(columns) : primaryKey;
    return columns.size() + key.size() > MAX_COLUMNS ? List.of() : key;
  }

  /** A name of the row's number that no column has taken; none if all are. */
  private static List<String> rowNumber(List<ColumnInfo> columns) {
    return ROW_NUMBERS.stream()
        .filter(name -> columns.stream().noneMatch(c -> c.name().equalsIgnoreCase(name)))
        .limit(1)
        .toList();
  }

  private List<ColumnInfo> columns(String sql, Kind kind, Map<Integer, String> key)
      throws SQLException {
    List<ColumnInfo> columns = new ArrayList<>();
    String bare = UniformCheck.bare(sql);
    query(
        "select name, type, \"notnull\", dflt_value, pk, hidden from pragma_table_xinfo(?)",
        results -> {
          while (results.next()) {
            if (results.getInt("hidden") == HIDDEN) {
              continue;
            }
            ColumnInfo column = column(results, kind.strict());
            columns.add(isUniform(column, bare) ? column.asUniform() : column);
            if (results.getInt("pk") > 0) {
              key.put(results.getInt("pk"), column.name());
            }
          }
          return columns;
        });
    if (key.size() == 1 && kind.hasRowid() && !hasKeyIndex()) {
      columns.replaceAll(column -> key.containsValue(column.name()) ? column.identity() : column);
    }
    return columns;
  }

  /**
   * False for a single INTEGER PRIMARY KEY, which is another name of the row's number and needs no
   * index ("ROWIDs and the INTEGER PRIMARY KEY").
   */
  private boolean hasKeyIndex() throws SQLException {
    return query("select 1 from pragma_index_list(?) where origin = 'pk'", ResultSet::next);
  }

  /** A default of ours stands for a column that Records and its clock fill. */
  private static boolean isUniform(ColumnInfo column, String bareStatement) {
    String filled = column.defaultSql();
    return (filled != null && filled.contains(SqliteSyntax.MICROSECONDS))
        || UniformCheck.isIn(bareStatement, column);
  }

  private static ColumnInfo column(ResultSet results, boolean strict) throws SQLException {
    boolean computed = COMPUTED.contains(results.getInt("hidden"));
    boolean nullable = results.getInt("notnull") == 0 && results.getInt("pk") == 0;
    String declared = results.getString("type");
    boolean any = strict && declared.equalsIgnoreCase("ANY"); // keeps what it is given
    return new ColumnInfo(
        results.getString("name"),
        DeclaredType.parse(any ? "" : declared),
        nullable,
        computed ? Generation.COMPUTED : Generation.NONE,
        results.getString("dflt_value"),
        null,
        false);
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
