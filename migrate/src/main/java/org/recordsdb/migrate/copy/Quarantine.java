package org.recordsdb.migrate.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.JsonText;

/** The table of the rows that the target's own tables can't take. */
final class Quarantine {

  static final String NAME = "records_quarantine";

  /** What is named where tables are, or is a type, as the rows of a table are. */
  private static final Set<String> BESIDE_TABLES =
      Set.of("table", "view", "materialized view", "index", "sequence", "type", "range");

  /** What a driver makes of bytes that are no text; a text may also hold it rightly. */
  private static final char REPLACEMENT = '\uFFFD';

  private Quarantine() {}

  /** Makes it; any database takes this. */
  static SchemaStep table() {
    return SchemaStep.of(
        "table",
        NAME,
        "create table "
            + NAME
            + " (table_name text not null, row_key text not null, problem text not null,"
            + " row_values text not null)");
  }

  /** Refuses a plan that makes something else of its name. */
  static void requireFree(CopyPlan plan) {
    Stream.of(
            plan.before().stream(),
            plan.tables().stream().flatMap(TablePlan::steps),
            plan.after().stream())
        .flatMap(steps -> steps)
        .filter(step -> BESIDE_TABLES.contains(step.kind()) && step.name().equalsIgnoreCase(NAME))
        .findFirst()
        .ifPresent(
            step -> {
              throw Refusals.quarantineTaken(step.kind(), step.name());
            });
    if (plan.names().contains("relation " + NAME)) {
      throw Refusals.quarantineTaken("key", NAME); // whose index has the name of the constraint
    }
  }

  /**
   * Stores rows in the transaction at hand.
   *
   * @param table the name of the table as the connection has to call it
   */
  static void store(Connection connection, String table, List<SetAside> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement =
        connection.prepareStatement("insert into " + table + " values (?, ?, ?, ?)")) {
      for (SetAside row : rows) {
        statement.setString(1, row.table());
        statement.setString(2, row.key());
        statement.setString(3, row.problem());
        statement.setString(4, row.row());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /**
   * How many rows a copy has set aside when it ends, as is known of its tables: a rollback tells by
   * it whether others have changed them since.
   *
   * @param schema in which the copy is made
   */
  static Progress progress(Connection connection, String schema) throws SQLException {
    String count = "select count(*) from " + schema + "." + NAME;
    try (PreparedStatement statement = connection.prepareStatement(count);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new Progress(row.getLong(1), null, true);
    }
  }

  /** Forgets the rows of a table that is copied again. */
  static void forget(Connection connection, String quarantine, String table) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("delete from " + quarantine + " where table_name = ?")) {
      statement.setString(1, table);
      statement.executeUpdate();
    }
  }

  /**
   * Fetches rows that may be set aside. They come as the server writes them: of a date, a time or
   * an interval the driver makes a text of its own where it has its binary form.
   */
  static void fetch(PreparedStatement statement, Dialect source, List<ColumnPlan> columns, int rows)
      throws SQLException {
    if (columns.stream().anyMatch(column -> column.onBadValue() == OnBadValue.QUARANTINE)) {
      statement.setFetchSize(rows);
    } else {
      source.fetchInGroups(statement, rows);
    }
  }

  /**
   * The row that the result set is at, as the source has it.
   *
   * @param texts of the source
   */
  static SetAside of(
      ResultSet results,
      Dialect source,
      Utf16Texts texts,
      List<ColumnPlan> columns,
      Offender offender)
      throws SQLException {
    Map<String, @Nullable Object> key = new LinkedHashMap<>(offender.row());
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      ColumnPlan column = columns.get(i);
      Object value =
          source.isEmbedded()
              ? plain(results, i + 1, texts)
              : written(column, results.getString(i + 1));
      values.put(column.name(), value);
      key.replace(column.name(), value);
    }
    return new SetAside(
        offender.table(),
        JsonText.write(JsonText.tree(key)),
        offender.column() + ": " + offender.problem(),
        JsonText.write(JsonText.tree(values)));
  }

  /** Numbers and booleans as what they are, all else as the server's text. */
  private static @Nullable Object written(ColumnPlan column, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return switch (column.source().type().logical()) {
        case BOOLEAN -> text.startsWith("t");
        case INT16, INT32, INT64, DECIMAL -> new BigDecimal(text);
        case FLOAT32, FLOAT64 -> Double.valueOf(text);
        default -> text;
      };
    } catch (NumberFormatException e) {
      return text; // NaN and the infinities of a numeric
    }
  }

  /**
   * Numbers and booleans as they are, bytes as {@code \x} and digits, all else as text. A text
   * whose bytes are no UTF-8 comes with other characters in their place, so its bytes are kept.
   */
  private static @Nullable Object plain(ResultSet results, int index, Utf16Texts texts)
      throws SQLException {
    String unread = texts.unread(results, index);
    if (unread != null) {
      return "\\x" + unread;
    }
    Object value = results.getObject(index);
    if (value instanceof String text && text.indexOf(REPLACEMENT) >= 0) {
      byte[] bytes = results.getBytes(index);
      return Arrays.equals(text.getBytes(UTF_8), bytes) ? text : Offender.hex(bytes);
    }
    if (value instanceof byte[] bytes) {
      return Offender.hex(bytes);
    }
    return value == null || value instanceof Number || value instanceof Boolean
        ? value
        : value.toString();
  }
}
