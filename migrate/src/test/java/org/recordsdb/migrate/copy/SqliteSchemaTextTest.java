package org.recordsdb.migrate.copy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.postgres.TestPostgres;

/** Files whose names and definitions are bytes that are no text: nothing of them is read. */
class SqliteSchemaTextTest {

  @TempDir Path directory;

  private PlainSqlite file(String name) {
    return new PlainSqlite(directory.resolve(name));
  }

  /** A file in which other bytes stand for these ones of ISO 8859-1. */
  private PlainSqlite patched(String from, String to, String... statements)
      throws SQLException, IOException {
    PlainSqlite source = file("from.db").run(statements);
    String bytes = Files.readString(source.file(), ISO_8859_1);
    assertThat(bytes).contains(from);
    Files.writeString(source.file(), bytes.replace(from, to), ISO_8859_1);
    return source;
  }

  private void assertRejected(PlainSqlite source, String... parts) {
    String server = TestPostgres.url();
    for (String target : new String[] {file("to.db").url(), server}) {
      Copy copy = Copy.from(source.url()).to(target).leaveOut(true).onBadValue(OnBadValue.NULL);
      assertRejected(copy::run, parts);
      assertRejected(copy::compare, parts);
    }
    assertThat(file("to.db").file()).doesNotExist();
    assertThat(file("to.db-copy").file()).doesNotExist();
    Written.assertNone(server);
  }

  private static void assertRejected(Runnable work, String... parts) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            RecordsException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNSUPPORTED))
        .hasMessageContaining("Can't read the schema of ")
        .hasMessageContainingAll(parts);
  }

  @Test
  void twoTablesWhoseNamesTheDriverReadsAsOne() throws SQLException, IOException {
    assertRejected(
        patched(
            "t~",
            "t\u00ff",
            "create table \"t\uFFFD\" (i int)",
            "insert into \"t\uFFFD\" values (1)",
            "create table \"t~\" (i int)",
            "insert into \"t~\" values (2)"),
        "the name of the table t\\xff is no UTF-8 text");
  }

  @Test
  void twoColumnsWhoseNamesTheDriverReadsAsOne() throws SQLException, IOException {
    assertRejected(
        patched("x~", "x\u00ff", "create table c (\"x\uFFFD\" int, \"x~\" int)"),
        "the definition of the table c is no UTF-8 text");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table d (i int, j text default '~')",
        "create table d (i int, k text as ('~' || i), s text as (i) stored)",
        "create table d (i int, check (i <> '~'))",
        "create view d as select '~' as x from t",
        "create trigger d after insert on t begin select '~'; end",
        "create index d on t (i) where i <> '~'",
        "create virtual table d using fts5(i, tokenize = \"ascii tokenchars '~'\")"
      })
  void definitionsOfEveryType(String statement) throws SQLException, IOException {
    String type = statement.split(" ", -1)[1].replace("virtual", "table");
    assertRejected(
        patched("~", "\u00fe", "create table t (i int)", statement),
        "the definition of the " + type + " d is no UTF-8 text");
  }

  @ParameterizedTest
  @CsvSource({"UTF-16le, 7E00, 3DD8, \\x3d\\xd8\\x61\\x00", "UTF-16be, 007E, DC00, \\xdc\\x00a"})
  void halvesOfCharactersInAFileOfAnotherEncoding(
      String encoding, String from, String to, String shown) throws SQLException, IOException {
    assertRejected(
        patched(
            latin(from),
            latin(to),
            "pragma encoding = '" + encoding + "'",
            "create table \"t~ab\" (i int)",
            "insert into \"t~ab\" values (2)"),
        "the name of the table t" + shown + "b is no " + encoding.toUpperCase(ROOT) + " text");
  }

  private static String latin(String digits) {
    return new String(HexFormat.of().parseHex(digits), ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource({"x'74', is stored as blob", "cast(x'7400' as text), holds a NUL"})
  void namesThatAreBytesOrHoldANul(String name, String problem) throws SQLException {
    PlainSqlite source =
        file("from.db")
            .run(
                "create table t (i int)",
                "create table u (i int)",
                "pragma writable_schema = on",
                "update sqlite_schema set name = " + name + " where name = 't'");
    assertRejected(source, "the name of the table t", problem);
  }

  @Test
  void aTargetThatBecameOneIsNotCompared() throws SQLException, IOException {
    PlainSqlite source = file("from.db").run("create table t (i int)");
    PlainSqlite target = file("to.db");
    Copy copy = Copy.from(source.url()).to(target.url());
    assertThat(copy.run().copied()).isTrue();
    target.run("create table \"u~\" (i int)");
    String bytes = Files.readString(target.file(), ISO_8859_1);
    Files.writeString(target.file(), bytes.replace("u~", "u\u00ff"), ISO_8859_1);
    assertRejected(copy::compare, "to.db", "the name of the table u\\xff");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16le", "UTF-16be"})
  void namesOfEveryScriptAreText(String encoding) throws SQLException {
    PlainSqlite source =
        file("from.db")
            .run(
                "pragma encoding = '" + encoding + "'",
                "create table \"t\uFFFD Ж😀\" (\"\u0800\" int primary key, y text unique) without rowid",
                "insert into \"t\uFFFD Ж😀\" values (1, '😀')");
    PlainSqlite target = file("to.db");
    assertThat(Copy.from(source.url()).to(target.url()).run().copied()).isTrue();
    assertThat(target.schema()).isEqualTo(source.schema());
    assertThat(target.content()).isEqualTo(source.content());
  }
}
