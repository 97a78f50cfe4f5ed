package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.recordsdb.Where.where;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Health;
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

  /** By expressions that read it again and again, a type of this length took minutes. */
  @ParameterizedTest
  @ValueSource(strings = {"text%s)", "x%s", "a%s", "text%s(", "decimal(1%s"})
  void aLongDeclaredTypeIsReadOnce(String form) throws SQLException {
    String filling = form.startsWith("a") ? "(a".repeat(50_000) : " ".repeat(100_000) + "x";
    make("create table t (id integer primary key, v \"" + form.formatted(filling) + "\")");
    make("insert into t values (1, 'y')");
    try (Records records = open()) {
      assertThat(records.select("t")).hasSize(1);
      assertThat(records.executeQuery("select v from t").get(0).isNull("v")).isFalse();
    }
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
  void aDocumentOfNumbersWithExponentsFillsNoMemory() throws SQLException {
    make("create table notes (doc json)");
    make("insert into notes values ('[" + "1e9999,".repeat(14_000) + "1]')");
    try (Records records = open()) {
      fails(ErrorKind.LIMIT, () -> records.from("notes").list());
      assertThat(records.from("notes").where(where("doc").json("a").eq("x")).count()).isZero();
      assertThat(records.from("notes").where(where("doc").json("0").eq("1")).count()).isZero();
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

  /** Each view has SQLite look through twice as many as the one before. */
  private static void doubling(List<String> statements) {
    statements.add("create view v0 as select 1 as x");
    for (int i = 1; i <= 40; i++) {
      String before = "select x from v" + (i - 1);
      statements.add("create view v" + i + " as " + before + " union " + before);
    }
  }

  @Test
  void viewsWithoutEndDoNotHoldUpATable() throws SQLException {
    List<String> statements =
        new ArrayList<>(List.of("create table t (id integer primary key, body text) strict"));
    doubling(statements);
    make(statements.toArray(String[]::new));
    Instant start = Instant.now();
    try (Records records = open()) {
      records.insert("t", Row.of("id", 1, "body", "a"));
      assertThat(records.select("t")).hasSize(1);
      assertThat(records.healthCheck().status()).isEqualTo(Health.Status.UP);
      fails(ErrorKind.UNKNOWN_COLUMN, () -> records.insert("t", Row.of("boy", 1)));
      fails(ErrorKind.UNKNOWN_TABLE, () -> records.select("tt"));
    }
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void aRowIsNoLongerThanAValueMayBe() throws SQLException {
    StringBuilder columns = new StringBuilder("id integer primary key");
    for (int i = 0; i < 16; i++) {
      columns.append(", c").append(i).append(" text as (printf('%.*c', 15000, 'x'))");
    }
    make("create table wide (" + columns + ")", "insert into wide (id) values (1), (2)");
    try (Records records = Records.connect("sqlite:" + file + "?max_length=20000")) {
      fails(ErrorKind.LIMIT, () -> records.select("wide", where("id").eq(1)));
      fails(ErrorKind.LIMIT, () -> records.executeQuery("select * from wide"));
      fails(ErrorKind.LIMIT, () -> records.executeQuery("select c1, c2 from wide"));
      assertThat(records.from("wide").columns("id", "c1").list()).hasSize(2);
      assertThat(records.executeQuery("select c1 from wide")).hasSize(2);
    }
  }

  @Test
  void numbersOfADeclarationThatAreAbsurdAreNoLimits() throws SQLException {
    make(
        "create table notes (id integer primary key, v varchar(2147483648),"
            + " d decimal(99999999999,2), e decimal(1000000000,999999999),"
            + " s decimal(5,99999999999), t time(99999999999))",
        "insert into notes values (1, 'a', 1.5, 2.5, 3.5, '01:02:03.000000')",
        "create table schema_version (version varchar(99999999999))",
        "insert into schema_version values ('7')");
    try (Records records = open()) {
      assertThat(records.healthCheck().schemaVersion()).isEqualTo("7");
      assertThat(records.testConnection()).isTrue();
      Row row = records.from("notes").one();
      assertThat(row.get("d")).isEqualTo(new BigDecimal("1.5"));
      assertThat(row.get("e")).isEqualTo(new BigDecimal("2.5"));
      assertThat(records.executeQuery("select id, v, d, e, t from notes"))
          .containsExactlyElementsOf(
              records.from("notes").columns("id", "v", "d", "e", "t").list());
      records.insert("notes", Row.of("id", 2, "v", "b", "e", new BigDecimal("0.25")));
    }
  }
}
