package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.RecordsException;
import org.recordsdb.error.SqlPosition;

/** SQLite names what is wrong, and where that stands in the text once is the place. */
class SqlPlaceTest {

  private static final String MARK = "¦";

  private final Records records = Records.connect("sqlite::memory:");

  @BeforeEach
  void createTable() {
    records.executeScript("create table notes (id integer, body text)");
  }

  @AfterEach
  void close() {
    records.close();
  }

  private Optional<SqlPosition> place(String sql, Row parameters) {
    return catchThrowableOfType(RecordsException.class, () -> records.executeQuery(sql, parameters))
        .position();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "¦selec 1",
        "select 1\n\tfro ¦notes",
        "select '😀' as \"é\", ¦gone from notes",
        "select ¦\"gone\" from notes",
        "select ¦n.gone from notes n",
        "select * from ¦main.gone",
        "select ¦nosuch(1)",
        "select ¦abs(1, 2)",
        "select a.id, ¦body from notes a, notes b",
        "select id from notes where ¦count(*) > 1",
        "select id from notes where id ¦!",
        "select (1¦ -- end",
      })
  void whatStandsThereOnceHasAPlace(String marked) {
    assertThat(place(marked.replace(MARK, ""), Row.empty()))
        .contains(SqlPosition.of(marked, marked.indexOf(MARK)));
  }

  @Test
  void parametersAreWhatTheCallerWrote() {
    String marked = "select id from notes\nwhere id in (:many) and :a is null and ¦gone = :a";
    assertThat(place(marked.replace(MARK, ""), Row.of("many", List.of(1, 2, 3), "a", "x")))
        .contains(SqlPosition.of(marked, marked.indexOf(MARK)));
    assertThat(place("select 1 as n :a", Row.of("a", 1))).contains(new SqlPosition(1, 15));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select gone, gone from notes",
        "select * from notes where from notes",
        "insert into notes values (1)",
      })
  void whatStandsThereMoreThanOnceHasNone(String sql) {
    RecordsException failure =
        catchThrowableOfType(RecordsException.class, () -> records.executeScript(sql));
    assertThat(failure.position()).isEmpty();
  }
}
