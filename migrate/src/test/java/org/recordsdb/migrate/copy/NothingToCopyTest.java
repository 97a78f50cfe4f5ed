package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.Records;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.postgres.TestPostgres;

/** A copy of nothing, or a comparison with nothing, never looks like success. */
class NothingToCopyTest {

  @TempDir Path directory;

  private List<String> targets() {
    return List.of("sqlite:" + directory.resolve("to.db"), TestPostgres.url());
  }

  private static void script(String url, String sql) {
    try (Records records = Records.connect(url)) {
      records.executeScript(sql);
    }
  }

  private static void assertRefused(ThrowingCallable work, String... words) {
    assertRefused(ErrorKind.CONFIG, work, words);
  }

  private static void assertRefused(ErrorKind kind, ThrowingCallable work, String... words) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(RecordsException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContainingAll(words);
  }

  private void assertNothingOf(String source, String... words) {
    assertNothingOf(ErrorKind.CONFIG, source, words);
  }

  private void assertNothingOf(ErrorKind kind, String source, String... words) {
    for (String target : targets()) {
      Copy copy = Copy.from(source).to(target).leaveOut(true).onBadValue(OnBadValue.QUARANTINE);
      assertRefused(kind, copy::run, words);
      assertRefused(kind, copy::compare, words);
      if (target.startsWith("postgresql")) {
        try (Records records = Records.connect(target)) {
          assertThat(records.executeQuery("select 1 from pg_namespace where nspname ~ '^records'"))
              .isEmpty();
        }
      }
    }
    assertThat(directory.resolve("to.db")).doesNotExist();
  }

  @Test
  void aFileThatIsNotThereIsNotCopiedAndNotMade() {
    assertNothingOf(
        ErrorKind.NO_DATABASE, "sqlite:" + directory.resolve("typo.db"), "typo.db does not exist");
    assertThat(directory.resolve("typo.db")).doesNotExist();
  }

  @Test
  void aFileWithoutTablesIsRefused() throws IOException {
    Path file = Files.createFile(directory.resolve("empty.db"));
    assertNothingOf("sqlite:" + file, "empty.db", "no tables");
    script("sqlite:" + file, "create table t (id integer); drop table t");
    assertNothingOf("sqlite:" + file, "empty.db", "no tables");
    script("sqlite:" + file, "create virtual table notes using fts5 (text)");
    assertNothingOf("sqlite:" + file, "empty.db", "no tables");
  }

  @Test
  void aFileOnAServerIsRefusedBeforeAnythingIsMade() {
    String good = "sqlite:" + directory.resolve("app.db");
    script(good, "create table t (id integer)");
    String wrong = "sqlite://host/moved.db";
    assertRefused(Copy.from(good).to(wrong)::run, "means a server");
    assertRefused(Copy.from(wrong).to(good)::run, "means a server");
    assertRefused(() -> Copy.rollBack(wrong, true), "means a server");
    assertThat(Path.of("moved.db-migrate")).doesNotExist();
  }

  @Test
  void aSchemaWithoutTablesIsRefused() {
    String source = TestPostgres.url();
    assertNothingOf(source, "schema ", "no tables");
    script(source, "create function one() returns int language sql as 'select 1'");
    assertNothingOf(source, "schema ", "no tables");
  }

  @Test
  void aSchemaOfFunctionsIsCopiedIfItIsAskedForByItsName() {
    String source = TestPostgres.url();
    script(
        source,
        "create schema tools; create function tools.one() returns int language sql as 'select 1'");
    Copy copy = Copy.from(source).to(TestPostgres.url()).fromSchema("tools");
    assertThat(copy.run().copied()).isTrue();
    assertRefused(copy::compare, "schema tools", "no tables");
  }

  /** Without leaving them out they are listed, as always. */
  @Test
  void aSchemaWhoseTablesAllHaveToBeLeftOutIsRefused() {
    String source = TestPostgres.url();
    script(
        source,
        "create schema other; create table p (id int) partition by list (id); create table other.p1"
            + " partition of p for values in (1); insert into p values (1); create function one()"
            + " returns int language sql as 'select 1'");
    Copy copy = Copy.from(source).to(TestPostgres.url()).fromSchema("public");
    assertThat(copy.run().outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
    String[] words = {"nothing to copy", "p (its partition other.p1 is", "left out"};
    assertRefused(copy.leaveOut(true)::run, words);
    assertRefused(copy::compare, words);
  }

  @Test
  void aTargetThatHasNotTheTablesIsNotCompared() {
    String file = "sqlite:" + directory.resolve("app.db");
    String server = TestPostgres.url();
    for (String source : List.of(file, server)) {
      script(source, "create table a (id integer primary key); create table b (id integer)");
      for (String target : targets()) {
        Copy copy = Copy.from(source).to(target);
        if (target.startsWith("sqlite:")) {
          assertRefused(copy::compare, "to.db does not exist. Check the path.");
        } else {
          assertRefused(copy::compare, "does not have these tables", "a, b");
        }
        assertThat(directory.resolve("to.db")).doesNotExist();
      }
      String half = "sqlite:" + directory.resolve("half.db");
      script(half, "create table if not exists a (id integer primary key)");
      assertRefused(Copy.from(source).to(half)::compare, "half.db", "does not have", ": b.");
    }
  }
}
