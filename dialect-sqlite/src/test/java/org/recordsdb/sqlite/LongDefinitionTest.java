package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;

/** A definition of half a megabyte is read in time, whatever begins in it and does not end. */
@Timeout(60)
class LongDefinitionTest {

  private static final int MANY = 250_000;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"/*_", "[", "--", "`", "'", "(", "\t"})
  void aNameOfOpeners(String opener) throws SQLException {
    read(
        "create table t (id integer primary key, a timestamp, d decimal(5,2), \""
            + opener.repeat(MANY)
            + "\" int)");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '^',
      value = {"[", "/*", "^'^", "`", "(", "\""})
  void whatFollowsTheEndOfADefinition(String opener) throws SQLException {
    read(
        "create table t (id integer primary key, a timestamp)",
        "create view v as select id from t",
        "pragma writable_schema = on",
        "update sqlite_schema set sql = sql || char(0) || '"
            + opener.repeat(MANY).replace("'", "''")
            + "'");
  }

  private void read(String... statements) throws SQLException {
    Path file = directory.resolve("long.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    try (Records records = Records.connect("sqlite:" + file)) {
      assertThat(records.from("t").count()).isZero();
      assertThat(records.from("t").list()).isEmpty();
    }
  }
}
