package org.recordsdb.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ForeignKeyViolationException;
import org.recordsdb.postgres.TestPostgres;

/** Files for one database alone, and Flyway itself on a history of ours. */
class OwnFilesTest {

  @TempDir Path directory;
  private Folder folder;
  private String url;

  @BeforeEach
  void twoTables() {
    url = Place.SQLITE.url(directory);
    folder =
        Folder.in(directory)
            .with(
                "V1__tables.sql",
                """
                create table parents (id bigint not null primary key, name text);
                create table children (parent bigint not null references parents (id) on delete cascade);
                insert into parents (id, name) values (1, 'a'), (2, 'b');
                insert into children (parent) values (1), (2);
                """)
            .with("V2__required.postgres.sql", "alter table parents alter name set not null;");
  }

  private static String rebuilt(String where) {
    return """
        -- As SQLite's manual changes what ALTER TABLE can't.
        PRAGMA foreign_keys = OFF;
        create table parents_new (id bigint not null primary key, name text not null);
        insert into parents_new select id, name from parents %s;
        drop table parents;
        alter table parents_new rename to parents;
        """
        .formatted(where);
  }

  @Test
  void onSqliteATableIsMadeAnewWithoutItsForeignKeys() {
    folder.with("V2__required.sqlite.sql", rebuilt("")).on(url).upgrade();
    try (Records records = Records.connect(url)) {
      assertThat(records.from("children").count()).isEqualTo(2);
      assertThat(records.from("parents").count()).isEqualTo(2);
    }
  }

  @Test
  void onSqliteForeignKeysAreCheckedWhenTheTableIsMade() {
    Migrations losing = folder.with("V2__required.sqlite.sql", rebuilt("where id = 1")).on(url);
    assertThatThrownBy(losing::upgrade)
        .isInstanceOf(ForeignKeyViolationException.class)
        .hasMessageStartingWith("V2__required.sqlite.sql: rows of the table children would refer");
    try (Records records = Records.connect(url)) {
      assertThat(records.from("parents").count()).isEqualTo(2);
    }
  }

  /** Dollars in names and a backslash before a quote mean nothing to SQLite. */
  @Test
  void onSqliteAFileIsDividedAsSqliteReadsIt() {
    folder
        .with(
            "V2__own.sqlite.sql",
            """
            create table a$$ (id integer primary key, e text default 'x\\');
            create table [b;c] (id integer); create table b$$ (id integer);
            insert into a$$ (e) values ('E\\');
            """)
        .on(url)
        .upgrade();
    try (Records records = Records.connect(url)) {
      assertThat(records.executeQuery("select name from sqlite_schema where type = 'table'"))
          .extracting(row -> row.getString("name"))
          .contains("a$$", "b;c", "b$$");
    }
  }

  @Test
  void theNextMigrationHasItsForeignKeysAgain() {
    folder
        .with("V2__required.sqlite.sql", rebuilt(""))
        .with("V3__delete.sql", "delete from parents where id = 2;")
        .on(url)
        .upgrade();
    try (Records records = Records.connect(url)) {
      assertThat(records.from("children").list()).containsExactly(Row.of("parent", 1L));
    }
  }

  @Test
  void onPostgresTheFileForItIsRun() {
    String server = TestPostgres.url();
    Migrations migrations = folder.with("V2__required.sqlite.sql", rebuilt("")).on(server);
    assertThat(migrations.upgrade()).containsExactly("1", "2");
    try (Records records = Records.connect(server)) {
      assertThatThrownBy(() -> records.insert("parents", Row.of("id", 9)))
          .hasMessageContaining("name");
    }
  }

  @Test
  void flywayItselfAgreesWithTheHistory() {
    assumeTrue(TestPostgres.isEmbedded(), "Flyway is given the embedded server's login");
    Folder plain = folder.without("V2__required.postgres.sql");
    String server = TestPostgres.url();
    plain.on(server).upgrade();
    String jdbc = "jdbc:" + server.replaceFirst("//[^@]*@", "//");
    Flyway flyway =
        Flyway.configure()
            .dataSource(jdbc, "postgres", "postgres")
            .locations("filesystem:" + plain.path())
            .load();
    flyway.validate();
    assertThat(flyway.info().applied())
        .extracting(MigrationInfo::getDescription)
        .containsExactly("tables");
    plain.with("V2__more.sql", "create table more (id integer);");
    flyway = Flyway.configure().configuration(flyway.getConfiguration()).load();
    assertThat(flyway.migrate().migrationsExecuted).isEqualTo(1);
    assertThat(plain.on(server).upgrade()).isEmpty();
    assertThat(plain.on(server).history())
        .extracting(Migration::state)
        .containsOnly(Migration.State.APPLIED);
  }

  @Test
  void whatIsNamedNearlyLikeAMigrationOrIsNoFileIsTold() throws IOException {
    folder.with("V9__b.SQL", "");
    assertThatThrownBy(() -> folder.on(url))
        .hasMessageContaining("The file V9__b.SQL is named like no migration");
    folder.without("V9__b.SQL");
    Files.createSymbolicLink(folder.path().resolve("V9__b.sql"), directory.resolve("nowhere"));
    assertThatThrownBy(() -> folder.on(url))
        .hasMessageContaining("The migration V9__b.sql is not a regular file");
  }
}
