package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.error.RecordsException;

/** A password that a statement spells out is not told with it, nor in what the server quotes. */
class SpelledPasswordsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter role nosuch password /*c*/ 'S3CR3T'",
        "alter role nosuch password -- c\n'S3CR3T'",
        "alter role nosuch password 'S3'\n'CR3T'",
        "alter role nosuch password S3CR3T",
        "alter role nosuch password 'a' S3CR3T",
        "do $$ begin execute 'alter role nosuch password ''S3CR3T'''; end $$",
        "do $$ begin execute 'alter role nosuch password S3CR3T'; end $$",
        "do $$ begin execute format('alter role nosuch password %L', 'S3CR3T'); end $$",
        "create subscription s connection 'host=x password = ''S3 CR3T''' publication p",
        "create subscription s connection 'host=x sslpassword=S3CR3T' publication p",
        "create subscription s connection 'password=''S3CR3T'' S3CR3T' publication p",
        "create user mapping for nosuch server x options (password S3CR3T)",
        "select password from nosuch where password = \"S3CR3T\"",
        "select nosuch -- the password is S3CR3T",
      })
  void thePasswordIsNotTold(String sql) {
    try (Records records = Records.connect(TestPostgres.url())) {
      requireUntold(() -> records.executeUpdate(sql));
      requireUntold(() -> records.executeScript("select 1; " + sql));
    }
  }

  private static void requireUntold(ThrowingCallable call) {
    RecordsException failure = catchThrowableOfType(RecordsException.class, call);
    assertThat(failure).isNotNull();
    StringWriter told = new StringWriter();
    failure.printStackTrace(new PrintWriter(told));
    assertThat(told.toString()).doesNotContainIgnoringCase("S3").doesNotContainIgnoringCase("CR3T");
  }
}
