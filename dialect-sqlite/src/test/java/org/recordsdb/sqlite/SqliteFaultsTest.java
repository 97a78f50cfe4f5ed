package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.Fault;
import org.recordsdb.spi.LogicalType;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What the driver's exceptions mean. */
class SqliteFaultsTest {

  /** A way to give a statement to the driver. */
  private interface Way {
    void run(Connection connection, String sql) throws SQLException;
  }

  private static final Map<String, Way> WAYS =
      Map.of(
          "prepareStatement",
          (connection, sql) -> connection.prepareStatement(sql).close(),
          "execute",
          (connection, sql) -> {
            try (Statement statement = connection.createStatement()) {
              statement.execute(sql);
            }
          },
          "executeQuery",
          (connection, sql) -> {
            try (Statement statement = connection.createStatement()) {
              statement.executeQuery(sql).close();
            }
          },
          "a kept statement",
          (connection, sql) -> {
            try (Connection reusing =
                new ReusingConnection(
                    "jdbc:sqlite::memory:", ":memory:", new Properties(), 10_000, true)) {
              reusing.prepareStatement(sql).close();
            }
          });

  private static Fault fault(Way way, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      return SqliteFaults.classify(
          catchThrowableOfType(SQLException.class, () -> way.run(connection, sql)));
    }
  }

  /**
   * What may be told is decided by where in the driver it failed. A driver that prepares statements
   * by other classes or methods must be looked at again.
   */
  @ParameterizedTest
  @ValueSource(strings = {"prepareStatement", "execute", "executeQuery", "a kept statement"})
  void whatTheDriverFindsWhileItPreparesIsTold(String way) throws SQLException {
    Fault fault = fault(WAYS.get(way), "select nope");
    assertThat(fault.kind()).isEqualTo(ErrorKind.UNKNOWN_COLUMN);
    assertThat(fault.detail()).contains("no such column: nope");
  }

  @ParameterizedTest
  @ValueSource(strings = {"execute", "executeQuery"})
  void whatItFindsWhileAStatementRunsIsNot(String way) throws SQLException {
    Fault fault = fault(WAYS.get(way), "select json_extract('{}', 'secret')");
    assertThat(String.valueOf(fault.detail())).doesNotContain("secret");
  }

  @Test
  void aValueThatDoesNotFitIntoTheMemoryIsALimitWithARemedy() {
    for (SQLException exception :
        List.of(
            new SQLException("Out of memory"),
            new SQLiteException(
                "[SQLITE_NOMEM] A malloc() failed (out of memory)",
                SQLiteErrorCode.SQLITE_NOMEM))) {
      Fault fault = SqliteFaults.classify(exception);
      assertThat(fault.kind()).isEqualTo(ErrorKind.LIMIT);
      assertThat(fault.detail()).contains("memory").contains("max_length");
    }
  }

  /** SQLite finds it while it prepares, or only when the statement runs. */
  @ParameterizedTest
  @ValueSource(
      strings = {"insert into books values (1)", "delete from authors", "pragma foreign_key_check"})
  void aForeignKeyThatFitsNoKeyIsTold(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement statement = connection.createStatement()) {
      statement.execute("pragma foreign_keys = on");
      statement.execute("create table authors (id integer primary key)");
      statement.execute("insert into authors values (1)");
      statement.execute("create table books (author bigint references authors (id_))");
      Fault fault =
          SqliteFaults.classify(
              catchThrowableOfType(SQLException.class, () -> statement.execute(sql)));
      assertThat(fault.kind()).isEqualTo(ErrorKind.UNSUPPORTED);
      assertThat(fault.detail())
          .startsWith("the foreign key of the table books does not refer to a key of the table");
    }
  }

  /** Of a migration's check the column is told, and of one with a name that name; else nothing. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "check ((\"a\"\"b\") between -9.9 and 9.9 and \"a\"\"b\" = round(\"a\"\"b\", 1))|INVALID_VALUE|a\"b|",
        "check (length(`a\"b`) <= 2)|TOO_LONG|a\"b|",
        "check ((\"a\"\"b\") between -9.9 and 9.9)|CHECK||",
        "constraint low check (\"a\"\"b\" < 9)|CHECK||low",
      })
  void aCheckIsToldByWhatItIs(String check, ErrorKind kind, String column, String constraint)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement statement = connection.createStatement()) {
      statement.execute("create table t (\"a\"\"b\" numeric, " + check + ")");
      Fault fault =
          SqliteFaults.classify(
              catchThrowableOfType(
                  SQLException.class, () -> statement.execute("insert into t values (55.55)")));
      assertThat(fault.kind()).isEqualTo(kind);
      assertThat(fault.columns()).isEqualTo(column == null ? List.of() : List.of(column));
      assertThat(fault.constraint()).isEqualTo(constraint);
    }
  }

  /** Whatever the name of the column, as SQLite tells of some conditions the first name only. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "BOOLEAN | 'maybe' | it takes true and false",
        "BOOLEAN | 5 | it takes true and false",
        "JSON | '{bad' | it takes JSON",
        "TIME | '25:00' | it takes times written as 12:00:00.000000",
        "TIMESTAMP | '2024-02-29' | it takes timestamps written as 2024-02-29 12:00:00.000000",
        "INSTANT | 'abc' | it takes timestamps written as 2024-02-29 12:00:00.000000+00:00",
        "DECIMAL | 5.555 | it takes numbers with at most 2 digits after the point",
      })
  void theChecksOfTheDialectAreToldAsWhatTheColumnTakes(
      LogicalType logical, String value, String takes) throws SQLException {
    boolean decimal = logical == LogicalType.DECIMAL;
    ColumnType type = decimal ? ColumnType.decimal(5, 2) : ColumnType.of(logical);
    String definition = new SqliteSyntax().columnDefinition(ColumnInfo.of("a\"b", type));
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement statement = connection.createStatement()) {
      statement.execute("create table t (" + definition + ")");
      statement.execute("insert into t values (null)");
      Fault fault =
          SqliteFaults.classify(
              catchThrowableOfType(
                  SQLException.class,
                  () -> statement.execute("insert into t values (" + value + ")")));
      assertThat(fault.kind()).isEqualTo(ErrorKind.INVALID_VALUE);
      assertThat(fault.columns()).containsExactly("a\"b");
      assertThat(fault.detail()).isEqualTo(takes);
    }
  }
}
