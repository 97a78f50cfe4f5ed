package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.recordsdb.Row;
import org.recordsdb.error.NotNullViolationException;
import org.recordsdb.error.UniqueViolationException;
import org.recordsdb.testkit.Clause;

/** What an error tells about a key, of which SQLite's text says only the columns, unquoted. */
class TakenKeyTest extends ExistingFileCase {

  private void file(String script) throws SQLException {
    ExistingFile file = new ExistingFile(directory.resolve("foreign.db"));
    file.run(script);
    records = file.open();
  }

  private UniqueViolationException taken(String table, Row row) {
    records.insert(table, row);
    return refused(UniqueViolationException.class, () -> records.insert(table, row));
  }

  @Test
  @Clause("D76")
  void columnsWithCommasAndDotsInTheirNamesAreToldWhole() throws SQLException {
    file(
        "create table \"t.x\" (\"a, b\" INT, \"c.d\" INT NOT NULL, e INT,"
            + " unique (\"a, b\", \"c.d\", e))");
    Row row = Row.of("a, b", 1, "c.d", 2, "e", 3);
    UniqueViolationException taken = taken("t.x", row);
    assertThat(taken.table()).contains("t.x");
    assertThat(taken.columns()).containsExactly("a, b", "c.d", "e");
    NotNullViolationException missing =
        refused(NotNullViolationException.class, () -> records.insert("t.x", row.without("c.d")));
    assertThat(missing.table()).contains("t.x");
    assertThat(missing.columns()).containsExactly("c.d");
  }

  @Test
  @Clause("D76")
  void anIndexOfExpressionsIsToldByItsName() throws SQLException {
    file("create table u (a TEXT); create unique index \"by lower\" on u (lower(a))");
    UniqueViolationException taken = taken("u", Row.of("a", "x"));
    assertThat(taken.constraint()).contains("by lower");
    assertThat(taken.table()).contains("u");
    assertThat(taken.columns()).isEmpty();
  }
}
