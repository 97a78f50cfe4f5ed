package org.recordsdb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.postgres.TestPostgres;
import org.recordsdb.spi.JsonText;

/** The options of {@code copy}, {@code verify} and {@code rollback}. */
class CopyOptionsTest {

  @TempDir Path directory;

  private String from = "";
  private String server = "";
  private String to = "";

  @BeforeEach
  void places() {
    from = "sqlite:" + directory.resolve("app.db");
    server = TestPostgres.url();
    to = Cli.hidden(directory, server);
    script(
        from,
        "create table orders (id integer primary key, total decimal(10,2), due date);"
            + "insert into orders values (1, 1.25, '2026-01-02'), (2, null, null)");
  }

  private static void script(String url, String sql) {
    try (Records records = Records.connect(url)) {
      records.executeScript(sql);
    }
  }

  private static List<Object> column(String url, String sql) {
    try (Records records = Records.connect(url)) {
      List<Object> values = new ArrayList<>();
      records.executeQuery(sql).forEach(row -> values.add(row.get("v")));
      return values;
    }
  }

  private static Cli run(String command, String source, String target, String... more) {
    List<String> arguments = new ArrayList<>(List.of(command, "--from", source, "--to", target));
    arguments.addAll(List.of(more));
    return Cli.run(arguments.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({
    "NULL, select due as v from orders where id = 3, ",
    "TEXT, select due as v from orders where id = 3, soonish",
    "QUARANTINE, select row_key as v from records_quarantine, '{\"rowid\":3}'"
  })
  void aCopyUnderAPolicyIsVerifiedUnderIt(String policy, String sql, String found) {
    script(from, "insert into orders values (3, 3, 'soonish')");
    assertThat(run("copy", from, to).code()).isEqualTo(ExitCode.REFUSED);
    assertThat(run("copy", from, to, "--on-bad-value", policy).code()).isZero();
    assertThat(column(server, sql)).containsExactly(found);
    assertThat(run("verify", from, to, "--on-bad-value", policy).code()).isZero();
    script(server, "update orders set total = 9 where id = 1");
    assertThat(run("verify", from, to, "--on-bad-value", policy).out()).contains("different total");
  }

  @Test
  void aCopyWithAnotherTypeIsVerifiedWithIt() {
    String[] type = {"--type", "orders.due=text", "--type", "orders.total=numeric(12,3)"};
    assertThat(run("copy", from, to, type).code()).isZero();
    assertThat(column(server, "select pg_typeof(due)::text as v from orders where id = 1"))
        .containsExactly("text");
    assertThat(run("verify", from, to, type).code()).isZero();
    Cli otherwise = run("verify", from, to);
    assertThat(otherwise.code()).isEqualTo(ExitCode.FAILED);
    assertThat(otherwise.err()).contains("Give it the options that the copy was made with");
  }

  @Test
  void whatHasNoTranslationIsLeftOutIfItMay() {
    script(from, "create trigger g after insert on orders begin select 1; end");
    Cli refused = run("copy", from, to);
    assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.out()).contains("trigger g: has no translation", "--leave-out");
    Cli copied = run("copy", from, to, "--leave-out");
    assertThat(copied.code()).isZero();
    assertThat(copied.out()).contains("trigger g: has no translation");
    assertThat(run("verify", from, to).code()).isZero();
  }

  @Test
  void eachSchemaIsCopiedVerifiedAndTakenBackByItself() {
    for (String schema : List.of("sales", "stock")) {
      assertThat(run("copy", from, to, "--to-schema", schema).code()).isZero();
      assertThat(run("verify", from, to, "--to-schema", schema).code()).isZero();
    }
    String back = "sqlite:" + directory.resolve("back.db");
    assertThat(run("copy", to, back, "--schema", "stock").code()).isZero();
    assertThat(run("verify", to, back, "--schema", "stock").code()).isZero();
    assertThat(column(back, "select count(*) as v from orders")).containsExactly(2L);
    assertThat(Cli.run("rollback", "--to", to, "--to-schema", "sales").out().lines())
        .containsExactly("Dropped table sales.orders");
    assertThat(column(server, "select count(*) as v from stock.orders")).containsExactly(2L);
    assertThat(run("copy", from, to, "--to-schema", "sales").code()).isZero();
    Cli again = run("copy", from, to, "--to-schema", "sales");
    assertThat(again.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(again.err()).contains("The schema sales of the target is not empty: orders.");
  }

  @Test
  void theUrlNamesTheSchema() {
    String sales = Cli.hidden(directory, server + "?schema=sales");
    assertThat(run("copy", from, sales).out()).contains(", schema sales in");
    assertThat(column(server, "select count(*) as v from sales.orders")).containsExactly(2L);
    assertThat(run("verify", from, sales).code()).isZero();
    assertThat(run("verify", from, to).code()).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void rowsThatAreNotReadAgainHaveNoChecksumThere() {
    Cli copied = run("copy", from, to, "--no-verify", "--json");
    assertThat(copied.code()).isZero();
    assertThat(copied.err()).doesNotContain("Comparing");
    assertThat(JsonText.parse(copied.out()).at("/tables/0/columns/0/found").asString()).isEmpty();
    assertThat(run("verify", from, to).code()).isZero();
  }

  @Test
  void rowsThatCameSinceGoOnlyIfTheyMay() {
    assertThat(run("copy", from, to).code()).isZero();
    script(server, "insert into orders values (9, 9, null)");
    Cli refused = Cli.run("rollback", "--to", to);
    assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.err()).contains("orders. Nothing was dropped", "--even-if-changed");
    assertThat(Cli.run("rollback", "--to", to, "--even-if-changed").code()).isZero();
  }

  @Test
  void aSampleHasPartOfTheRowsAndIsVerifiedAsOne() {
    script(
        server,
        "create table kinds (id int primary key);"
            + "create table things (id int primary key, kind int references kinds);"
            + "insert into kinds select i from generate_series(1, 50) i;"
            + "insert into things select i, i % 50 + 1 from generate_series(1, 5000) i");
    String file = "sqlite:" + directory.resolve("sample.db");
    assertThat(run("copy", to, file, "--sample", "2.5%").code()).isZero();
    assertThat((Long) column(file, "select count(*) as v from things").get(0)).isBetween(60L, 220L);
    assertThat(column(file, "select count(*) as v from pragma_foreign_key_check"))
        .containsExactly(0L);
    assertThat(run("verify", to, file, "--sample", "2.5%").code()).isZero();
    assertThat(run("verify", to, file).code()).isEqualTo(ExitCode.FOUND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0%", "0.0%", "101%", "100.1%", "-1%", "1", "0.01", "some", "1e1%", "%"})
  void aShareIsMoreThanNothingAndAtMostAll(String share) {
    Cli refused = run("copy", to, "sqlite:" + directory.resolve("s.db"), "--sample=" + share);
    assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("the share must be ");
  }

  @Test
  void aSampleIsOfAServerIntoAFile() {
    Cli refused = run("copy", from, to, "--sample", "50%");
    assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.err())
        .contains("A sample can only be copied from PostgreSQL into an SQLite file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"copy", "verify"})
  void nothingIsNoCopy(String command) {
    Path typo = directory.resolve("typo.db");
    String nothing = Cli.hidden(directory, TestPostgres.url());
    for (String target : List.of(to, "sqlite:" + directory.resolve("new.db"))) {
      Cli missing = run(command, "sqlite:" + typo, target);
      assertThat(missing.code()).isEqualTo(ExitCode.UNAVAILABLE);
      assertThat(missing.err()).contains("The source file " + typo + " does not exist");
      assertThat(typo).doesNotExist();
      Cli empty = run(command, nothing, target);
      assertThat(empty.code()).isEqualTo(ExitCode.REFUSED);
      assertThat(empty.err()).contains("There is nothing to copy or compare", "no tables");
    }
    assertThat(directory.resolve("new.db")).doesNotExist();
    Cli nowhere = run("verify", from, "sqlite:" + typo);
    assertThat(nowhere.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(nowhere.err()).contains("the target sqlite:" + typo + " does not exist.");
    assertThat(typo).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"copy", "verify"})
  void aDatabaseIsNoCopyOfItself(String command) {
    Cli same = run(command, from, from);
    assertThat(same.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(same.err()).contains("The source and the target are the same: " + from);
  }

  @Test
  void aFileThatHasTablesIsNotWrittenOver() {
    String other = "sqlite:" + directory.resolve("other.db");
    script(other, "create table t (id integer)");
    Cli refused = run("copy", from, other);
    assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.err())
        .contains("The file " + directory.resolve("other.db") + " is not empty: t.");
  }

  @Test
  void aReportThatCantBeWrittenIsToldBeforeTheCopy() {
    String page = directory.resolve("no/such/folder.html").toString();
    Cli refused = run("copy", from, to, "--report", page);
    assertThat(refused.code()).isEqualTo(ExitCode.CONFIG);
    assertThat(refused.err()).contains("can't be written to " + page);
    assertThat(run("copy", from, to).code()).isZero();
  }
}
