package org.recordsdb.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;

/** What SQLite's ALTER TABLE can't do, in a script of SQLite's own SQL on a real file. */
class SqliteChangeTest {

  @TempDir Path directory;

  private Migrations with(String change) {
    return Folder.in(directory)
        .with(
            "V1__users.sqlite.sql",
            "create table users (id integer primary key, name text unique, \"order\" text);"
                + " insert into users (id, name) values (1, 'a');")
        .with("V2__change.sqlite.sql", change + ";")
        .on(Place.SQLITE.url(directory));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "add column a text not null|NOT_NULL|the table has rows, which would have NULL in the new"
            + " column. Give the column a default; or add it without NOT NULL, and fill it.",
        "add column a text default current_timestamp|UNSUPPORTED|SQLite adds a column to a table"
            + " with rows only if its default is a constant. Give a constant; or add the column"
            + " without a default, and fill it.",
        "add column a integer default 1 references users (id)|UNSUPPORTED|SQLite adds a column that"
            + " refers to a table only without a default. Leave the default out, and fill the column.",
        "add column a integer primary key|UNSUPPORTED|SQLite adds no column to the primary key of a"
            + " table. Make the table anew in a file that ends in .sqlite.sql, as docs/migrations.md"
            + " shows.",
        "add column a text unique|UNSUPPORTED|SQLite adds no unique column. Add the column, and"
            + " create a unique index of it.",
        "drop column id|UNSUPPORTED|SQLite drops no column of the primary key. Make the table anew"
            + " in a file that ends in .sqlite.sql, as docs/migrations.md shows.",
        "drop column name|UNSUPPORTED|SQLite drops no column of a unique key. Make the table anew in"
            + " a file that ends in .sqlite.sql, as docs/migrations.md shows.",
      })
  void whatAlterTableCannotDoSaysWhatToDo(String change, ErrorKind kind, String told) {
    RecordsException failure =
        catchThrowableOfType(
            RecordsException.class, () -> with("alter table users " + change).upgrade());
    assertThat(failure).hasMessageContaining(told);
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.getMessage()).startsWith("V2__change.sqlite.sql");
  }

  @Test
  void whatAlterTableCanDoIsDone() {
    Migrations migrations =
        with(
            "alter table users add column a text; alter table users add column b text not null"
                + " default 'x'; alter table users drop column \"order\"");
    assertThat(catchThrowableOfType(RecordsException.class, migrations::upgrade)).isNull();
  }
}
