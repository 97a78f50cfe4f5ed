package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;

class CopyResumeTest extends SqliteFiles {

  @Test
  void aCopyThatFailedGoesOnBehindWhatIsStored() throws SQLException {
    Copy copy = copy("create table t (id integer primary key, name text)", series(50_000));
    assertThatThrownBy(() -> copy.progress(failingAfter(20_000)).run())
        .isInstanceOf(IllegalStateException.class);
    List<Long> stored = new ArrayList<>();
    CopyReport report =
        copy.progress(
                new CopyProgress() {
                  @Override
                  public void copied(String table, long rows) {
                    stored.add(rows);
                  }
                })
            .run();
    assertThat(report.copied()).isTrue();
    assertThat(stored.get(0)).isGreaterThan(20_000);
    assertThat(report.tables().get(0).stored()).isEqualTo(50_000);
  }

  @Test
  void whatWasStoredFromOtherRowsIsCopiedAgain() throws SQLException {
    Copy copy = copy("create table t (id integer primary key, name text)", series(50_000));
    assertThatThrownBy(() -> copy.progress(failingAfter(20_000)).run())
        .isInstanceOf(IllegalStateException.class);
    copy("update t set name = 'changed' where id = 7");
    assertThat(copy.verify(false).run().copied()).isTrue();
    assertThat(column("t", "name")).hasSize(50_000).element(6).isEqualTo("changed");
  }

  @Test
  void whatSomebodyDroppedMeanwhileIsCopiedAgain() throws SQLException {
    Copy copy =
        copy("create table t (id integer primary key, name text)", series(50)).verify(false);
    CopyProgress failing =
        new CopyProgress() {
          @Override
          public void begins(Phase phase, int tables) {
            if (phase == Phase.PUBLISHING) {
              throw new IllegalStateException("killed");
            }
          }
        };
    assertThatThrownBy(() -> copy.progress(failing).run())
        .isInstanceOf(IllegalStateException.class);
    try (Records records = Records.connect(to)) {
      records.executeScript("drop schema records_copy cascade");
    }
    assertThat(copy.run().copied()).isTrue();
    assertThat(column("t", "id")).hasSize(50);
  }

  @Test
  void keysThatWereMadeBeforeAFailureAreNotMadeAgain() throws SQLException {
    Copy copy =
        copy(
            "create table t (id integer primary key, name text)",
            "create index by_name on t (name)",
            series(50));
    CopyProgress disturbed =
        new CopyProgress() {
          @Override
          public void begins(Phase phase, int tables) {
            if (phase == Phase.PUBLISHING) {
              execute("create table t (other int)");
            }
          }
        };
    assertThatThrownBy(() -> copy.progress(disturbed).run()).isInstanceOf(RecordsException.class);
    assertThat(indexes("records_copy")).containsExactly("by_name", "t_pkey");
    execute("drop table t");
    assertThat(copy.progress(CopyProgress.NONE).run().copied()).isTrue();
    assertThat(indexes("public")).containsExactly("by_name", "t_pkey");
  }

  private void execute(String sql) {
    try (Records records = Records.connect(to)) {
      records.executeScript(sql);
    }
  }

  private List<Object> indexes(String schema) {
    try (Records records = Records.connect(to)) {
      return records
          .executeQuery(
              "select indexname from pg_indexes where schemaname = :name order by 1",
              Row.of("name", schema))
          .stream()
          .map(row -> row.get("indexname"))
          .toList();
    }
  }

  @Test
  void anUnfinishedCopyFromElsewhereIsNotMixedUpWithThisOne() throws SQLException {
    Copy copy = copy("create table t (id integer primary key, name text)", series(30_000));
    assertThatThrownBy(() -> copy.progress(failingAfter(20_000)).run())
        .isInstanceOf(IllegalStateException.class);
    Copy other = copyOf("other.db", "create table t (id integer primary key, name text)");
    assertThatThrownBy(other::run)
        .isInstanceOf(RecordsException.class)
        .hasMessageContaining("source.db");
  }

  @Test
  void aSecondCopyAtTheSameTimeIsRefused() throws SQLException {
    Copy copy = copy("create table t (id integer primary key, name text)", series(30_000));
    List<RecordsException> refused = new ArrayList<>();
    CopyReport report =
        copy.progress(
                new CopyProgress() {
                  @Override
                  public void begins(Phase phase, int tables) {
                    if (phase == Phase.VERIFYING) {
                      try {
                        copy.run();
                      } catch (RecordsException e) {
                        refused.add(e);
                      }
                    }
                  }
                })
            .run();
    assertThat(report.copied()).isTrue();
    assertThat(refused).hasSize(1);
    assertThat(refused.get(0).kind()).isEqualTo(ErrorKind.BUSY);
    assertThat(refused.get(0)).hasMessageContaining("Another copy");
  }

  /** The host's name says nothing of that: containers may share it. */
  @Test
  void aProcessThatCannotBeSeenFromHereMayBeAlive() throws SQLException {
    Copy copy = copy("create table t (id integer primary key, name text)", series(30_000));
    assertThatThrownBy(() -> copy.progress(failingAfter(20_000)).run())
        .isInstanceOf(IllegalStateException.class);
    String alive = "update records_copy_state.run set heard_at = now(), pid = 2147483647";
    try (Records records = Records.connect(to)) {
      records.executeUpdate(alive + ", machine = machine || ' of another container'");
    }
    assertThatThrownBy(copy::run)
        .isInstanceOf(RecordsException.class)
        .hasMessageContaining("Another copy");
  }

  @Test
  void rowsThatComeWhileItIsCopiedAreNotAmongThem() throws SQLException {
    Copy copy =
        copy(
            "pragma journal_mode=wal",
            "create table t (id integer primary key, name text)",
            series(30_000));
    CopyReport report =
        copy.progress(
                new CopyProgress() {
                  @Override
                  public void begins(Phase phase, int tables) {
                    try {
                      copy("insert into t (name) values ('late')");
                    } catch (SQLException e) {
                      throw new IllegalStateException(e);
                    }
                  }
                })
            .run();
    assertThat(report.copied()).isTrue();
    assertThat(report.tables().get(0).stored()).isEqualTo(30_000);
  }

  @Test
  void aCopyIsComparedAgainLater() throws SQLException {
    Copy copy =
        copy(
            "create table t (id integer primary key, name text)",
            "insert into t values (1, 'a'), (2, 'b')");
    assertThat(copy.run().copied()).isTrue();
    assertThat(copy.compare().outcome()).isEqualTo(CopyReport.Outcome.EQUAL);
    try (Records records = Records.connect(to)) {
      records.executeUpdate("update t set name = 'B' where id = 2");
    }
    CopyReport report = copy.compare();
    assertThat(report.outcome()).isEqualTo(CopyReport.Outcome.DIFFERENT);
    assertThat(report.tables().get(0).differences())
        .singleElement()
        .satisfies(row -> assertThat(row.text()).isEqualTo("id = 2: different name"));
  }
}
