package org.recordsdb.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.error.ConfigException;

/** What is wrong with a call or with the files is told with what to do. */
class MistakenCallsTest {

  @TempDir Path directory;

  private Migrations migrations(String name, String sql) {
    return Folder.in(directory).with(name, sql).on(Place.SQLITE.url(directory));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", ";", "\uFEFF"})
  void anEmptyMigrationIsRejected(String text) {
    assertThatThrownBy(migrations("V1__a.sql", text)::upgrade)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("The migration V1__a.sql is empty. Write its statements");
  }

  @ParameterizedTest
  @EnumSource
  void aMigrationOfACommentSaysThatNothingIsToBeDone(Place place) {
    Migrations migrations =
        Folder.in(directory).with("V1__a.sql", "-- Nothing to do here.\n").on(place.url(directory));
    assertThat(migrations.upgrade()).containsExactly("1");
  }

  @ParameterizedTest
  @CsvSource({"02,2", "v2,2", "2.01,2.1"})
  void aVersionInOtherDigitsIsToldWithTheOneThatIsMeant(String version, String meant) {
    migrations("V2__a.sql", "select 1;");
    assertThatThrownBy(() -> migrations("V2.1__b.sql", "select 1;").upgrade(version))
        .hasMessageEndingWith("The files are of 2, 2.1. Did you mean " + meant + "?");
  }

  @Test
  void baseIsWrittenInSmallLetters() {
    assertThatThrownBy(() -> migrations("V2__a.sql", "select 1;").downgrade("Base"))
        .hasMessageContaining("Did you mean base?");
  }

  @Test
  void theNamesThatAreAllowedAreTold() {
    assertThatThrownBy(() -> migrations("V1__add-owner.sql", "select 1;"))
        .hasMessageContaining("and what it does letters of ASCII, digits and _.");
  }

  @Test
  void thereAreNoRepeatableMigrations() {
    assertThatThrownBy(() -> migrations("R__view.sql", "select 1;"))
        .hasMessageContaining("R__view.sql is a repeatable migration, and there are none here.");
  }

  @Test
  @SuppressWarnings("NullAway") // what is tested
  void aNullIsToldByTheNameOfTheArgument() {
    String none = null;
    Path nowhere = null;
    try (Records records = Records.connect("sqlite::memory:")) {
      assertNull("location", () -> Migrations.of(records, none));
      assertNull("directory", () -> Migrations.of(records, nowhere));
      assertNull("url", () -> Migrations.of(none, "db"));
      assertNull("records", () -> Migrations.of((Records) null, "db"));
    }
    Migrations migrations = migrations("V1__a.sql", "select 1;");
    assertNull("version", () -> migrations.downgrade(none));
    assertNull("version", () -> migrations.upgrade(none));
    assertNull("version", () -> migrations.stamp(none));
  }

  private static void assertNull(String argument, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(NullPointerException.class)
        .hasMessage("The argument " + argument + " must not be null.");
  }

  @Test
  void aMissingPartOfFlywayIsNamed() throws Exception {
    migrations("V1__a.sql", "create table t (a integer);");
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(jar -> !jar.contains("flyway-database-postgresql"))
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                FirstProgram.class.getName(),
                Place.POSTGRESQL.url(directory),
                directory.resolve("migrations").toString())
            .redirectErrorStream(true)
            .start();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("Add org.flywaydb:flyway-database-postgresql in the version of flyway-core");
    assertThat(process.waitFor()).isPositive();
  }
}
