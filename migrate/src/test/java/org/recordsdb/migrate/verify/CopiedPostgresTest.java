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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recordsdb.migrate.copy.Copy;
import org.recordsdb.migrate.copy.CopyReport;
import org.recordsdb.postgres.TestPostgres;

/** Databases of PostgreSQL arrive whole in another one and in a file; the judge agrees. */
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
    Command psql =
        Command.run(
            List.of("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", file.toString(), url));
    assertThat(psql.code()).as(psql.output()).isZero();
    return url;
  }

  private static void assertArrives(String from, String to) {
    CopyReport report = Copy.from(from).to(to).leaveOut(true).run();
    assertThat(report.offenders()).isEmpty();
    assertThat(report.copied()).isTrue();
    Judge.Verdict verdict = Judge.compare(from, to);
    assertThat(verdict.equal()).as(verdict.text()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"p02_identity_sequences.sql", "p03_supabase_like.sql", "p06_partition_inherit.sql"})
  void arrivesInAnotherPostgresql(String script)
      throws IOException, InterruptedException, URISyntaxException {
    assertArrives(load(script), TestPostgres.url());
  }

  @ParameterizedTest
  @CsvSource({"p02_identity_sequences.sql", "p03_supabase_like.sql", "p06_partition_inherit.sql"})
  void arrivesInAFile(String script) throws IOException, InterruptedException, URISyntaxException {
    assertArrives(load(script), "sqlite:" + directory.resolve("target.db"));
  }

  @ParameterizedTest
  @CsvSource({"Chinook_Sqlite.sqlite", "Chinook_Sqlite_AutoIncrementPKs.sqlite"})
  void whatCameFromAFileGoesBackIntoOne(String name) throws IOException, SQLException {
    Path file = new SourceFile(CHINOOK, name).copy(directory);
    String there = TestPostgres.url();
    String back = "sqlite:" + directory.resolve("back.db");
    assertArrives("sqlite:" + file, there);
    assertArrives(there, back);
    assertThat(SourceFile.rows(directory.resolve("back.db"))).isEqualTo(SourceFile.rows(file));
  }

  @Test
  void everyTypeGoesThereAndBack() {
    try (EveryType tables = EveryType.open(directory)) {
      tables.add(EveryType.KEYED);
      String there = TestPostgres.url();
      assertArrives(tables.from(), there);
      assertArrives(there, "sqlite:" + directory.resolve("back.db"));
    }
  }
}
