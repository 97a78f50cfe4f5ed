package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.testkit.Clause;

/** What an SQLite URL names, and how the file is set. */
class SqliteFileTest {

  @TempDir Path directory;

  private String url(String name) {
    return "sqlite:" + directory.resolve(name);
  }

  private static RecordsException refused(String url) {
    RecordsException failure =
        catchThrowableOfType(RecordsException.class, () -> Records.connect(url).close());
    assertThat(failure).isNotNull();
    return failure;
  }

  @Test
  void ofVariablesTheRemedyNamesTheOneOfTheFile() {
    Map<String, String> variables =
        Map.of("DB_PROVIDER", "sqlite", "DB_NAME", directory.resolve("none/app.db").toString());
    assertThat(
            catchThrowableOfType(
                RecordsException.class,
                () -> Records.builder().environment(variables).open().close()))
        .hasMessageEndingWith("Create it, or correct DB_NAME.");
  }

  private static Object pragma(Records records, String name) {
    return records.executeQuery("select * from pragma_" + name).get(0).get(name);
  }

  @Test
  @Clause({"D72", "D75"})
  void theFileIsSetAsRecordsNeedsIt() {
    try (Records records = Records.connect(url("app.db"))) {
      assertThat(pragma(records, "foreign_keys")).isEqualTo(1L);
      assertThat(pragma(records, "journal_mode")).isEqualTo("wal");
      assertThat(pragma(records, "synchronous")).isEqualTo(2L);
      assertThat(pragma(records, "trusted_schema")).isEqualTo(0L);
    }
  }

  @Test
  @Clause({"D72", "D75"})
  void theWriterIsSetLikeTheReaders() {
    try (Records records = Records.connect(url("app.db"))) {
      records.executeUpdate("create table settings (name TEXT, setting TEXT)");
      records.executeUpdate(
          "insert into settings select 'foreign_keys', foreign_keys from pragma_foreign_keys");
      assertThat(records.executeQuery("select setting from settings"))
          .containsExactly(Row.of("setting", "1"));
    }
  }

