package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.ConnectionSettings;
import org.recordsdb.spi.DatabaseUrl;

/** What Records promises of a connection holds after whatever raw SQL got through to it. */
class ConnectionSwitchesTest {

  @TempDir Path directory;

  private final SqliteDialect dialect = new SqliteDialect();
  private Path file;

  @BeforeEach
  void create() {
    file = directory.resolve("app.db");
    try (Records records = Records.connect("sqlite:" + file)) {
      records.executeUpdate("create table t (id integer primary key, n text)");
    }
  }

  @Test
  void aBlankOfUnicodeIsAPartOfAName() {
    try (Records records = Records.connect("sqlite:" + file)) {
      assertThat(records.executeQuery("select 1 as n\u2028\u00a0m"))
          .containsExactly(Row.of("n\u2028\u00a0m", 1L));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "foreign_keys, off, 1",
    "trusted_schema, on, 0",
    "writable_schema, on, 0",
    "ignore_check_constraints, on, 0",
    "query_only, on, 0"
  })
  void aSwitchOfAWriterIsPutBack(String name, String changed, int expected) throws SQLException {
    assertThat(afterReturn(false, name, changed)).isEqualTo(expected);
  }

  @Test
  void aReaderOnlyReadsAgain() throws SQLException {
    assertThat(afterReturn(true, "query_only", "off")).isEqualTo(1);
  }

  private int afterReturn(boolean readOnly, String name, String changed) throws SQLException {
    ConnectionSettings settings =
        new ConnectionSettings(
            new DatabaseUrl("sqlite", List.of(), null, null, file.toString(), Map.of()),
            null,
            "test",
            Duration.ofSeconds(1),
            readOnly);
    try (Connection connection = dialect.connect(settings, true);
        Statement statement = connection.createStatement()) {
      statement.execute("pragma " + name + " = " + changed);
      assertThat(dialect.isReusable(connection, settings, true, true)).isTrue();
      try (ResultSet answer = statement.executeQuery("pragma " + name)) {
        answer.next();
        return answer.getInt(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--\r select '\npragma query_only=0 --\r'",
        "--\r select '\ninsert into t(n) values(char(97)) returning id --\r'",
        "select [a'], 1; pragma query_only=0; --'",
        "select E'\\'; pragma query_only=0; --'",
        "select @a(');pragma/**/query_only=0--'",
      })
  void noQuoteLetsAReaderWrite(String sql) {
    try (Records reader = Records.connect("sqlite:" + file + "?mode=ro")) {
      assertThatThrownBy(() -> reader.executeQuery(sql)).isInstanceOf(RecordsException.class);
      assertThatThrownBy(() -> reader.executeScript(sql)).isInstanceOf(RecordsException.class);
      assertThat(
              reader
                  .executeQuery("select query_only from pragma_query_only")
                  .get(0)
                  .getInt("query_only"))
          .isEqualTo(1);
      assertThat(reader.from("t").count()).isZero();
    }
  }

  @Test
  void theDriverWritesNoFile() {
    Path copy = directory.resolve("copy.db");
    try (Records records = Records.connect("sqlite:" + file)) {
      assertThatThrownBy(() -> records.executeScript("backup to '" + copy + "'"))
          .hasMessageContaining("BACKUP is not sent as SQL");
    }
    assertThat(copy).doesNotExist();
  }
}
