package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.migrate.verify.Judge;
import org.sqlite.Function;

/** A file into another one: what it is made of, and every value with its storage class. */
class SqliteToSqliteTest {

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

  private void assertCopied(CopyReport report) throws SQLException {
    assertThat(report.offenders()).isEmpty();
    assertThat(report.left()).isEmpty();
    assertThat(report.copied()).isTrue();
    assertThat(target.schema()).isEqualTo(source.schema());
    assertThat(target.content()).isEqualTo(source.content());
    Judge.Verdict verdict = Judge.compare(source.url(), target.url());
    assertThat(verdict.equal()).as(verdict.text()).isTrue();
  }

  private void assertRefused(CopyReport report, Offender... offenders) {
    assertThat(report.outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
    assertThat(report.offenders()).containsExactlyInAnyOrder(offenders);
    assertThat(target.file()).doesNotExist();
    assertThat(directory.resolve("to.db-copy")).doesNotExist();
  }

  @Test
  void tablesArriveWithAllThatBelongsToThem() throws SQLException {
    source.run(
        "create table people (id integer primary key autoincrement, name text collate nocase not"
            + " null, mail TEXT UNIQUE, born date, boss int references people deferrable initially"
            + " deferred, check (length(name) > 0 -- not empty\n))",
        "create table pairs (a text collate rtrim, b int, note default 'none', primary key (a, b"
            + " desc))",
        "create table kept (k text, place real, v blob, primary key (k, place)) without rowid",
        "create table strictly (id integer primary key, i int, r real, t text, b blob, a any)"
            + " strict",
        "create table strict_keys (k any primary key, v any not null) strict, without rowid",
        "create table computed (n int, twice int generated always as (n * 2) stored, label as (n ||"
            + " '!') virtual, last text)",
        "create table \"odd \"\" 'name\" (\"a b\" int, [c'] text, `select` blob, \"ünï\" real)",
        "create table unnumbered (rowid text, oid text, _rowid_ text, boss int references people)",
        "create index people_name on people (name desc) where mail is not null",
        "create unique index people_mail on people (lower(mail) collate nocase, born)",
        "create index \"odd index\" on \"odd \"\" 'name\" (\"a b\", \"select\")",
        "create view adults as select id, name from people where born < '2000'",
        "create trigger \"t 1\" after insert on people when new.boss is null begin insert into"
            + " pairs values (new.name, new.id, 'new'); end",
        "create trigger seen instead of update on adults begin select 1; end",
        "insert into people (name, mail, born, boss) values ('Ada', 'a@x', '1815-12-10', 1),"
            + " ('ada', null, null, 1), ('Bob', 'b@x', 'soon', 2)",
        "delete from people where id = 3",
        "insert into pairs values (null, 1, null), ('a', null, 2), ('a ', 3, x'00')",
        "insert into kept values ('k', 1.5, null), ('k', -2, x''), ('K', 0.1, 'text')",
        "insert into strictly values (1, 7, 7, '7', x'37', '7'), (2, null, 1e300, '', x'', 7.5)",
        "insert into strict_keys values (1, 'int'), ('1', 1), (1.5, x'01'), (x'31', 0.0)",
        "insert into computed (n, last) values (1, 'a'), (null, null)",
        "insert into \"odd \"\" 'name\" values (1, 'it''s', x'22', 2.5)",
        "insert into unnumbered values ('a', 'b', 'c', 1), ('a', 'b', 'c', 1), (1, null, 'd', null)");
    assertCopied(copy().run());
    target.run("insert into people (name) values ('new')");
    assertThat(target.ask("select b from pairs where note = 'new'")).containsExactly("4");
  }

  @Test
  void valuesKeepTheirStorageClass() throws SQLException {
    source.run(
        "create table t (id integer primary key, u, i int, r real, n numeric, t text, b blob, d"
            + " date, f boolean, m decimal(10,2), j json)");
    List<String> values =
        List.of(
            "null",
            "0",
            "9223372036854775807",
            "-9223372036854775807 - 1",
            "0.1",
            "1.0",
            "1e300",
            "-9223372036854775808.0",
            "4.9406564584124654e-324",
            "''",
            "'05'",
            "' 5 '",
            "'1e2'",
            "'abc'",
            "'0x10'",
            "'9223372036854775808'",
            "'2024-02-30'",
            "'{broken'",
            "'Ж😀' || char(8232)",
            "x''",
            "x'00ff'",
            "x'35'",
            "zeroblob(100000)");
    for (String value : values) {
      source.run(
          "insert into t (u, i, r, n, t, b, d, f, m, j) values ("
              + String.join(", ", Collections.nCopies(10, value))
              + ")");
    }
    assertCopied(copy().run());
  }

  @Test
  void valuesThatRecordsTakesNowhereAreNamed() throws SQLException {
    source.run(
        "create table t (id integer primary key, v)",
        "insert into t values (1, 9e999), (2, 'a' || char(0)), (3, cast(x'ff' as text)), (4, 1)");
    CopyReport report = copy().run();
    assertThat(report.outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
    assertThat(report.offenders())
        .extracting(offender -> offender.row().get("rowid"))
        .containsExactly(1, 2, 3);
    assertThat(directory.resolve("to.db-copy")).doesNotExist();
    assertThat(copy().onBadValue(OnBadValue.NULL).run().copied()).isTrue();
    assertThat(target.ask("select v from t order by id"))
        .containsExactly("null", "null", "null", "1");
  }

  @Test
  void numbersGoOnBehindThoseOfRowsThatAreGone() throws SQLException {
    source.run(
        "create table \"it's\" (id integer primary key autoincrement, v)",
        "create table never (id integer primary key autoincrement)",
        "create table emptied (id integer primary key autoincrement)",
        "insert into \"it's\" (v) values (1), (2), (3)",
        "delete from \"it's\" where id > 1",
        "insert into emptied values (70)",
        "delete from emptied");
    assertCopied(copy().run());
    assertThat(target.ask("insert into \"it's\" (v) values (1) returning id")).containsExactly("4");
    assertThat(target.ask("insert into never default values returning id")).containsExactly("1");
    assertThat(target.ask("insert into emptied default values returning id")).containsExactly("71");
  }

  @Test
  void theFilesOwnSettingsArrive() throws SQLException {
    source.run(
        "pragma encoding = 'UTF-16le'",
        "create table t (a text primary key) without rowid",
        "insert into t values ('ａ'), ('😀'), ('a'), ('Ā')",
        "pragma user_version = 42",
        "pragma application_id = -252006675");
    assertCopied(copy().run());
    for (String question :
        List.of(
            "pragma user_version",
            "pragma application_id",
            "pragma encoding",
            "select a from t order by a")) {
      assertThat(target.ask(question)).as(question).isEqualTo(source.ask(question));
    }
  }

  @Test
  void brokenReferencesAreNamedBeforeAnythingIsWritten() throws SQLException {
    source.run(
        "create table p (id integer primary key, code text unique)",
        "create table c (id integer primary key, p int references p, code references P (CODE))",
        "create table w (a text primary key, p int references p) without rowid",
        "create table o (x int references nowhere)",
        "insert into p values (1, '7')",
        "insert into c values (1, 1, 7), (2, 9, '7'), (3, null, 'x'), (4, '1', '07')",
        "insert into w values ('ok', 1), ('bad', 2)",
        "insert into o values (null), (5)");
    String gone = "refers to a row of p that does not exist";
    assertRefused(
        copy().run(),
        new Offender("c", "p", Map.of("rowid", 2), gone),
        new Offender("c", "code", Map.of("rowid", 3), gone),
        new Offender("c", "code", Map.of("rowid", 4), gone),
        new Offender("w", "p", Map.of("a", "bad"), gone),
        new Offender(
            "o", "x", Map.of("rowid", 2), "refers to a row of nowhere that does not exist"));
    CopyReport report = copy().onBadValue(OnBadValue.NULL).run();
    assertThat(report.copied()).isTrue();
    assertThat(report.left())
        .extracting(Untranslated::kind, Untranslated::name)
        .containsExactlyInAnyOrder(
            tuple("foreign key", "c to p"),
            tuple("foreign key", "c to P"),
            tuple("foreign key", "w to p"),
            tuple("foreign key", "o to nowhere"));
    assertThat(target.content()).isEqualTo(source.content());
  }

  @Test
  void aReferenceThatSqliteCanNotCheckStaysAsItIs() throws SQLException {
    source.run(
        "create table p (id int, k int)",
        "create table c (id integer primary key, p int references p (k), q int references p (no))",
        "insert into p values (1, 1), (1, 1)",
        "insert into c values (1, 1, 1), (2, 5, 5)");
    assertCopied(copy().run());
  }

  @Test
  void rowsThatBreakAConditionAreNamedBeforeAnythingIsWritten() throws SQLException {
    source.run(
        "create table t (id integer primary key, a text check (length(a) > 3), b int, check (b > 0))",
        "pragma ignore_check_constraints = on",
        "insert into t values (1, 'long', 1), (2, 'no', null), (3, null, -1)");
    assertRefused(
        copy().run(),
        new Offender("t", "", Map.of("rowid", 2), "breaks the check length(a) > 3"),
        new Offender("t", "", Map.of("rowid", 3), "breaks the check b > 0"));
  }

  @Test
  void namesThatACopyKeepsForItselfAreNamed() throws SQLException {
    source.run("create table t (a)", "create view Records_Copy_Run as select a from t");
    assertRefused(
        copy().run(),
        new Offender("Records_Copy_Run", "", Map.of(), "a name reserved by the copy"));
  }

  @Test
  void aCopyThatIsRejectedLeavesTheTargetAsItWas() throws SQLException, IOException {
    target.run("create table gone (a)", "drop table gone", "pragma user_version = 7");
    byte[] before = Files.readAllBytes(target.file());
    try (Connection connection = source.connect();
        Statement statement = connection.createStatement()) {
      Function.create(
          connection,
          "own",
          new Function() {
            @Override
            protected void xFunc() throws SQLException {
              result(value_text(0));
            }
          },
          1,
          Function.FLAG_DETERMINISTIC);
      statement.execute("create table t (id integer primary key, name text)");
      statement.execute("create index own_names on t (own(name))");
      statement.execute("insert into t values (1, 'a')");
    }
    assertThat(copy().run().copied()).isFalse();
    assertThat(Files.readAllBytes(target.file())).isEqualTo(before);
  }

  @Test
  void aCopyThatWasKilledGoesOnBehindWhatIsStored() throws SQLException {
    source.run(
        "create table t (k text, n any, v any, primary key (k, n)) strict, without rowid",
        "with recursive s(i) as (select 1 union all select i + 1 from s where i < 50000)"
            + " insert into t select 'it''s ' || (i % 7), iif(i % 2, i, 'n' || i), i / 2.0 from s");
    Copy copy = copy();
    assertThatThrownBy(() -> copy.progress(SqliteFiles.failingAfter(20_000)).run())
        .isInstanceOf(IllegalStateException.class);
    assertThat(target.file()).doesNotExist();
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
    assertCopied(report);
    assertThat(stored.get(0)).isGreaterThan(20_000);
  }
}
