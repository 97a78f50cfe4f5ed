package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.recordsdb.Order.asc;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;

class PostgresToSqliteTest extends IntoSqlite {

  @Test
  void constraintsHoldInTheCopy() throws SQLException {
    source.run(
        "create domain year as int check (value between 1901 and 2155)",
        "create domain code as text default 'none' check (value ~~ 'n%')",
        "create table a (id bigint generated always as identity primary key, email text not null,"
            + " made year, code code, plan text not null default 'free' check (plan in ('free',"
            + " 'pro')), price numeric(10,2) default 4.99 constraint price_positive check (price >"
            + " 0), weight numeric check (weight >= 0), done boolean not null default false,"
            + " at timestamptz not null default now(), doc jsonb default '{}', constraint one"
            + " unique (email, plan))",
        "create table b (a bigint references a on delete cascade, n int, twice int generated"
            + " always as (n * 2) stored, primary key (a, n))",
        "create table loop (id int primary key, next int references loop deferrable initially"
            + " deferred)",
        "create unique index a_open on a (email) where not done",
        "create index a_mail on a (lower(email collate \"C\"), price desc)",
        "create view open_a as select a.id, a.email as mail from a join b on b.a = a.id where not"
            + " a.done",
        "insert into a (email, made) values ('x', 2000), ('y', null)",
        "delete from a where email = 'y'",
        "insert into b (a, n) values (1, 5)",
        "insert into loop values (1, 2), (2, 1)");
    assertCopied(copy().run());
    try (Records here = Records.connect(url())) {
      Row made = here.insert("a", Row.of("email", "z"));
      assertThat(made.getLong("id")).isEqualTo(3);
      assertThat(made.get("plan")).isEqualTo("free");
      assertThat(made.get("code")).isEqualTo("none");
      assertThat(made.get("price")).isEqualTo(new BigDecimal("4.99"));
      assertThat(made.get("at")).isNotNull();
      assertThat(here.from("b").one().getLong("twice")).isEqualTo(10);
      assertThat(here.from("open_a").one().get("mail")).isEqualTo("x");
      for (Row bad :
          List.of(
              Row.of("email", "q", "made", 1900),
              Row.of("email", "q", "plan", "gold"),
              Row.of("email", "q", "price", new BigDecimal("-1")),
              Row.of("email", "q", "weight", new BigDecimal("-0.5")),
              Row.of("email", "q", "code", "x"))) {
        assertThat(refusal(here, "a", bad)).as(bad.toString()).isEqualTo(ErrorKind.CHECK.name());
      }
      assertThat(refusal(here, "a", Row.of("email", "z", "plan", "pro"))).isEqualTo("UNIQUE");
      assertThat(refusal(here, "b", Row.of("a", 99, "n", 1))).isEqualTo("FOREIGN_KEY");
    }
    assertThat(ask("select sql from sqlite_schema where name = 'a_mail'").get(0))
        .contains("lower(\"email\")");
  }

  @Test
  void identitiesAndSequencesGoOnBehindTheirNumbers() throws SQLException, IOException {
    source.load("p02_identity_sequences.sql");
    CopyReport report = copy().run();
    assertThat(report.copied()).isFalse();
    assertThat(report.left())
        .extracting(left -> left.kind() + " " + left.name())
        .containsExactlyInAnyOrder(
            "sequence shared_seq", "sequence idalways_id_seq", "default prefixed.id");
    assertThat(report.left())
        .filteredOn(left -> left.kind().equals("default"))
        .extracting(Untranslated::reason)
        .containsExactly(
            "('ord_'::text || (nextval('shared_seq'::regclass))::text) has no translation");
    assertThat(copy().leaveOut(true).run().copied()).isTrue();
    try (Records here = Records.connect(url())) {
      assertThat(here.insert("ser", Row.of("v", "n")).getLong("id")).isEqualTo(11);
      assertThat(here.insert("idalways", Row.of("v", "n")).getLong("id")).isEqualTo(110);
      assertThat(here.insert("iddef", Row.of("v", "n")).getLong("id")).isEqualTo(51);
      assertThat(here.insert("Mixed Case", Row.of("Käse", "n")).getLong("Id")).isEqualTo(2);
      assertThat(here.from("gen").orderBy(asc("id")).list())
          .extracting(row -> row.get("b"))
          .containsExactly(4L, null);
    }
    assertThat(ask("insert into called default values returning id")).containsExactly("2");
    assertThat(ask("insert into empty_ser default values returning id")).containsExactly("1");
  }

  @Test
  void partitionsBecomeOneTableAndChildrenStayApart() throws SQLException, IOException {
    source.load("p06_partition_inherit.sql");
    CopyReport report = copy().leaveOut(true).run();
    assertThat(report.left())
        .extracting(left -> left.kind() + " " + left.name())
        .containsExactly("numbering m.id");
    assertThat(report.copied()).isTrue();
    assertThat(report.tables())
        .extracting(CopyReport.Table::name, CopyReport.Table::stored)
        .containsExactlyInAnyOrder(
            tuple("capital", 1L),
            tuple("city", 2L),
            tuple("h", 20L),
            tuple("m", 101L),
            tuple("r", 5L));
    assertThat(ask("select id from m where v = 'late'")).containsExactly("10001");
  }

