package org.recordsdb.migrate.copy;

import static org.recordsdb.Order.asc;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.Records;
import org.recordsdb.postgres.TestPostgres;

/** Copies of SQLite files into a PostgreSQL of their own. */
abstract class SqliteFiles {

  @TempDir Path directory;

  String to = "";

  @BeforeEach
  void place() {
    to = TestPostgres.url();
  }

  /** A copy of a file that these statements make. */
  final Copy copy(String... statements) throws SQLException {
    return copyOf("source.db", statements);
  }

  final Copy copyOf(String name, String... statements) throws SQLException {
    PlainSqlite source = new PlainSqlite(directory.resolve(name)).run(statements);
    return Copy.from(source.url()).to(to);
  }

  final List<Object> column(String table, String column) {
    try (Records records = Records.connect(to)) {
      List<Object> values = new ArrayList<>();
      records.from(table).orderBy(asc("id")).list().forEach(row -> values.add(row.get(column)));
      return values;
    }
  }

  final void assertNothingWritten() {
    Written.assertNone(to);
  }

  /** Fails when so many rows are stored, as a process that is killed does. */
  static CopyProgress failingAfter(long rows) {
    return new CopyProgress() {
      @Override
      public void copied(String table, long stored) {
        if (stored >= rows) {
          throw new IllegalStateException("killed");
        }
      }
    };
  }

  static String series(int count) {
    return "with recursive s(v) as (select 1 union all select v + 1 from s where v < "
        + count
        + ") insert into t select v, 'name ' || v from s";
  }
}
