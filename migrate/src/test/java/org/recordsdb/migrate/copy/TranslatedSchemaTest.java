package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Where.where;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.RecordsException;
import org.recordsdb.postgres.TestPostgres;

class TranslatedSchemaTest {

  @TempDir Path directory;

  private final String there = TestPostgres.url();

  private String file(String name) {
    return "sqlite:" + directory.resolve(name);
  }

  private void make(String... statements) throws SQLException {
    new PlainSqlite(directory.resolve("from.db")).run(statements);
  }

  private static String refusal(String url, Row row) {
    try (Records records = Records.connect(url)) {
      records.insert("t", row);
      return "none";
    } catch (RecordsException e) {
      return e.kind().name();
    }
  }

  @Test
  void rulesGoThereAndBackAgain() throws SQLException {
    make(
        "create table t (id integer primary key autoincrement, name text not null"
            + " check (length(name) > 1 and name not like 'x%'), state varchar(5) default 'new'"
            + " check (state in ('new', \"done\")), n int check (n between 0 and 100 or n = 500),"
            + " paid boolean not null default 0 check (paid in (0, 1)), double_n int generated"
            + " always as (n * 2) stored, label text generated always as (name || '!') virtual)",
        "create unique index open_names on t (lower(name)) where paid = 0",
        "create view unpaid as select id, name as who from t where not paid",
        "insert into t (name, n) values ('Ab', 5), ('cd', null)");
    CopyReport first = Copy.from(file("from.db")).to(there).run();
    assertThat(first.left()).isEmpty();
    assertThat(first.copied()).isTrue();
    CopyReport second = Copy.from(there).to(file("back.db")).run();
    assertThat(second.left()).isEmpty();
    assertThat(second.copied()).isTrue();
    List<Row> bad =
        List.of(
            Row.of("name", "q"),
            Row.of("name", "Xyz"),
            Row.of("name", "ok", "state", "lost"),
            Row.of("name", "ok", "n", 101));
    for (String url : List.of(file("from.db"), there, file("back.db"))) {
      for (Row row : bad) {
        assertThat(refusal(url, row)).as(url + " " + row).isEqualTo("CHECK");
      }
      assertThat(refusal(url, Row.of("name", "AB"))).as(url).isEqualTo("UNIQUE");
      assertThat(refusal(url, Row.of("name", "AB", "paid", true, "n", 500))).isEqualTo("none");
      try (Records records = Records.connect(url)) {
        assertThat(records.from("unpaid").list()).hasSize(2);
        Row made = records.from("t").where(where("n").eq(500)).one();
        assertThat(made.getLong("double_n")).isEqualTo(1000);
        assertThat(made.get("label")).isEqualTo("AB!");
      }
    }
  }

  @Test
  void aColumnThatIsComputedFromAComputedOneKeepsItsValues() throws SQLException {
    make(
        "create table t (id integer primary key, a int, b int as (a + 1), c int as (b + 1))",
        "insert into t (id, a) values (1, 1)");
    CopyReport report = Copy.from(file("from.db")).to(there).leaveOut(true).run();
    assertThat(report.left()).extracting(Untranslated::name).containsExactly("t.c");
    assertThat(report.copied()).isTrue();
    try (Records records = Records.connect(there)) {
      assertThat(records.from("t").one().getLong("c")).isEqualTo(3);
    }
  }
}
