package org.recordsdb.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.recordsdb.migrate.Jar.onClassPath;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ConfigException;

/** Migrations in folders of the class path: in directories and in jars. */
class ClassPathTest {

  private static final String LOCATION = "classpath:db/migration";
  private static final String FIRST = "create table one (id bigint not null primary key);\n";

  @TempDir Path directory;
  private Records records;

  @BeforeEach
  void open() {
    records = Records.connect("sqlite::memory:");
  }

  @AfterEach
  void close() {
    records.close();
  }

  private Path jar(String name, Jar jar) {
    return jar.pack(directory.resolve(name));
  }

  private static Jar one() {
    return new Jar()
        .with("db/", "")
        .with("db/migration/", "")
        .with("db/migration/V1__one.sql", FIRST)
        .with("db/migration/U1__one.sql", "drop table one;");
  }

  private Migrations migrations(Path... paths) {
    return onClassPath(() -> Migrations.of(records, LOCATION), paths);
  }

  private AbstractThrowableAssert<?, ?> assertRefused(String location, Path... paths) {
    return assertThatThrownBy(() -> onClassPath(() -> Migrations.of(records, location), paths))
        .isInstanceOf(ConfigException.class);
  }

  @Test
  void aJarHasMigrationsAndWhatUndoesThem() {
    Migrations migrations = migrations(jar("app.jar", one()));
    assertThat(migrations.upgrade()).containsExactly("1");
    assertThat(migrations.downgrade("base")).containsExactly("1");
  }

  /** Shading and some build tools leave out the entries of folders. */
  @Test
  void aJarWithoutEntriesForFoldersHasMigrations() {
    Jar bare = new Jar().with("db/migration/V1__one.sql", FIRST).with("README", "");
    assertThat(migrations(jar("app.jar", bare)).upgrade()).containsExactly("1");
  }

