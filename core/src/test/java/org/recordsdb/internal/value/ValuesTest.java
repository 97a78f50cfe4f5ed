package org.recordsdb.internal.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.JsonText;
import org.recordsdb.spi.LogicalType;

class ValuesTest {

  private enum Color {
    RED
  }

  private static final UUID ID = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
  private static final byte[] BYTES = {1, 2};

  /** One value of each class that is ever taken, with the types that take it. */
  static Stream<Arguments> classes() {
    Set<LogicalType> integers =
        EnumSet.of(
            LogicalType.INT16,
            LogicalType.INT32,
            LogicalType.INT64,
            LogicalType.FLOAT32,
            LogicalType.FLOAT64,
            LogicalType.DECIMAL);
    Set<LogicalType> floats = EnumSet.of(LogicalType.FLOAT32, LogicalType.FLOAT64);
    Set<LogicalType> whole = EnumSet.of(LogicalType.INT16, LogicalType.INT32, LogicalType.INT64);
    Set<LogicalType> bigs = EnumSet.copyOf(whole);
    bigs.add(LogicalType.DECIMAL);
    return Stream.of(
        Arguments.of(true, EnumSet.of(LogicalType.BOOLEAN)),
        Arguments.of((byte) 1, integers),
        Arguments.of((short) 1, integers),
        Arguments.of(1, integers),
        Arguments.of(1L, integers),
        Arguments.of(1.5f, floats),
        Arguments.of(1.5d, floats),
        Arguments.of(new BigDecimal("1.5"), EnumSet.of(LogicalType.DECIMAL)),
        Arguments.of(BigInteger.ONE, bigs),
        Arguments.of("{}", EnumSet.of(LogicalType.TEXT, LogicalType.JSON)),
        Arguments.of(ID.toString(), EnumSet.of(LogicalType.TEXT, LogicalType.UUID)),
        Arguments.of(Color.RED, EnumSet.of(LogicalType.TEXT)),
        Arguments.of(BYTES, EnumSet.of(LogicalType.BYTES)),
        Arguments.of(LocalDate.EPOCH, EnumSet.of(LogicalType.DATE)),
        Arguments.of(LocalTime.NOON, EnumSet.of(LogicalType.TIME)),
        Arguments.of(LocalDate.EPOCH.atStartOfDay(), EnumSet.of(LogicalType.TIMESTAMP)),
        Arguments.of(Instant.EPOCH, EnumSet.of(LogicalType.INSTANT)),
        Arguments.of(
            OffsetDateTime.parse("2024-01-01T00:00+01:00"), EnumSet.of(LogicalType.INSTANT)),
        Arguments.of(
            ZonedDateTime.parse("2024-01-01T00:00+01:00[Europe/Berlin]"),
            EnumSet.of(LogicalType.INSTANT)),
        Arguments.of(ID, EnumSet.of(LogicalType.UUID)),
        Arguments.of(JsonText.parse("{}"), EnumSet.of(LogicalType.JSON)),
        Arguments.of(Map.of("a", 1), EnumSet.of(LogicalType.JSON)),
        Arguments.of(List.of(1), EnumSet.of(LogicalType.JSON)),
        Arguments.of('c', EnumSet.noneOf(LogicalType.class)),
        Arguments.of(java.sql.Date.valueOf("2024-01-01"), EnumSet.noneOf(LogicalType.class)),
        Arguments.of(new java.sql.Timestamp(0), EnumSet.noneOf(LogicalType.class)),
        Arguments.of(new Object(), EnumSet.noneOf(LogicalType.class)),
        Arguments.of(new int[] {1}, EnumSet.noneOf(LogicalType.class)));
  }

