package org.recordsdb.migrate.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recordsdb.migrate.copy.Copy;
import org.recordsdb.migrate.copy.CopyReport;
import org.recordsdb.postgres.TestPostgres;

/** Databases of PostgreSQL arrive whole in another one and in a file; the judge agrees. */
@ResourceLock(TestPostgres.ROLES)
class CopiedPostgresTest {

  private static final Path CHINOOK =
      Path.of("..", "dialect-sqlite", "src", "test", "resources", "files");

  @TempDir Path directory;

  private static String load(String script)
      throws IOException, InterruptedException, URISyntaxException {
    String url = TestPostgres.url();
    Path file =
        Path.of(
            Objects.requireNonNull(CopiedPostgresTest.class.getResource("/postgres/" + script))
                .toURI());
    Command.psql(file, url);
    return url;
  }

  /**
   * Copies, and lets the judge compare.
   *
   * @param left how many objects of each kind have no translation, as {@code kind:number}
   */
  private static void assertArrives(String from, String to, String left) {
    CopyReport report = Copy.from(from).to(to).leaveOut(true).run();
    assertThat(report.offenders()).isEmpty();
    assertThat(report.copied()).isTrue();
    assertThat(FileCopy.left(report)).isEqualTo(CopiedFilesTest.counts(left, ", "));
    Judge.Verdict verdict = Judge.compare(from, to);
    assertThat(verdict.equal()).as(verdict.text()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      emptyValue = "",
      value = {
        "p02_identity_sequences.sql; ''",
        "p03_supabase_like.sql; 'default:1, forced policy:1, foreign key:1, function:1, policy:2, refresh:1, trigger:1'",
        "p06_partition_inherit.sql; ''"
      })
  void arrivesInAnotherPostgresql(String script, String left)
      throws IOException, InterruptedException, URISyntaxException {
    assertArrives(load(script), TestPostgres.url(), left);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "p02_identity_sequences.sql; 'default:1, sequence:2'",
        "p03_supabase_like.sql; 'comments:1, computed column:1, default:1, foreign key:1, function:1,"
            + " gin index:2, index:1, materialized view:1, policy:5'",
        "p06_partition_inherit.sql; 'numbering:1'"
      })
  void arrivesInAFile(String script, String left)
      throws IOException, InterruptedException, URISyntaxException {
    assertArrives(load(script), "sqlite:" + directory.resolve("target.db"), left);
  }

  @ParameterizedTest
  @CsvSource({"Chinook_Sqlite.sqlite", "Chinook_Sqlite_AutoIncrementPKs.sqlite"})
  void whatGoesToPostgresqlAndBackIsTheOriginalValueByValue(String name)
      throws IOException, SQLException {
    Path file = new SourceFile(CHINOOK, name).copy(directory);
    Path back = directory.resolve("back.db");
    String there = TestPostgres.url();
    CopyReport report = Copy.from("sqlite:" + file).to(there).run();
    assertThat(report.copied()).isTrue();
    assertThat(report.left()).isEmpty();
    assertArrives(there, "sqlite:" + back, "");

    List<String> tables = SqliteValues.tables(file);
    assertThat(SqliteValues.tables(back)).containsExactlyInAnyOrderElementsOf(tables).hasSize(11);
    for (String table : tables) {
      assertThat(SqliteValues.of(back, table))
          .as(table)
          .isNotEmpty()
          .isEqualTo(SqliteValues.of(file, table));
    }
  }

  @Test
  void everyTypeGoesThereAndBack() {
    try (EveryType tables = EveryType.open(directory)) {
      tables.add(EveryType.KEYED);
      String there = TestPostgres.url();
      assertArrives(tables.from(), there, "");
      assertArrives(there, "sqlite:" + directory.resolve("back.db"), "");
    }
  }
}
