package org.recordsdb.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.Records;
import org.recordsdb.postgres.TestPostgres;
import picocli.CommandLine;

/** What the guides say to type is understood, and the moves that can be made here are made. */
class GuideTest {

  private static final List<String> PAGES =
      List.of("README.md", "docs/moving.md", "docs/cli.md", "docs/migrations.md");

  @TempDir Path directory;

  @Test
  void everyLineOfTheGuidesIsUnderstood() throws IOException {
    int lines = 0;
    for (String page : PAGES) {
      for (List<String> call : Guide.page(page).calls()) {
        RecordsCommand.commandLine().parseArgs(here(call, Map.of()));
        lines++;
      }
    }
    assertThat(lines).isEqualTo(26);
  }

  @Test
  void everyOptionOfTheGuidesIsOneOfACommand() throws IOException {
    Set<String> known = new HashSet<>();
    collect(RecordsCommand.commandLine(), known);
    for (String page : PAGES) {
      assertThat(known).as(page).containsAll(Guide.page(page).options());
    }
    assertThat(Guide.page("docs/moving.md").options()).hasSizeGreaterThan(8);
  }

  private static void collect(CommandLine command, Set<String> names) {
    command.getCommandSpec().optionsMap().keySet().forEach(names::add);
    command.getSubcommands().values().forEach(sub -> collect(sub, names));
  }

  @Test
  void twoServicesMoveFromFilesToOneServer() throws IOException {
    String server = TestPostgres.url();
    file("orders", "create table orders (id integer primary key, total decimal(10,2))");
    file("users", "create table users (id integer primary key, name text)");
    run("SQLite to RDS, two services", Map.of("RDS_URL", server));
    try (Records records = Records.connect(server)) {
      assertThat(records.executeQuery("select 1 from orders.orders, users.users")).hasSize(1);
    }
  }

  @Test
  void aProjectMovesFromSupabase() throws IOException, SQLException {
    assumeTrue(TestPostgres.isEmbedded(), "makes logins, on its own server only");
    String project = TestPostgres.url();
    String script = "migrate/src/test/resources/postgres/p03_supabase_like.sql";
    try (Connection connection = DriverManager.getConnection(jdbc(project));
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(Files.readString(Guide.ROOT.resolve(script)));
    }
    String server = TestPostgres.url();
    run("Supabase to RDS", Map.of("SUPABASE_URL", project, "RDS_URL", server));
    String todos =
        "select count(*) as n from todos join profiles p on p.id = user_id"
            + " join auth.users u on u.id = p.id";
    try (Records old = Records.connect(project);
        Records moved = Records.connect(server)) {
      assertThat(moved.executeQuery(todos).get(0).getLong("n"))
          .isEqualTo(old.executeQuery(todos).get(0).getLong("n"))
          .isGreaterThan(1_000);
    }
    assertThat(directory.resolve("supabase-to-rds.html")).content().contains("todos");
  }

  @Test
  void aDatabaseComesBackAndTheTargetIsAsItWas() throws IOException {
    String server = TestPostgres.url();
    file("app", "create table orders (id integer primary key, total decimal(10,2))");
    Map<String, String> urls = Map.of("NEW_DATABASE_URL", server);
    String from = "sqlite:" + directory.resolve("app.db");
    Cli moved = Cli.run("copy", "--from", from, "--to", Cli.hidden(directory, server));
    assertThat(moved.code()).isZero();
    run("Copying back", urls);
    try (Records records = Records.connect("sqlite:" + directory.resolve("back.db"))) {
      assertThat(records.from("orders").count()).isEqualTo(1);
    }
    assertThat(directory.resolve("laptop.db")).exists();
    try (Records records = Records.connect(server)) {
      assertThat(records.executeQuery("select 1 from pg_class where relname = 'orders'")).isEmpty();
    }
  }

  private static String jdbc(String url) {
    return url.replaceFirst(
        "^postgresql://([^:]*):([^@]*)@(.*)$", "jdbc:postgresql://$3?user=$1&password=$2");
  }

  /** A file with one row in its table. */
  private void file(String name, String table) {
    try (Records records = Records.connect("sqlite:" + directory.resolve(name + ".db"))) {
      records.executeScript(table);
      records.executeScript(
          "insert into " + table.replaceFirst("create table (\\w+).*", "$1") + " (id) values (1)");
    }
  }

  /** Runs the lines of a section, one after the other, with these databases. */
  private void run(String section, Map<String, String> urls) throws IOException {
    List<List<String>> calls = Guide.page("docs/moving.md").section(section).calls();
    assertThat(calls).hasSizeGreaterThan(2);
    for (List<String> call : calls) {
      Cli run = Cli.run(here(call, urls));
      assertThat(run.code()).as(String.join(" ", call) + "\n" + run.all()).isZero();
    }
  }

  /** The arguments with files of this test in place of variables, folders and pages. */
  private String[] here(List<String> call, Map<String, String> urls) {
    return call.stream().map(word -> here(word, urls)).toArray(String[]::new);
  }

  private String here(String word, Map<String, String> urls) {
    if (word.startsWith("env:")) {
      String url = urls.getOrDefault(word.substring(4), "postgresql://host/database");
      return Cli.hidden(directory, url);
    }
    return word.endsWith(".html")
        ? directory.resolve(word).toString()
        : word.replace("sqlite:/data", "sqlite:" + directory);
  }
}