  @Test
  @Clause("D72")
  void twoRecordsOnOneFileBothWrite() {
    try (Records one = Records.connect(url("app.db"));
        Records two = Records.connect(url("app.db"))) {
      one.executeUpdate("create table hits (id INTEGER primary key, page TEXT)");
      List<CompletableFuture<Void>> writers = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        Records records = i % 2 == 0 ? one : two;
        writers.add(CompletableFuture.runAsync(() -> write(records)));
      }
      writers.forEach(CompletableFuture::join);
      assertThat(one.from("hits").count()).isEqualTo(6 * 40);
      assertThat(two.from("hits").count()).isEqualTo(6 * 40);
    }
  }

  /** Reads before it writes, which fails at once where transactions begin as readers. */
  private static void write(Records records) {
    for (int i = 0; i < 40; i++) {
      records.useTransaction(
          transaction -> {
            transaction.from("hits").count();
            transaction.insert("hits", Row.of("page", "home"));
          });
    }
  }

  @Test
  void aMissingDirectoryIsNamed() {
    RecordsException failure = refused("sqlite:" + directory.resolve("missing/app.db"));
    assertThat(failure.kind()).isEqualTo(ErrorKind.NO_DATABASE);
    assertThat(failure).hasMessageContaining("missing").hasMessageContaining("Create it");
    assertThat(failure.isTransient()).isFalse();
    assertThat(directory.resolve("missing")).doesNotExist();
  }

  @Test
  void aDirectoryIsNoFile() {
    RecordsException failure = refused("sqlite:" + directory);
    assertThat(failure.kind()).isEqualTo(ErrorKind.NO_DATABASE);
    assertThat(failure).hasMessageContaining("is a directory");
  }

  @Test
  void aFileOfSomethingElseIsNoDatabase() throws IOException {
    Path text = directory.resolve("notes.txt");
    Files.writeString(text, "This is a plain text, and no database. ".repeat(100));
    RecordsException failure = refused("sqlite:" + text);
    assertThat(failure.kind()).isEqualTo(ErrorKind.CORRUPT);
    assertThat(failure)
        .hasMessage(
            "Can't open the SQLite file "
                + text
                + ": it is damaged, or not an SQLite database. Correct the database URL, or restore the"
                + " file from a backup.");
    assertThat(text).content().startsWith("This is a plain text");
  }

  @Test
  @Clause("D78")
  void aFileThatIsOnlyReadIsNotWritten() {
    try (Records writer = Records.connect(url("app.db"))) {
      writer.executeUpdate("create table notes (body TEXT)");
      writer.insert("notes", Row.of("body", "one"));
    }
    try (Records reader = Records.connect(url("app.db") + "?mode=ro")) {
      assertThat(reader.select("notes")).hasSize(1);
      RecordsException failure =
          catchThrowableOfType(
              RecordsException.class, () -> reader.insert("notes", Row.of("body", "two")));
      assertThat(failure.kind()).isEqualTo(ErrorKind.READ_ONLY);
    }
  }

  @Test
  void aMissingFileIsNotMadeByAReader() {
    assertThat(refused(url("none.db") + "?mode=ro").kind()).isEqualTo(ErrorKind.NO_DATABASE);
    assertThat(refused(url("none.db") + "?mode=rw").kind()).isEqualTo(ErrorKind.NO_DATABASE);
    assertThat(directory.resolve("none.db")).doesNotExist();
  }

  @Test
  void aMistypedOptionIsRefusedWithTheNearestName() {
    RecordsException failure = refused(url("app.db") + "?busy_timout=5000");
    assertThat(failure.kind()).isEqualTo(ErrorKind.CONFIG);
    assertThat(failure).hasMessageContaining("Did you mean busy_timeout?");
    assertThat(directory.resolve("app.db")).doesNotExist();
  }

  @Test
  void anOptionOutsideItsRangeIsRefused() {
    assertThat(refused(url("app.db") + "?busy_timeout=soon").kind()).isEqualTo(ErrorKind.CONFIG);
    assertThat(refused(url("app.db") + "?password=none").kind()).isEqualTo(ErrorKind.CONFIG);
    assertThat(refused(url("app.db") + "?mode=memory").kind()).isEqualTo(ErrorKind.CONFIG);
    assertThat(refused(url("app.db") + "?synchronous=off").kind()).isEqualTo(ErrorKind.CONFIG);
    for (String length : List.of("9999", "00010000", "2147483648", "-1", "1e9")) {
      assertThat(refused(url("app.db") + "?max_length=" + length).kind())
          .isEqualTo(ErrorKind.CONFIG);
    }
  }

  @Test
  void aFileThatWasMostLikelyMeantAsMemoryIsNotMade() {
    for (String name : List.of("memory", "memory:", ":memory")) {
      assertThat(refused("sqlite:" + name)).hasMessageContaining("Did you mean sqlite::memory:?");
      assertThat(Path.of(name)).doesNotExist();
    }
  }

  @Test
  void optionsOfTheDriverAreNotPassedOn() {
    assertThat(refused(url("app.db") + "?enable_load_extension=true").kind())
        .isEqualTo(ErrorKind.CONFIG);
  }

  @Test
  void aServersNameIsNoFile() {
    assertThat(refused("sqlite://app.db")).hasMessageContaining("sqlite:///app.db");
  }

  @Test
  void aPathIsDecoded() {
    try (Records records = Records.connect(url("with%20blank%25.db"))) {
      records.executeUpdate("create table notes (body TEXT)");
    }
    assertThat(directory.resolve("with blank%.db")).exists();
  }

  @Test
  void otherFilesCannotBeAttached() {
    try (Records records = Records.connect(url("app.db"))) {
      RecordsException failure =
          catchThrowableOfType(
              RecordsException.class,
              () -> records.executeUpdate("attach database ':memory:' as other"));
      assertThat(failure.kind()).isEqualTo(ErrorKind.ARGUMENT);
    }
  }

  @Test
  void whatOpensASecondFileIsToldAsSuch() {
    try (Records records = Records.connect(url("app.db"))) {
      RecordsException failure =
          catchThrowableOfType(RecordsException.class, () -> records.executeUpdate("vacuum"));
      assertThat(failure.kind()).isEqualTo(ErrorKind.UNSUPPORTED);
      assertThat(failure).hasMessageContaining("a second file would be opened, as VACUUM does");
    }
  }

  @Test
  void whatFollowsFromTheUrlIsToldWithoutMakingTheFile() {
    Path file = directory.resolve("explained.db");
    String lines = Records.explain("sqlite:" + file + "?synchronous=normal");

    assertThat(lines.lines())
        .contains(
            "database: sqlite",
            "file: " + file,
            "journal: write-ahead log",
            "synchronous: normal",
            "longest value: 268435456 bytes",
            "connections: 1 that writes, at most 10 that read",
            "access: reads and writes");
    assertThat(file).doesNotExist();
  }
}
