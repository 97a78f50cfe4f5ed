package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.recordsdb.OnConflict.onConflict;
import static org.recordsdb.Order.asc;
import static org.recordsdb.Where.where;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.Upserted;
import org.recordsdb.error.UniqueViolationException;
import org.recordsdb.testkit.Clause;

/** Keys and columns that take different texts for the same, as NOCASE and RTRIM do. */
class CollatedKeyTest {

  @TempDir Path directory;

  private Records records;

  private Records collation() throws IOException, SQLException {
    records = ExistingFile.copy("nasty/n25_collation.db", directory).open();
    return records;
  }

  private Records file(String script) throws SQLException {
    ExistingFile file = new ExistingFile(directory.resolve("foreign.db"));
    file.run(script);
    records = file.open();
    return records;
  }

  @AfterEach
  void close() {
    if (records != null) {
      records.close();
    }
  }

  @Test
  @Clause("D64")
  void anUpsertSaysUpdatedWhereTheKeyTakesItsTextForTheSame() throws IOException, SQLException {
    collation();
    Upserted known = records.upsert("nc", Row.of("login", "BOB", "r", "new"), onConflict("login"));
    assertThat(known.isInserted()).isFalse();
    assertThat(known.row()).isEqualTo(Row.of("id", 1L, "login", "Bob", "r", "new"));
    Upserted added = records.upsert("nc", Row.of("login", "eve", "r", "e"), onConflict("login"));
    assertThat(added.isInserted()).isTrue();
    assertThat(records.from("nc").count()).isEqualTo(5);
  }

  @Test
  @Clause("D64")
  void anUpsertOnOneKeyThatMeetsAnotherIsRefused() throws IOException, SQLException {
    collation();
    UniqueViolationException taken =
        catchThrowableOfType(
            UniqueViolationException.class,
            () -> records.upsert("nc", Row.of("login", "eve", "r", "y"), onConflict("login")));
    assertThat(taken.columns()).containsExactly("r");
    assertThat(records.from("nc").count()).isEqualTo(4);
  }

  @Test
  @Clause("D64")
  void anIndexOfItsOwnCollationDecidesToo() throws SQLException {
    file(
        "create table users (name TEXT, n INT);"
            + "create unique index by_name on users (name collate nocase);"
            + "insert into users values ('Ada', 1)");
    Upserted known = records.upsert("users", Row.of("name", "ADA", "n", 2), onConflict("name"));
    assertThat(known.isInserted()).isFalse();
    assertThat(records.from("users").list()).containsExactly(Row.of("name", "Ada", "n", 2L));
  }

  @Test
  @Clause("D66")
  void aRowWhoseKeyIsTakenInAnotherCaseIsIgnored() throws IOException, SQLException {
    collation();
    assertThat(records.insertOrIgnore("nc", Row.of("login", "ALICE"))).isEmpty();
    assertThat(records.insertOrIgnore("nc", Row.of("login", "eve"))).isPresent();
  }

  @Test
  @Clause("D70")
  void aBatchNamesTheRowWhoseKeyIsTakenInAnotherCase() throws IOException, SQLException {
    collation();
    UniqueViolationException taken =
        catchThrowableOfType(
            UniqueViolationException.class,
            () ->
                records.batchInsert("nc", List.of(Row.of("login", "eve"), Row.of("login", "EVE"))));
    assertThat(taken.rowIndex()).hasValue(1);
    assertThat(taken.columns()).containsExactly("login");
  }

  @Test
  @Clause("D34")
  void aViewOverSuchAColumnComparesByCodePoint() throws SQLException {
    file(
        "create table users (name TEXT collate nocase);"
            + "create view people as select name from users;"
            + "insert into users values ('a'), ('B'), ('b')");
    assertThat(records.from("people").where(where("name").eq("b")).count()).isOne();
    assertThat(records.from("people").where(where("name").in("A", "B")).count()).isOne();
    assertThat(records.from("people").where(where("name").ge("a")).count()).isEqualTo(2);
    assertThat(records.from("people").orderBy(asc("name")).list())
        .extracting(row -> row.get("name"))
        .containsExactly("B", "a", "b");
  }

  @Test
  @Clause("D34")
  void namingTheOrderOfCodePointsKeepsTheIndex() throws SQLException {
    file("create table users (name TEXT primary key, n INT)");
    assertThat(
            records.executeQuery(
                "explain query plan select n from users where users.name collate binary = 'a'"))
        .singleElement()
        .satisfies(step -> assertThat(step.getString("detail")).contains("SEARCH", "(name=?)"));
    assertThat(
            records.executeQuery(
                "explain query plan select n from users order by users.name collate binary"))
        .singleElement()
        .satisfies(step -> assertThat(step.getString("detail")).contains("USING INDEX"));
  }

  @Test
  @Clause({"D33", "D34"})
  void textIsOrderedByCodePointAndNullComesLast() throws IOException, SQLException {
    collation();
    assertThat(records.from("o").orderBy(asc("s")).list())
        .extracting(row -> row.get("s"))
        .containsExactly(
            "",
            " a",
            "-a",
            "10",
            "9",
            "A",
            "B",
            "Z",
            "_",
            "a",
            "a ",
            "aa",
            "e",
            "f",
            "zz",
            "\u00e4",
            "\u00e9",
            "\ufb00",
            "\ud83d\ude00",
            null);
  }
}
