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
      strings = {"hunter2secret:x", "\"hunter2secret", "hunter2secret AND", "-hunter2secret("})
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
}
