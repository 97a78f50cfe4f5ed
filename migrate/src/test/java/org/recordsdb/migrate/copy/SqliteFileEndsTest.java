package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;

/** How a copy from one file into another ends where something is in its way. */
class SqliteFileEndsTest {

  @TempDir Path directory;

  private PlainSqlite source;
  private PlainSqlite target;

  @BeforeEach
  void place() {
    source = new PlainSqlite(directory.resolve("from.db"));
    target = new PlainSqlite(directory.resolve("to.db"));
  }

  private Copy copy() {
    return Copy.from(source.url()).to(target.url());
  }

  /**
   * The target appears just before it is replaced, and goes again; the source changes meanwhile.
   */
  @Test
  void whatIsStoredAgainAfterAFailedEndRunsNoTrigger() throws SQLException, IOException {
    source.run(
        "create table t (id integer primary key, n int)",
        "create table audit (id integer primary key, what text)",
        "create trigger noted after insert on t begin insert into audit (what) values ('new'); end",
        "create trigger gone after delete on t begin insert into audit (what) values ('old'); end",
        "insert into t values (1, 1), (2, 2)");
    CopyProgress meddling =
        new CopyProgress() {
          @Override
          public void begins(Phase phase, int tables) {
            if (phase == Phase.PUBLISHING) {
              try {
                target.run("create table mine (id int)");
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
            }
          }
        };
    assertThatThrownBy(() -> copy().progress(meddling).run())
        .isInstanceOf(RecordsException.class)
        .hasMessageContaining("not empty");
    Files.delete(target.file());
    source.run("update t set n = 5 where id = 1", "create view v as select n from t");
    assertThat(copy().run().copied()).isTrue();
    assertThat(target.schema()).isEqualTo(source.schema());
    assertThat(target.content()).isEqualTo(source.content());
    assertThat(target.ask("select count(*) from audit")).containsExactly("2");
  }

  @Test
  void valuesWithoutACounterpartGoByThePolicy() throws SQLException {
    source.run(
        "create table t (id integer primary key, v)",
        "insert into t values (1, 'a' || char(0) || 'b'), (2, 9e999), (3, 'kept')");
    assertThat(copy().run().outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
    assertThat(copy().onBadValue(OnBadValue.QUARANTINE).run().copied()).isTrue();
    assertThat(target.ask("select v from t")).containsExactly("kept");
    assertThat(target.ask("select row_key from records_quarantine order by 1"))
        .containsExactly("{\"rowid\":1}", "{\"rowid\":2}");
  }

  @Test
  void whatUsesAVirtualTableIsLeftOutWithIt() throws SQLException {
    source.run(
        "create table t (id integer primary key, body text)",
        "create table log (body text)",
        "create virtual table words using fts5 (body)",
        "create trigger searched after insert on t begin"
            + " insert into \"Words\" (rowid, body) values (new.id, new.body); end",
        "create trigger logged after insert on t begin"
            + " insert into log select 'words' || new.body; end",
        "create view found as select rowid from main.words",
        "insert into t values (1, 'one')");
    CopyReport report = copy().leaveOut(true).run();
    assertThat(report.copied()).isTrue();
    assertThat(report.left())
        .extracting(Untranslated::kind, Untranslated::name)
        .containsExactly(
            tuple("virtual table", "words"), tuple("trigger", "searched"), tuple("view", "found"));
    target.run("insert into t values (2, 'two')");
    assertThat(target.ask("select body from log")).containsExactly("wordsone", "wordstwo");
  }

  @Test
  void optionsThatWouldDoNothingAreRefused() throws SQLException {
    source.run("create table Records_Quarantine (id integer primary key)");
    assertThatThrownBy(() -> copy().type("t", "id", ColumnType.of(LogicalType.TEXT)).run())
        .hasMessageContaining("keep their types");
    assertThatThrownBy(() -> copy().onBadValue(OnBadValue.QUARANTINE).run())
        .hasMessageContaining("a table Records_Quarantine of its own");
    assertThat(target.file()).doesNotExist();
  }
}
