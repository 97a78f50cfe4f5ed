package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;

/** Files that have the name of an unfinished copy, {@code app.db-copy}. */
class SqliteShadowTest {

  @TempDir Path directory;

  private Copy copy = Copy.from("sqlite:").to("sqlite:");

  @BeforeEach
  void source() throws SQLException {
    PlainSqlite source = new PlainSqlite(directory.resolve("from.db"));
    source.run("create table t (id integer primary key)", "insert into t values (1)");
    copy = Copy.from(source.url()).to(target().url());
  }

  private PlainSqlite target() {
    return new PlainSqlite(directory.resolve("app.db"));
  }

  private Path shadow() {
    return directory.resolve("app.db-copy");
  }

  private void assertLeftAlone() throws IOException {
    byte[] before = Files.readAllBytes(shadow());
    assertThatThrownBy(() -> copy.run())
        .isInstanceOf(RecordsException.class)
        .hasMessageContaining("app.db-copy");
    assertThatThrownBy(() -> Copy.rollBack(target().url(), true))
        .isInstanceOf(RecordsException.class)
        .hasMessageContaining("app.db-copy");
    assertThat(Files.readAllBytes(shadow())).isEqualTo(before);
    assertThat(target().file()).doesNotExist();
  }

  @Test
  void aFileThatNoCopyMadeIsLeftAlone() throws SQLException, IOException {
    new PlainSqlite(shadow()).run("create table mine (id int)", "insert into mine values (7)");
    assertLeftAlone();
    Files.writeString(shadow(), "a text of mine");
    assertLeftAlone();
    Files.writeString(directory.resolve("app.db-copy-end"), "another file");
    assertLeftAlone();
  }

  @Test
  void aTargetThatIsOnlyReadIsRefused() {
    String url = target().url() + "?mode=ro";
    assertThatThrownBy(() -> Copy.from("sqlite:" + directory.resolve("from.db")).to(url).run())
        .isInstanceOfSatisfying(
            RecordsException.class,
            refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.READ_ONLY))
        .hasMessageContainingAll("app.db", "mode=ro");
    assertThat(shadow()).doesNotExist();
    assertThat(target().file()).doesNotExist();
  }

  @Test
  void whatAKillLeavesBeforeThereIsAStateIsUsedAgain() throws SQLException, IOException {
    Files.createFile(shadow());
    assertThat(copy.run().copied()).isTrue();
    Files.delete(target().file());
    new PlainSqlite(shadow()).run("pragma journal_mode = wal");
    assertThat(copy.run().copied()).isTrue();
    Files.delete(target().file());
    Files.createFile(shadow());
    assertThat(Copy.rollBack(target().url(), false)).containsExactly("file " + shadow());
    assertThat(shadow()).doesNotExist();
  }

  /** Its state is gone then, and it does not have its name yet. */
  @Test
  void aCopyThatWasKilledAtItsVeryEndIsMadeAgain() throws SQLException, IOException {
    assertThat(copy.run().copied()).isTrue();
    Files.move(target().file(), shadow());
    Object key = Files.getAttribute(shadow(), "unix:fileKey");
    Files.writeString(directory.resolve("app.db-copy-end"), key.toString());
    assertThat(copy.run().copied()).isTrue();
    assertThat(target().ask("select id from t")).containsExactly("1");
    assertThat(directory.resolve("app.db-copy-end")).doesNotExist();
  }

  @Test
  void aCopyAtWorkIsNotRolledBack() throws SQLException {
    AtomicReference<Throwable> rejected = new AtomicReference<>();
    CopyProgress rollingBack =
        new CopyProgress() {
          @Override
          public void copied(String table, long rows) {
            try {
              Copy.rollBack(target().url(), true);
            } catch (RecordsException e) {
              rejected.set(e);
            }
          }
        };
    assertThat(copy.progress(rollingBack).run().copied()).isTrue();
    assertThat(rejected.get())
        .isInstanceOfSatisfying(
            RecordsException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.BUSY))
        .hasMessageContaining("another copy");
    assertThat(target().ask("select id from t")).isEqualTo(List.of("1"));
  }
}
