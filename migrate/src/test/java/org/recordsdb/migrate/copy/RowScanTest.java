package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.recordsdb.internal.config.Settings;
import org.recordsdb.internal.config.SettingsReader;
import org.recordsdb.migrate.verify.Rows;
import org.recordsdb.postgres.TestPostgres;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.TableInfo;

/** The search path of the source while its rows are read, and after it. */
class RowScanTest {

  private static TablePlan notes(String schema) {
    List<ColumnInfo> columns =
        List.of(ColumnInfo.of("id", ColumnType.of(LogicalType.INT64)).notNull());
    TableInfo info = TableInfo.of(schema, "notes", columns, List.of("id"), List.of(), Map.of());
    return new TablePlan(
        info,
        info,
        columns.stream().map(each -> ColumnPlan.of(each, each, OnBadValue.FAIL)).toList(),
        '"' + schema + "\".notes",
        List.of("id"),
        SchemaStep.of("table", "notes", ""),
        List.of());
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      answer.next();
      return answer.getString(1);
    }
  }

  private static void failing(Connection connection, Settings settings, Rows.Visitor rows)
      throws SQLException {
    TablePlan table = notes(ask(connection, "select current_schema()"));
    RowScan scan = new RowScan(connection, settings.dialect(), settings.dialect(), table);
    assertThatThrownBy(() -> scan.run(null, RowScan.Visitor.taken(rows)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("of the visitor");
  }

  @Test
  void aVisitorThatThrowsLeavesTheBuiltInPath() throws SQLException {
    Settings settings = SettingsReader.read(Map.of("DATABASE_URL", TestPostgres.url()), null);
    try (Connection connection = settings.dialect().connect(settings.connection(), true)) {
      run(connection, "create table notes (id bigint primary key)");
      run(connection, "insert into notes values (1)");
      connection.setAutoCommit(false);
      failing(
          connection,
          settings,
          row -> {
            throw new IllegalStateException("of the visitor");
          });
      assertThat(ask(connection, "select current_setting('search_path')")).isEqualTo("pg_catalog");
      connection.rollback();
    }
  }

  @Test
  void whatTheVisitorThrowsIsToldWhereTheTransactionHasFailed() throws SQLException {
    Settings settings = SettingsReader.read(Map.of("DATABASE_URL", TestPostgres.url()), null);
    try (Connection connection = settings.dialect().connect(settings.connection(), true)) {
      run(connection, "create table notes (id bigint primary key)");
      run(connection, "insert into notes values (1)");
      connection.setAutoCommit(false);
      failing(
          connection,
          settings,
          row -> {
            assertThatThrownBy(() -> run(connection, "select 1 / 0"))
                .isInstanceOf(SQLException.class);
            throw new IllegalStateException("of the visitor");
          });
      connection.rollback();
    }
  }
}
