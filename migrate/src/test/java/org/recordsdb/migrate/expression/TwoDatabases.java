package org.recordsdb.migrate.expression;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.internal.config.Settings;
import org.recordsdb.internal.config.SettingsReader;
import org.recordsdb.postgres.TestPostgres;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.Syntax;
import org.recordsdb.spi.TableInfo;

/** One table in both databases, with the same rows: many values of each type, and NULL. */
final class TwoDatabases implements AutoCloseable {

  private static final int ROWS = 420;

  static final List<ColumnInfo> COLUMNS =
      List.of(
          ColumnInfo.of("id", ColumnType.of(LogicalType.INT64)).notNull(),
          ColumnInfo.of("i", ColumnType.of(LogicalType.INT32)),
          ColumnInfo.of("j", ColumnType.of(LogicalType.INT64)),
          ColumnInfo.of("d", ColumnType.decimal(10, 2)),
          ColumnInfo.of("n", ColumnType.of(LogicalType.DECIMAL).declaredAs("DECIMAL_TEXT")),
          ColumnInfo.of("r", ColumnType.of(LogicalType.FLOAT64)),
          ColumnInfo.of("f", ColumnType.of(LogicalType.BOOLEAN)),
          ColumnInfo.of("s", ColumnType.of(LogicalType.TEXT).declaredAs("text")),
          ColumnInfo.of("s2", ColumnType.of(LogicalType.TEXT).declaredAs("text")),
          ColumnInfo.of("v", ColumnType.text(20).declaredAs("varchar")),
          ColumnInfo.of("day", ColumnType.of(LogicalType.DATE)),
          ColumnInfo.of("at", ColumnType.of(LogicalType.TIMESTAMP)),
          ColumnInfo.of("moment", ColumnType.of(LogicalType.INSTANT)),
          ColumnInfo.of("u", ColumnType.of(LogicalType.UUID)),
          ColumnInfo.of("doc", ColumnType.of(LogicalType.JSON)),
          ColumnInfo.of("bytes", ColumnType.of(LogicalType.BYTES)));

  private static final List<List<@Nullable Object>> VALUES =
      List.of(
          Arrays.asList(null, -7, -1, 0, 1, 2, 7, Integer.MAX_VALUE, Integer.MIN_VALUE),
          Arrays.asList(null, -9L, 0L, 1L, 7L, 1L << 40, Long.MAX_VALUE - 1),
          Arrays.asList(null, dec("-1.50"), dec("0"), dec("0.01"), dec("2"), dec("99999999.99")),
          Arrays.asList(null, dec("-0.5"), dec("0"), dec("12345678901234567890.5"), dec("7")),
          Arrays.asList(null, -2.5, 0d, 0.1, 3d, 1e10),
          Arrays.asList(null, true, false),
          texts(),
          texts().subList(3, texts().size()),
          Arrays.asList(null, "new", "done", "New", "3", "", "a b"),
          Arrays.asList(null, LocalDate.of(2024, 1, 31), LocalDate.of(2023, 12, 31)),
          Arrays.asList(
              null, LocalDateTime.of(2024, 1, 1, 0, 0), LocalDateTime.of(2024, 1, 1, 12, 30, 1)),
          Arrays.asList(
              null,
              Instant.parse("2024-01-01T00:00:00Z"),
              Instant.parse("2023-06-01T10:00:00Z"),
              Instant.parse("2023-06-01T09:59:59.999999Z")),
          Arrays.asList(
              null,
              UUID.fromString("00000000-0000-0000-0000-0000000000aa"),
              UUID.fromString("ffffffff-0000-0000-0000-0000000000aa")),
          Arrays.asList(null, "{\"a\": 1}"),
          Arrays.asList(null, new byte[] {1, 2, 3}, new byte[0]));

  private final Path file;
  private final String url;
  private final Connection sqlite;
  private final Connection postgres;
  private final Syntax sqliteSyntax;
  private final Syntax postgresSyntax;

  TwoDatabases(Path directory) throws SQLException {
    this.file = directory.resolve("values.db");
    Settings here = settings("sqlite:" + file);
    this.url = TestPostgres.url();
    Settings there = settings(url);
    sqliteSyntax = here.dialect().syntax();
    postgresSyntax = there.dialect().syntax();
    fill("sqlite:" + file, sqliteSyntax);
    fill(url, postgresSyntax);
    sqlite = here.dialect().connect(here.connection(), true);
    postgres = there.dialect().connect(there.connection(), true);
  }

