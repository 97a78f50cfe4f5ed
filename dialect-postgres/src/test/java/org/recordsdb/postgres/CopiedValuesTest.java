package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.recordsdb.Records;
import org.recordsdb.Returning;
import org.recordsdb.Row;

/** Values stored by many at once are the same to the server, byte by byte, as stored singly. */
class CopiedValuesTest {

  /** Enough for a batch that is copied whatever the switch for fast paths says, but for off. */
  private static final int ROWS = 200;

  private Records records;

  @BeforeEach
  void open() {
    records = Records.builder().url(TestPostgres.url()).poolSize(1).maxOverflow(0).open();
    records.executeScript(
        "create extension if not exists citext;"
            + " create type mood as enum ('glad', 'so so', 'müde');"
            + " create domain word as varchar(5) check (value <> 'no');"
            + " create domain amount as numeric(6,2) check (value >= 0)");
  }

  @AfterEach
  void close() {
    records.close();
  }

  static Stream<Arguments> types() {
    return Stream.of(
        type("boolean", true, false),
        type("smallint", -32768, 32767, 0),
        type("integer", Integer.MIN_VALUE, Integer.MAX_VALUE, -1),
        type("bigint", Long.MIN_VALUE, Long.MAX_VALUE, 0L),
        type("oid", 0L, 4_294_967_295L),
        type("real", 0.1, -0.0, 3.4028235e38, 1.4e-45, 16777216),
        type("double precision", 0.1, -0.0, Double.MAX_VALUE, Double.MIN_VALUE),
        type("numeric", numbers("0", "0.10", "1e20", "-1e-20", "12345678901234567890.123456789")),
        type("numeric", numbers("1e131071", "1e-16383", "-9999", "10000", "0.0001", "99990000")),
        type("numeric", randomNumbers()),
        type("numeric(7,2)", numbers("99999.99", "-99999.99", "0", "0.01", "1")),
        type("numeric(4,4)", numbers("0.9999", "0.0001", "-0.1")),
        type("amount", numbers("0", "9999.99", "1.5")),
        type("text", "", " ", "a\tb\nc\\N\\.", "\r\n", "äöü", "\ud83d\ude00", "\"'", "\uffff"),
        type("text", "x".repeat(70_000), "\ud83d\ude00".repeat(40_000), "y".repeat(65_536)),
        type("varchar(3)", "", "abc", "\ud83d\ude00\ud83d\ude00\ud83d\ude00", "a  "),
        type("char(5)", "", "ab", "abcde", "a    "),
        type("name", "", "n".repeat(63), "n".repeat(100), "ä".repeat(60)),
        type("citext", "", "Ab", "ÄB"),
        type("mood", "glad", "so so", "müde"),
        type("word", "", "abcde", "\ud83d\ude00"),
        type("bytea", new byte[0], new byte[] {0, -1, 127, '\\'}, new byte[100_000]),
        type("date", date(1, 1, 1), date(9999, 12, 31), date(2000, 2, 29), date(1582, 10, 10)),
        type("time", LocalTime.MIN, LocalTime.MAX, LocalTime.of(23, 59, 59, 999_999_000)),
        type("time(3)", LocalTime.of(1, 2, 3, 123_456_000), LocalTime.of(1, 2, 3, 500_000)),
        type("timestamp", date(1, 1, 1).atStartOfDay(), last(), last().withNano(1_000)),
        type("timestamp", LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_999)),
        type("timestamp(2)", LocalDateTime.of(1999, 12, 31, 23, 59, 59, 995_000_000)),
        type("timestamptz", Instant.parse("0001-01-01T00:00:00Z"), Instant.EPOCH),
        type("timestamptz", Instant.parse("9999-12-31T23:59:59.999999Z")),
        type("timestamptz(0)", Instant.parse("1999-12-31T23:59:59.5Z")),
        type("uuid", new UUID(0, 0), new UUID(-1, -1), new UUID(1, Long.MIN_VALUE)),
        type("json", "{\"b\": 1.10, \"a\": [\"\ud83d\ude00\", null]}", "null", "\"\"", "12e5"),
        type("jsonb", "{\"b\": 1.10, \"a\": [\"\ud83d\ude00\", null]}", "null", "\"\"", "12e5"),
        type("interval", "1 day", "-3 mons"),
        type("inet", "::1"),
        type("integer[]", "{1,2,NULL}"));
  }

  private static Arguments type(String name, Object... values) {
    return Arguments.of(name, Arrays.asList(values));
  }

  private static LocalDate date(int year, int month, int day) {
    return LocalDate.of(year, month, day);
  }

  private static LocalDateTime last() {
    return LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000);
  }

  private static Object[] numbers(String... texts) {
    return Stream.of(texts).map(BigDecimal::new).toArray();
  }

  private static Object[] randomNumbers() {
    Random random = new Random(11);
    return Stream.generate(
            () ->
                new BigDecimal(new java.math.BigInteger(random.nextInt(200), random))
                    .movePointLeft(random.nextInt(60))
                    .multiply(BigDecimal.valueOf(random.nextBoolean() ? 1 : -1)))
        .limit(500)
        .toArray();
  }

  @ParameterizedTest
  @MethodSource("types")
  void arriveAsTheyDoSingly(String type, List<Object> values) {
    records.executeScript(
        "create table singly (id integer, content "
            + type
            + ");"
            + " create table together (id integer, content "
            + type
            + ")");
    List<Row> rows = new ArrayList<>();
    List<Object> given = new ArrayList<>(values);
    given.add(null);
    while (rows.size() < ROWS) {
      given.forEach(value -> rows.add(Row.of("id", rows.size(), "content", value)));
      if (given.stream().anyMatch(CopiedValuesTest::isLarge)) {
        rows.addAll(Collections.nCopies(ROWS, Row.of("id", -1, "content", null)));
      }
    }
    rows.forEach(row -> records.insert("singly", row, Returning.NONE));
    assertThat(records.batchInsert("together", rows)).isEqualTo(rows.size());

    assertThat(stored("together")).isEqualTo(stored("singly")).hasSize(rows.size());
  }

  /** Once is enough for those that take their time. */
  private static boolean isLarge(Object value) {
    return (value instanceof String text && text.length() > 1_000)
        || (value instanceof BigDecimal number && Math.abs(number.scale()) > 1_000);
  }

  /** What the server itself says of its values: their text, and the bytes they take. */
  private List<Row> stored(String table) {
    return records.executeQuery(
        "select id, content::text as text, pg_column_size(content) as size from "
            + table
            + " order by id, text");
  }
}
