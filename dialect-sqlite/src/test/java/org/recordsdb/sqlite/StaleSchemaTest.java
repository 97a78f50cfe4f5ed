package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.spi.ConnectionSettings;
import org.recordsdb.spi.DatabaseUrl;

/** What a connection to a file remembers of the schema, while another connection changes it. */
class StaleSchemaTest {

  private static final SqliteDialect DIALECT = new SqliteDialect();

  @TempDir Path directory;

  private Connection open() throws SQLException {
    String file = directory.resolve("a.db").toString();
    DatabaseUrl url = new DatabaseUrl("sqlite", List.of(), null, null, file, Map.of());
    return DIALECT.connect(
        new ConnectionSettings(url, null, "test", Duration.ofSeconds(10), false), true);
  }

  private static void execute(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void aForeignKeyThatAnotherAddedIsFound() throws SQLException {
    try (Connection first = open();
        Connection second = open()) {
      execute(first, "create table authors (id integer primary key)", "create table books (a int)");
      assertThat(DIALECT.references(second, null, "books")).isEmpty();
      execute(
          first,
          "drop table books",
          "create table books (a int references authors (id), b int references authors (id))");
      assertThat(DIALECT.references(second, null, "books")).hasSize(2);
    }
  }

  @Test
  void aStatementForAKeyThatAnotherAddedIsPrepared() throws SQLException {
    String upsert = "insert into books (a) values (1) on conflict (a) do nothing";
    try (Connection first = open();
        Connection second = open()) {
      execute(first, "create table books (a int)");
      execute(second, "select a from books");
      execute(first, "create unique index books_a on books (a)");
      try (var statement = second.prepareStatement(upsert)) {
        assertThat(statement.executeUpdate()).isEqualTo(1);
      }
    }
  }
}
