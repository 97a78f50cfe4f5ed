package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.error.RecordsException;

/** What becomes of the others where rows are set aside. */
class SetAsideTest extends SqliteFiles {

  private static final String VALIDATE = "alter table c validate constraint c_p_fkey";

  @Test
  void rowsThatReferToARowSetAsideStayAndTheirKeyIsValidatedLater() throws SQLException {
    CopyReport report =
        copy(
                "create table p (id integer primary key, due date)",
                "create table c (id integer primary key, p integer references p)",
                "insert into p values (1, '2026-01-02'), (2, 'soon')",
                "insert into c values (1, 1), (2, 2)")
            .onBadValue(OnBadValue.QUARANTINE)
            .run();
    assertThat(report.copied()).isTrue();
    assertThat(report.tables()).extracting(CopyReport.Table::aside).containsExactly(1L, 0L);
    assertThat(report.left())
        .containsExactly(new Untranslated("foreign key", "c (p)", "applies to new rows only"));
    assertThat(column("c", "p")).containsExactly(1L, 2L);
    try (Records records = Records.connect(to)) {
      assertThatThrownBy(() -> records.executeScript(VALIDATE))
          .isInstanceOf(RecordsException.class);
      records.executeScript("insert into p values (2, null);" + VALIDATE);
    }
  }

  @Test
  void whereNothingWasWrittenNothingWasSetAside() throws SQLException {
    CopyReport report =
        copy(
                "create table p (id integer primary key, due date)",
                "create trigger g after insert on p begin select 1; end",
                "insert into p values (2, 'soon')")
            .onBadValue(OnBadValue.QUARANTINE)
            .run();
    assertThat(report.outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
    assertThat(report.uncovered()).isEmpty();
    assertThat(report.tables()).extracting(CopyReport.Table::aside).containsExactly(0L);
  }
}
