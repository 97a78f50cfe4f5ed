package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.recordsdb.Records;
import org.recordsdb.Returning;
import org.recordsdb.Row;

/** Values and NULLs in turn are parameters of one prepared statement. */
class NullParametersTest {

  private static final int RUNS = 30;

  /** The driver's own runs of a statement before it prepares it on the server, and the one then. */
  private static final int UNPREPARED = 5;

  private static final Map<String, Object> VALUES =
      Map.ofEntries(
          Map.entry("boolean", true),
          Map.entry("smallint", 1),
          Map.entry("integer", 1),
          Map.entry("bigint", 1),
          Map.entry("real", 0.5),
          Map.entry("double precision", 0.5),
          Map.entry("numeric(5,1)", new BigDecimal("0.5")),
          Map.entry("text", "a"),
          Map.entry("varchar(3)", "a"),
          Map.entry("bytea", new byte[] {1}),
          Map.entry("date", LocalDate.EPOCH),
          Map.entry("time", LocalTime.NOON),
          Map.entry("timestamp", LocalDateTime.of(2026, 1, 2, 3, 4)),
          Map.entry("timestamptz", Instant.EPOCH),
          Map.entry("uuid", new UUID(1, 2)),
          Map.entry("json", "[1]"),
          Map.entry("jsonb", "[1]"),
          Map.entry("inet", "::1"));

  static Stream<String> types() {
    return VALUES.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("types")
  void stayPrepared(String type) {
    try (Records records =
        Records.builder().url(TestPostgres.url()).poolSize(1).maxOverflow(0).open()) {
      records.executeUpdate("create table t (id int generated always as identity, v " + type + ")");
      for (int i = 0; i < RUNS; i++) {
        Object value = i % 2 == 0 ? VALUES.get(type) : null;
        records.insert("t", Row.of("v", value), Returning.NONE);
      }
      Row runs =
          records
              .executeQuery(
                  "select generic_plans + custom_plans as runs from pg_prepared_statements"
                      + " where statement like 'insert into %'")
              .get(0);
      assertThat(runs.getLong("runs")).isGreaterThanOrEqualTo(RUNS - UNPREPARED);
      assertThat(records.executeQuery("select 1 from t where v is null")).hasSize(RUNS / 2);
    }
  }
}
