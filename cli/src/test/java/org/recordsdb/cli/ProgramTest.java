package org.recordsdb.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.postgres.OddServer;
import org.recordsdb.postgres.TestPostgres;

/**
 * The command as a program of its own: its environment, its exit code, and nothing else printed.
 */
class ProgramTest {

  @TempDir Path directory;

  private Process start(Map<String, String> environment, String... arguments) throws IOException {
    return builder(environment, arguments).start();
  }

  private ProcessBuilder builder(Map<String, String> environment, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                RecordsCommand.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().putAll(environment);
    builder.redirectError(directory.resolve("err.txt").toFile());
    return builder;
  }

  private String out(Process process) throws IOException {
    try {
      return new String(process.getInputStream().readAllBytes(), UTF_8);
    } finally {
      process.destroy();
    }
  }

  @Test
  void theEnvironmentNamesTheDatabase() throws IOException, InterruptedException {
    String url = TestPostgres.url();
    Process process = start(Map.of("DATABASE_URL", url), "query", "select 7 as seven");
    assertThat(out(process).lines()).containsExactly("seven", "7");
    assertThat(process.waitFor()).isZero();
    assertThat(directory.resolve("err.txt")).isEmptyFile();
  }

  private static final Map<String, String> SMALL =
      Map.of("JDK_JAVA_OPTIONS", "-Xmx96m -XX:+UseSerialGC");

  /** A query of so many rows, each of so many million letters. */
  private static String large(Place place, int rows, int millions) {
    String text =
        place == Place.SQLITE
            ? "replace(hex(zeroblob(500000 * " + millions + ")), '0', 'a')"
            : "repeat('ab', 500000 * " + millions + ")";
    return "with recursive n (i) as (select 1 union all select i + 1 from n where i < "
        + rows
        + ") select i, "
        + text
        + " as body from n";
  }

  @ParameterizedTest
  @EnumSource
  void rowsOfAQueryNeedNotFitIntoMemoryTogether(Place place)
      throws IOException, InterruptedException {
    String url = Cli.hidden(directory, place.url(directory));
    if (place == Place.SQLITE) {
      Records.connect(place.url(directory)).close();
    }
    Process table = start(SMALL, "query", "--url", url, large(place, 40, 4));
    assertThat(out(table).lines()).hasSize(41).last().asString().contains("(4000000 characters)");
    assertThat(table.waitFor()).isZero();
    Process json = start(SMALL, "query", "--json", "--url", url, large(place, 40, 4));
    assertThat(out(json).lines()).hasSize(40).allMatch(line -> line.length() > 4_000_000);
    assertThat(json.waitFor()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void aValueThatDoesNotFitIntoMemoryIsNoInternalError(Place place)
      throws IOException, InterruptedException {
    if (place == Place.SQLITE) {
      Records.connect(place.url(directory)).close();
    }
    String url = Cli.hidden(directory, place.url(directory));
    Process process = start(SMALL, "query", "--url", url, large(place, 2, 200));
    assertThat(out(process)).isEmpty();
    assertThat(process.waitFor()).isEqualTo(ExitCode.FAILED);
    assertThat(directory.resolve("err.txt"))
        .content()
        .contains("memory")
        .doesNotContain("Exception", "    at ");
  }

  @Test
  void aVariableThatIsNamedHoldsTheUrl() throws IOException, InterruptedException {
    String url = Place.SQLITE.url(directory);
    Records.connect(url).close();
    Process process = start(Map.of("OTHER_URL", url), "health", "--url", "env:OTHER_URL");
    assertThat(out(process)).startsWith("UP sqlite");
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void withoutAJarItSaysTheCommandOfThePages() throws IOException {
    Path root = Path.of("").toAbsolutePath().getParent();
    String build = "./mvnw -q -Pquick -pl cli -am package";
    assertThat(root.resolve("bin/records"))
        .content()
        .contains("echo \"Build it first, in the clone: " + build + "\"")
        .doesNotContain("-DskipTests");
    assertThat(root.resolve("README.md")).content().contains(build);
    assertThat(root.resolve("docs/cli.md")).content().contains(build);
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "health", "query"})
  void whatTheDriverLogsOfAServerIsPrintable(String command)
      throws IOException, InterruptedException {
    String version = "PostgreSQL \u001b[31mRED\n OK    login accepted";
    try (OddServer server =
        new OddServer(
            version, sql -> OddServer.toSetUp(sql, OddServer.error("XX000", "no such thing")))) {
      String url = Cli.hidden(directory, server.url());
      List<String> arguments = new ArrayList<>(List.of(command, "--url", url));
      if (command.equals("query")) {
        arguments.add("select 1");
      }
      Process process = start(Map.of(), arguments.toArray(String[]::new));
      String out = out(process);
      process.waitFor();
      assertThat(out).doesNotContain("\u001b").doesNotContain("\n OK    login accepted");
      assertThat(directory.resolve("err.txt"))
          .content()
          .contains("Unsupported Server Version: PostgreSQL \\u001b[31mRED\\u000a OK    login")
          .doesNotContain("\u001b");
    }
  }

  @Test
  void itsExitCodeTells() throws IOException, InterruptedException {
    Process process = start(Map.of("DATABASE_URL", "mongodb:x"), "health");
    assertThat(out(process)).isEmpty();
    assertThat(process.waitFor()).isEqualTo(ExitCode.CONFIG);
    assertThat(directory.resolve("err.txt")).content().contains("the scheme mongodb");
  }

  @Test
  void outputThatIsLostIsAFailure() throws IOException, InterruptedException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "a device that takes nothing");
    String url = Place.SQLITE.url(directory);
    Records.connect(url).close();
    for (String[] arguments :
        List.of(
            new String[] {"query", "--json", "--url", url, "select 1 as one"},
            new String[] {"check", "--json", "--url", url},
            new String[] {"explain", "--help"})) {
      Process process = builder(Map.of(), arguments).redirectOutput(full.toFile()).start();
      assertThat(process.waitFor()).as(arguments[0]).isEqualTo(ExitCode.FAILED);
      assertThat(directory.resolve("err.txt")).content().contains("can't be written");
    }
  }
}
