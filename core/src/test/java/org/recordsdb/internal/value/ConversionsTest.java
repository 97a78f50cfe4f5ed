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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.JsonText;
import tools.jackson.databind.JsonNode;

class ConversionsTest {

  private enum Color {
    RED,
    GREEN {
      @Override
      public String toString() {
        return "leaf";
      }
    }
  }

  private record Point(int x, int y) {}

  private static final UUID ID = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
  private static final Instant INSTANT = Instant.parse("2024-02-29T09:05:07.5Z");

  static Stream<Arguments> exact() {
    return Stream.of(
        Arguments.of(true, boolean.class, true),
        Arguments.of(1L, Boolean.class, true),
        Arguments.of(0L, Boolean.class, false),
        Arguments.of(7L, long.class, 7L),
        Arguments.of(7, Long.class, 7L),
        Arguments.of(7L, int.class, 7),
        Arguments.of(-32768L, short.class, Short.MIN_VALUE),
        Arguments.of(127L, byte.class, Byte.MAX_VALUE),
        Arguments.of(7L, BigInteger.class, BigInteger.valueOf(7)),
        Arguments.of(7L, BigDecimal.class, BigDecimal.valueOf(7)),
        Arguments.of(7L, double.class, 7.0),
        Arguments.of(1L << 60, double.class, 0x1p60),
        Arguments.of(7L, float.class, 7f),
        Arguments.of(new BigDecimal("7.00"), long.class, 7L),
        Arguments.of(new BigDecimal("7.00"), int.class, 7),
        Arguments.of(new BigDecimal("7.50"), double.class, 7.5),
        Arguments.of(new BigDecimal("7.50"), float.class, 7.5f),
        Arguments.of(new BigDecimal("1E+20"), BigInteger.class, BigInteger.TEN.pow(20)),
        Arguments.of(0.1, float.class, 0.1f),
        Arguments.of(0.1f, double.class, 0.1),
        Arguments.of("text", String.class, "text"),
        Arguments.of("GREEN", Color.class, Color.GREEN),
        Arguments.of("2024-02-29", LocalDate.class, LocalDate.of(2024, 2, 29)),
        Arguments.of("09:05", LocalTime.class, LocalTime.of(9, 5)),
        Arguments.of("2024-02-29 09:05", LocalDateTime.class, LocalDateTime.of(2024, 2, 29, 9, 5)),
        Arguments.of("2024-02-29 10:05:07.5+01:00", Instant.class, INSTANT),
        Arguments.of(INSTANT, OffsetDateTime.class, OffsetDateTime.parse("2024-02-29T09:05:07.5Z")),
        Arguments.of(
            "2024-02-29T10:05:07.5+01:00",
            OffsetDateTime.class,
            OffsetDateTime.parse("2024-02-29T09:05:07.5Z")),
        Arguments.of("123E4567-E89B-12D3-A456-426614174000", UUID.class, ID),
        Arguments.of("{\"a\":1.10}", JsonNode.class, JsonText.parse("{\"a\":1.10}")),
        Arguments.of(JsonText.parse("{\"x\":1,\"y\":2}"), Point.class, new Point(1, 2)),
        Arguments.of(JsonText.parse("{\"a\":1}"), Map.class, Map.of("a", 1)),
        Arguments.of(JsonText.parse("[true]"), List.class, List.of(true)),
        Arguments.of(JsonText.parse("\"text\""), String.class, "text"));
  }

  @ParameterizedTest
  @MethodSource("exact")
  void valueIsTurnedWhereNothingIsLost(Object value, Class<?> type, Object expected) {
    assertThat(Conversions.convert(value, type)).isEqualTo(expected);
  }

