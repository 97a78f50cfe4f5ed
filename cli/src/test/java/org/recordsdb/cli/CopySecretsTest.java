package org.recordsdb.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.postgres.TestPostgres;

/** A copy that is made shows no password, and keeps none. */
class CopySecretsTest {

  private static final String CANARY = "c4n4ry";

  @TempDir Path directory;

  private final String login = "copier" + System.nanoTime();
  private String server = "";

  @BeforeEach
  void makeLogin() {
    server = TestPostgres.url();
    try (Records records = Records.connect(server)) {
      records.executeScript("create role " + login + " login password '" + CANARY + "'");
      String database =
          records.executeQuery("select current_database() as name").get(0).getString("name");
      records.executeScript(
          "grant create on database "
              + database
              + " to "
              + login
              + "; grant usage on schema public to "
              + login
              + "; create table seed (id int primary key, note text)"
              + "; insert into seed values (1, 'x'); grant select on seed to "
              + login);
    }
  }

  @AfterEach
  void dropLogin() {
    try (Records records = Records.connect(server)) {
      records.executeScript("drop owned by " + login + "; drop role " + login);
    }
  }

  @Test
  void neitherOutputNorPageNorNotesHaveThePassword() throws IOException {
    String url = server.replaceFirst("//[^@]*@", "//" + login + ":" + CANARY + "@");
    String from = Cli.hidden(directory, url);
    String to = Cli.hidden(directory, url + "?schema=copied");
    Path page = directory.resolve("copy.html");
    for (List<String> ends :
        List.of(
            List.of("--from", from, "--to", to, "--report", page.toString()),
            List.of(
                "--from", from, "--to", "sqlite:" + directory.resolve("copied.db"), "--json"))) {
      for (String command : List.of("copy", "verify")) {
        Cli run = run(command, ends);
        assertThat(run.code()).as(run.all()).isZero();
        assertThat(run.out()).contains(login);
      }
    }
    assertThat(page).content().contains(login).doesNotContain(CANARY);
    assertThat(run("copy", List.of("--from", from, "--to", to)).code()).isEqualTo(ExitCode.REFUSED);
    assertThat(notes()).contains(login).doesNotContain(CANARY);
    assertThat(Files.readAllBytes(directory.resolve("copied.db")))
        .asString(ISO_8859_1)
        .doesNotContain(CANARY);
    assertThat(run("rollback", List.of("--to", to)).code()).isZero();
  }

  private static Cli run(String command, List<String> more) {
    String[] arguments = new String[more.size() + 1];
    arguments[0] = command;
    for (int i = 0; i < more.size(); i++) {
      arguments[i + 1] = more.get(i);
    }
    Cli run = Cli.run(arguments);
    assertThat(run.all()).isNotBlank().doesNotContain(CANARY);
    return run;
  }

  /** All that the target remembers of copies. */
  private String notes() {
    StringBuilder notes = new StringBuilder();
    try (Records records = Records.connect(server)) {
      String tables =
          "select table_name as name from information_schema.tables"
              + " where table_schema = 'records_copy_state'";
      List<Row> names = records.executeQuery(tables);
      assertThat(names).hasSize(5);
      for (Row table : names) {
        records
            .executeQuery(
                "select t::text as row from records_copy_state." + table.getString("name") + " t")
            .forEach(row -> notes.append(row.getString("row")).append('\n'));
      }
    }
    return notes.toString();
  }
}
