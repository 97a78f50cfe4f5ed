package org.recordsdb.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;

/** What others need is dropped on neither database; what goes with it goes on both. */
class DroppedTest {

  private static final String TABLES =
      "create table p (id integer primary key, n integer, code text, m integer); create table c (p"
          + " integer references p (id)); create table k (a integer); create unique index by_code on"
          + " p (code); create table d (code text references p (code)); create view v as select id, n"
          + " from p; create view w as select id from v; create index by_n on p (m, id); create view"
          + " ofk as select a from k;";

  @TempDir Path directory;

  private Folder with(String sql) {
    return Folder.in(directory).with("V1__tables.sql", TABLES).with("V2__drop.sql", sql + ";");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "drop table p|c",
        "drop table k|ofk",
        "drop view v|w",
        "drop index by_code|(?:by_)?code",
        "alter table p drop column n|v",
      })
  void whatIsNeededIsNotDropped(String sql, String needing) {
    for (Place place : Place.values()) {
      RecordsException failure =
          catchThrowableOfType(
              RecordsException.class, () -> with(sql).on(place.url(directory)).upgrade());
      assertThat(failure).as(place + ": " + sql).isNotNull();
      assertThat(failure.kind()).as(place + ": " + sql).isEqualTo(ErrorKind.SYNTAX);
      assertThat(failure.getMessage())
          .startsWith("V2__drop.sql, statement 1 (line 1) failed, and nothing")
          .containsPattern("\\b" + needing + "\\b")
          .doesNotContain("Correct the statement");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drop view ofk; drop table k",
        "drop view w; drop view v; drop table d; drop index by_code",
        "alter table p drop column m",
      })
  void whatNobodyNeedsIsDropped(String sql) {
    for (Place place : Place.values()) {
      assertThat(with(sql).on(place.url(directory)).upgrade()).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "create table x (id integer, n integer, unique (id, n))|n",
        "create table x (id integer, n integer unique)|n",
        "create table x (id integer, n integer references p (id))|n",
        "create table x (id integer, n integer check (n > 0))|n",
        "create table x (id integer, n integer, check (n > id))|n",
      })
  void aColumnOfAKeyOrCheckIsDroppedOnPostgresqlAndToldOnSqlite(String table, String column) {
    String sql = table + "; alter table x drop column " + column;
    assertThat(with(sql).on(Place.POSTGRESQL.url(directory)).upgrade()).hasSize(2);
    RecordsException failure =
        catchThrowableOfType(
            RecordsException.class, () -> with(sql).on(Place.SQLITE.url(directory)).upgrade());
    assertThat(failure.kind()).isEqualTo(ErrorKind.UNSUPPORTED);
    assertThat(failure)
        .hasMessageContaining("Make the table anew in a file that ends in .sqlite.sql");
  }

  @Test
  void aViewThatWasLeftWithoutItsTableIsNamed() {
    Folder folder =
        Folder.in(directory)
            .with("V1__tables.sqlite.sql", "create table p (n int); create table q (n int);")
            .with("V2__view.sqlite.sql", "create view v as select n from p; drop table p;")
            .with("V3__next.sql", "alter table q rename to r;");
    RecordsException failure =
        catchThrowableOfType(
            RecordsException.class, () -> folder.on(Place.SQLITE.url(directory)).upgrade());
    assertThat(failure)
        .hasMessageContaining(
            "the view v refers to the table p, which does not exist. Drop the view first.");
  }
}