  @ParameterizedTest
  @MethodSource("classes")
  void everyTypeTakesItsClassesOnlyAndGivesItsOwn(Object value, Set<LogicalType> takers) {
    for (LogicalType logical : LogicalType.values()) {
      if (takers.contains(logical)) {
        assertThat(Values.canonical(ColumnType.of(logical), value))
            .isInstanceOf(logical.javaClass());
      } else if (logical != LogicalType.ANY
          && !(logical == LogicalType.JSON && value instanceof String)) {
        ErrorKind kind = kindOf(ColumnType.of(logical), value);
        boolean notThisText = logical == LogicalType.UUID && value instanceof String;
        assertThat(kind).as("%s", logical).isEqualTo(notThisText ? kind : ErrorKind.WRONG_TYPE);
      }
    }
  }

  @Test
  void aColumnOfSmallNumbersSaysHowSmallTheyAre() {
    ColumnType small = ColumnType.decimal(5, 9);
    assertThat(Values.canonical(small, new BigDecimal("0.000012345")))
        .isEqualTo(new BigDecimal("0.000012345"));
    assertThatThrownBy(() -> Values.canonical(small, new BigDecimal("0.0001")))
        .hasMessage(
            "takes only numbers below 0.0001, with at most 9 digits after the point. Give a number"
                + " of these, or declare the column wider");
  }

  @Test
  void refusalNamesTypeAndClassAndNeverTheValue() {
    assertThatThrownBy(() -> Values.canonical(ColumnType.decimal(10, 2), "c4nary"))
        .isInstanceOf(ValueException.class)
        .hasMessage("takes an exact number (BigDecimal or Long), not a String. Convert it first");
    assertThatThrownBy(() -> Values.canonical(ColumnType.of(LogicalType.BOOLEAN), 1L))
        .hasMessage("takes a Boolean, not a Long. Convert it first");
    assertThatThrownBy(() -> Values.typeOf(new java.sql.Timestamp(0)))
        .hasMessage(
            "takes no java.sql.Timestamp. Give a number, text, Boolean, byte[], date, time, UUID,"
                + " JsonNode or a list of them");
  }

  @Test
  void bytesAreCopied() {
    assertThat(Values.canonical(ColumnType.of(LogicalType.BYTES), BYTES))
        .isNotSameAs(BYTES)
        .isEqualTo(BYTES);
  }

  @Test
  void constantIsKeptByItsName() {
    assertThat(Values.canonical(ColumnType.of(LogicalType.TEXT), Color.RED)).isEqualTo("RED");
  }

