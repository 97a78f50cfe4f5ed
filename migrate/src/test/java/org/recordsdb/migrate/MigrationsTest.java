package org.recordsdb.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.recordsdb.Order.asc;

import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ConfigException;
import org.recordsdb.error.NotWritableException;

/** The verbs, on both databases. */
class MigrationsTest {

  @TempDir Path directory;

  private static Path files() throws URISyntaxException {
    return Path.of(Objects.requireNonNull(MigrationsTest.class.getResource("/migrations")).toURI());
  }

  private Folder three() {
    return Folder.in(directory)
        .with("V1__one.sql", "create table one (id integer not null primary key);")
        .with("U1__one.sql", "drop table one;")
        .with("V2__two.sql", "create table two (id integer not null primary key);")
        .with("U2__two.sql", "drop table two;")
        .with("V10__ten.sql", "create table ten (id integer not null primary key);");
  }

  @ParameterizedTest
  @EnumSource
  void oneSetOfFilesMakesTheSameSchemaOnBoth(Place place) throws URISyntaxException {
    String url = place.url(directory);
    Migrations migrations = Migrations.of(url, files());
    assertThat(migrations.current()).isEmpty();
    assertThat(migrations.upgrade()).containsExactly("1", "2", "3");
    assertThat(migrations.current()).contains("3");
    assertThat(migrations.upgrade()).isEmpty();
    assertThat(migrations.history())
        .extracting(Migration::state)
        .containsOnly(Migration.State.APPLIED);
    try (Records records = Records.connect(url)) {
      Row stored =
          records.insert(
              "documents",
              Row.of(
                  "name",
                  "third.pdf",
                  "price",
                  new BigDecimal("1.50"),
                  "meta",
                  "{\"a\":1}",
                  "owner",
                  new UUID(1, 2),
                  "content",
                  new byte[] {1}));
      assertThat(stored.getBoolean("paid")).isFalse();
      assertThat(stored.get("price")).isEqualTo(new BigDecimal("1.50"));
      assertThat(records.from("documents").orderBy(asc("id")).list())
          .extracting(row -> row.get("status"))
          .containsExactly("done", "new", "new");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatWasAppliedIsUndoneAgain(Place place) throws URISyntaxException {
    String url = place.url(directory);
    Migrations migrations = Migrations.of(url, files());
    migrations.upgrade("2");
    assertThat(migrations.downgrade("1")).containsExactly("2");
    assertThat(migrations.current()).contains("1");
    try (Records records = Records.connect(url)) {
      assertThat(records.from("documents").count()).isZero();
    }
    assertThat(migrations.upgrade("2")).containsExactly("2");
    assertThat(migrations.downgrade("base")).containsExactly("2", "1");
    assertThat(migrations.current()).isEmpty();
    assertThat(migrations.downgrade("base")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void versionsAreNumbersNotTexts(Place place) {
    String url = place.url(directory);
    Migrations migrations = three().on(url);
    assertThat(migrations.upgrade()).containsExactly("1", "2", "10");
    assertThat(migrations.current()).contains("10");
    try (Records records = Records.connect(url)) {
      assertThat(Migrations.versionOf(records)).contains("10");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDatabaseWithoutHistoryHasNoVersion(Place place) {
    try (Records records = Records.connect(place.url(directory))) {
      assertThat(Migrations.versionOf(records)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aMigrationWithoutAFileToUndoItStopsTheDowngradeBeforeItBegins(Place place) {
    String url = place.url(directory);
    Migrations migrations =
        three()
            .with("V11__eleven.sql", "drop table two;")
            .with("U11__eleven.sql", "select 1;")
            .on(url);
    migrations.upgrade();
    assertThatThrownBy(() -> migrations.downgrade("2"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "The migration 10 has no file that undoes it; nothing was undone. Write"
                + " U10__what_it_does.sql.");
    assertThat(migrations.current()).contains("11");
  }

  @ParameterizedTest
  @EnumSource
  void anUnknownVersionIsRefused(Place place) {
    Migrations migrations = three().on(place.url(directory));
    for (String version : List.of("7", "x", "", "1__one")) {
      String message =
          "There is no migration of the version " + version + ". The files are of 1, 2, 10.";
      assertThatThrownBy(() -> migrations.upgrade(version)).hasMessage(message);
      assertThatThrownBy(() -> migrations.downgrade(version)).hasMessage(message);
      assertThatThrownBy(() -> migrations.stamp(version)).hasMessage(message);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStampRunsNothing(Place place) throws URISyntaxException {
    Migrations migrations = Migrations.of(place.url(directory), files());
    migrations.stamp("2");
    assertThat(migrations.current()).contains("2");
    migrations.stamp("1");
    assertThat(migrations.current()).contains("1");
    assertThat(migrations.history())
        .extracting(Migration::state)
        .isEqualTo(
            List.of(Migration.State.APPLIED, Migration.State.PENDING, Migration.State.PENDING));
    migrations.stamp("base");
    assertThat(migrations.current()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aDatabaseWithTablesAndWithoutHistoryIsStampedFirst(Place place) {
    String url = place.url(directory);
    try (Records records = Records.connect(url)) {
      records.executeScript("create table one (id integer not null primary key)");
    }
    Migrations migrations = three().on(url);
    assertThatThrownBy(migrations::upgrade)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("has tables and no history")
        .hasMessageContaining("Stamp it");
    migrations.stamp("1");
    assertThat(migrations.history()).hasSize(3);
    assertThat(migrations.upgrade()).containsExactly("2", "10");
  }

  @ParameterizedTest
  @EnumSource
  void aChangedFileStopsTheUpgrade(Place place) {
    String url = place.url(directory);
    Folder folder = three();
    folder.on(url).upgrade("2");
    folder.with("V2__two.sql", "create table two (id bigint not null primary key);");
    Migrations changed = folder.on(url);
    assertThat(changed.history().get(1).state()).isEqualTo(Migration.State.CHANGED);
    assertThatThrownBy(changed::upgrade)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("The file of the migration 2 (two) was changed after it was applied");
    assertThat(changed.current()).contains("2");
    changed.stamp("2");
    assertThat(changed.upgrade()).containsExactly("10");
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatIsGoneStopsTheUpgrade(Place place) {
    String url = place.url(directory);
    Folder folder = three();
    folder.on(url).upgrade("2");
    folder.without("V1__one.sql").without("U1__one.sql");
    Migrations missing = folder.on(url);
    assertThat(missing.history().get(0).state()).isEqualTo(Migration.State.MISSING);
    assertThatThrownBy(missing::upgrade)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("The file of the migration 1 (one), which was applied, is not there");
    missing.stamp("2");
    assertThat(missing.upgrade()).containsExactly("10");
  }

  @ParameterizedTest
  @EnumSource
  void anOlderDirectoryLeavesANewerSchemaAlone(Place place) {
    String url = place.url(directory);
    Folder folder = three();
    folder.on(url).upgrade();
    folder.without("V10__ten.sql");
    Migrations older = folder.on(url);
    assertThat(older.upgrade()).isEmpty();
    assertThat(older.current()).contains("10");
    assertThat(older.history().get(2).state()).isEqualTo(Migration.State.MISSING);
  }

  @ParameterizedTest
  @EnumSource
  void aFileBeforeTheCurrentVersionIsToldAndNotRun(Place place) {
    String url = place.url(directory);
    Folder folder = three();
    folder.on(url).upgrade();
    Migrations skipped = folder.with("V3__late.sql", "create table late (id integer);").on(url);
    assertThat(skipped.history().get(2).state()).isEqualTo(Migration.State.SKIPPED);
    assertThatThrownBy(skipped::upgrade)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("The migration 3 (late) was never applied, and a later one was");
    skipped.stamp("10");
    assertThat(skipped.upgrade()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void lineEndsAndAByteOrderMarkAreNoChange(Place place) {
    String url = place.url(directory);
    Folder folder = three();
    folder.with("V1__one.sql", "create table one (\n  id integer not null primary key\n);\n");
    folder.on(url).upgrade("1");
    folder.with(
        "V1__one.sql", "\uFEFFcreate table one (\r\n  id integer not null primary key\r\n);\r\n");
    assertThat(folder.on(url).upgrade()).containsExactly("2", "10");
  }

  @Test
  void lookingAtAFileThatDoesNotExistMakesNone() {
    Migrations migrations = three().on("sqlite:" + directory.resolve("none.db"));
    assertThat(migrations.current()).isEmpty();
    assertThat(migrations.history()).hasSize(3);
    assertThat(directory.resolve("none.db")).doesNotExist();
  }

  @Test
  void aDatabaseInMemoryIsReachedByItsRecordsOnly() {
    Folder folder = three();
    assertThatThrownBy(() -> folder.on("sqlite::memory:"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("Migrations.of(records, location)");
  }

  @Test
  void aDatabaseThatIsOnlyReadIsRefused() {
    Migrations migrations = three().on("sqlite:" + directory.resolve("app.db") + "?mode=ro");
    assertThatThrownBy(migrations::upgrade)
        .isInstanceOf(NotWritableException.class)
        .hasMessageContaining("mode=ro of the URL. Migrate it without");
    assertThat(directory.resolve("app.db")).doesNotExist();
  }

  @Test
  void filesAreNamedAsMigrations() throws Exception {
    Folder folder = three().with("V2__again.sql", "");
    assertThatThrownBy(() -> folder.on("sqlite:app.db"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("V2__again.sql and V2__two.sql have the same version");
    folder.without("V2__again.sql").with("2_two.sql", "");
    assertThatThrownBy(() -> folder.on("sqlite:app.db"))
        .hasMessageContaining("The file 2_two.sql is named like no migration");
    folder.without("2_two.sql").with("U9__nine.sql", "");
    assertThatThrownBy(() -> folder.on("sqlite:app.db"))
        .hasMessageContaining("U9__nine.sql undoes a migration that is not there");
    Path nowhere = directory.resolve("nowhere");
    assertThatThrownBy(() -> Migrations.of("sqlite:app.db", nowhere))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "There is no directory "
                + nowhere
                + " of migrations. Check its path; a folder of the class path is written"
                + " classpath:db/migration.");
    Files.write(
        folder.without("U9__nine.sql").path().resolve("V2__two.sql"), new byte[] {(byte) 0xC3});
    String url = "sqlite:" + directory.resolve("app.db");
    assertThatThrownBy(() -> folder.on(url).upgrade()).hasMessageContaining("is no UTF-8 text");
  }
}
