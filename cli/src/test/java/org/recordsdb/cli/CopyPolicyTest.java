package org.recordsdb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.Records;
import org.recordsdb.postgres.TestPostgres;
import org.recordsdb.spi.JsonText;
import tools.jackson.databind.JsonNode;

/** What is told of values that their column can't store. */
class CopyPolicyTest {

  @TempDir Path directory;

  private Path page;
  private String from = "";
  private String to = "";

  @BeforeEach
  void places() {
    page = directory.resolve("copy.html");
    from = "sqlite:" + directory.resolve("app.db");
    to = Cli.hidden(directory, TestPostgres.url());
    source(
        "create table orders (id integer primary key, made date not null, due date);"
            + "insert into orders values (1, '2026-01-02', null), (2, '2026-01-02', 'soonish')");
  }

  private void source(String sql) {
    try (Records records = Records.connect(from)) {
      records.executeScript(sql);
    }
  }

  private Cli run(String command, String... more) {
    List<String> arguments = new ArrayList<>(List.of(command, "--from", from, "--to", to));
    arguments.addAll(List.of(more));
    return Cli.run(arguments.toArray(String[]::new));
  }

  @Test
  void rowsThatWereSetAsideAreCounted() throws IOException {
    Cli copied = run("copy", "--on-bad-value", "quarantine", "--report", page.toString());
    assertThat(copied.code()).isZero();
    assertThat(copied.out())
        .containsPattern("orders +1 +1 .* 1 set aside")
        .contains("Copied 1 row of 1 table")
        .contains("The policy was QUARANTINE: 1 row was set aside in records_quarantine.");
    assertThat(Files.readString(page))
        .contains("<h1 class=\"warn\">copied, 1 row set aside</h1>")
        .contains("set aside<th>equal", "set aside in records_quarantine.");
    Cli verified = run("verify", "--on-bad-value", "QUARANTINE");
    assertThat(verified.code()).isZero();
    assertThat(verified.out()).contains("1 row that it sets aside is not compared.");
  }

  @Test
  void valuesThatBecameNullAreCounted() throws IOException {
    source("insert into orders values (3, '2026-01-02', 'later')");
    Cli copied = run("copy", "--on-bad-value", "Null", "--report", page.toString());
    assertThat(copied.out())
        .containsPattern("orders +3 +3 .* 2 values NULL")
        .contains("The policy was NULL: 2 values are NULL by it.");
    assertThat(Files.readString(page)).contains("copied, 2 values NULL</h1>", "made NULL<th>equal");
  }

  @Test
  void withoutThePolicyOfItsCopyABadValueDiffers() throws IOException {
    assertThat(run("copy", "--on-bad-value", "NULL").code()).isZero();
    Cli verified = run("verify", "--report", page.toString());
    assertThat(verified.code()).isEqualTo(ExitCode.FOUND);
    assertThat(verified.out())
        .containsPattern("orders +2 +2 .* DIFFERENT")
        .contains(
            "id = 2: different due",
            "orders.due at rowid = 2",
            "They differ: ",
            "give verify the policy of the copy (--on-bad-value NULL)")
        .doesNotContain("Both hold the same", "soonish");
    assertThat(Files.readString(page))
        .contains("<td class=\"bad\">different", "--on-bad-value NULL");
    JsonNode report = JsonText.parse(run("verify", "--json").out());
    assertThat(report.get("outcome").asString()).isEqualTo("DIFFERENT");
    assertThat(report.at("/tables/0/equal").asBoolean()).isFalse();
    assertThat(report.at("/offenders/0/covered").asBoolean()).isFalse();
    assertThat(run("verify", "--on-bad-value", "NULL").code()).isZero();
  }

  @Test
  void whatIsNotInTheTargetIsNotSaidToBeTheSame() {
    source("update orders set due = null; create view late as select unixepoch() as now");
    assertThat(run("copy", "--leave-out").code()).isZero();
    Cli verified = run("verify");
    assertThat(verified.code()).isZero();
    assertThat(verified.out())
        .contains("view late", "What is listed as not in the target was not compared.");
  }

  @Test
  void theDocumentHasThePolicyAndItsCounts() {
    JsonNode report = JsonText.parse(run("copy", "--on-bad-value", "NULL", "--json").out());
    assertThat(report.get("policy").asString()).isEqualTo("NULL");
    JsonNode table = report.get("tables").get(0);
    assertThat(table.get("madeNull").asLong()).isEqualTo(1);
    assertThat(table.get("setAside").asLong()).isZero();
    assertThat(report.at("/offenders/0/covered").asBoolean()).isTrue();
  }

  @Test
  void withoutABadValueThereIsNothingToCount() throws IOException {
    source("delete from orders where id = 2");
    Cli copied = run("copy", "--report", page.toString());
    assertThat(copied.out()).doesNotContain("policy").doesNotContain("set aside");
    assertThat(Files.readString(page))
        .contains("<h1 class=\"good\">copied</h1>")
        .doesNotContain("set aside", "made NULL");
  }

  @Test
  void whatThePolicyDoesNotCoverIsNamedFirst() throws IOException {
    source("insert into orders values (3, 'never', null)");
    Cli refused = run("copy", "--on-bad-value", "NULL", "--report", page.toString());
    assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.out())
        .containsSubsequence(
            "Not covered by the policy NULL:",
            "orders.made at rowid = 3",
            "Covered by it:",
            "orders.due at rowid = 2",
            "The policy NULL does not cover what is listed first")
        .doesNotContain("--on-bad-value", "--leave-out", "values NULL");
    assertThat(Files.readString(page))
        .containsSubsequence("Not covered by the policy NULL", "DATE<td>rowid = 3");
    Cli json = run("copy", "--on-bad-value", "NULL", "--json");
    assertThat(JsonText.parse(json.out()).at("/offenders").findValuesAsString("covered"))
        .containsExactlyInAnyOrder("true", "false");
  }

  @Test
  void withoutAPolicyTheAdviceIsToChooseOne() {
    Cli refused = run("copy");
    assertThat(refused.out())
        .contains("Values that the target can't store:", "choose what happens to them")
        .contains("--on-bad-value")
        .doesNotContain("--leave-out", "Covered");
  }
}
