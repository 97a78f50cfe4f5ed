package org.recordsdb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.postgres.TestPostgres;
import org.recordsdb.spi.JsonText;

/** {@code query}, {@code health} and {@code explain}, which change nothing. */
class LookingCommandsTest {

  @TempDir Path directory;

  private String things(Place place) {
    String url = place.url(directory);
    try (Records records = Records.connect(url)) {
      records.executeScript(
          "create table things (id integer not null primary key, name varchar(200), seen timestamp)");
      records.batchInsert(
          "things",
          IntStream.rangeClosed(1, 30).mapToObj(i -> Row.of("id", i, "name", "n" + i)).toList());
    }
    return Cli.hidden(directory, url);
  }

  private static Cli query(String url, String... more) {
    return Cli.run(
        Stream.concat(Stream.of("query", "--url", url), Stream.of(more)).toArray(String[]::new));
  }

  @ParameterizedTest
  @EnumSource
  void rowsAreATable(Place place) {
    String url = things(place);
    Cli run = query(url, "select id, name, seen from things where id < 3 order by id;");
    assertThat(run.out().lines())
        .containsExactly("id  name  seen", "1   n1    (null)", "2   n2    (null)");
    assertThat(run.all()).doesNotContain("more than");
    assertThat(query(url, "select id from things where id > 99").out().strip())
        .isEqualTo("No rows.");
  }

  @ParameterizedTest
  @EnumSource
  void rowsAreJson(Place place) {
    Cli run =
        query(
            things(place), "--json", "select id, name, seen from things where id < 3 order by id");
    assertThat(run.out().lines())
        .containsExactly(
            "{\"id\":1,\"name\":\"n1\",\"seen\":null}", "{\"id\":2,\"name\":\"n2\",\"seen\":null}");
  }

  @ParameterizedTest
  @EnumSource
  void noMoreRowsThanTheLimitAreRead(Place place) {
    String url = things(place);
    Cli run = query(url, "--limit", "5", "select id from things order by id -- all of them");
    assertThat(run.out().lines()).hasSize(6).endsWith("5");
    assertThat(run.err()).contains("more than 5 rows");
    assertThat(query(url, "--limit", "30", "select id from things").err()).isEmpty();
    assertThat(query(url, "--limit", "0", "select 1").code()).isEqualTo(ExitCode.USAGE);
  }

  @ParameterizedTest
  @EnumSource
  void aQueryChangesNothing(Place place) {
    String url = things(place);
    for (String sql :
        List.of(
            "delete from things",
            "delete from things returning id",
            "with gone as (delete from things returning id) select id from gone",
            "drop table things",
            "explain analyze delete from things")) {
      assertThat(query(url, sql).code()).as(sql).isNotZero();
    }
    assertThat(query(url, "select count(*) as n from things").out().lines()).endsWith("30");
  }

  @Test
  void aLongHeadingIsCutAsALongValueIs() {
    String name = "n".repeat(100_000);
    String url = things(Place.SQLITE);
    Cli run = query(url, "select id as \"" + name + "\" from things");
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines().toList())
        .startsWith("n".repeat(60) + ".. (100000 characters)", "1")
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(100));
  }

  @Test
  void longValuesAreCutInATableAndWholeInJson() {
    String url = Cli.hidden(directory, Place.SQLITE.url(directory));
    try (Records records = Records.connect(Place.SQLITE.url(directory))) {
      records.executeScript("create table long (a text, b blob)");
      records.insert("long", Row.of("a", "x\n".repeat(500), "b", new byte[5_000]));
    }
    assertThat(query(url, "select a, b from long").out().lines())
        .element(1)
        .satisfies(
            line -> assertThat(line).matches("(x ){30}\\.\\. \\(1000 characters\\)  5000 bytes"));
    assertThat(query(url, "--json", "select a from long").out()).contains("x\\n".repeat(500));
  }

  @ParameterizedTest
  @EnumSource
  void healthIsALineOrADocument(Place place) {
    String url = things(place);
    assertThat(Cli.run("health", "--url", url).out()).matches("UP \\w+ [\\d.]+, \\d+ ms\\R");
    try (Records records = Records.connect(UrlArgument.of(url, Map.of()).url())) {
      records.executeScript(
          "create table flyway_schema_history (installed_rank int, version varchar(50),"
              + " success boolean not null); insert into flyway_schema_history"
              + " values (1, '9', true), (2, '10', true), (3, '11', false)");
    }
    assertThat(Cli.run("health", "--url", url).out()).contains(", schema 10, ");
    Cli json = Cli.run("health", "--json", "--url", url);
    assertThat(JsonText.parse(json.out()).get("schema_version").asString()).isEqualTo("10");
    assertThat(json.code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"health", "query"})
  void aFileThatIsNotThereIsNotMade(String command) {
    Path file = directory.resolve("typo.db");
    Cli run =
        command.equals("query")
            ? query("sqlite:" + file, "select 1")
            : Cli.run(command, "--url", "sqlite:" + file);
    assertThat(run.code()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(run.err()).contains("typo.db does not exist");
    assertThat(file).doesNotExist();
  }

  @Test
  void whatIsWrongHasItsExitCode() {
    String url = TestPostgres.url();
    String nobody = Cli.hidden(directory, url.replaceFirst("/[^/]*$", "/no_such_database"));
    assertThat(Cli.run("health", "--url", nobody).code()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(query(nobody, "select 1").code()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(query("nosql:x", "select 1").code()).isEqualTo(ExitCode.CONFIG);
    String good = Cli.hidden(directory, url);
    assertThat(query(good, "select nothing").code()).isEqualTo(ExitCode.FAILED);
    assertThat(query(good, "update x set a = 1").code()).isEqualTo(ExitCode.REFUSED);
    assertThat(Cli.run("nothing").code()).isEqualTo(ExitCode.USAGE);
    assertThat(Cli.run().code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aFileThatIsOnlyReadIsExplainedAsThat() {
    String url = Place.SQLITE.url(directory) + "?mode=ro";
    assertThat(Cli.run("explain", "--url", url).out()).contains("access: reads only");
    Cli wrong = Cli.run("explain", "--url", Place.SQLITE.url(directory) + "?mode=rx");
    assertThat(wrong.code()).isEqualTo(ExitCode.CONFIG);
    assertThat(wrong.err()).contains("must be one of ro, rw, rwc");
  }

  @ParameterizedTest
  @EnumSource
  void settingsAreExplained(Place place) {
    String url = Cli.hidden(directory, place.url(directory));
    Cli run = Cli.run("explain", "--url", url);
    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("database: ").contains("wait for a connection: at most 30 s");
    assertThat(
            JsonText.parse(Cli.run("explain", "--json", "--url", url).out())
                .get("database")
                .asString())
        .isIn("sqlite", "postgresql");
  }
}