  @ParameterizedTest
  @CsvSource({"3, abc", "3, ''", "3, 🔑🔑🔑", "3, é̀", "0, abcdefghij"})
  void lengthOfTextCountsCodePoints(int length, String text) {
    assertThat(Values.canonical(ColumnType.text(length), text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"3, abcd", "3, 🔑🔑🔑🔑", "1, ' a'"})
  void longerTextIsRefused(int length, String text) {
    assertThat(kindOf(ColumnType.text(length), text)).isEqualTo(ErrorKind.TOO_LONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\0",
        "a\0b",
        "\ud83d",
        "a\udd11",
        "\udd11\ud83d",
        "x\ud83dy",
        "\ud83d\ud83d\udd11"
      })
  void textThatNoDatabaseKeepsIsRefused(String text) {
    assertThat(kindOf(ColumnType.of(LogicalType.TEXT), text)).isEqualTo(ErrorKind.INVALID_VALUE);
    assertThat(kindOf(ColumnType.of(LogicalType.JSON), Map.of("k", text)))
        .isEqualTo(ErrorKind.INVALID_VALUE);
    assertThat(kindOf(ColumnType.of(LogicalType.JSON), List.of(Map.of(text, 1))))
        .isEqualTo(ErrorKind.INVALID_VALUE);
  }

  @Test
  void timesAreCutToTheMicrosecond() {
    assertThat(canonical(LogicalType.TIME, LocalTime.of(23, 59, 59, 999_999_999)))
        .isEqualTo(LocalTime.of(23, 59, 59, 999_999_000));
    assertThat(canonical(LogicalType.TIMESTAMP, LocalDateTime.of(2024, 1, 1, 0, 0, 0, 1_999)))
        .isEqualTo(LocalDateTime.of(2024, 1, 1, 0, 0, 0, 1_000));
    assertThat(canonical(LogicalType.INSTANT, Instant.parse("1969-12-31T23:59:59.999999999Z")))
        .isEqualTo(Instant.parse("1969-12-31T23:59:59.999999Z"));
  }

  @Test
  void pointsInTimeLoseTheirOffset() {
    Instant instant = Instant.parse("2023-12-31T23:00:00Z");
    assertThat(canonical(LogicalType.INSTANT, OffsetDateTime.parse("2024-01-01T00:00+01:00")))
        .isEqualTo(instant);
    assertThat(
            canonical(
                LogicalType.INSTANT, ZonedDateTime.parse("2024-01-01T00:00+01:00[Europe/Berlin]")))
        .isEqualTo(instant);
  }

  @ParameterizedTest
  @CsvSource({"0001, true", "9999, true", "0000, false", "-0001, false", "+10000, false"})
  void yearsAreThoseOfTheSqlStandard(String year, boolean taken) {
    LocalDate date = LocalDate.parse(year + "-06-15");
    Instant instant = Instant.parse(year + "-06-15T12:00:00Z");
    for (Object value : List.of(date, date.atStartOfDay(), instant)) {
      ColumnType type = Values.typeOf(value);
      if (taken) {
        assertThat(Values.canonical(type, value)).isEqualTo(value);
      } else {
        assertThat(kindOf(type, value)).isEqualTo(ErrorKind.OUT_OF_RANGE);
      }
    }
  }

  @Test
  void extremesOfTimeAreRefusedNotOverflown() {
    assertThat(kindOf(ColumnType.of(LogicalType.INSTANT), Instant.MAX))
        .isEqualTo(ErrorKind.OUT_OF_RANGE);
    assertThat(kindOf(ColumnType.of(LogicalType.INSTANT), OffsetDateTime.MIN))
        .isEqualTo(ErrorKind.OUT_OF_RANGE);
    assertThat(kindOf(ColumnType.of(LogicalType.DATE), LocalDate.MIN))
        .isEqualTo(ErrorKind.OUT_OF_RANGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"123E4567-E89B-12D3-A456-426614174000", "123e4567-e89b-12d3-a456-426614174000"})
  void uuidMayBeText(String text) {
    assertThat(canonical(LogicalType.UUID, text)).isEqualTo(ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-2-3-4-5",
        "123e4567e89b12d3a456426614174000",
        "{123e4567-e89b-12d3-a456-426614174000}",
        "123e4567-e89b-12d3-a456-42661417400g",
        "123e4567-e89b-12d3-a4564-26614174000",
        "00123e4567-e89b-12d3-a456-4266141740",
        "zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz",
      })
  void otherTextIsNoUuid(String text) {
    assertThat(kindOf(ColumnType.of(LogicalType.UUID), text))
        .isIn(ErrorKind.INVALID_VALUE, ErrorKind.WRONG_TYPE);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"JSON", "ANY"})
  void valuesHaveTheirOwnTypeInFreeSql(LogicalType logical) {
    Object value =
        classes()
            .map(a -> a.get()[0])
            .filter(logical.javaClass()::isInstance)
            .findFirst()
            .orElseThrow();
    assertThat(Values.typeOf(value).logical().javaClass()).isEqualTo(logical.javaClass());
    assertThat(canonical(LogicalType.ANY, value))
        .isEqualTo(Values.canonical(Values.typeOf(value), value));
  }

  private static Object canonical(LogicalType type, Object value) {
    return Values.canonical(ColumnType.of(type), value);
  }

  private static ErrorKind kindOf(ColumnType type, Object value) {
    return Refusals.kind(() -> Values.canonical(type, value));
  }
}
