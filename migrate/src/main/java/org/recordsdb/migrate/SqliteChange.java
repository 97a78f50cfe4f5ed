package org.recordsdb.migrate;

import java.util.Map;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Fault;

/**
 * What SQLite's ALTER TABLE can't do with a column, with what to do in its place. SQLite has one
 * code for all of it, and says it in English (SQLite source, alter.c).
 */
final class SqliteChange {

  private static final String ANEW =
      " Make the table anew in a file that ends in .sqlite.sql, as docs/migrations.md shows";

  /** The beginnings of its sentences, and ours. */
  private static final Map<String, Fault> SENTENCES =
      Map.of(
          "Cannot add a NOT NULL column with default value NULL",
          Fault.of(
              ErrorKind.NOT_NULL,
              "the table has rows, which would have NULL in the new column. Give the column a"
                  + " default; or add it without NOT NULL, and fill it"),
          "Cannot add a column with non-constant default",
          Fault.of(
              ErrorKind.UNSUPPORTED,
              "SQLite adds a column to a table with rows only if its default is a constant. Give a"
                  + " constant; or add the column without a default, and fill it"),
          "Cannot add a REFERENCES column with non-NULL default value",
          Fault.of(
              ErrorKind.UNSUPPORTED,
              "SQLite adds a column that refers to a table only without a default. Leave the"
                  + " default out, and fill the column"),
          "Cannot add a PRIMARY KEY column",
          Fault.of(
              ErrorKind.UNSUPPORTED, "SQLite adds no column to the primary key of a table." + ANEW),
          "Cannot add a UNIQUE column",
          Fault.of(
              ErrorKind.UNSUPPORTED,
              "SQLite adds no unique column. Add the column, and create a unique index of it"),
          "cannot drop PRIMARY KEY column",
          Fault.of(ErrorKind.UNSUPPORTED, "SQLite drops no column of the primary key." + ANEW),
          "cannot drop UNIQUE column",
          Fault.of(ErrorKind.UNSUPPORTED, "SQLite drops no column of a unique key." + ANEW));

  private SqliteChange() {}

  /** The fault in our words, or as it is. */
  static Fault inOurWords(Fault fault) {
    String detail = String.valueOf(fault.detail());
    return SENTENCES.entrySet().stream()
        .filter(sentence -> detail.startsWith(sentence.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(fault);
  }
}