  static Stream<Arguments> inexact() {
    return Stream.of(
        Arguments.of(2L, Boolean.class),
        Arguments.of(-1L, Boolean.class),
        Arguments.of(1.0, Boolean.class),
        Arguments.of("true", Boolean.class),
        Arguments.of(true, Long.class),
        Arguments.of(1L << 31, int.class),
        Arguments.of(-1L - (1L << 31), int.class),
        Arguments.of(32768L, short.class),
        Arguments.of(128L, byte.class),
        Arguments.of(new BigDecimal("7.5"), long.class),
        Arguments.of(new BigDecimal("7.5"), BigInteger.class),
        Arguments.of(new BigDecimal("9223372036854775808"), long.class),
        Arguments.of(new BigDecimal("1E+2000000000"), long.class),
        Arguments.of(new BigDecimal("0.1"), double.class),
        Arguments.of(new BigDecimal("1E+400"), double.class),
        Arguments.of((1L << 53) + 1, double.class),
        Arguments.of((1L << 24) + 1, float.class),
        Arguments.of(0.123456789, float.class),
        Arguments.of(1e300, float.class),
        Arguments.of(1.0, long.class),
        Arguments.of(1.0, BigDecimal.class),
        Arguments.of("c4nary", long.class),
        Arguments.of("7", int.class),
        Arguments.of("7.5", BigDecimal.class),
        Arguments.of(7L, String.class),
        Arguments.of(ID, String.class),
        Arguments.of("c4nary", Color.class),
        Arguments.of("red", Color.class),
        Arguments.of("leaf", Color.class),
        Arguments.of(0L, Color.class),
        Arguments.of("c4nary", LocalDate.class),
        Arguments.of("2024-02-30", LocalDate.class),
        Arguments.of(1709182800000L, Instant.class),
        Arguments.of(LocalDate.EPOCH, LocalDateTime.class),
        Arguments.of(LocalDate.EPOCH.atStartOfDay(), LocalDate.class),
        Arguments.of(LocalDate.EPOCH.atStartOfDay(), Instant.class),
        Arguments.of("c4nary", UUID.class),
        Arguments.of("1-2-3-4-5", UUID.class),
        Arguments.of("c4nary", JsonNode.class),
        Arguments.of("{\"x\":1,\"y\":2}", Point.class),
        Arguments.of(JsonText.parse("{\"x\":\"c4nary\"}"), Point.class),
        Arguments.of(JsonText.parse("[1]"), Map.class),
        Arguments.of("c4nary", byte[].class),
        Arguments.of("c", char.class),
        Arguments.of("c4nary", StringBuilder.class));
  }

  @ParameterizedTest
  @MethodSource("inexact")
  void valueThatWouldChangeIsRefusedWithoutShowingIt(Object value, Class<?> type) {
    assertThat(Refusals.kind(() -> Conversions.convert(value, type)))
        .isEqualTo(ErrorKind.WRONG_TYPE);
  }

  @Test
  void refusalNamesBothClasses() {
    assertThatThrownBy(() -> Conversions.convert("c4nary", long.class))
        .hasMessage(
            "holds a String, which can't be read as Long without loss. Read it as String, and"
                + " convert it");
  }

  /** As {@code max(created_at)} is on SQLite, and an Instant on PostgreSQL. */
  @Test
  void aTextThatIsAPointInTimeIsReadAsThat() {
    assertThatThrownBy(
            () -> Conversions.convert("2026-01-02 03:04:05.000000+00:00", LocalDateTime.class))
        .hasMessageContaining("Read it as Instant");
  }

  record Inner(int size) {}

  record Outer(Inner inner) {}

  @Test
  void aDocumentThatDoesNotFitIsToldWithTheProperty() {
    assertThatThrownBy(
            () ->
                Conversions.convert(
                    JsonText.parse("{\"inner\": {\"size\": \"c4nary\"}}"), Outer.class))
        .hasMessage(
            "holds a JSON document that is no Outer: its property size is no int. Correct the class,"
                + " or read it as JsonNode");
  }

  @Test
  void valueOfTheClassIsGivenAsItIs() {
    Object value = new Object();
    assertThat(Conversions.convert(value, Object.class)).isSameAs(value);
  }

  @Test
  void everyPrimitiveOfAColumnHasItsBox() {
    assertThat(Conversions.boxed(long.class)).isEqualTo(Long.class);
    assertThat(Conversions.boxed(float.class)).isEqualTo(Float.class);
    assertThat(Conversions.boxed(String.class)).isEqualTo(String.class);
  }

  @Test
  void aNumberOfMoreDigitsThanTheMemoryHoldsIsNotWrittenOut() {
    for (String number : List.of("1e1000000000", "-1e2147483647")) {
      for (Class<?> type : List.of(BigInteger.class, Long.class, Double.class)) {
        assertThatThrownBy(() -> Conversions.convert(new BigDecimal(number), type))
            .isInstanceOf(ValueException.class);
      }
    }
  }
}