  @Test
  void aFileThatIsNoJarIsPassedOverAsTheClassLoaderDoes() throws IOException {
    Path app = jar("app.jar", one());
    Path empty = Files.createFile(directory.resolve("empty.jar"));
    Path text = Files.writeString(directory.resolve("text.jar"), "<html>Not found</html>");
    byte[] whole = Files.readAllBytes(app);
    Path cut = Files.write(directory.resolve("cut.jar"), Arrays.copyOf(whole, whole.length / 2));
    assertThat(migrations(empty, text, cut, app).upgrade()).containsExactly("1");
    assertRefused(LOCATION, cut).hasMessageStartingWith("The class path has no folder");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aJarWithoutAManifestHasMigrations(boolean withFolders) {
    Jar packed = withFolders ? one() : new Jar().with("db/migration/V1__one.sql", FIRST);
    Path jar = packed.packWithoutManifest(directory.resolve("a b.jar"));
    assertThat(migrations(jar).upgrade()).containsExactly("1");
  }

  @Test
  void twoJarsWithTheSameFileAreNamedHoweverTheyWerePacked() {
    Path app = jar("app.jar", one());
    Path bare =
        new Jar()
            .with("db/migration/U1__one.sql", "drop table one;")
            .packWithoutManifest(directory.resolve("bare.jar"));
    assertRefused(LOCATION, app, bare)
        .hasMessageContainingAll(
            "app.jar!/db/migration/U1__one.sql", "bare.jar!/db/migration/U1__one.sql");
  }

  @Test
  void aDirectoryOfTheClassPathHasMigrations() throws IOException {
    Path classes = directory.resolve("target dir/classes");
    Files.createDirectories(classes.resolve("db/migration"));
    Files.writeString(classes.resolve("db/migration/V1__one.sql"), FIRST);
    assertThat(migrations(classes).upgrade()).containsExactly("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"classpath:/db/migration", "classpath:db/migration/"})
  void slashesAroundTheFolderMeanNothing(String location) {
    Path jar = jar("app.jar", one());
    assertThat(onClassPath(() -> Migrations.of(records, location), jar).upgrade()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void aJarHasFilesForOneDatabase(Place place) {
    Path jar =
        jar(
            "app.jar",
            one()
                .with("db/migration/V1__one.sqlite.sql", "create table sqlite (id integer);")
                .with("db/migration/V1__one.postgres.sql", "create table postgres (id integer);"));
    String url = place.url(directory);
    assertThat(onClassPath(() -> Migrations.of(url, LOCATION), jar).upgrade()).hasSize(1);
    try (Records migrated = Records.connect(url)) {
      assertThat(migrated.select(place == Place.SQLITE ? "sqlite" : "postgres")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aJarWithOtherLineEndsHasTheHistoryOfItsDirectory(Place place) {
    String url = place.url(directory);
    Folder folder = Folder.in(directory).with("V1__one.sql", FIRST);
    folder.on(url).upgrade();
    Path jar =
        jar(
            "app.jar",
            new Jar().with("db/migration/V1__one.sql", "\uFEFF" + FIRST.replace("\n", "\r\n")));
    Migrations packed = onClassPath(() -> Migrations.of(url, LOCATION), jar);
    assertThat(packed.history())
        .extracting(Migration::state)
        .containsExactly(Migration.State.APPLIED);
    assertThat(packed.upgrade()).isEmpty();
  }

  @Test
  void twoJarsMayDivideTheVersions() {
    Path more =
        jar("more.jar", new Jar().with("db/migration/V2__two.sql", "insert into one values (7);"));
    assertThat(migrations(jar("app.jar", one()), more).upgrade()).containsExactly("1", "2");
    assertThat(records.select("one")).containsExactly(Row.of("id", 7L));
  }

  @Test
  void twoJarsWithTheSameVersionAreNamed() {
    Path app = jar("app.jar", one());
    Path other = jar("other.jar", new Jar().with("db/migration/V1__one.sql", FIRST));
    assertRefused(LOCATION, app, other)
        .hasMessageContainingAll("app.jar!/db/migration/V1__one.sql", "other.jar!/db/migration/")
        .hasMessageEndingWith(
            "have the same version. Give one of them another, or take one of them off the class"
                + " path.");
  }

  @Test
  void aJarThatTwoClassLoadersFindIsOneJar() {
    Path jar = jar("app.jar", one());
    assertThat(onClassPath(() -> migrations(jar), jar).upgrade()).containsExactly("1");
  }

  /** The thread of a pool may have a class loader that finds nothing of the application. */
  @Test
  void theClassLoaderOfTheLibraryIsAskedToo() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try {
      for (ClassLoader other : new ClassLoader[] {ClassLoader.getPlatformClassLoader(), null}) {
        thread.setContextClassLoader(other);
        assertThat(Migrations.of(records, "classpath:migrations").history()).hasSize(3);
      }
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void aJarWithoutTheFolderIsTold() {
    Path jar = jar("app.jar", new Jar().with("db/other/V1__one.sql", FIRST));
    assertRefused(LOCATION, jar)
        .hasMessage(
            "The class path has no folder db/migration of migrations. Name it from the root:"
                + " classpath:db/migration is src/main/resources/db/migration of a project, and"
                + " db/migration in its jar.");
  }

  @Test
  void anEmptyFolderIsTold() {
    Path jar =
        jar("app.jar", new Jar().with("db/migration/", "").with("db/migration/v1/V1__one.sql", ""));
    assertRefused(LOCATION, jar)
        .hasMessage(
            "The folder db/migration of the class path has no migrations. Their names end in .sql,"
                + " and folders below are not looked at.");
  }

  @Test
  void aLocationIsAFolderByPlainNames() {
    Path jar = jar("app.jar", one());
    for (String folder :
        List.of("db/../db/migration", "./db/migration", "db//migration", "db\\migration", "..")) {
      assertRefused("classpath:" + folder, jar)
          .hasMessageStartingWith(
              "The location classpath:"
                  + folder
                  + " of the migrations is no folder of the class path");
    }
  }

  @Test
  void theRootOfTheClassPathIsNoLocation() {
    assertRefused("classpath:").hasMessageStartingWith("The class path has no folder");
    assertRefused("classpath:/").hasMessageStartingWith("The class path has no folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"classpth:", "classpath*:", "filesystem:", "file:", "Classpath:"})
  void anUnknownPrefixIsTold(String prefix) {
    assertRefused(prefix + "db/migration")
        .hasMessage(
            "The location "
                + prefix
                + "db/migration of the migrations begins with "
                + prefix
                + ", which means nothing here. Write classpath: before a folder of the class path,"
                + " as in classpath:db/migration, and nothing before a directory.");
  }

  @Test
  void aFileThatIsNoMigrationOrNoTextIsTold() {
    assertRefused(LOCATION, jar("a.jar", one().with("db/migration/2_two.sql", "")))
        .hasMessageContaining("The file 2_two.sql is named like no migration");
    assertThat(migrations(jar("b.jar", one().with("db/migration/README.md", ""))).upgrade())
        .containsExactly("1");
  }

  @Test
  void aDirectoryWithoutMigrationsIsTold() throws IOException {
    Path empty = Files.createDirectory(directory.resolve("empty"));
    for (String name : List.of("empty/notes.txt", "file")) {
      Files.writeString(directory.resolve(name), "");
    }
    assertRefused(empty.toString())
        .hasMessage(
            "The directory "
                + empty
                + " has no migrations. Their names end in .sql, and folders below are not looked"
                + " at.");
    assertRefused(directory.resolve("file").toString())
        .hasMessageStartingWith("There is no directory " + directory.resolve("file"));
    assertRefused("").hasMessageContaining("has no migrations");
  }

  /** Files may be taken away, and jars closed, once they were read. */
  @Test
  void whatIsMigratedIsWhatWasReadFirst() throws IOException {
    Path jar = jar("app.jar", one());
    Migrations migrations = migrations(jar);
    Files.delete(jar);
    assertThat(migrations.upgrade()).containsExactly("1");
  }
}
