package org.recordsdb.migrate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /** What is left in the table of a column that it is to drop, or in an index or a view. */
  private static final Pattern NEEDED =
      Pattern.compile(
          "error in (table|index|view) (.+?) after drop column: (?:no such column: |unknown column"
              + " )\"?([^\" ]+).*",
          Pattern.DOTALL);

  /** A view of which a table was dropped; SQLite reads all views to change any table. */
  private static final Pattern DEAD =
      Pattern.compile("error in view (.+?): no such table: (?:main\\.)?(.+)", Pattern.DOTALL);

  /** A column of a foreign key, or of the check of a new column, that the table has not. */
  private static final Pattern UNKNOWN =
      Pattern.compile(
          "(?:unknown column \"|error in table .+ after add column: no such column: )([^\"]+)"
              + "(?:\" in foreign key definition)?",
          Pattern.DOTALL);

  private SqliteChange() {}

  /** The fault in our words, or as it is. */
  static Fault inOurWords(Fault fault) {
    String detail = String.valueOf(fault.detail());
    return SENTENCES.entrySet().stream()
        .filter(sentence -> detail.startsWith(sentence.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .or(() -> needed(detail))
        .or(() -> unknown(detail))
        .orElse(fault);
  }

  private static Optional<Fault> unknown(String detail) {
    Matcher unknown = UNKNOWN.matcher(detail);
    return unknown.matches()
        ? Optional.of(Fault.of(ErrorKind.UNKNOWN_COLUMN).withColumns(List.of(unknown.group(1))))
        : Optional.empty();
  }

  private static Optional<Fault> needed(String detail) {
    Matcher dead = DEAD.matcher(detail);
    if (dead.matches()) {
      return Optional.of(
          Fault.of(
              ErrorKind.SYNTAX,
              "the view "
                  + dead.group(1)
                  + " refers to the table "
                  + dead.group(2)
                  + ", which does not exist. Drop the view first"));
    }
    Matcher needed = NEEDED.matcher(detail);
    if (!needed.matches()) {
      return Optional.empty();
    }
    String name = needed.group(2);
    return Optional.of(
        switch (needed.group(1)) {
          case "view" ->
              Fault.of(
                  ErrorKind.SYNTAX, "the view " + name + " needs the column. Drop the view first");
          case "index" ->
              Fault.of(
                  ErrorKind.UNSUPPORTED,
                  "the index " + name + " needs the column. Drop the index first");
          default ->
              Fault.of(
                  ErrorKind.UNSUPPORTED,
                  "a key, a check or a computed column of the table "
                      + name
                      + " needs the column "
                      + needed.group(3)
                      + "."
                      + ANEW);
        });
  }
}
