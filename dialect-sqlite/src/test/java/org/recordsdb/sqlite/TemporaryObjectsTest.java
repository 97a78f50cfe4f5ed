package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.Dialect;

/** Temporary tables end with the loan of their connection, in a file as in memory. */
class TemporaryObjectsTest {

  @TempDir Path directory;

  private Records open(String database) {
    return Records.connect(
        database.equals(":memory:") ? "sqlite::memory:" : "sqlite:" + directory.resolve(database));
  }

  @ParameterizedTest
  @ValueSource(strings = {"app.db", ":memory:"})
  void aTemporaryTableDoesNotHideATableFromOthers(String database) {
    try (Records records = open(database)) {
      records.executeUpdate("create table notes (body text)");
      records.executeUpdate("create temp table notes (body text)");
      records.insert("notes", Row.of("body", "kept"));
      assertThat(records.executeQuery("select body from main.notes")).hasSize(1);
      assertThat(records.executeQuery("select name from temp.sqlite_schema")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"app.db", ":memory:"})
  void aTransactionHasItsTemporaryObjectsUntilItEnds(String database) {
    try (Records records = open(database)) {
      records.executeUpdate("create table notes (body text)");
      records.useTransaction(
          transaction -> {
            transaction.executeScript(
                "create temp table \"odd \"\" name\" (id integer primary key autoincrement, n int);"
                    + "create index temp.by_n on \"odd \"\" name\" (n);"
                    + "create temporary view twice as select n from \"odd \"\" name\";"
                    + "create temp trigger copied after insert on notes begin"
                    + " insert into \"odd \"\" name\" (n) values (1); end;"
                    + "create virtual table temp.words using fts5(body)");
            transaction.insert("notes", Row.of("body", "a"));
            assertThat(transaction.executeQuery("select n from twice")).hasSize(1);
          });
      RecordsException failure =
          catchThrowableOfType(
              RecordsException.class,
              () ->
                  records.useTransaction(
                      transaction -> transaction.executeQuery("select n from twice")));
      assertThat(failure.kind()).isEqualTo(ErrorKind.UNKNOWN_TABLE);
      records.insert("notes", Row.of("body", "b"));
      assertThat(records.from("notes").count()).isEqualTo(2);
    }
  }

  @Test
  void aReaderHasNoTemporaryTables() {
    open("app.db").close();
    try (Records reader = Records.connect("sqlite:" + directory.resolve("app.db") + "?mode=ro")) {
      RecordsException failure =
          catchThrowableOfType(
              RecordsException.class, () -> reader.executeUpdate("create temp table t (n int)"));
      assertThat(failure.kind()).isEqualTo(ErrorKind.READ_ONLY);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"app.db", ":memory:"})
  void temporaryTablesThatReferToEachOtherGoAndTheDataStays(String database) {
    try (Records records = open(database)) {
      records.executeUpdate("create table notes (body text)");
      records.insert("notes", Row.of("body", "kept"));
      records.executeScript(
          "create temp table p (id integer primary key, c int references c (id));"
              + "create temp table c (id integer primary key, p int references p (id));"
              + "insert into p values (1, null); insert into c values (1, 1);"
              + "update p set c = 1");
      assertThat(records.from("notes").count()).isOne();
      assertThat(records.executeQuery("select name from temp.sqlite_schema")).isEmpty();
      RecordsException failure =
          catchThrowableOfType(
              RecordsException.class,
              () ->
                  records.executeScript(
                      "create table q (id integer primary key);"
                          + "create table r (q int references q (id)); insert into r values (1)"));
      assertThat(failure.kind()).isEqualTo(ErrorKind.FOREIGN_KEY);
    }
  }

  /** A dialect that finds every connection changed for good. */
  private static Dialect unfit() {
    SqliteDialect sqlite = new SqliteDialect();
    return (Dialect)
        Proxy.newProxyInstance(
            Dialect.class.getClassLoader(),
            new Class<?>[] {Dialect.class},
            (proxy, method, arguments) ->
                method.getName().equals("isReusable") ? false : method.invoke(sqlite, arguments));
  }

  @Test
  void aDatabaseInMemoryOutlivesSqlThatChangedItsConnection() {
    try (Records records = Records.builder().url("sqlite::memory:").dialect(unfit()).open()) {
      records.executeUpdate("create table notes (body text)");
      records.insert("notes", Row.of("body", "kept"));
      records.executeScript("create temp table t (n int)");
      assertThat(records.from("notes").count()).isOne();
    }
  }
}
