package org.recordsdb.migrate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.recordsdb.Records;
import org.recordsdb.postgres.TestPostgres;
import org.recordsdb.spi.Syntax;

/** What an application's log shows of migrations. */
class QuietTest {

  @TempDir Path directory;

  @Test
  void thePropertiesOfTheProcessStayAsTheyWere() {
    new SqliteTranslation(new Syntax(), KnownTables.Stored.NONE);
    assertThat(System.getProperties()).doesNotContainKeys("org.jooq.no-logo", "org.jooq.no-tips");
  }

  @ParameterizedTest
  @EnumSource
  void theLogShowsWhatIsMigratedAndNoAdvertisement(Place place) throws IOException {
    Process program =
        JavaProgram.start(
            FirstProgram.class,
            List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=info"),
            place.url(directory),
            "classpath:migrations");
    String printed = String.join("\n", program.inputReader(UTF_8).lines().toList());
    assertThat(printed)
        .contains("Migrating schema", "[1, 2, 3]")
        .doesNotContain("naming convention", "filename convention", "detected but not run")
        .doesNotContainIgnoringCase("jooq")
        .doesNotContainIgnoringCase("redgate");
  }

  /** The schema's name may come from the login's settings, and so from others. */
  @Test
  void aNameSteersNoTerminalAndMakesNoLineOfItsOwn() throws IOException {
    String url = TestPostgres.url();
    String evil = "a\u001b[31m\u202e\n[main] INFO app - payment approved";
    try (Records records = Records.connect(url)) {
      records.executeScript(
          "create schema \"%1$s\"; alter database \"%2$s\" set search_path = \"%1$s\""
              .formatted(evil, url.substring(url.lastIndexOf('/') + 1).replaceAll("\\?.*", "")));
    }
    Process program =
        JavaProgram.start(
            FirstProgram.class,
            List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=info"),
            url,
            "classpath:migrations");
    List<String> printed = program.inputReader(UTF_8).lines().toList();
    assertThat(printed)
        .noneMatch(line -> line.contains("\u001b") || line.contains("\u202e"))
        .noneMatch(line -> line.startsWith("[main] INFO app"))
        .anyMatch(line -> line.contains("a\\u001b[31m\\u202e\\u000a[main] INFO app - payment"))
        .contains("[1, 2, 3]");
  }
}
