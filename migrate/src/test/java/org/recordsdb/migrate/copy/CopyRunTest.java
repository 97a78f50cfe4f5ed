package org.recordsdb.migrate.copy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;

class CopyRunTest extends SqliteFiles {

  @Test
  void tablesArriveWithTheirKeysAndRows() throws SQLException {
    CopyReport report =
        copy(
                "create table authors (id integer primary key autoincrement, name text not null)",
                "create table books (id integer primary key, author integer references authors,"
                    + " price decimal(10,2), \"Order\" text default 'x', unique (author, \"Order\"))",
                "create index books_price on books (price desc)",
                "insert into authors values (1, 'Müller'), (7, '')",
                "insert into books values (1, 1, 1.25, null), (2, 7, null, 'b')")
            .run();
    assertThat(report.offenders()).isEmpty();
    assertThat(report.left()).isEmpty();
    assertThat(report.copied()).isTrue();
    assertThat(report.tables()).extracting(CopyReport.Table::stored).containsExactly(2L, 2L);
    assertThat(column("books", "Order")).containsExactly(null, "b");
    try (Records records = Records.connect(to)) {
      assertThat(records.insert("authors", Row.of("name", "new")).getLong("id")).isEqualTo(8);
      assertThatThrownBy(() -> records.insert("books", Row.of("author", 99)))
          .isInstanceOfSatisfying(
              RecordsException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.FOREIGN_KEY));
      assertThatThrownBy(() -> records.insert("books", Row.of("author", 7, "Order", "b")))
          .isInstanceOfSatisfying(
              RecordsException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNIQUE));
    }
  }

  @Test
  void aBadValueIsNamedAndNothingIsWritten() throws SQLException {
    CopyReport report =
        copy(
                "create table t (id integer primary key, due date)",
                "insert into t values (1, '2026-01-02'), (2, 'soon')")
            .run();
    assertThat(report.outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
    assertThat(report.offenders()).hasSize(1);
    assertThat(report.offenders().get(0).column()).isEqualTo("due");
    assertThat(report.offenders().get(0).row()).containsValue(2);
    assertThat(report.offenders().get(0).problem()).doesNotContain("soon");
    assertNothingWritten();
  }

  @Test
  void aBadValueBecomesNullWhereThePolicySaysSo() throws SQLException {
    CopyReport report =
        copy(
                "create table t (id integer primary key, due date)",
                "insert into t values (1, '2026-01-02'), (2, 'soon')")
            .onBadValue(OnBadValue.NULL)
            .run();
    assertThat(report.copied()).isTrue();
    assertThat(report.offenders()).hasSize(1);
    assertThat(column("t", "due")).element(1).isNull();
  }

  @Test
  void aColumnThatTakesNoNullIsNotCoveredByThatPolicy() throws SQLException {
    CopyReport report =
        copy(
                "create table t (id integer primary key, due date not null)",
                "insert into t values (2, 'soon')")
            .onBadValue(OnBadValue.NULL)
            .run();
    assertThat(report.outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
    assertNothingWritten();
  }

  @Test
  void nanosecondsAreCutOffOnlyIfTheTypeWasAskedFor() throws SQLException {
    Copy copy =
        copy(
            "create table t (id integer primary key, at timestamp, of time)",
            "insert into t values (1, '2026-01-02 03:04:05.123456', '01:02:03.000001000')",
            "insert into t values (2, '2026-01-02 03:04:05.123456789', '01:02:03.0000001')");
    CopyReport report = copy.run();
    assertThat(report.outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
    assertThat(report.offenders())
        .extracting(Offender::column, Offender::row)
        .containsExactly(tuple("at", Map.of("rowid", 2)), tuple("of", Map.of("rowid", 2)));
    assertThat(report.offenders().get(0).problem()).contains("nanoseconds");
    assertNothingWritten();
    Copy asked =
        copy.type("t", "at", ColumnType.of(LogicalType.TIMESTAMP))
            .type("t", "of", ColumnType.of(LogicalType.TIME));
    assertThat(asked.run().copied()).isTrue();
    assertThat(column("t", "at")).containsOnly(LocalDateTime.parse("2026-01-02T03:04:05.123456"));
    assertThat(column("t", "of"))
        .containsExactly(LocalTime.parse("01:02:03.000001"), LocalTime.parse("01:02:03"));
  }

  @Test
  void aRowWithABadValueIsSetAside() throws SQLException {
    CopyReport report =
        copy(
                "create table t (id integer primary key, due date)",
                "insert into t values (1, '2026-01-02'), (2, 'soon')")
            .onBadValue(OnBadValue.QUARANTINE)
            .run();
    assertThat(report.copied()).isTrue();
    assertThat(column("t", "id")).containsExactly(1L);
    try (Records records = Records.connect(to)) {
      Row aside = records.from("records_quarantine").one();
      assertThat(aside.getString("table_name")).isEqualTo("t");
      assertThat(aside.getString("row_values")).isEqualTo("{\"id\":2,\"due\":\"soon\"}");
      assertThat(aside.getString("problem")).startsWith("due: ");
    }
  }

  @Test
  void aReferenceToNothingIsNamedOrItsKeyHoldsForNewRowsOnly() throws SQLException {
    Copy copy =
        copy(
            "create table p (id integer primary key)",
            "create table c (id integer primary key, p integer references p)",
            "insert into c values (1, 5)");
    CopyReport refused = copy.run();
    assertThat(refused.outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
    assertThat(refused.offenders()).extracting(Offender::table).containsExactly("c");
    CopyReport report = copy.onBadValue(OnBadValue.NULL).run();
    assertThat(report.copied()).isTrue();
    assertThat(report.left()).extracting(Untranslated::kind).containsExactly("foreign key");
    assertThat(column("c", "p")).containsExactly(5L);
  }

  @Test
  void aRowThatBreaksACheckIsNamedOrItHoldsForNewRowsOnly() throws SQLException {
    Copy copy =
        copy(
            "create table t (id integer primary key, n int check (n > 0), d date check (typeof(d)"
                + " = 'text'))",
            "pragma ignore_check_constraints = on",
            "insert into t values (1, 5, '2026-01-02'), (2, -5, '2026-01-02')");
    CopyReport refused = copy.run();
    assertThat(refused.outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
    assertThat(refused.offenders())
        .containsExactly(new Offender("t", "", Map.of("rowid", 2), "breaks the check n > 0"));
    assertNothingWritten();
    CopyReport report = copy.onBadValue(OnBadValue.NULL).run();
    assertThat(report.copied()).isTrue();
    assertThat(report.left()).extracting(Untranslated::kind).containsExactly("check");
    assertThat(column("t", "n")).containsExactly(5L, -5L);
  }

  @Test
  void brokenReferencesWithoutNumberAreCounted() throws SQLException {
    CopyReport refused =
        copy(
                "create table p (id integer primary key)",
                "create table t (id integer primary key, p integer references p)",
                "with recursive s(v) as (select 1 union all select v + 1 from s where v < 10002)"
                    + " insert into t select v, v from s")
            .run();
    assertThat(refused.offenders()).hasSize(10_000);
    assertThat(refused.offenders().get(9_998).problem()).endsWith("that does not exist");
    assertThat(refused.offenders().get(9_999).problem()).endsWith("and 2 more rows");
  }

  @Test
  void rowsThatWereNotReadAgainAreNotSaidToBeEqual() throws SQLException {
    CopyReport report =
        copy("create table t (id integer primary key)", "insert into t values (1)")
            .verify(false)
            .run();
    assertThat(report.copied()).isTrue();
    assertThat(report.tables())
        .singleElement()
        .satisfies(
            table -> {
              assertThat(table.stored()).isNull();
              assertThat(table.compared()).isFalse();
              assertThat(table.matches()).isFalse();
            });
  }

  @Test
  void whatHasNoTranslationIsLeftOutOnlyIfItMay() throws SQLException {
    Copy copy =
        copy(
            "create table t (id integer primary key)",
            "create trigger g after insert on t begin select 1; end");
    CopyReport refused = copy.run();
    assertThat(refused.outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
    assertThat(refused.left()).extracting(Untranslated::name).containsExactly("g");
    assertNothingWritten();
    assertThat(copy.leaveOut(true).run().copied()).isTrue();
  }

  @Test
  void keysThatTheTargetTakesForOneAreNamed() throws SQLException {
    CopyReport report =
        copy(
                "create table t (id integer primary key, due timestamp unique)",
                "insert into t values (1, '2026-01-02 10:00:00'), (2, '2026-01-02T10:00:00')")
            .run();
    assertThat(report.outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
    assertThat(report.offenders()).hasSize(1);
    assertThat(report.offenders().get(0).column()).isEqualTo("due");
    assertNothingWritten();
  }

  @Test
  void namesThatPostgresqlWouldCutAreRefused() throws SQLException {
    String name = "n".repeat(64);
    CopyReport report = copy("create table " + name + " (id integer primary key)").run();
    assertThat(report.outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
    assertThat(report.offenders()).extracting(Offender::table).containsExactly(name);
  }

  @Test
  void aTargetWithTablesIsRefused() throws SQLException {
    Copy copy = copy("create table t (id integer primary key)");
    assertThat(copy.run().copied()).isTrue();
    assertThatThrownBy(copy::run)
        .isInstanceOf(RecordsException.class)
        .hasMessage(
            "The schema public of the target is not empty: t. A copy from sqlite:"
                + directory.resolve("source.db")
                + " has been finished there. Compare it with its source, or roll it back before"
                + " the next one.");
  }

  @Test
  void valuesTooLargeForAPieceArriveWhole() throws SQLException, NoSuchAlgorithmException {
    Random random = new Random(5);
    String text =
        random
            .ints(6_000_000, ' ', 0x2fff)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    byte[] bytes = new byte[9_000_000];
    random.nextBytes(bytes);
    Copy copy = copy("create table t (id integer primary key, text text, bytes blob)");
    try (Connection connection = new PlainSqlite(directory.resolve("source.db")).connect();
        PreparedStatement insert = connection.prepareStatement("insert into t values (?, ?, ?)")) {
      insert.setInt(1, 1);
      insert.setString(2, text);
      insert.executeUpdate();
      insert.setInt(1, 2);
      insert.setString(2, "short");
      insert.setBytes(3, bytes);
      insert.executeUpdate();
    }
    assertThat(copy.run().copied()).isTrue();
    try (Records records = Records.connect(to)) {
      List<Row> sums =
          records.executeQuery("select md5(text) as t, md5(bytes) as b from t order by id");
      assertThat(sums.get(0).getString("t")).isEqualTo(md5(text.getBytes(UTF_8)));
      assertThat(sums.get(0).get("b")).isNull();
      assertThat(sums.get(1).getString("t")).isEqualTo(md5("short".getBytes(UTF_8)));
      assertThat(sums.get(1).getString("b")).isEqualTo(md5(bytes));
    }
  }

  private static String md5(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
  }
}
