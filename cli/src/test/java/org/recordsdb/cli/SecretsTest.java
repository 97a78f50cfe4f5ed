package org.recordsdb.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.postgres.TestPostgres;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** A password comes by a variable or a file only, and is shown nowhere. */
class SecretsTest {

  private static final String CANARY = "c4n4ry";

  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("check"),
          List.of("check", "--json"),
          List.of("explain"),
          List.of("explain", "--json"),
          List.of("health"),
          List.of("health", "--json"),
          List.of("query", "select 1"),
          List.of("migrate", "current"),
          List.of("migrate", "history"),
          List.of("migrate", "upgrade"),
          List.of("migrate", "downgrade", "1"),
          List.of("migrate", "stamp", "1"),
          List.of("copy"),
          List.of("copy", "--json"),
          List.of("verify"),
          List.of("rollback"));

  /** What each command calls its databases. */
  private static final Map<String, List<String>> URLS =
      Map.of(
          "copy", List.of("--from", "--to"),
          "verify", List.of("--to", "--from"),
          "rollback", List.of("--to"));

  @TempDir Path directory;

  private Path migrations;

  @BeforeEach
  void writeMigrations() throws IOException {
    migrations = Files.createDirectory(directory.resolve("migrations"));
    Files.writeString(migrations.resolve("V1__one.sql"), "create table one (id integer);");
  }

  private List<String> with(List<String> command, String... more) {
    List<String> arguments = new ArrayList<>(command);
    for (String url : URLS.getOrDefault(command.get(0), List.of("--url"))) {
      Stream.of(more).map(word -> word.replaceFirst("^--url\\b", url)).forEach(arguments::add);
    }
    if (command.get(0).equals("migrate")) {
      arguments.addAll(List.of("--directory", migrations.toString()));
    }
    return arguments;
  }

  private static Cli run(List<String> arguments) {
    Cli run = Cli.run(arguments.toArray(String[]::new));
    assertThat(run.all()).as(String.join(" ", arguments)).isNotBlank().doesNotContain(CANARY);
    return run;
  }

  @Test
  void noCommandIsForgotten() {
    assertThat(COMMANDS.stream().map(command -> command.get(0)).distinct())
        .containsExactlyInAnyOrderElementsOf(names(RecordsCommand.commandLine()));
    assertThat(
            COMMANDS.stream()
                .filter(each -> each.get(0).equals("migrate"))
                .map(each -> each.get(1)))
        .containsExactlyInAnyOrderElementsOf(
            names(RecordsCommand.commandLine().getSubcommands().get("migrate")));
  }

  /** Names of the parts that a command has, but for picocli's own, which take no database. */
  private static List<String> names(CommandLine command) {
    return command.getSubcommands().keySet().stream()
        .filter(name -> !List.of("help", "generate-completion").contains(name))
        .toList();
  }

  @Test
  void noCommandShowsThePasswordOfAFile() throws IOException {
    for (String url :
        List.of(
            TestPostgres.url().replaceFirst("//[^@]*@", "//nobody:" + CANARY + "@"),
            "postgresql://nobody:" + CANARY + "@127.0.0.1:1/db",
            "postgresql://nobody@127.0.0.1:1/db?password=" + CANARY,
            "postgresql://nobody:" + CANARY + "@127.0.0.1:1/db?sslmode=" + CANARY,
            "postgresql://nobody:" + CANARY + "/x@127.0.0.1/db",
            "postgresql:nobody:" + CANARY + "@127.0.0.1/db",
            "mysql://nobody:" + CANARY + "@127.0.0.1/db",
            "sqlite://nobody:" + CANARY + "@host/app.db",
            "://" + CANARY)) {
      for (List<String> command : COMMANDS) {
        run(with(command, "--url", Cli.hidden(directory, url)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://u:c4n4ry@h/db",
        "postgresql://u:a/c4n4ry@h/db",
        "postgresql://u:a@c4n4ry@h/db",
        "postgresql://u:c4n4ry with blanks@h/db",
        "jdbc:postgresql://u:c4n4ry@h/db",
        "jdbc:postgresql://h/db?user=u&password=c4n4ry",
        "postgresql://h/db?PASSWORD=c4n4ry",
        "postgresql:u:c4n4ry@h/db",
        "postgresql+psycopg2://u:c4n4ry@h/db",
        "postgresql://h/db?pass%77ord=c4n4ry",
        "postgresql://h/db?%70%61%73%73%77%6F%72%64=c4n4ry",
        "postgresql://h/db?user=u&p%61ssword=c4n4ry",
        "postgresql://h/db?ssl%70assword=c4n4ry",
        "postgresql://h/db%3Fpassword=c4n4ry",
        "postgresql://u%3Ac4n4ry@h/db",
        "postgresql://u%3Ac4n4ry%40h/db",
        "postgresql%3A//u:c4n4ry@h/db"
      })
  void aUrlWithAPasswordIsNoArgument(String url) {
    for (List<String> command : COMMANDS) {
      assertThat(run(with(command, "--url", url)).code()).isEqualTo(ExitCode.USAGE);
      assertThat(run(with(command, "--url=" + url)).err()).contains("env:NAME");
      assertThat(run(with(command, url, url)).code()).isEqualTo(ExitCode.USAGE);
      assertThat(run(with(command, "--urll=" + url)).code()).isEqualTo(ExitCode.USAGE);
    }
    assertThat(run(List.of("query", "--limit", url, "select 1")).code()).isEqualTo(ExitCode.USAGE);
    assertThat(run(List.of(url)).code()).isEqualTo(ExitCode.USAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sqlite:app.db",
        "sqlite:////var/app.db",
        "postgresql://u@h:5432/db?sslmode=require",
        "jdbc:postgresql://h:5432/db",
        "postgresql://[::1]:5432/db",
        "postgresql://u@h/my%20db",
        "sqlite:100%25.db",
        "sqlite:100%.db"
      })
  void aUrlWithoutAPasswordIsAnArgument(String url) {
    assertThat(UrlArgument.of(url, Map.of()).url()).isEqualTo(url);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgresql://u:***@h:5432/db: no answer | postgresql://u:***@h:5432/db: no answer",
        "at postgresql://u:c4n4ry@h/db, schema s | at postgresql://u:***@h/db, schema s",
        "(postgresql://u:a/c4n4ry:c4n4ry@c4n4ry@h/db). | (postgresql://u:***@h/db).",
        "postgresql://u:c=4n4ry@h/db | postgresql://u:***@h/db",
        "postgresql://u@h:5432/db: no answer | postgresql://u@h:5432/db: no answer",
        "postgresql://u@h/db?password=c4n4ry | postgresql://u@h/db?***",
        "postgresql://h/db?password=c4n4ry@x | postgresql://h***@x",
        "postgresql://u@c4n4ry:c4n4ry@h | postgresql://u***@h",
        "postgresql://u/c4n4ry:c4n4ry@h | postgresql://u***@h",
        "postgresql:u:c4n4ry@h/db; | postgresql:***@h/db;",
        "sqlite://u:c4n4ry@h/app.db | sqlite://u:***@h/app.db",
        "u:c4n4ry@h | u:***@h",
        "as postgresql://user:password@host/database; or | as postgresql://user:password@host/database; or",
        "postgresql://user:password@host/database:c4n4ry@h | postgresql://user:***@h",
        "://:c4n4ry@h | ://:***@h",
        "a:c4n4ry@b,postgresql://u:c4n4ry@h | a:***@h",
        "sqlite:app.db or a@b | sqlite:app.db or a@b"
      })
  void ofAMessageOnlyTheSecretIsMasked(String message, String shown) {
    assertThat(UrlArgument.masked(message)).isEqualTo(shown).doesNotContain(CANARY);
  }

  /** Of what is not understood only names of options are shown. */
  @Test
  void aMisspeltOptionDoesNotShowItsValue() {
    for (List<String> command : COMMANDS) {
      for (String url : List.of("postgresql://u:" + CANARY + "@h/db", CANARY, "-p" + CANARY)) {
        run(with(command, "--urll", url));
        run(with(command, url, "--urll=" + url));
        run(with(command, "--password", url));
      }
    }
    run(List.of(CANARY));
    run(List.of("migrate", CANARY));
  }

  @Test
  void whatCantBeReachedIsNamedWithoutItsPassword() {
    String url = "postgresql://nobody:" + CANARY + "@127.0.0.1:1/db";
    Cli run = run(with(List.of("query", "select 1"), "--url", Cli.hidden(directory, url)));
    assertThat(run.err()).contains("Can't connect to 127.0.0.1:1: connection refused");
  }

  /** Whoever may run the command may not be the one who may read the file. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "c4n4ry",
        "c4n4ry:x:0:0:root:/root:/bin/bash",
        "c4n4ry://c4n4ry/c4n4ry?c4n4ry=c4n4ry",
        "TOKEN=c4n4ry",
        "-----BEGIN c4n4ry-----",
        "{\"c4n4ry\":\"sqlite:a\"}",
        "mysql://c4n4ry",
        ""
      })
  void whatIsReadAndIsNoUrlIsNotShown(String line) throws IOException {
    for (List<String> command : COMMANDS) {
      Cli run = run(with(command, "--url", Cli.hidden(directory, line)));
      assertThat(run.code()).isEqualTo(ExitCode.USAGE);
      assertThat(run.err()).contains("the first line of the file named after file: is no database");
    }
    assertThatThrownBy(() -> UrlArgument.of("env:SECRET", Map.of("SECRET", "c4n4ry:" + line)))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageNotContaining(CANARY);
  }

  @Test
  void aFileWithoutEndIsReadToALimit() {
    assumeTrue(Files.exists(Path.of("/dev/zero")), "has no device for it");
    assertThatThrownBy(() -> UrlArgument.of("file:/dev/zero", Map.of()))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("is no database URL");
  }

  @Test
  void aVariableIsTakenFromTheEnvironment() {
    Map<String, String> environment = Map.of("TARGET_URL", " postgresql://u:p@h/db ", "EMPTY", " ");
    assertThat(UrlArgument.of("env:TARGET_URL", environment).url())
        .isEqualTo("postgresql://u:p@h/db");
    for (String argument : List.of("env:EMPTY", "env:NONE", "file:none.txt", "file:\0")) {
      assertThatThrownBy(() -> UrlArgument.of(argument, environment))
          .isInstanceOf(TypeConversionException.class);
    }
    assertThat(UrlArgument.of("env:TARGET_URL", environment)).hasToString("a database URL");
  }
}
