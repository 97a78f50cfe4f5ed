package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;

/** Values that are read in pieces arrive, and are refused, as smaller ones are. */
class LargeValuesTest extends SqliteFiles {

  private static final String LARGE = "replace(hex(zeroblob(2500000)), '0', 'a')";

  @Test
  void bytesInAColumnOfTextAreRefused() throws SQLException {
    CopyReport report =
        copy(
                "create table t (id integer primary key, body text, raw blob)",
                "insert into t values (1, zeroblob(5000000), null), (2, x'00', null)",
                "insert into t values (3, 'a', " + LARGE + "), (4, 'a', 'short')")
            .run();
    assertThat(report.outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
    assertThat(report.offenders())
        .extracting(offender -> offender.row().get("rowid"), Offender::column, Offender::problem)
        .containsExactly(
            tuple(1, "body", "a blob"),
            tuple(2, "body", "a blob"),
            tuple(3, "raw", "text"),
            tuple(4, "raw", "text"));
  }

  @Test
  void aTextIsTooLongOnlyIfItsColumnTakesLess() throws SQLException {
    CopyReport report =
        copy(
                "create table t (id integer primary key, body text)",
                "insert into t values (1, " + LARGE + "), (2, 'b' || " + LARGE + ")")
            .type("t", "body", new ColumnType(LogicalType.TEXT, 5_000_000, 0, "varchar"))
            .run();
    assertThat(report.offenders())
        .extracting(offender -> offender.row().get("rowid"), Offender::problem)
        .containsExactly(tuple(2, "text of more than 5000000 characters"));
  }

  @Test
  void aRowThatCannotBeSetAsideWholeIsRefused() throws SQLException {
    CopyReport report =
        copy(
                "create table t (id integer primary key, due date, body text)",
                "insert into t values (1, 'soon', " + LARGE + ")")
            .onBadValue(OnBadValue.QUARANTINE)
            .run();
    assertThat(report.outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
    assertThat(report.offenders())
        .extracting(Offender::column, Offender::problem)
        .contains(tuple("body", "too large to be set aside with its row"));
    assertNothingWritten();
  }

  @Test
  void aTextThatIsNoTextIsSetAsideAsItsBytes() throws SQLException {
    CopyReport report =
        copy(
                "create table t (id integer primary key, due date, body text)",
                "insert into t values (1, 'soon', cast(x'41ff' as text)), (2, 'soon', '\uFFFD')")
            .onBadValue(OnBadValue.QUARANTINE)
            .run();
    assertThat(report.copied()).isTrue();
    try (Records records = Records.connect(to)) {
      assertThat(records.from("records_quarantine").list())
          .extracting(row -> row.getString("row_values"))
          .containsExactlyInAnyOrder(
              "{\"id\":1,\"due\":\"soon\",\"body\":\"\\\\x41ff\"}",
              "{\"id\":2,\"due\":\"soon\",\"body\":\"\uFFFD\"}");
    }
  }

  @Test
  void textsOfAFileInAnotherEncodingArriveWhole() throws SQLException {
    copy(
        "pragma encoding = 'UTF-16le'",
        "create table t (id integer primary key, body text)",
        "insert into t values (1, " + LARGE + ")");
    String source = "sqlite:" + directory.resolve("source.db");
    String target = "sqlite:" + directory.resolve("target.db");
    assertThat(Copy.from(source).to(target).run().copied()).isTrue();
    assertThat(Copy.from(source).to(to).run().copied()).isTrue();
  }

  @Test
  void rowsWithoutAKeyAreFoundAgain() throws SQLException {
    CopyReport report =
        copy(
                "create table t (rowid text, body text)",
                "insert into t values ('a', " + LARGE + "), ('a', 'b')")
            .run();
    assertThat(report.copied()).isTrue();
  }

  @Test
  void aValueIsReadWholeWhereItsRowIsNotFoundAgain() throws SQLException {
    copy(
        "create table t (id int, rowid text, oid text, _rowid_ text, body text)",
        "insert into t values (1, 'a', 'b', 'c', " + LARGE + "), (2, 'a', 'b', 'c', 'd')");
    String source = "sqlite:" + directory.resolve("source.db");
    for (String target : List.of("sqlite:" + directory.resolve("target.db"), to)) {
      assertThat(Copy.from(source).to(target).run().copied()).isTrue();
      assertThat(Copy.from(source).to(target).compare().outcome())
          .isEqualTo(CopyReport.Outcome.EQUAL);
    }
  }

  @Test
  void aValueIsReadWholeWhereAResultHasNoRoomForItsLength() throws SQLException {
    for (int count : new int[] {1_999, 2_000}) {
      String columns =
          IntStream.range(0, count).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
      copyOf(
          "wide" + count + ".db",
          "create table t (" + columns + ")",
          "insert into t (c0, c7) values (" + LARGE + ", 'a' || " + LARGE + ")");
      String source = "sqlite:" + directory.resolve("wide" + count + ".db");
      String target = "sqlite:" + directory.resolve("target" + count + ".db");
      assertThat(Copy.from(source).to(target).run().copied()).isTrue();
    }
  }

  @Test
  void rowsOfPostgresqlAreFoundByAnyKey() throws SQLException {
    PlainPostgres source = PlainPostgres.create();
    source.run(
        "create table n (id numeric primary key, body text)",
        "create table d (id double precision primary key, body text)",
        "create table k (body text, raw bytea)",
        "create table p (place int, body text) partition by list (place)",
        "create table p1 partition of p for values in (1)",
        "create table p2 partition of p for values in (2)",
        "insert into n values (0.1, repeat('a', 5000000)), (12345678901234567890.5, 'b')",
        "insert into d values (0.1, repeat('a', 5000000)), (1e300, 'b')",
        "insert into k values (repeat('ä', 5000000), decode(repeat('00ff', 4000000), 'hex')),"
            + " (null, null)",
        "insert into p values (1, repeat('a', 5000000)), (2, repeat('b', 6000000))");
    String file = "sqlite:" + directory.resolve("target.db");
    CopyReport report = Copy.from(source.url()).to(file).leaveOut(true).run();
    assertThat(report.offenders()).isEmpty();
    assertThat(report.copied()).isTrue();
    try (Records records = Records.connect(file)) {
      assertThat(records.executeQuery("select length(body) as n from p order by place"))
          .containsExactly(Row.of("n", 5_000_000L), Row.of("n", 6_000_000L));
    }
    PlainPostgres target = PlainPostgres.create();
    assertThat(Copy.from(source.url()).to(target.url()).run().copied()).isTrue();
    assertThat(target.content()).isEqualTo(source.content());
  }
}
