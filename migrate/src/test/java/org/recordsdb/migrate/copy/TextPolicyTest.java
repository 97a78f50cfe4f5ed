package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;

/** Columns that become text, as some of their values are none of their type. */
class TextPolicyTest extends SqliteFiles {

  @Test
  void aColumnWithABadValueBecomesText() throws SQLException {
    CopyReport report =
        copy(
                "create table t (id integer primary key, due date)",
                "insert into t values (1, '2026-01-02'), (2, 'soon')")
            .onBadValue(OnBadValue.TEXT)
            .run();
    assertThat(report.copied()).isTrue();
    assertThat(column("t", "due")).containsExactly("2026-01-02", "soon");
  }

  @Test
  void numbersBecomeTheirDigitsBesideTexts() throws SQLException {
    Copy copy =
        copy(
            "create table t (id integer primary key, n int, r real, b boolean, anything)",
            "insert into t values (1, 7, 0.1, 1, 12), (2, 'x', 'much', 'yes', 'a'),"
                + " (3, null, -2.5, 0, 1e300)",
            "create index by_n on t (n)");
    assertThat(copy.run().outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
    CopyReport report = copy.onBadValue(OnBadValue.TEXT).run();
    assertThat(report.copied()).isTrue();
    assertThat(report.offenders())
        .extracting(Offender::column)
        .containsExactlyInAnyOrder("n", "r", "b", "anything", "anything");
    assertThat(column("t", "n")).containsExactly("7", "x", null);
    assertThat(column("t", "r")).containsExactly("0.1", "much", "-2.5");
    assertThat(column("t", "b")).containsExactly("1", "yes", "0");
    assertThat(column("t", "anything")).containsExactly("12", "a", "1.0E300");
    assertThat(copy.onBadValue(OnBadValue.TEXT).compare().outcome())
        .isEqualTo(CopyReport.Outcome.EQUAL);
  }

  @Test
  void bytesAreNoText() throws SQLException {
    Copy copy =
        copy(
            "create table t (id integer primary key, n int)",
            "insert into t values (1, 7), (2, x'00ff')");
    CopyReport report = copy.type("t", "n", ColumnType.of(LogicalType.TEXT)).run();
    assertThat(report.outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
    assertThat(report.offenders())
        .containsExactly(new Offender("t", "n", Map.of("rowid", 2), "bytes"));
    assertNothingWritten();
  }
}
