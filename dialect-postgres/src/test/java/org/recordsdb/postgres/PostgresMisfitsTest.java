package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recordsdb.Records;
import org.recordsdb.error.DataException;
import org.recordsdb.error.ErrorKind;

class PostgresMisfitsTest {

  @ParameterizedTest
  @CsvSource({
    "numeric, NaN",
    "numeric, Infinity",
    "'numeric(10,2)', NaN",
    "numeric, -Infinity",
    "time, 24:00",
    "date, infinity",
    "timestamp, -infinity",
    "timestamptz, 10000-01-01"
  })
  void aValueThatRecordsHasNoValueForIsToldWithItsColumn(String type, String value) {
    try (Records records = Records.connect(TestPostgres.url())) {
      records.executeScript(
          "create table t (id int primary key, x "
              + type
              + "); insert into t values (1, '"
              + value
              + "')");
      assertThatThrownBy(() -> records.from("t").list())
          .isInstanceOfSatisfying(
              DataException.class,
              e -> {
                assertThat(e.kind()).isEqualTo(ErrorKind.INVALID_VALUE);
                assertThat(e.columns()).containsExactly("x");
              });
    }
  }
}
