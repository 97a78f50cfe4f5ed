package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite ignores the case of ASCII letters alone: names that differ in others are two. */
class AlmostEqualNamesTest {

  @TempDir Path directory;

  private final PlainPostgres target = PlainPostgres.create();

  private void copy(String... statements) throws SQLException {
    PlainSqlite source = new PlainSqlite(directory.resolve("from.db")).run(statements);
    CopyReport report = Copy.from(source.url()).to(target.url()).run();
    assertThat(report.left()).isEmpty();
    assertThat(report.copied()).isTrue();
  }

  @Test
  void aColumnIsComputedFromWhatItsOwnDefinitionSays() throws SQLException {
    copy(
        "create table t (id integer primary key, \"Ä\" int, \"ä\" int,"
            + " \"Ü\" int as (\"Ä\" + 1) stored, \"ü\" int as (\"ä\" * 10) stored)",
        "insert into t values (1, 1, 2)");
    target.run("insert into t (id, \"Ä\", \"ä\") values (2, 3, 4)");
    assertThat(target.ask("select \"Ü\" || ' ' || \"ü\" from public.t order by id"))
        .containsExactly("2 20", "4 40");
  }

  @Test
  void aForeignKeyRefersToItsOwnTable() throws SQLException {
    copy(
        "create table \"Ö\" (id integer primary key)",
        "create table \"ö\" (id integer primary key)",
        "create table c (id integer primary key, o int references \"ö\")",
        "insert into \"Ö\" values (1), (2)",
        "insert into \"ö\" values (1)",
        "insert into c values (1, 1)");
    assertThat(
            target.ask(
                "select confrelid::regclass from pg_constraint where conrelid = 'public.c'::regclass"
                    + " and contype = 'f'"))
        .containsExactly("public.\"ö\"");
  }

  @Test
  void aViewReadsItsOwnTable() throws SQLException {
    copy(
        "create table \"Ö\" (id integer primary key)",
        "create table \"ö\" (id integer primary key)",
        "create view v as select id from \"Ö\"",
        "insert into \"Ö\" values (7)");
    assertThat(target.ask("select id from public.v")).containsExactly("7");
  }
}
