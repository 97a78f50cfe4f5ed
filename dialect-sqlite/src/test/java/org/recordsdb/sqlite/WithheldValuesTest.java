package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.RecordsException;

/** SQLite takes a value for a name, and tells it as one. */
class WithheldValuesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hunter2secret:x",
        "\"hunter2secret",
        "hunter2secret AND",
        "-hunter2secret(",
        "ft\" hunter2secret \"ft (",
        "\"ft\" hunter2secret \"ft\" (",
        "ft' hunter2secret 'ft (",
        "body: \"ft\" hunter2secret :",
        "ft” hunter2secret “ft (",
        "« ft » hunter2secret « ft » (",
        "ft` hunter2secret `ft (",
        "ft;\nhunter2secret: (",
        "hunter2secret.body : x"
      })
  void aSearchedTextIsNotTold(String searched) {
    try (Records records = Records.connect("sqlite::memory:")) {
      records.executeScript("create virtual table ft using fts5(body)");

      RecordsException failure =
          catchThrowableOfType(
              RecordsException.class,
              () ->
                  records.executeQuery(
                      "select * from ft where ft match :q", Row.of("q", searched)));

      StringWriter told = new StringWriter();
      failure.printStackTrace(new PrintWriter(told));
      assertThat(told + " " + failure.columns()).doesNotContainIgnoringCase("hunter2secret");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select json_extract('{}', :q) as x",
        "select json(:q) as x",
        "select 'a' like 'b' escape :q as x",
        "select json_set('{}', :q, 1) as x",
        "select * from json_each('{}', :q)",
        "insert into ft (ft) values (:q)",
        "insert into ft (ft, rank) values ('rank', :q)"
      })
  void noFunctionTellsAValueWithQuotes(String sql) {
    try (Records records = Records.connect("sqlite::memory:")) {
      records.executeScript("create virtual table ft using fts5(body)");
      for (String quote : new String[] {"\"", "'", "`", "”", "»", "\n", ":", ";", ": \""}) {
        Row value = Row.of("q", "ft" + quote + " hunter2secret " + quote + "ft");

        RecordsException failure =
            catchThrowableOfType(
                RecordsException.class,
                () -> {
                  if (sql.startsWith("insert")) {
                    records.executeUpdate(sql, value);
                  } else {
                    records.executeQuery(sql, value);
                  }
                });

        StringWriter told = new StringWriter();
        failure.printStackTrace(new PrintWriter(told));
        assertThat(told + " " + failure.columns()).doesNotContainIgnoringCase("hunter2secret");
      }
    }
  }
}
