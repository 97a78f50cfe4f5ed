package org.recordsdb.cli;

import java.nio.file.Path;
import org.recordsdb.postgres.TestPostgres;

/** Where a test's database is. */
enum Place {
  SQLITE,
  POSTGRESQL;

  /** URL of a new and empty database. */
  String url(Path directory) {
    return this == SQLITE ? "sqlite:" + directory.resolve("app.db") : TestPostgres.url();
  }
}
