package org.recordsdb.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.recordsdb.Records;
import org.recordsdb.spi.JsonText;
import tools.jackson.databind.JsonNode;

class MigrateCommandTest {

  @TempDir Path directory;
  private Path files;
  private String url;

  @BeforeEach
  void threeFiles() throws IOException {
    files = Files.createDirectories(directory.resolve("migrations"));
    Files.writeString(files.resolve("V1__one.sql"), "create table one (id integer);");
    Files.writeString(files.resolve("U1__one.sql"), "drop table one;");
    Files.writeString(files.resolve("V2__two_more.sql"), "create table two (id integer);");
    Files.writeString(files.resolve("U2__two_more.sql"), "drop table two;");
  }

  private Cli migrate(String verb, String... more) {
    List<String> arguments = new ArrayList<>(List.of("migrate", verb, "--url", url));
    arguments.addAll(List.of("--directory", files.toString()));
    arguments.addAll(List.of(more));
    return Cli.run(arguments.toArray(String[]::new));
  }

  private void use(Place place) {
    url = Cli.hidden(directory, place.url(directory));
  }

  private static void assertDone(Cli run, String line) {
    assertThat(run.err()).isEmpty();
    assertThat(run.out().strip()).isEqualTo(line);
    assertThat(run.code()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void theSchemaGoesUpAndDown(Place place) {
    use(place);
    assertDone(migrate("current"), "base");
    assertDone(migrate("upgrade", "1"), "applied: 1. The schema is at 1.");
    assertDone(migrate("upgrade"), "applied: 2. The schema is at 2.");
    assertDone(migrate("upgrade"), "Nothing to do. The schema is at 2.");
    assertDone(migrate("current"), "2");
    assertDone(migrate("downgrade", "1"), "undone: 2. The schema is at 1.");
    assertDone(migrate("downgrade", "base"), "undone: 1. The schema is at base.");
    assertDone(migrate("stamp", "2"), "stamped: 2. The schema is at 2.");
  }

  @ParameterizedTest
  @EnumSource
  void theHistoryIsATable(Place place) {
    use(place);
    migrate("upgrade", "1");
    assertThat(migrate("history").out().lines().map(String::stripTrailing))
        .satisfiesExactly(
            head -> assertThat(head).matches("version +state +applied +description"),
            first -> assertThat(first).matches("1 +APPLIED +20\\S+Z +one"),
            second -> assertThat(second).matches("2 +PENDING +two more"));
  }

  @ParameterizedTest
  @EnumSource
  void jsonIsOneDocument(Place place) {
    use(place);
    assertDone(migrate("current", "--json"), "{\"current\":null}");
    assertDone(migrate("upgrade", "--json"), "{\"applied\":[\"1\",\"2\"],\"current\":\"2\"}");
    JsonNode history = JsonText.parse(migrate("history", "--json").out());
    assertThat(history).hasSize(2);
    assertThat(history.get(1).get("description").asString()).isEqualTo("two more");
    assertThat(history.get(1).get("state").asString()).isEqualTo("APPLIED");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsWrongHasItsExitCode(Place place) throws IOException {
    use(place);
    assertThat(migrate("upgrade", "7").code()).isEqualTo(ExitCode.CONFIG);
    Files.writeString(files.resolve("V3__bad.sql"), "insert into nobody (id) values (1);");
    Cli failed = migrate("upgrade");
    assertThat(failed.code()).isEqualTo(ExitCode.FAILED);
    assertThat(failed.err()).startsWith("V3__bad.sql, statement 1 (line 1) failed");
    assertThat(failed.out()).isEmpty();
    assertThat(migrate("downgrade").code()).isEqualTo(ExitCode.USAGE);
    Files.delete(files.resolve("U2__two_more.sql"));
    assertThat(migrate("downgrade", "base").err()).startsWith("The migration 2 has no file");
  }

  /** Its lock file too: whoever may write the database may migrate it. */
  @Test
  void aNewDatabaseFileHasThePermissionsThatRecordsGivesOne() throws IOException {
    assumeTrue(
        directory.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "needs a file system with POSIX permissions");
    Path opened = directory.resolve("opened.db");
    Records.connect("sqlite:" + opened).close();
    Path file = directory.resolve("new.db");
    Cli run =
        Cli.run("migrate", "upgrade", "--url", "sqlite:" + file, "--directory", files.toString());
    assertThat(run.code()).as(run.err()).isZero();
    try (Stream<Path> made = Files.list(directory)) {
      assertThat(made.filter(each -> each.getFileName().toString().startsWith("new.db")))
          .contains(file, directory.resolve("new.db-migrate"))
          .allSatisfy(
              each ->
                  assertThat(Files.getPosixFilePermissions(each))
                      .isEqualTo(Files.getPosixFilePermissions(opened)));
    }
  }
}
