package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.postgres.TestPostgres;

/** Virtual tables are left out with the tables of their modules, and with no other one. */
class VirtualTablesTest {

  @TempDir Path directory;

  private PlainSqlite file(String name) {
    return new PlainSqlite(directory.resolve(name));
  }

  private static void assertCopied(PlainSqlite source, String target, String table) {
    CopyReport report = Copy.from(source.url()).to(target).leaveOut(true).run();
    assertThat(report.copied()).isTrue();
    assertThat(report.left()).extracting(Untranslated::kind).contains("virtual table");
    try (Records records = Records.connect(target)) {
      assertThat(records.from(table).count()).isEqualTo(1);
    }
  }

  /** SQLite calls each of these a shadow, by its name. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fts4(body, matchinfo=fts3)      | notes_docsize (id integer primary key, bytes int)",
        "fts4(body, matchinfo=fts3)      | notes_docsize(docid INTEGER PRIMARY KEY, size BLOB)",
        "fts3(body)                      | notes_docsize (id integer primary key, bytes int)",
        "fts3(body)                      | notes_stat (id integer primary key, value blob)",
        "fts5(body, columnsize=0)        | notes_docsize (id integer primary key, sz blob)",
        "fts5(body, content='')          | notes_content (id integer primary key, body text)",
        "fts5(body, content='')          | notes_content(id INTEGER PRIMARY KEY, c0)"
      })
  void aTableThatNoModuleMadeIsCopied(String virtual, String table) throws SQLException {
    String name = table.substring(0, table.indexOf('(')).strip();
    PlainSqlite source =
        file("from.db")
            .run(
                "create virtual table notes using " + virtual,
                "create table " + table,
                "insert into " + name + " values (1, null)");
    assertThat(source.ask("select type from pragma_table_list where name = '" + name + "'"))
        .containsExactly("shadow");
    assertCopied(source, file("to.db").url(), name);
    assertCopied(source, TestPostgres.url(), name);
  }

  /** Anybody may write that a virtual table is there, which no module has made. */
  @Test
  void aVirtualTableThatIsNotThereHidesNoTable() throws SQLException {
    PlainSqlite source =
        file("from.db")
            .run(
                "create table a_data (id integer primary key, block blob)",
                "create table a_config (k text primary key, v)",
                "insert into a_data values (1, x'01')",
                "insert into a_config values ('k', 1)",
                "pragma writable_schema = on",
                "insert into sqlite_schema values ('table', 'a', 'a', 0,"
                    + " 'create virtual table a using fts5(x)')");
    assertCopied(source, file("to.db").url(), "a_data");
    assertCopied(source, TestPostgres.url(), "a_config");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fts3(body, title)",
        "fts4(body, \"it's a title\", languageid=\"lid\")",
        "fts4",
        "fts4(content='', body)",
        "fts4(body, matchinfo=fts3)",
        "fts5(body, title)",
        "fts5(body, locale=1)",
        "fts5(body, content='', contentless_delete=1)",
        "fts5(body, columnsize=0)",
        "rtree(id, a, b, c, d, +aux, +more text)",
        "rtree_i32(id, a, b)"
      })
  void theTablesOfAModuleAreLeftOutAndNamed(String virtual) throws SQLException {
    PlainSqlite source =
        file("from.db")
            .run(
                "create table t (id integer primary key)",
                "create virtual table first using " + virtual,
                "alter table first rename to \"the Words\"");
    List<String> own =
        source.ask(
            "select name from sqlite_schema where type = 'table' and name like 'the%\\_%' escape '\\' order by rowid");
    assertThat(own).isNotEmpty();
    PlainSqlite target = file("to.db");
    for (String to : List.of(target.url(), TestPostgres.url())) {
      assertThat(Copy.from(source.url()).to(to).leaveOut(true).run().left())
          .containsExactly(
              new Untranslated(
                  "virtual table",
                  "the Words",
                  "its content is stored by its module in " + String.join(", ", own)));
    }
    assertThat(target.ask("select name from sqlite_schema")).containsExactly("t");
  }

  @Test
  void aTriggerThatUsesSuchATableIsLeftOutWithIt() throws SQLException {
    PlainSqlite source =
        file("from.db")
            .run(
                "create table t (id integer primary key)",
                "create virtual table words using fts5(body)",
                "create trigger counted after insert on t begin"
                    + " select count(*) from words_docsize; end");
    CopyReport report = Copy.from(source.url()).to(file("to.db").url()).leaveOut(true).run();
    assertThat(report.left())
        .contains(new Untranslated("trigger", "counted", "uses the virtual table words"));
  }
}
