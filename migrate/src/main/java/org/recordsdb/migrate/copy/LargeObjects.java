package org.recordsdb.migrate.copy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL's large objects, which are outside of tables and are not copied. Any column may hold
 * their numbers, a text too, so that only their existence can be told.
 */
final class LargeObjects {

  private static final String COUNT =
      "select pg_catalog.count(*) as number from pg_catalog.pg_largeobject_metadata"
          + " having pg_catalog.count(*) operator(pg_catalog.>) 0";

  private LargeObjects() {}

  /** These notices, and one where the source's database has any. */
  static List<Notice> toldWith(List<Notice> others, CatalogQueries queries) throws SQLException {
    List<Notice> notices = new ArrayList<>(others);
    for (long number : queries.bare(COUNT, row -> row.getLong("number"))) {
      notices.add(
          new Notice(
              "large objects",
              Long.toString(number),
              "are in the source's database and are not copied: a number of one in a column refers"
                  + " to nothing in the target. Store their content in a column of the type bytea"
                  + " first."));
    }
    return notices;
  }
}
