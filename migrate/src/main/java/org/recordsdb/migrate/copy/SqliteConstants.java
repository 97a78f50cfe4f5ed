package org.recordsdb.migrate.copy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.Generation;
import org.recordsdb.spi.JsonText;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.TableInfo;
import org.recordsdb.spi.TemporalText;
import tools.jackson.databind.JsonNode;

/**
 * Constants that are defaults of SQLite's columns, as PostgreSQL takes what SQLite would store for
 * them: a column makes 7 of 007, '1.1' of 1.10 if it holds texts, and keeps what is none of its
 * type. SQLite itself is asked, in memory. Not thread-safe.
 */
final class SqliteConstants implements AutoCloseable {

  private static final Pattern CONSTANT =
      Pattern.compile(
          "(?is)[+-]?\\s*(?:\\d+\\.?\\d*|\\.\\d+)(?:e[+-]?\\d+)?|0x[0-9a-f]+|true|false"
              + "|'(?:[^']++|'')*+'|x'(?:[0-9a-f]{2})*+'");

  private final Dialect sqlite;
  private final Dialect postgres;
  private final Connection memory;

  SqliteConstants(Dialect sqlite, Dialect postgres) throws SQLException {
    this.sqlite = sqlite;
    this.postgres = postgres;
    this.memory = DriverManager.getConnection("jdbc:sqlite::memory:");
  }

  /** True of a default, without parentheses around it, that is one. */
  private static boolean isConstant(String sql) {
    return CONSTANT.matcher(sql).matches();
  }

  /**
   * Those of a table, by their columns, without those that the target's columns do not take.
   *
   * @param plans the columns of the table
   */
  Map<String, String> of(TableInfo table, List<ColumnPlan> plans) throws SQLException {
    Map<ColumnPlan, String> constants = new LinkedHashMap<>();
    for (ColumnPlan plan : plans) {
      String sql = plan.source().defaultSql();
      boolean computed = plan.source().generation() == Generation.COMPUTED;
      if (sql != null && !computed && isConstant(DefaultTranslation.bare(sql))) {
        constants.put(untyped(plan), DefaultTranslation.bare(sql));
      }
    }
    if (constants.isEmpty()) {
      return Map.of();
    }
    execute(
        constants.entrySet().stream()
            .map(each -> definition(each.getKey(), each.getValue()))
            .collect(Collectors.joining(", ", "create table constants (", ")")));
    execute("insert into constants default values");
    Map<String, String> found = new LinkedHashMap<>();
    TablePlan row = StoredDefaults.row(table, new ArrayList<>(constants.keySet()), "constants");
    StoredDefaults.read(memory, sqlite, postgres, row)
        .forEach((column, stored) -> found.put(column, literal(stored.value())));
    execute("drop table constants");
    return found;
  }

  /**
   * Where nothing says what a column holds, and it becomes one of texts, numbers are their digits.
   */
  private static ColumnPlan untyped(ColumnPlan plan) {
    boolean any = plan.source().type().logical() == LogicalType.ANY;
    ColumnInfo source = plan.source();
    ColumnInfo target = optional(plan.target());
    ColumnPlan optional =
        new ColumnPlan(source, target, OnBadValue.FAIL, false, plan.asked(), false, false);
    return any ? optional.asAsked() : optional;
  }

  /** The name of a column is quoted, so that a type behind it is one, whatever it is. */
  private String definition(ColumnPlan column, String sql) {
    ColumnType type = column.source().type();
    String declared = type.declared().isBlank() ? "" : sqlite.syntax().quote(type.declared());
    return sqlite.syntax().quote(column.name()) + " " + declared + " default (" + sql + ")";
  }

  private static ColumnInfo optional(ColumnInfo column) {
    return ColumnInfo.of(column.name(), column.type());
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = memory.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String literal(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (value instanceof Double number) {
      boolean negativeZero = number == 0 && 1 / number < 0;
      return negativeZero ? "'-0'" : number.toString();
    }
    if (value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    if (value instanceof byte[] bytes) {
      return "'\\x" + HexFormat.of().formatHex(bytes) + "'::bytea";
    }
    return "'" + text(value).replace("'", "''") + "'";
  }

  private static String text(Object value) {
    if (value instanceof LocalDate date) {
      return TemporalText.write(date);
    }
    if (value instanceof LocalTime time) {
      return TemporalText.write(time);
    }
    if (value instanceof LocalDateTime timestamp) {
      return TemporalText.write(timestamp);
    }
    if (value instanceof Instant instant) {
      return TemporalText.write(instant);
    }
    return value instanceof JsonNode document ? JsonText.write(document) : value.toString();
  }

  @Override
  public void close() throws SQLException {
    memory.close();
  }
}
