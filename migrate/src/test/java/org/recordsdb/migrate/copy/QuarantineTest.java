package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What is kept of a row of PostgreSQL that the target can't store. */
class QuarantineTest extends IntoSqlite {

  private void setAside(String... statements) throws SQLException {
    source.run(statements);
    assertThat(copy().onBadValue(OnBadValue.QUARANTINE).run().copied()).isTrue();
  }

  @Test
  void datesAndTimesAreKeptAsTheServerWritesThem() throws SQLException {
    setAside(
        "create table t (id int primary key, d date, at timestamp, moment timestamptz, of time,"
            + " zoned timetz, span interval)",
        "insert into t values (1, 'infinity', '2024-06-01 08:00:00', '2024-06-01"
            + " 10:00:00.123456+02', '24:00', '08:00:00.5+02', '1 year 2 days 03:04:05.6'),"
            + " (2, '0044-03-15 BC', '-infinity', 'infinity', '08:00', null, null),"
            + " (3, '-infinity', '0044-03-15 12:00:00.5 BC', '0044-03-15 12:00:00+00 BC', null,"
            + " null, null), (4, '2024-06-01', null, null, '08:00', null, null)");
    assertThat(ask("select row_values from records_quarantine order by 1"))
        .containsExactly(
            "{\"id\":1,\"d\":\"infinity\",\"at\":\"2024-06-01 08:00:00\","
                + "\"moment\":\"2024-06-01 08:00:00.123456+00\",\"of\":\"24:00:00\","
                + "\"zoned\":\"08:00:00.5+02\",\"span\":\"1 year 2 days 03:04:05.6\"}",
            "{\"id\":2,\"d\":\"0044-03-15 BC\",\"at\":\"-infinity\",\"moment\":\"infinity\","
                + "\"of\":\"08:00:00\",\"zoned\":null,\"span\":null}",
            "{\"id\":3,\"d\":\"-infinity\",\"at\":\"0044-03-15 12:00:00.5 BC\","
                + "\"moment\":\"0044-03-15 12:00:00+00 BC\",\"of\":null,\"zoned\":null,"
                + "\"span\":null}");
  }

  @Test
  void numbersAndTruthsStayWhatTheyAre() throws SQLException {
    setAside(
        "create table t (id bigint primary key, n numeric, f float8, r real, ok boolean, bytes"
            + " bytea, bits bit(8), list int[], doc json, docs jsonb, code uuid, name varchar(9))",
        "insert into t values (9007199254740993, 'NaN', 1e300, 1.5, true, '\\x00ff', '10101010',"
            + " '{1,NULL,3}', '{\"b\": 1}', '{\"a\":[1]}', '00000000-0000-0000-0000-00000000000a',"
            + " 'x'), (-2, 'Infinity', 'NaN', '-Infinity', false, '', null, null, null, null, null,"
            + " ''), (3, 12345678901234567890.50, 1, 1, null, null, null, null, null, null, null,"
            + " null)");
    assertThat(ask("select id from t")).containsExactly("3");
    assertThat(ask("select row_values from records_quarantine order by 1"))
        .containsExactly(
            "{\"id\":-2,\"n\":\"Infinity\",\"f\":\"NaN\",\"r\":\"-Infinity\",\"ok\":false,"
                + "\"bytes\":\"\\\\x\",\"bits\":null,\"list\":null,\"doc\":null,\"docs\":null,"
                + "\"code\":null,\"name\":\"\"}",
            "{\"id\":9007199254740993,\"n\":\"NaN\",\"f\":1.0E300,\"r\":1.5,\"ok\":true,"
                + "\"bytes\":\"\\\\x00ff\",\"bits\":\"10101010\",\"list\":\"{1,NULL,3}\","
                + "\"doc\":\"{\\\"b\\\": 1}\",\"docs\":\"{\\\"a\\\": [1]}\","
                + "\"code\":\"00000000-0000-0000-0000-00000000000a\",\"name\":\"x\"}");
  }

  @Test
  void aKeyOfNumbersIsKeptAsNumbersInItsOrder() throws SQLException {
    setAside(
        "create table t (z int, a text, n numeric, primary key (z, a, n), d date)",
        "insert into t values (7, '8', 1.50, 'infinity')");
    assertThat(ask("select row_key from records_quarantine"))
        .containsExactly("{\"z\":7,\"a\":\"8\",\"n\":1.50}");
  }
}
