package org.recordsdb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.Records;
import org.recordsdb.postgres.TestPostgres;
import org.recordsdb.spi.JsonText;
import tools.jackson.databind.JsonNode;

class CopyCommandTest {

  @TempDir Path directory;

  private String from = "";
  private String to = "";

  @BeforeEach
  void places() {
    from = "sqlite:" + directory.resolve("app.db");
    to = Cli.hidden(directory, TestPostgres.url());
    source("create table orders (id integer primary key, total decimal(10,2), due date)");
    source("insert into orders values (1, 1.25, '2026-01-02'), (2, null, null)");
  }

  private void source(String sql) {
    try (Records records = Records.connect(from)) {
      records.executeScript(sql);
    }
  }

  private Cli run(String command, String... more) {
    String[] arguments = new String[more.length + 5];
    arguments[0] = command;
    arguments[1] = "--from";
    arguments[2] = from;
    arguments[3] = "--to";
    arguments[4] = to;
    System.arraycopy(more, 0, arguments, 5, more.length);
    return Cli.run(arguments);
  }

  @Test
  void aCopyIsToldTableByTable() {
    Cli copied = run("copy");
    assertThat(copied.code()).isZero();
    assertThat(copied.out()).contains("orders").contains("Copied 2 rows of 1 table");
    assertThat(copied.err()).contains("Reading 1 table").contains("orders: equal");
    Cli verified = run("verify");
    assertThat(verified.code()).isZero();
    assertThat(verified.out()).contains("Both hold the same");
  }

  @Test
  void whatWasNotComparedIsNotCalledEqual() throws IOException {
    Path page = directory.resolve("copy.html");
    Cli copied = run("copy", "--no-verify", "--report", page.toString());
    assertThat(copied.code()).isZero();
    assertThat(copied.out()).contains("not compared").contains("Copied 2 rows of 1 table");
    assertThat(Files.readString(page))
        .contains("<td>not compared")
        .doesNotContain("<td class=\"good\">equal");
    assertThat(Cli.run("rollback", "--to", to).code()).isZero();
    JsonNode table =
        JsonText.parse(run("copy", "--no-verify", "--json").out()).get("tables").get(0);
    assertThat(table.get("compared").asBoolean()).isFalse();
    assertThat(table.has("equal")).isFalse();
  }

  @Test
  void aDifferenceIsFoundLater() {
    assertThat(run("copy").code()).isZero();
    source("update orders set total = 1.26 where id = 1");
    Cli verified = run("verify");
    assertThat(verified.code()).isEqualTo(ExitCode.FOUND);
    assertThat(verified.out()).contains("DIFFERENT").contains("id = 1: different total");
  }

  @Test
  void aBadValueIsNamedWithoutItself() {
    source("update orders set due = 'soonish' where id = 2");
    Cli refused = run("copy");
    assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.out())
        .contains("orders.due at rowid = 2: ")
        .contains("Nothing was written")
        .doesNotContain("soonish");
    assertThat(run("copy", "--on-bad-value", "NULL").code()).isZero();
  }

  @Test
  void jsonHasTablesColumnsAndChecksums() {
    JsonNode report = JsonText.parse(run("copy", "--json", "--type", "orders.due=text").out());
    assertThat(report.get("outcome").asString()).isEqualTo("COPIED");
    JsonNode column = report.get("tables").get(0).get("columns").get(2);
    assertThat(column.get("name").asString()).isEqualTo("due");
    assertThat(column.get("to").asString()).isEqualTo("TEXT");
    assertThat(column.get("checksum").asString())
        .hasSize(32)
        .isEqualTo(column.get("found").asString());
  }

  @Test
  void thePageIsCompleteInOneFile() throws IOException {
    Path page = directory.resolve("copy.html");
    assertThat(run("copy", "--report", page.toString()).code()).isZero();
    String html = Files.readString(page);
    assertThat(html)
        .startsWith("<!doctype html>")
        .contains("orders", "DECIMAL(10,2)", "checksum")
        .doesNotContain("src=", "href=", "http://", "https://");
  }

  @Test
  void aCopyIsTakenAwayAgain() {
    assertThat(run("copy").code()).isZero();
    Cli dropped = Cli.run("rollback", "--to", to);
    assertThat(dropped.code()).isZero();
    assertThat(dropped.out()).contains("Dropped table");
    Cli nothing = Cli.run("rollback", "--to", to);
    assertThat(nothing.err()).contains("There is no copy to roll back. Check --to and --to-schema");
    assertThat(nothing.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(run("copy").code()).isZero();
  }

  @Test
  void anUnknownTypeIsAWrongArgument() {
    Cli refused = run("copy", "--type", "orders.due=color");
    assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("there is no type color. Types are bigint, blob, ");
    assertThat(run("copy", "--type", "orders.due=txt").err()).contains("Did you mean text?");
    assertThat(run("copy", "--type", "orders.deu=text").err())
        .contains("orders.deu. Did you mean orders.due?");
    assertThat(run("copy", "--on-bad-value", "nul").err())
        .contains("one of FAIL, NULL, TEXT, QUARANTINE. Did you mean NULL?");
    assertThat(run("copy", "--on-bad-value", "Null").code()).isZero();
    assertThat(run("copy").err()).contains("by records verify, or drop it by records rollback");
    assertThat(run("copy", "--type", "due=text").code()).isEqualTo(ExitCode.USAGE);
  }
}