  @Test
  void aFilmRentalArrives() throws SQLException, IOException {
    source.load("pagila.sql.gz");
    CopyReport report = copy().leaveOut(true).run();
    assertThat(report.offenders()).isEmpty();
    assertThat(report.copied()).isTrue();
    assertThat(report.left())
        .extracting(Untranslated::kind)
        .contains("trigger", "function", "materialized view", "gist index")
        .doesNotContain("check", "default", "foreign key");
    assertThat(ask("select count(*) from payment")).containsExactly("16049");
    assertThat(ask("select count(*) from customer_list")).containsExactly("599");
    assertThat(ask("select special_features from film where film_id = 1"))
        .containsExactly("{\"Deleted Scenes\",\"Behind the Scenes\"}");
    assertThat(ask("select count(*) from pragma_foreign_key_list('film')")).containsExactly("2");
  }

  @Test
  void aMusicStoreArrivesAsItIs() throws SQLException, IOException {
    source.load("chinook.sql.gz");
    CopyReport report = copy().run();
    assertCopied(report);
    assertThat(report.tables()).hasSize(11);
    assertThat(report.tables().stream().mapToLong(CopyReport.Table::stored).sum())
        .isEqualTo(15_607);
    try (Records there = Records.connect(source.url());
        Records here = Records.connect(url())) {
      for (CopyReport.Table table : report.tables()) {
        List<Row> rows = here.from(table.name()).list();
        assertThat(rows).hasSize((int) table.rows());
        assertThat(new HashSet<>(rows)).isEqualTo(new HashSet<>(there.from(table.name()).list()));
      }
      assertThat(here.insert("artist", Row.of("name", "new")).getLong("artist_id")).isEqualTo(276);
    }
  }

  @Test
  void commentsAreCountedForTheSchema() throws SQLException {
    source.run(
        "create domain code as text constraint short check (length(value) < 9)",
        "create table t (id int constraint key primary key, c code, gone int)",
        "create view v as select id from t",
        "create index by_code on t (c)",
        "create function f() returns int language sql as 'select 1'",
        "create schema other",
        "create table other.t (id int primary key)");
    assertThat(copy().run().left()).extracting(Untranslated::kind).containsExactly("function");

    source.run(
        "drop function f()",
        "comment on column t.gone is 'left with its column'",
        "alter table t drop column gone",
        "comment on table other.t is 'of another schema'",
        "comment on table t is 'a table'",
        "comment on column t.id is 'a column'",
        "comment on constraint key on t is 'a constraint'",
        "comment on index by_code is 'an index'",
        "comment on view v is 'a view'",
        "comment on column v.id is 'a column of a view'",
        "comment on schema public is 'the schema'",
        "comment on domain code is 'a type'",
        "comment on constraint short on domain code is 'a constraint of a type'");
    CopyReport report = copy().run();
    assertThat(report.outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
    assertThat(report.left())
        .containsExactly(new Untranslated("comments", "9 in public", "SQLite has none"));
    assertThat(copy().leaveOut(true).run().copied()).isTrue();
  }

  @Test
  void commentsOfAnExtensionAreNotTheSchemas() throws SQLException {
    source.run(
        "create extension pg_stat_statements",
        "create extension hstore",
        "comment on view pg_stat_statements is 'comes with the extension'",
        "comment on type hstore is 'comes with the extension'",
        "create table t (id int primary key)");
    assertCopied(copy().run());
  }

  @Test
  void rowsThatBreakAKeyAreNamedBeforeAnythingIsWritten() throws SQLException {
    source.run(
        "create table p (id int primary key)",
        "create table c (id int primary key, p int references p)",
        "set session_replication_role = replica; insert into c values (1, null), (2, 7)",
        "alter table c add constraint left_out foreign key (id) references p not valid");
    CopyReport report = copy().run();
    assertThat(report.outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
    assertThat(report.offenders())
        .extracting(Offender::table, Offender::column, Offender::row)
        .containsExactly(tuple("c", "p", Map.of("id", "2")));
    assertThat(directory.resolve("app.db")).doesNotExist();
    report = copy().onBadValue(OnBadValue.NULL).leaveOut(true).run();
    assertThat(report.copied()).isTrue();
    assertThat(ask("select p from c order by id")).containsExactly("null", "7");
  }

  @Test
  void namesThatSqliteTakesForOneAreNamed() throws SQLException {
    source.run(
        "create table \"T\" (id int, \"ID\" int)",
        "create table t (id int)",
        "create table sqlite_own (id int)");
    CopyReport report = copy().run();
    assertThat(report.copied()).isFalse();
    assertThat(report.offenders())
        .extracting(offender -> offender.table() + "." + offender.column())
        .containsExactlyInAnyOrder("T.ID", "t.", "sqlite_own.");
    assertThat(directory.resolve("app.db-copy")).doesNotExist();
  }

  @Test
  void aTargetWithTablesIsRefused() throws SQLException {
    source.run("create table t (id int primary key)");
    assertCopied(copy().run());
    assertThatThrownBy(() -> copy().run())
        .isInstanceOf(RecordsException.class)
        .hasMessageContaining("not empty: t");
  }

  @Test
  void largeObjectsAreToldAsTheyAreNotCopied() throws SQLException {
    source.run(
        "create table t (id int primary key, content oid)", "insert into t values (1, null)");
    assertThat(copy().run().notices()).isEmpty();
    source.run("update t set content = lo_from_bytea(0, '\\x00')");
    try {
      assertThat(Copy.from(source.url()).to("sqlite:" + directory.resolve("b.db")).run().notices())
          .extracting(Notice::kind, Notice::name)
          .containsExactly(tuple("large objects", "1"));
    } finally {
      source.run("select lo_unlink(content) from t");
    }
  }
}
