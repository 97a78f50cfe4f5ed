package org.recordsdb.migrate.copy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables of a PostgreSQL schema that belong to an extension. They come with it where the target
 * has it, but not the rows that users have stored in them.
 *
 * @param left those that have such rows
 * @param notices of those that have none
 */
record ExtensionTables(List<Untranslated> left, List<Notice> notices) {

  private record Member(String name, String extension, String rows) {}

  /** Those of the schema. */
  static ExtensionTables of(CatalogQueries queries) throws SQLException {
    List<Untranslated> left = new ArrayList<>();
    List<Notice> notices = new ArrayList<>();
    for (Member table :
        queries.qualified(
            "members",
            row ->
                new Member(
                    row.getString("name"), row.getString("extension"), row.getString("rows")))) {
      String why = "belongs to the extension " + table.extension();
      if (queries.rows(table.rows(), row -> 1).isEmpty()) {
        notices.add(
            new Notice("table", table.name(), why + ", has no rows of users, and is not copied."));
      } else {
        left.add(new Untranslated("table", table.name(), why + ", whose tables are not copied"));
      }
    }
    return new ExtensionTables(List.copyOf(left), List.copyOf(notices));
  }
}
