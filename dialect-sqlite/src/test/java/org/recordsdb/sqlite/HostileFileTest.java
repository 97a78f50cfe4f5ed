package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;

/** Files that somebody made to harm who opens them: their schema is code, and is not trusted. */
class HostileFileTest {

  @TempDir Path directory;

  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("hostile.db");
  }

  /** Makes the file as its author does, with the driver's own settings. */
  private void make(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private Records open() {
    return Records.builder().url("sqlite:" + file).queryTimeout(Duration.ofSeconds(2)).open();
  }

  private static void fails(ErrorKind kind, ThrowingCallable call) {
    RecordsException failure = catchThrowableOfType(RecordsException.class, call);
    assertThat(failure).isNotNull();
    assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
  }

  @Test
  void functionsOfTheProgramAreNotCalledByViews() throws SQLException {
    List<String> calls =
        List.of(
            "load_extension('/tmp/other')",
            "fts3_tokenizer('simple')",
            "padc('x', 4294967297)",
            "records_fold('X')");
    make("create table notes (body text)");
    for (int i = 0; i < calls.size(); i++) {
      make("create view v" + i + " as select " + calls.get(i) + " as x");
    }
    try (Records records = open()) {
      for (int i = 0; i < calls.size(); i++) {
        String view = "v" + i;
        fails(ErrorKind.UNSUPPORTED, () -> records.from(view).list());
        fails(ErrorKind.UNSUPPORTED, () -> records.executeQuery("select x from " + view));
      }
      assertThat(records.from("notes").count()).isZero();
    }
  }

  @Test
  void functionsOfTheProgramAreNotCalledByTriggers() throws SQLException {
    make(
        "create table notes (body text)",
        "create trigger harm after insert on notes begin select padc('x', 4294967297); end");
    try (Records records = open()) {
      fails(ErrorKind.UNSUPPORTED, () -> records.insert("notes", Row.of("body", "a")));
      assertThat(records.from("notes").count()).isZero();
    }
  }

  @Test
  void functionsOfTheProgramAreNotCalledByChecks() throws SQLException {
    make("create table notes (body text check (length(replicate(body, 1000000000)) > 1))");
    try (Records records = open()) {
      fails(ErrorKind.UNSUPPORTED, () -> records.insert("notes", Row.of("body", "a")));
    }
  }

  @Test
  void aComputedColumnOrDefaultThatIsTooLongIsRefused() throws SQLException {
    make(
        "create table computed (id integer primary key, x as (hex(zeroblob(450000000))))",
        "create table defaulted (id integer primary key, x default (zeroblob(900000000)))",
        "insert into computed (id) values (1)");
    try (Records records = open()) {
      fails(ErrorKind.LIMIT, () -> records.from("computed").list());
      assertThat(records.from("computed").columns("id").list()).hasSize(1);
      fails(ErrorKind.LIMIT, () -> records.insert("defaulted", Row.of("id", 1)));
    }
  }

  @Test
  void numbersOfMoreDigitsThanTheMemoryHoldsAreNotWrittenOut() throws SQLException {
    make(
        "create table notes (amount decimal_text, doc json)",
        "insert into notes values ('1e1000000000', '{\"a\":1e1000000000}')");
    try (Records records = open()) {
      fails(ErrorKind.INVALID_VALUE, () -> records.from("notes").columns("amount").list());
      Row row = records.from("notes").columns("doc").one();
      assertThat(row.toJson()).isEqualTo("{\"doc\":{\"a\":1E+1000000000}}");
      assertThat(row.toPlainMap()).hasToString("{doc={a=1E+1000000000}}");
    }
  }

  @Test
  void aViewWithoutEndIsStoppedByTheQueryTimeout() throws SQLException {
    make(
        "create view endless as with recursive n(i) as"
            + " (select 1 union all select i + 1 from n) select max(i) as i from n");
    try (Records records = open()) {
      fails(ErrorKind.QUERY_TIMEOUT, () -> records.from("endless").list());
      assertThat(records.executeQuery("select 1 as n")).hasSize(1);
    }
  }

  @Test
  void aTriggerThatFiresItselfIsStopped() throws SQLException {
    make(
        "pragma recursive_triggers = on",
        "create table notes (id integer)",
        "create trigger again after insert on notes begin"
            + " insert into notes values (new.id + 1); end");
    try (Records records = open()) {
      records.insert("notes", Row.of("id", 1));
      assertThat(records.from("notes").count()).isEqualTo(2);
    }
  }

  @Test
  void aSchemaThatIsNoSqlIsDamaged() throws SQLException {
    make(
        "create table notes (body text)",
        "pragma writable_schema = on",
        "update sqlite_schema set sql = 'create table notes (body text, \u001b[31m'");
    fails(ErrorKind.CORRUPT, () -> open().close());
  }

  @Test
  void theSchemaCannotBeWrittenByHand() throws SQLException {
    make("create table notes (body text)");
    try (Records records = open()) {
      fails(
          ErrorKind.ARGUMENT,
          () -> records.executeScript("pragma writable_schema = on; delete from sqlite_schema"));
      fails(
          ErrorKind.SYNTAX,
          () -> records.executeUpdate("update sqlite_schema set sql = 'create table x (y)'"));
    }
  }

  @Test
  void aSchemaOfManyTablesAndLongTextsIsRead() throws SQLException {
    StringBuilder many = new StringBuilder("c0 text");
    for (int i = 1; i < 1_900; i++) {
      many.append(", c").append(i).append(" text");
    }
    make("create table wide (" + many + ")");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("begin");
      for (int i = 0; i < 5_000; i++) {
        statement.execute("create table t" + i + " (n integer)");
      }
      statement.execute("commit");
    }
    try (Records records = open()) {
      assertThat(records.from("wide").count()).isZero();
      assertThat(records.from("t4999").count()).isZero();
    }
  }
}
