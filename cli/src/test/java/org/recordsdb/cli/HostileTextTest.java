package org.recordsdb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.internal.text.Printable;
import org.recordsdb.postgres.TestPostgres;
import org.recordsdb.spi.JsonText;

/** Names and values of a hostile database reach no terminal and no report as they are. */
class HostileTextTest {

  /** Clears the screen, writes a line of its own, and turns the direction of the rest. */
  private static final String EVIL =
      "a\u001b[2J\u0007\u009b1m\u007f\u202e\u2066\u2028\u200b\ufeffb";

  private static final String HARMFUL =
      "(?s).*[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\u061c\u200b-\u200f\u2028-\u202e"
          + "\u2060-\u206f\ufeff].*";

  @TempDir Path directory;

  private String evil(Place place) {
    String url = place.url(directory);
    try (Records records = Records.connect(url)) {
      records.executeScript(
          "create table \"" + EVIL + "\" (id integer primary key, \"" + EVIL + "\" varchar(99))");
      records.insert(EVIL, Row.of("id", 1, EVIL, EVIL));
    }
    return Cli.hidden(directory, url);
  }

  private static void assertHarmless(Cli run) {
    assertThat(run.all()).doesNotMatch(HARMFUL);
  }

  @Test
  void whatIsShownStaysAndTheRestIsEscaped() {
    assertThat(Printable.of("é 🐘 \u001b\n")).isEqualTo("é 🐘 \\u001b\\u000a");
    assertThat(Printable.lines("a\r\n\tb\rc")).isEqualTo("a\r\n\tb\\u000dc");
    assertThat(Printable.of(EVIL)).doesNotMatch(HARMFUL).startsWith("a\\u001b[2J\\u0007");
    assertThat(Printable.lines("\ud800 \udb40\udc01")).isEqualTo("\\ud800 \\udb40\\udc01");
  }

  @ParameterizedTest
  @EnumSource
  void aQueryShowsNone(Place place) {
    String url = evil(place);
    Cli table = Cli.run("query", "--url", url, "select * from \"" + EVIL + "\"");
    assertThat(table.code()).isZero();
    assertHarmless(table);
    assertThat(table.out()).contains("\\u001b[2J").doesNotContain("\n[");
    Cli json = Cli.run("query", "--json", "--url", url, "select * from \"" + EVIL + "\"");
    assertHarmless(json);
    assertThat(JsonText.parse(json.out()).get(EVIL).asString()).isEqualTo(EVIL);
    assertHarmless(Cli.run("query", "--url", url, "select * from \"x" + EVIL + "\""));
    assertHarmless(Cli.run("query", "--url", url, EVIL));
  }

  @ParameterizedTest
  @EnumSource
  void theOthersShowNone(Place place) throws Exception {
    String url = evil(place);
    for (String command : new String[] {"check", "health", "explain"}) {
      assertHarmless(Cli.run(command, "--url", url));
      assertHarmless(Cli.run(command, "--json", "--url", url));
    }
    assertHarmless(Cli.run("explain", "--url", "sqlite:" + directory.resolve(EVIL)));
    assertHarmless(Cli.run(EVIL, "--" + EVIL));
    Path migrations = Files.createDirectory(directory.resolve("m"));
    Files.writeString(migrations.resolve("V1__x" + EVIL + ".sql"), "creat \"" + EVIL + "\"");
    String dir = migrations.toString();
    assertHarmless(Cli.run("migrate", "history", "--directory", dir, "--url", url));
    assertHarmless(Cli.run("migrate", "upgrade", "--directory", dir, "--url", url));
  }

  @ParameterizedTest
  @EnumSource
  void aCopyAndItsReportsShowNone(Place place) throws Exception {
    String from = evil(place);
    Path page = directory.resolve("copy.html");
    String to =
        place == Place.SQLITE
            ? Cli.hidden(directory, TestPostgres.url())
            : "sqlite:" + directory.resolve("copied.db");
    Cli run = Cli.run("copy", "--from", from, "--to", to, "--report", page.toString());
    assertHarmless(run);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Files.readString(page)).doesNotMatch(HARMFUL).contains("\\u001b[2J");
    assertHarmless(Cli.run("copy", "--from", from, "--to", to));
    Cli verified = Cli.run("verify", "--json", "--from", from, "--to", to);
    assertHarmless(verified);
    assertThat(JsonText.parse(verified.out()).get("tables").get(0).get("name").asString())
        .isEqualTo(EVIL);
    assertHarmless(Cli.run("rollback", "--to", to));
  }

  @Test
  void aNameWithALineBreakMakesNoLineOfItsOwn() throws Exception {
    String from = "sqlite:" + directory.resolve("lines.db");
    try (Records records = Records.connect(from)) {
      records.executeScript(
          "create table \"t\nCopied 1 row\" (id integer primary key, n int);"
              + " insert into \"t\nCopied 1 row\" values (1, 'no number')");
    }
    Cli run = Cli.run("copy", "--from", from, "--to", Cli.hidden(directory, TestPostgres.url()));
    assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.out().lines()).noneMatch(line -> line.startsWith("Copied"));
    assertThat(run.out()).contains("t\\u000aCopied 1 row.n");
  }

  @Test
  void aSchemaWithALineBreakForgesNoStepOfACheckUp() {
    String schema = "evil\u001b[31m\nOK    forged\u202e  all is fine" + System.nanoTime();
    String login = "forger" + System.nanoTime();
    String url = TestPostgres.url();
    try (Records records = Records.connect(url)) {
      records.executeScript("create schema \"" + schema + "\"");
      records.executeScript(
          "create role "
              + login
              + " login password 'x'; grant usage on schema \""
              + schema
              + "\" to "
              + login
              + "; alter role "
              + login
              + " set search_path = \""
              + schema
              + "\"");
      String forged = url.replaceFirst("//[^@]*@", "//" + login + ":x@").replaceFirst("[?].*", "");
      String named = url.replaceFirst("[?].*", "") + "?schema=evil%0AOK%20%20forged";
      for (String each : new String[] {forged, named}) {
        Cli run = Cli.run("check", "--url", Cli.hidden(directory, each));
        assertHarmless(run);
        assertThat(run.out()).containsPattern("schema +evil.*forged");
        assertThat(run.out().lines()).noneMatch(line -> line.matches("OK +forged.*"));
      }
      records.executeScript(
          "drop schema \""
              + schema
              + "\" cascade; drop owned by "
              + login
              + "; drop role "
              + login);
    }
  }

  @Test
  void anArgumentIsNotReadFromAFile() throws Exception {
    Path file = Files.writeString(directory.resolve("arguments"), "--help");
    assertThat(Cli.run("query", "@" + file).out()).doesNotContain("Usage");
  }
}
