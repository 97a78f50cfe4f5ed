package org.recordsdb.migrate.copy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.postgres.TestPostgres;

/** Files that SQLite reads, and of which a copy could lose rows without a word. */
class OddSqliteFilesTest {

  @TempDir Path directory;

  private PlainSqlite file(String name) {
    return new PlainSqlite(directory.resolve(name));
  }

  /** Somebody wrote it into the file by hand, as SQLite creates none. */
  @Test
  void aTableWithANameOfSqlitesOwnIsRejected() throws SQLException, IOException {
    PlainSqlite source =
        file("from.db")
            .run("create table xqlite_x (a int)", "insert into xqlite_x values (1)", "analyze");
    String bytes = Files.readString(source.file(), ISO_8859_1);
    Files.writeString(source.file(), bytes.replace("xqlite_x", "sqlite_x"), ISO_8859_1);
    for (String target : new String[] {file("to.db").url(), TestPostgres.url()}) {
      Copy copy = Copy.from(source.url()).to(target).leaveOut(true);
      RecordsException failure = catchThrowableOfType(RecordsException.class, copy::run);
      assertThat(failure.kind()).isEqualTo(ErrorKind.CORRUPT);
      assertThat(failure).hasMessageContaining("the table sqlite_x has a name");
    }
  }

  /** The column's clause would drop the row, or store the default in place of NULL. */
  @Test
  void aBadValueOfAColumnThatIsNotNullIsNotMadeNull() throws SQLException {
    String source =
        file("from.db")
            .run(
                "create table t (id integer primary key, a text not null on conflict ignore,"
                    + " b text not null on conflict replace default 'x')",
                "insert into t values (1, 'x' || char(0), 'b'), (2, 'ok', 'x' || char(0))")
            .url();
    CopyReport report =
        Copy.from(source).to(file("to.db").url()).onBadValue(OnBadValue.NULL).verify(false).run();
    assertThat(report.outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
    assertThat(file("to.db").file()).doesNotExist();
  }
}
