package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.migrate.copy.CopyReport.Outcome;

/** What a source has stored need not be what its expression computes now, in the target. */
class StoredComputedTest extends SqliteFiles {

  private static final String TABLE =
      "create table t (id integer primary key, i int, s int as (i + 1) stored)";

  private static final String LARGEST = "insert into t (i) values (5), (9223372036854775807)";

  private PlainSqlite file(String name) {
    return new PlainSqlite(directory.resolve(name));
  }

  private static void assertDiffers(CopyReport report) {
    assertThat(report.outcome()).isEqualTo(Outcome.DIFFERENT);
    assertThat(report.tables())
        .singleElement()
        .satisfies(
            table -> {
              assertThat(table.differences()).hasSize(1);
              assertThat(table.differences().get(0).columns()).containsExactly("s");
            });
  }

  private PlainSqlite changed() throws SQLException {
    return file("from.db")
        .run(
            TABLE,
            "insert into t (i) values (1), (null)",
            "pragma writable_schema = on",
            "update sqlite_schema set sql = replace(sql, 'i + 1', 'i + 7') where name = 't'");
  }

  @Test
  void aStoredValueThatTheExpressionNoLongerGivesGetsNoCopyInAFile() throws SQLException {
    PlainSqlite target = file("to.db");
    assertDiffers(Copy.from(changed().url()).to(target.url()).run());
    assertThat(target.file()).doesNotExist();
  }

  @Test
  void aStoredValueThatTheExpressionNoLongerGivesGetsNoCopyOnPostgres() throws SQLException {
    PlainPostgres target = PlainPostgres.create();
    assertDiffers(Copy.from(changed().url()).to(target.url()).run());
    assertThat(
            target.ask(
                "select relname from pg_class where relname = 't'"
                    + " and relnamespace = 'public'::regnamespace"))
        .isEmpty();
  }

  @Test
  void aStoredValueOfPostgresThatTheExpressionNoLongerGivesGetsNoCopyInAFile() throws SQLException {
    String other = ", i int, s int generated always as (i + 7) stored)";
    PlainPostgres source =
        PlainPostgres.create()
            .run(
                "create table t (id int primary key" + other.replace("7", "1"),
                "insert into t values (1, 1), (2, null)",
                "create table u (id int" + other,
                "update pg_attrdef set adbin = (select adbin from pg_attrdef"
                    + " where adrelid = 'u'::regclass) where adrelid = 't'::regclass",
                "drop table u");
    PlainSqlite target = file("to.db");
    assertDiffers(Copy.from(source.url()).to(target.url()).run());
    assertThat(target.file()).doesNotExist();
  }

  /** Somebody made the tables of the target anew, without their expressions. */
  @Test
  void computedValuesAreComparedWithThoseOfACopy() throws SQLException {
    PlainSqlite source = file("from.db").run(TABLE, "insert into t (i) values (1), (2)");
    PlainSqlite here = file("to.db");
    PlainPostgres there = PlainPostgres.create();
    for (String target : List.of(here.url(), there.url())) {
      Copy copy = Copy.from(source.url()).to(target);
      assertThat(copy.run().copied()).isTrue();
      assertThat(copy.compare().outcome()).isEqualTo(Outcome.EQUAL);
    }
    String wrong = "update t set s = 9 where id = 2";
    here.run(
        "drop table t",
        "create table t (id integer primary key, i int, s int)",
        "insert into t values (1, 1, 2), (2, 2, 3)",
        wrong);
    there.run("alter table t alter s drop expression", wrong);
    assertDiffers(Copy.from(source.url()).to(here.url()).compare());
    assertDiffers(Copy.from(source.url()).to(there.url()).compare());
    assertThat(Copy.from(there.url()).to(file("back.db").url()).run().copied()).isTrue();
  }

  /** SQLite goes on with a floating point number, PostgreSQL with an error. */
  @Test
  void aComputedValueThatPostgresCanNotStoreIsListedBeforeAnythingIsWritten() throws SQLException {
    Copy copy = copy(TABLE, LARGEST);
    for (OnBadValue policy : List.of(OnBadValue.FAIL, OnBadValue.NULL)) {
      CopyReport report = copy.onBadValue(policy).run();
      assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
      assertThat(report.uncovered())
          .singleElement()
          .satisfies(bad -> assertThat(bad.table() + "." + bad.column()).isEqualTo("t.s"));
      assertNothingWritten();
    }
  }

  /** SQLite has zero then. */
  @Test
  void whatOnlyPostgresCanNotComputeIsToldWithItsTable() throws SQLException {
    Copy copy =
        copy(
            "create table t (id integer primary key, r double, sq double as (r * r) stored)",
            "insert into t (r) values (1), (1e-300)");
    assertThatThrownBy(copy::run)
        .isInstanceOfSatisfying(
            RecordsException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.OUT_OF_RANGE))
        .hasMessageContainingAll(
            "Can't store rows of the table t in the target: a number or a time is out of range",
            "SQLSTATE 22003",
            "computes sq itself")
        .hasMessageNotContaining("goes on");
  }

  @Test
  void aRowWithSuchAComputedValueIsSetAside() throws SQLException {
    Copy copy = copy(TABLE, LARGEST).onBadValue(OnBadValue.QUARANTINE);
    CopyReport report = copy.run();
    assertThat(report.copied()).isTrue();
    assertThat(report.tables().get(0).aside()).isEqualTo(1);
    assertThat(column("t", "s")).containsExactly(6L);
    assertThat(copy.compare().outcome()).isEqualTo(Outcome.EQUAL);
  }

  @Test
  void whatIsComputedFromAValueThatBecomesNullIsNotCompared() throws SQLException {
    Copy copy = copy(TABLE, "insert into t (i) values (1), ('abc')").onBadValue(OnBadValue.NULL);
    CopyReport report = copy.run();
    assertThat(report.copied()).isTrue();
    assertThat(column("t", "s")).containsExactly(2L, null);
    assertThat(report.notices())
        .extracting(Notice::name, Notice::text)
        .singleElement()
        .asString()
        .contains("t", "what the target computes is not compared: s");
    assertThat(copy.compare().outcome()).isEqualTo(Outcome.EQUAL);
  }

  /** A file holds nothing of it, and gives its values nevertheless. */
  @Test
  void whatAVirtualColumnOfAFileGivesIsCompared() throws SQLException {
    String table = "create table t (id integer primary key, i int, s as (i + 1))";
    String row = "insert into t (i) values (1)";
    PlainSqlite source = file("from.db").run(table, row);
    PlainSqlite target = file("to.db");
    Copy copy = Copy.from(source.url()).to(target.url());
    assertThat(copy.run().copied()).isTrue();
    assertThat(copy.compare().outcome()).isEqualTo(Outcome.EQUAL);
    target.run("drop table t", table.replace("1)", "7)"), row);
    assertDiffers(copy.compare());
  }
}
