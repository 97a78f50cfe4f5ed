package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.Records;
import org.recordsdb.error.RecordsException;

/** Which schemas are copied and made, and taken away again. */
class SchemaNamesTest {

  @TempDir Path directory;

  private final PlainPostgres source = PlainPostgres.create();
  private final PlainPostgres target = PlainPostgres.create();
  private String file = "";

  @BeforeEach
  void tables() throws SQLException {
    file = "sqlite:" + directory.resolve("app.db");
    try (Records records = Records.connect(file)) {
      records.executeScript("create table t (id integer primary key); insert into t values (1)");
    }
    source.run(
        "create schema shop",
        "create table shop.t (id int primary key)",
        "insert into shop.t values (1), (2)");
  }

  private List<String> schemasOfT() throws SQLException {
    return target.ask(
        "select relnamespace::regnamespace from pg_class where relname = 't' order by 1");
  }

  @Test
  void theUrlNamesTheSchemaOfTheTarget() throws SQLException {
    Copy copy = Copy.from(file).to(target.url() + "?schema=orders");
    assertThat(copy.run().copied()).isTrue();
    assertThat(schemasOfT()).containsExactly("orders");
    assertThat(copy.compare().outcome()).isEqualTo(CopyReport.Outcome.EQUAL);
    try (Records records = Records.connect(target.url() + "?schema=orders")) {
      assertThat(records.from("t").count()).isEqualTo(1);
    }
  }

  @Test
  void theUrlNamesTheSchemaOfTheSourceAndTheTargetHasTheSame() throws SQLException {
    assertThat(Copy.from(source.url() + "?schema=shop").to(target.url()).run().copied()).isTrue();
    assertThat(schemasOfT()).containsExactly("shop");
  }

  @Test
  void whatIsAskedForWinsOverTheUrls() throws SQLException {
    Copy copy = Copy.from(source.url() + "?schema=nowhere").to(target.url() + "?schema=nowhere");
    CopyReport report = copy.fromSchema("shop").toSchema("sales").run();
    assertThat(report.copied()).isTrue();
    assertThat(report.from()).endsWith(", schema shop");
    assertThat(report.to()).endsWith(", schema sales");
    assertThat(schemasOfT()).containsExactly("sales");
  }

  @Test
  void aRollbackTakesOneCopyAndNeverTwo() throws SQLException {
    Copy copy = Copy.from(file).to(target.url());
    for (String schema : List.of("a", "b", "B \" x")) {
      assertThat(copy.toSchema(schema).run().copied()).isTrue();
    }
    assertThat(Copy.rollBack(target.url(), "B \" x", false))
        .containsExactly("table \"B \"\" x\".t");
    assertThat(Copy.rollBack(target.url(), "a", false)).containsExactly("table a.t");
    assertThat(schemasOfT()).containsExactly("b");
    assertThat(Copy.rollBack(target.url(), "a", false)).isEmpty();
    assertThatThrownBy(copy.toSchema("b")::run)
        .isInstanceOf(RecordsException.class)
        .hasMessageContaining("schema b of the target is not empty: t. A copy from sqlite:")
        .hasMessageContaining("has been finished there");
    assertThat(copy.toSchema("a").run().copied()).isTrue();
    assertThatThrownBy(() -> Copy.rollBack(target.url(), true))
        .isInstanceOf(RecordsException.class)
        .hasMessageContaining("in the schemas a, b.");
    assertThat(schemasOfT()).containsExactly("a", "b");
    assertThat(Copy.rollBack(target.url(), "a", false)).containsExactly("table a.t");
    assertThat(Copy.rollBack(target.url(), false)).containsExactly("table b.t");
    assertThat(target.ask("select nspname from pg_namespace where nspname ~ '^records'")).isEmpty();
  }

  @Test
  void whatIsUnfinishedGoesAndTheCopyBesideItStays() throws SQLException {
    Copy copy = Copy.from(file).to(target.url());
    assertThat(copy.toSchema("a").run().copied()).isTrue();
    Copy failing = copy.toSchema("b").progress(SqliteFiles.failingAfter(0));
    assertThatThrownBy(failing::run).isInstanceOf(IllegalStateException.class);
    assertThat(Copy.rollBack(target.url(), true)).containsExactly("schema records_copy");
    assertThat(schemasOfT()).containsExactly("a");
    assertThat(copy.toSchema("b").run().copied()).isTrue();
  }

  @Test
  void theLastSchemaTakesTheNotesOfCopiesWithIt() throws SQLException {
    Copy copy = Copy.from(file).to(target.url()).toSchema("a");
    assertThat(copy.run().copied()).isTrue();
    assertThat(Copy.rollBack(target.url(), "a", false)).containsExactly("table a.t");
    assertThat(target.ask("select nspname from pg_namespace where nspname ~ '^records'")).isEmpty();
  }

  @Test
  void aCopyThatIsAtWorkIsNotRolledBack() {
    CopyProgress rollingBack =
        new CopyProgress() {
          @Override
          public void copied(String table, long rows) {
            assertThatThrownBy(() -> Copy.rollBack(target.url(), true))
                .isInstanceOf(RecordsException.class)
                .hasMessageContaining("Another copy");
          }
        };
    assertThat(Copy.from(file).to(target.url()).progress(rollingBack).run().copied()).isTrue();
  }
}
