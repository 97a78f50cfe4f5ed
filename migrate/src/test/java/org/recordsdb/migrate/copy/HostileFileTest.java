package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;

/** SQLite files from a stranger, and who may read what is made of them. */
class HostileFileTest {

  private static final String NAME = "t\"; drop table kept; create table pwned (x); --";

  @TempDir Path directory;

  private final PlainPostgres server = PlainPostgres.create();

  private PlainSqlite file(String name) {
    return new PlainSqlite(directory.resolve(name));
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private List<String> modes(String prefix) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<String> modes = new ArrayList<>();
      for (Path file :
          files.filter(each -> each.getFileName().toString().startsWith(prefix)).toList()) {
        modes.add(mode(file));
      }
      return modes;
    }
  }

  @Test
  void aSecondStatementBehindADefinitionDoesNotRun() throws SQLException {
    PlainSqlite source =
        file("from.db")
            .run(
                "create table t (id integer primary key)",
                "create view v as select id from t",
                "insert into t values (1)",
                "pragma writable_schema = on; "
                    + "update sqlite_schema set sql = sql || '; create table pwned (x)'");
    PlainSqlite target = file("to.db");
    try {
      Copy.from(source.url()).to(target.url()).leaveOut(true).run();
    } catch (RecordsException refused) {
      assertThat(target.file()).doesNotExist();
      return;
    }
    assertThat(target.ask("select name from sqlite_schema")).doesNotContain("pwned");
  }

  @Test
  void aNameIsANameEverywhere() throws SQLException, IOException {
    String quoted = '"' + NAME.replace("\"", "\"\"") + '"';
    PlainSqlite source =
        file("from.db")
            .run(
                "create table kept (id integer primary key)",
                "create table " + quoted + " (id integer primary key, " + quoted + " text)",
                "create index \"i" + quoted.substring(1) + " on " + quoted + " (" + quoted + ")",
                "insert into " + quoted + " values (1, 'a')");
    PlainSqlite target = file("to.db");
    assertThat(Copy.from(source.url()).to(target.url()).run().copied()).isTrue();
    assertThat(Copy.from(source.url()).to(server.url()).run().copied()).isTrue();
    PlainSqlite back = file("back.db");
    assertThat(Copy.from(server.url()).to(back.url()).leaveOut(true).run().copied()).isTrue();
    for (PlainSqlite each : List.of(target, back)) {
      assertThat(
              each.ask(
                  "select name from sqlite_schema where type = 'table' and name not like 'sqlite%' order by 1"))
          .containsExactly("kept", NAME);
    }
    assertThat(server.ask("select relname from pg_class where relname = 'pwned'")).isEmpty();
  }

  @Test
  void nobodyElseMayReadWhatACopyMakes() throws SQLException, IOException {
    assumePosix();
    server.run(
        "create table t (id int primary key, name text)",
        "insert into t select i, i from generate_series(1, 5000) i");
    List<String> meanwhile = new CopyOnWriteArrayList<>();
    CopyProgress listing =
        new CopyProgress() {
          @Override
          public void copied(String table, long rows) {
            try {
              meanwhile.addAll(modes("to.db"));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        };
    PlainSqlite target = file("to.db");
    assertThat(Copy.from(server.url()).to(target.url()).progress(listing).run().copied()).isTrue();
    assertThat(meanwhile).isNotEmpty().containsOnly("rw-------");
    assertThat(modes("to.db")).hasSizeGreaterThan(1).containsOnly("rw-------");
  }

  @Test
  void anEmptyFileKeepsItsPermissions() throws SQLException, IOException {
    assumePosix();
    server.run("create table t (id int primary key)");
    PlainSqlite target = file("to.db");
    Files.createFile(target.file());
    Files.setPosixFilePermissions(target.file(), PosixFilePermissions.fromString("rw-r-----"));
    assertThat(Copy.from(server.url()).to(target.url()).run().copied()).isTrue();
    assertThat(mode(target.file())).isEqualTo("rw-r-----");
  }

  @Test
  void aCopyWritesThroughNoLinkAndIntoNoFileThatWasPlanted() throws SQLException, IOException {
    assumePosix();
    PlainSqlite source = file("from.db").run("create table t (id integer primary key)");
    PlainSqlite target = file("to.db");
    Path victim = directory.resolve("victim");
    for (String planted : List.of("to.db-migrate", "to.db-copy")) {
      Path link = Files.createSymbolicLink(directory.resolve(planted), victim);
      assertThatThrownBy(() -> Copy.from(source.url()).to(target.url()).run())
          .isInstanceOf(RecordsException.class);
      assertThat(victim).doesNotExist();
      Files.delete(link);
    }
    Files.writeString(directory.resolve("to.db-copy-wal"), "planted");
    Files.createSymbolicLink(directory.resolve("to.db-copy-journal"), victim);
    assertThat(Copy.from(source.url()).to(target.url()).run().copied()).isTrue();
    assertThat(victim).doesNotExist();
    assertThat(modes("to.db")).containsOnly("rw-------");
  }

  @Test
  void aCopyTakesNoPermissionsFromALink() throws SQLException, IOException {
    assumePosix();
    PlainSqlite source = file("from.db").run("create table t (id integer primary key)");
    Path open = Files.createFile(directory.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-rw-rw-"));
    PlainSqlite target = file("to.db");
    Files.createSymbolicLink(target.file(), open);
    assertThat(Copy.from(source.url()).to(target.url()).run().copied()).isTrue();
    assertThat(mode(target.file())).isEqualTo("rw-------");
    assertThat(open).isEmptyFile();
  }

  private void assumePosix() {
    assumeTrue(
        directory.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "needs a file system with POSIX permissions");
  }

  @Test
  void viewsThatDoubleEachOtherDoNotHoldUpACopy() throws SQLException {
    PlainSqlite source = file("from.db").run("create table t (id integer primary key)");
    source.run("insert into t values (1)", "create view v0 as select 1 as x");
    for (int i = 1; i <= 60; i++) {
      String before = "select x from v" + (i - 1);
      source.run("create view v" + i + " as " + before + " union " + before);
    }
    source.run("create virtual table words using fts5(body)", "create table words_other (n int)");
    PlainSqlite target = file("to.db");
    Instant start = Instant.now();
    assertThat(Copy.from(source.url()).to(target.url()).leaveOut(true).run().copied()).isTrue();
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
    assertThat(target.ask("select name from sqlite_schema where type = 'table'"))
        .contains("t", "words_other")
        .doesNotContain("words", "words_data");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table pragma_table_xinfo (i int)",
        "create table \"Pragma_Index_List\" (i int)",
        "create view pragma_foreign_key_list as select 1",
        "create virtual table pragma_table_xinfo"
            + " using fts5(name, type, \"notnull\", dflt_value, pk, hidden)"
      })
  void noTableAnswersInPlaceOfSqlite(String statement) throws SQLException {
    PlainSqlite source = file("from.db").run("create table t (id integer primary key)", statement);
    for (String target : List.of(file("to.db").url(), server.url())) {
      Copy copy = Copy.from(source.url()).to(target).leaveOut(true);
      for (Runnable work : List.<Runnable>of(copy::run, copy::compare)) {
        assertThatThrownBy(work::run)
            .isInstanceOfSatisfying(
                RecordsException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNSUPPORTED))
            .hasMessageContainingAll("Can't read the schema of ", "its table ", " Rename it.");
      }
    }
    assertThat(file("to.db").file()).doesNotExist();
  }

  @Test
  void aTableMayBeCalledAlmostAsAFunction() throws SQLException {
    PlainSqlite source =
        file("from.db").run("create table pragma_of_life (i int)", "create table pragma (i int)");
    PlainSqlite target = file("to.db");
    assertThat(Copy.from(source.url()).to(target.url()).run().copied()).isTrue();
  }
}