  private static Settings settings(String url) {
    return SettingsReader.read(Map.of("DATABASE_URL", url), null);
  }

  private static void fill(String url, Syntax syntax) {
    try (Records records = Records.connect(url)) {
      records.executeScript(
          "create table t ("
              + COLUMNS.stream().map(syntax::columnDefinition).collect(Collectors.joining(", "))
              + ", primary key (id))");
      List<Row> rows = new ArrayList<>();
      for (int id = 0; id < ROWS; id++) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", id);
        for (int i = 0; i < VALUES.size(); i++) {
          List<@Nullable Object> values = VALUES.get(i);
          row.put(COLUMNS.get(i + 1).name(), values.get((id * (i + 1) + id / 7) % values.size()));
        }
        rows.add(Row.from(row));
      }
      records.batchInsert("t", rows);
    }
  }

  private static BigDecimal dec(String digits) {
    return new BigDecimal(digits);
  }

  private static List<@Nullable Object> texts() {
    return Arrays.asList(
        null,
        "",
        "a",
        "A",
        "abc",
        "ABC",
        "aBc",
        "É",
        "é",
        "a%b",
        "_x",
        "z",
        "ab ",
        " ab",
        "10",
        "9",
        "😀x",
        "it's",
        "back\\slash",
        "K",
        "\u212A",
        "ß",
        "line\nbreak",
        "*",
        "a*b",
        "[a]");
  }

  /** The table as expressions of either database may use it. */
  static TableInfo table() {
    return TableInfo.of(null, "t", COLUMNS, List.of("id"), List.of(), Map.of());
  }

  Syntax sqliteSyntax() {
    return sqliteSyntax;
  }

  Syntax postgresSyntax() {
    return postgresSyntax;
  }

  /** The rows of a view as Records reads them from SQLite, where this makes it. */
  List<Row> viewOnSqlite(String create) {
    return rows("sqlite:" + file, create);
  }

  /** The rows of a view as Records reads them from PostgreSQL, where this makes it. */
  List<Row> viewOnPostgres(String create) {
    return rows(url, create);
  }

  private static List<Row> rows(String url, String create) {
    try (Records records = Records.connect(url)) {
      records.executeScript(create);
      try {
        return records.from("w").list();
      } finally {
        records.executeScript("drop view w");
      }
    }
  }

  /** The view w as PostgreSQL's catalog has it, if this makes it. */
  String printedView(String create) throws SQLException {
    try (Statement statement = postgres.createStatement()) {
      statement.execute(create);
      try (ResultSet row = statement.executeQuery("select pg_get_viewdef('w'::regclass)")) {
        row.next();
        return "create view w as " + row.getString(1).replaceFirst(";$", "");
      } finally {
        statement.execute("drop view w");
      }
    }
  }

  /** What SQLite makes of an expression, for each row. */
  List<String> onSqlite(String expression) throws SQLException {
    return values(sqlite, expression);
  }

  /** What PostgreSQL makes of it. */
  List<String> onPostgres(String expression) throws SQLException {
    return values(postgres, expression);
  }

  private static List<String> values(Connection connection, String expression) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select " + expression + " from t order by id")) {
      while (rows.next()) {
        values.add(plain(rows.getObject(1)));
      }
    }
    return values;
  }

  /** SQLite has numbers for truths, and one kind of numbers for two. */
  private static String plain(@Nullable Object value) {
    if (value instanceof Boolean truth) {
      return truth ? "1" : "0";
    }
    if (value instanceof Number number) {
      BigDecimal exact = new BigDecimal(number.toString());
      return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }
    return String.valueOf(value);
  }

  /** The expression as PostgreSQL's catalog has it. */
  String printed(String condition) throws SQLException {
    try (Statement statement = postgres.createStatement()) {
      statement.execute("alter table t add constraint p check (" + condition + ") not valid");
      try (ResultSet row =
          statement.executeQuery(
              "select pg_get_expr(conbin, conrelid) from pg_constraint where conname = 'p'")) {
        row.next();
        return row.getString(1);
      } finally {
        statement.execute("alter table t drop constraint p");
      }
    }
  }

  @Override
  public void close() throws SQLException {
    sqlite.close();
    postgres.close();
  }
}
