package org.recordsdb.examples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.Records;
import org.recordsdb.migrate.copy.Copy;
import org.recordsdb.migrate.copy.CopyReport;
import org.recordsdb.postgres.TestPostgres;

/** The program, as somebody sees it who starts it. */
class DocumentPipelineTest {

  @TempDir Path root;
  @TempDir Path data;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private String sqlite;

  @BeforeEach
  void nameDatabase() {
    sqlite = "sqlite:" + data.resolve("pipeline.db");
  }

  @Test
  void printsTheSameOnBothDatabasesButForOneLine() {
    Documents.nasty(root);
    String postgres = postgresThatSortsAsPeopleDo();
    for (int run = 1; run <= 2; run++) {
      List<String> onSqlite = printed(sqlite);
      List<String> onPostgres = printed(postgres);
      assertThat(onSqlite).filteredOn(line -> line.startsWith("Database: sqlite ")).hasSize(1);
      assertThat(onPostgres).filteredOn(line -> line.startsWith("Database: postgresql")).hasSize(1);
      assertThat(withoutDatabase(onSqlite)).isEqualTo(withoutDatabase(onPostgres));
    }
  }

  /**
   * SQLite, then PostgreSQL, then SQLite again; a database that stays where it is tells the same.
   */
  @Test
  void goesOnWhereItWasWhenItsDatabaseMoves() {
    Documents documents = Documents.nasty(root);
    String stays = "sqlite:" + data.resolve("stays.db");
    String postgres = TestPostgres.url();
    String back = "sqlite:" + data.resolve("back.db");
    printed(sqlite);
    printed(stays);

    move(sqlite, postgres);
    documents.write("later.md", "`b_x` comes `later_x`");
    assertThat(withoutDatabase(printed(postgres))).isEqualTo(withoutDatabase(printed(stays)));

    move(postgres, back);
    documents.write("last.md", "`b_x` comes `last_x`");
    assertThat(withoutDatabase(printed(back))).isEqualTo(withoutDatabase(printed(stays)));
  }

  private static void move(String from, String to) {
    CopyReport report = Copy.from(from).to(to).run();
    assertThat(report.left()).isEmpty();
    assertThat(report.copied()).isTrue();
  }

  @Test
  void printsCountsEntitiesFailuresAndTheDatabase() {
    Documents documents = new Documents(root);
    documents.write("a.md", "`b_x` `a_x` `b_x` `A_x`");
    documents.write("b.txt", "`b_x` in Maven Central\n");
    documents.write("bad.txt", new byte[] {0});
    List<String> printed = printed(sqlite);
    assertThat(withoutDatabase(printed))
        .containsExactly(
            "Documents      2 new, 0 changed, 0 unchanged, 0 removed, 1 failed",
            "Formats        1 markdown, 1 text",
            "Chunks         2",
            "Entities       5 in the documents, 4 different",
            "Relationships  4 within the documents",
            "",
            "What most documents speak of                  Kind   Mentions  Documents",
            "b_x                                           code          3          2",
            "A_x                                           code          1          1",
            "Maven Central                                 name          1          1",
            "a_x                                           code          1          1",
            "",
            "Failed documents",
            "  bad.txt: It is no text: byte 0 is NUL.",
            "");
    assertThat(printed.get(withoutDatabase(printed).size()))
        .matches(
            "Database: sqlite 3\\.\\S+, UP, schema 2; pool \\d+ active, \\d+ idle, at most \\d+;"
                + " slowest stage [a-z]+ \\d+ ms");
  }

  /** Each number of the summary is that of a table or of the view that the advice names. */
  @Test
  void everyCountIsThatOfATable() {
    Documents.nasty(root);
    List<String> printed = printed(sqlite);
    try (Records records = Records.connect(sqlite)) {
      assertThat(printed)
          .contains(
              "Chunks         " + records.from("chunks").count(),
              "Entities       %d in the documents, %d different"
                  .formatted(
                      records.from("entities").count(), records.from("entity_totals").count()),
              "Relationships  " + records.from("relationships").count() + " within the documents");
    }
  }

  @Test
  void namesTheFileThatItMade() {
    new Documents(root).write("a.md", "`a_x`");
    String file =
        printed(sqlite).stream().filter(line -> line.startsWith("File: ")).findFirst().get();
    assertThat(Path.of(file.substring("File: ".length()).strip()))
        .isRegularFile()
        .isEqualTo(data.resolve("pipeline.db"));
  }

  @Test
  void theQueriesThatItAdvisesRunOnBothDatabases() {
    new Documents(root).write("a.md", "PostgreSQL and `a_x`");
    for (String url : List.of(sqlite, TestPostgres.url())) {
      List<String> queries =
          printed(url).stream()
              .filter(line -> line.startsWith("  bin/records query "))
              .map(line -> line.substring(line.indexOf('"') + 1, line.lastIndexOf('"')))
              .toList();
      try (Records records = Records.connect(url)) {
        assertThat(queries)
            .hasSize(2)
            .allSatisfy(query -> assertThat(records.executeQuery(query)).isNotEmpty());
      }
    }
  }

  @Test
  void anAdvisedCommandQuotesTheFileForTheShell() {
    new Documents(root).write("a.md", "`a_x`");
    String odd = "sqlite:" + data.resolve("it's here.db");
    assertThat(printed(odd))
        .anyMatch(
            line -> line.startsWith("  sqlite3 '/") && line.endsWith("it'\\''s here.db' .schema"));
  }

  @Test
  void wrongDatabaseUrlGivesOneLine() {
    assertThat(run("sqlit:x", root.toString())).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("document-pipeline: ")
        .contains("sqlit")
        .hasLineCount(1);
    assertThat(out.size()).isZero();
  }

  @Test
  void missingFolderGivesOneLine() {
    assertThat(run(sqlite, root.resolve("missing").toString())).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("There is no folder").hasLineCount(1);
    assertThat(data.resolve("pipeline.db")).doesNotExist();
  }

  @Test
  void wrongBaseOfUrlsGivesOneLine() {
    Map<String, String> environment = Map.of("DOCUMENT_BASE_URL", "ftp://example.org");
    assertThat(run(environment, sqlite, root.toString())).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("DOCUMENT_BASE_URL").hasLineCount(1);
  }

  @Test
  void unknownArgumentsGiveTheUsage() {
    assertThat(run(sqlite, "--help")).isEqualTo(2);
    assertThat(run(sqlite, "a", "b")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("[folder]");
  }

  /** Where the server may be changed, a database whose own order is another one than SQLite's. */
  private static String postgresThatSortsAsPeopleDo() {
    String url = TestPostgres.url();
    if (!TestPostgres.isEmbedded()) {
      return url;
    }
    try (Records server = Records.connect(url)) {
      server.executeUpdate(
          "create database pipeline template template0 locale_provider icu icu_locale 'en-US'");
    }
    return url.substring(0, url.lastIndexOf('/')) + "/pipeline";
  }

  private static List<String> withoutDatabase(List<String> lines) {
    return lines.stream().takeWhile(line -> !line.startsWith("Database: ")).toList();
  }

  private List<String> printed(String url) {
    out.reset();
    assertThat(run(url, root.toString())).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private int run(String url, String... arguments) {
    return run(Map.of(), url, arguments);
  }

  private int run(Map<String, String> environment, String url, String... arguments) {
    return DocumentPipeline.run(
        List.of(arguments),
        environment,
        Records.builder().url(url),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }
}
