package org.recordsdb.fuzz;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.recordsdb.spi.ColumnType;

/** Values for columns, mostly from small pools of nasty ones, so that keys and filters meet. */
final class Samples {

  private static final List<Object> TEXTS =
      List.of(
          "", "a", "A", "b", "ab", "a ", " a", "ß", "ss", "SS", "ı", "I", "i", "İ", "σ", "ς", "Σ",
          "é", "e\u0301", "É", "😀", "😀b", "%", "_", "a%b", "a_b", "\\", "'", "\"", "NULL", "null",
          "0", "12", "Z", "z", "\uFFFD", "\u00e4", "a\tb", "\n", "[a]", "*", "?", "a-b", "\uE000",
          "ǆ", "ǅ", "ﬀ", "K", "k", "\u212A", "ſ", "s", "]", "^");

  private static final List<Object> LONG_TEXTS =
      List.of("Straße", "STRASSE", "İstanbul", "x".repeat(20), "😀".repeat(20), "1e3", "Ὀδυσσεύς");

  private static final List<Object> DOCUMENTS =
      List.of(
          "{}",
          "[]",
          "null",
          "true",
          "0",
          "\"\"",
          "\"a\"",
          "{\"a\": 1}",
          "{\"a\": null}",
          "{\"a\": \"b\", \"c\": [1, 2.50, {\"d\": false}]}",
          "{\"a\": 12345678901234567890}",
          "{\"a\": 1.10}",
          "{\"a\": 1e3}",
          "{\"a\": \"ß😀\"}",
          "{\"b\": {\"a\": -0.5}}",
          "{\"a\": 1, \"a\": 2}",
          "[[[]]]",
          "{\"\": 0}",
          "{\"a\": true}",
          "{\"a\": \"\\\\\\\"\"}",
          "{\"a\": {\"x\": 1}}",
          "{\"a\": [1,  2]}",
          "{\"a\": \"null\"}",
          "{\"a\": \"10\"}");

  private Samples() {}

  /** A value for the column, now and then a wrong one; never null. */
  static Object any(ColumnType type, Dice dice) {
    return dice.chance(1) ? Misfits.of(type, dice) : valid(type, dice);
  }

  static Object valid(ColumnType type, Dice dice) {
    return dice.chance(75) ? dice.of(pool(type)) : random(type, dice);
  }

