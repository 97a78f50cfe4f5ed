package org.recordsdb.fuzz;

import org.recordsdb.Records;
import org.recordsdb.spi.Dialect;

/**
 * A database under test.
 *
 * @param records runs the programs
 * @param others changes tables beside them; the same for a database in memory, which has no other
 */
record Database(Dialect dialect, Records records, Records others) implements AutoCloseable {

  /** The database at the URL, seen by two. */
  static Database open(Dialect dialect, String url) {
    Records records = Records.connect(url);
    return new Database(
        dialect, records, url.endsWith(":memory:") ? records : Records.connect(url));
  }

  @Override
  public void close() {
    others.close();
    records.close();
  }
}
