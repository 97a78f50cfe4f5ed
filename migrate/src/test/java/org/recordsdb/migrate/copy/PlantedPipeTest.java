package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.error.RecordsException;
import org.recordsdb.migrate.Migrations;

/** Pipes and directories where a file is opened: a program that opens a pipe waits for ever. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PlantedPipeTest {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from.db-journal",
        "from.db-wal",
        "to.db",
        "to.db-migrate",
        "to.db-copy",
        "to.db-copy-wal"
      })
  void aCopyOpensNoPipe(String name) throws SQLException, IOException, InterruptedException {
    PlainSqlite source =
        new PlainSqlite(directory.resolve("from.db"))
            .run("create table t (id integer primary key)");
    PlainSqlite target = new PlainSqlite(directory.resolve("to.db"));
    Path pipe = Pipes.create(directory.resolve(name));
    Copy copy = Copy.from(source.url()).to(target.url());
    if (name.equals("to.db-copy-wal")) {
      assertThat(copy.run().copied()).isTrue(); // a new copy has no log, and takes it away
      return;
    }
    assertThatThrownBy(copy::run)
        .isInstanceOf(RecordsException.class)
        .hasMessageContaining(name.substring(0, name.indexOf('.')));
    assertThat(pipe).exists();
  }

  @Test
  void aCopyTakesNoDirectoryForItsLock() throws SQLException, IOException {
    PlainSqlite source =
        new PlainSqlite(directory.resolve("from.db"))
            .run("create table t (id integer primary key)");
    Path lock = Files.createDirectory(directory.resolve("to.db-migrate"));
    assertThatThrownBy(Copy.from(source.url()).to("sqlite:" + directory.resolve("to.db"))::run)
        .isInstanceOf(RecordsException.class)
        .hasMessageContaining("must be a plain file");
    assertThat(lock).isEmptyDirectory();
  }

  @Test
  void aMigrationOpensNoPipe() throws IOException, InterruptedException {
    Path scripts = Files.createDirectory(directory.resolve("scripts"));
    Files.writeString(scripts.resolve("V1__t.sql"), "create table t (id bigint primary key);");
    Pipes.create(directory.resolve("app.db-migrate"));
    try (Records records = Records.connect("sqlite:" + directory.resolve("app.db"))) {
      assertThatThrownBy(() -> Migrations.of(records, scripts.toString()).upgrade())
          .isInstanceOf(RecordsException.class)
          .hasMessageContaining("must be a plain file");
    }
  }
}
