package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.RecordsException;

/** Copies of a PostgreSQL into an SQLite file of their own. */
abstract class IntoSqlite {

  @TempDir Path directory;

  final PlainPostgres source = PlainPostgres.create();

  private PlainSqlite target() {
    return new PlainSqlite(directory.resolve("app.db"));
  }

  final String url() {
    return target().url();
  }

  final Copy copy() {
    return Copy.from(source.url()).to(url());
  }

  final List<String> ask(String sql) throws SQLException {
    return target().ask(sql);
  }

  static void assertCopied(CopyReport report) {
    assertThat(report.offenders()).isEmpty();
    assertThat(report.left()).isEmpty();
    assertThat(report.copied()).isTrue();
  }

  /** How a row is refused, or that it is not. */
  static String refusal(Records records, String table, Row row) {
    try {
      records.insert(table, row);
      return "none";
    } catch (RecordsException e) {
      return e.kind().name();
    }
  }
}