  private static List<Object> pool(ColumnType type) {
    return switch (type.logical()) {
      case BOOLEAN -> List.of(true, false);
      case INT16 -> List.of(0, 1, 2, 3, -1, 7, 42, 32767, -32768, (short) 5, (byte) 6);
      case INT32 -> List.of(0, 1, 2, 3, -1, 7, 42, Integer.MAX_VALUE, Integer.MIN_VALUE, 5L);
      case INT64 -> List.of(0, 1, 2L, 3, -1L, 7, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 53, 42L);
      case FLOAT32 ->
          List.of(
              0.1f,
              0.1d,
              1,
              -0.0f,
              1.5f,
              Float.MAX_VALUE,
              Float.MIN_VALUE,
              Float.MIN_NORMAL,
              16777217,
              -2.5f,
              1e-50d,
              3.4e38d,
              0.5d,
              1e10f);
      case FLOAT64 ->
          List.of(
              0.1d,
              0.1f,
              1,
              -0.0d,
              1.5d,
              Double.MAX_VALUE,
              Double.MIN_VALUE,
              Double.MIN_NORMAL,
              9007199254740994d,
              -2.5d,
              Double.parseDouble("1e23"),
              0.30000000000000004d,
              1L << 53,
              1e15d,
              0.5d);
      case DECIMAL -> decimals(type);
      case TEXT -> texts(type);
      case BYTES ->
          List.of(new byte[0], new byte[] {0}, new byte[] {-1, 0, 1}, new byte[] {39, 92, 34});
      case DATE ->
          List.of(
              LocalDate.of(1, 1, 1),
              LocalDate.of(9999, 12, 31),
              LocalDate.of(2024, 2, 29),
              LocalDate.EPOCH,
              LocalDate.of(1582, 10, 10),
              LocalDate.of(1900, 3, 1),
              LocalDate.of(2011, 12, 30));
      case TIME ->
          List.of(
              LocalTime.MIDNIGHT,
              LocalTime.MAX,
              LocalTime.of(2, 30),
              LocalTime.NOON,
              LocalTime.of(1, 2, 3, 4_567),
              LocalTime.of(23, 59, 59, 999_999_000),
              LocalTime.of(12, 30));
      case TIMESTAMP ->
          List.of(
              LocalDateTime.of(1, 1, 1, 0, 0),
                  LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_999),
              LocalDateTime.of(2024, 3, 10, 2, 30), LocalDateTime.of(2024, 11, 3, 1, 30),
              LocalDateTime.of(1970, 1, 1, 0, 0, 0, 1_999), LocalDateTime.of(2011, 12, 30, 12, 0),
              LocalDateTime.of(1883, 11, 18, 12, 0), LocalDateTime.of(2024, 2, 29, 12, 30));
      case INSTANT ->
          List.of(
              Instant.EPOCH,
              Instant.parse("0001-01-01T00:00:00Z"),
              Instant.parse("9999-12-31T23:59:59.999999999Z"),
              Instant.parse("2024-03-10T07:30:00Z"),
              Instant.parse("2024-02-29T12:30:00Z"),
              Instant.ofEpochSecond(-1, 1_999),
              OffsetDateTime.of(2024, 2, 29, 18, 15, 0, 0, ZoneOffset.ofHoursMinutes(5, 45)),
              OffsetDateTime.of(
                  1883, 11, 18, 12, 0, 0, 0, ZoneOffset.ofHoursMinutesSeconds(-4, -56, -2)));
      case UUID ->
          List.of(
              new UUID(0, 0),
              new UUID(0, 1),
              new UUID(-1, -1),
              UUID.fromString("12345678-1234-1234-1234-1234567890ab"),
              "12345678-1234-1234-1234-1234567890AB",
              new UUID(1, 0));
      case JSON -> DOCUMENTS;
      case ANY -> throw new IllegalArgumentException("no columns of this type");
    };
  }

  private static List<Object> texts(ColumnType type) {
    if (type.precision() > 0 && type.precision() < 20) {
      return TEXTS;
    }
    List<Object> all = new ArrayList<>(TEXTS);
    all.addAll(LONG_TEXTS);
    return all;
  }

  private static List<Object> decimals(ColumnType type) {
    if (type.precision() == 0) {
      return List.of(
          new BigDecimal("1.50"),
          new BigDecimal("1.5"),
          1,
          new BigDecimal("1E+3"),
          BigDecimal.ZERO,
          new BigDecimal("12345678901234567890.1234567891"),
          new BigDecimal("-0.00"),
          BigInteger.TEN.pow(30),
          new BigDecimal("1E-20"));
    }
    BigDecimal unit = BigDecimal.ONE.movePointLeft(type.scale());
    BigDecimal largest = BigDecimal.TEN.pow(type.precision() - type.scale()).subtract(unit);
    List<Object> values =
        new ArrayList<>(
            List.of(BigDecimal.ZERO, unit, unit.negate(), largest, largest.negate(), 0));
    values.add(new BigDecimal("0.000"));
    if (type.precision() > type.scale()) {
      values.addAll(List.of(1, 2L, new BigDecimal("3.00")));
    }
    if (type.precision() - type.scale() > 3) {
      values.addAll(List.of(new BigDecimal("1E+3"), BigInteger.TWO));
    }
    return values;
  }

  private static Object random(ColumnType type, Dice dice) {
    return switch (type.logical()) {
      case BOOLEAN -> dice.chance(50);
      case INT16 -> dice.between(Short.MIN_VALUE, Short.MAX_VALUE);
      case INT32 -> (int) dice.anyLong();
      case INT64 -> dice.anyLong();
      case FLOAT32 -> Float.intBitsToFloat((int) dice.anyLong() & 0xbf7fffff);
      case FLOAT64 -> Double.longBitsToDouble(dice.anyLong() & 0xbfefffffffffffffL);
      case DECIMAL -> decimal(type, dice);
      case TEXT -> text(type, dice);
      case BYTES -> new byte[] {(byte) dice.below(256), (byte) dice.below(256)};
      case DATE -> LocalDate.of(dice.between(1, 9999), dice.between(1, 12), dice.between(1, 28));
      case TIME -> LocalTime.ofNanoOfDay(Math.floorMod(dice.anyLong(), 86_400_000_000_000L));
      case TIMESTAMP -> LocalDateTime.ofInstant(instant(dice), ZoneOffset.UTC);
      case INSTANT -> instant(dice);
      case UUID -> new UUID(dice.anyLong(), dice.anyLong());
      case JSON ->
          "{\"a\": " + dice.between(-3, 3) + ", \"b\": {\"a\": \"" + dice.below(9) + "\"}}";
      case ANY -> throw new IllegalArgumentException("no columns of this type");
    };
  }

  private static Instant instant(Dice dice) {
    long second = Math.floorMod(dice.anyLong(), 300_000_000_000L) - 60_000_000_000L;
    return Instant.ofEpochSecond(second, dice.below(1_000_000_000));
  }

  private static BigDecimal decimal(ColumnType type, Dice dice) {
    int digits = type.precision() == 0 ? dice.between(1, 40) : dice.between(1, type.precision());
    int scale = type.precision() == 0 ? dice.between(0, 20) : type.scale();
    BigInteger bits =
        BigInteger.valueOf(dice.anyLong()).multiply(BigInteger.valueOf(dice.anyLong()));
    return new BigDecimal(bits.mod(BigInteger.TEN.pow(digits)), scale)
        .setScale(Math.max(0, scale), RoundingMode.UNNECESSARY);
  }

  private static String text(ColumnType type, Dice dice) {
    StringBuilder text = new StringBuilder();
    int parts = dice.between(0, type.precision() == 0 ? 8 : type.precision());
    for (int i = 0; i < parts; i++) {
      text.appendCodePoint(
          dice.of(
              97, 65, 98, 66, 0x131, 0x130, 0xdf, 0x3c3, 0x3a3, 0x1f600, 37, 95, 92, 39, 32, 91));
    }
    return text.toString();
  }
}
