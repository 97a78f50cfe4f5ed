package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.recordsdb.Where.where;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.Where;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;

/** Exact decimals. */
abstract class DecimalContract extends Contract {

  private static final ColumnType MONEY = ColumnType.decimal(10, 2);
  private static final ColumnType LONG = ColumnType.decimal(38, 10);

  DecimalContract(Bench bench) {
    super(bench);
  }

  private void keeps(ColumnType type, String given, String expected) {
    assertThat(stored(type, new BigDecimal(given))).isEqualTo(new BigDecimal(expected));
  }

  @Test
  @Clause("D06")
  void aDecimalIsReadWithTheScaleOfItsColumn() {
    keeps(MONEY, "1.5", "1.50");
  }

  @Test
  @Clause("D06")
  void aWholeDecimalIsReadWithTheScaleOfItsColumn() {
    keeps(MONEY, "9", "9.00");
  }

  @Test
  @Clause("D06")
  void zeroIsReadWithTheScaleOfItsColumn() {
    keeps(MONEY, "0E-10", "0.00");
  }

  @Test
  @Clause("D06")
  void theLargestDecimalOfAColumnIsKept() {
    keeps(MONEY, "-99999999.99", "-99999999.99");
  }

  @Test
  @Clause("D06")
  void fifteenDigitsAreExact() {
    createSamples(ColumnType.decimal(15, 4));
    BigDecimal[] values =
        Stream.of("12345678901.2345", "99999999999.9999", "0.0001", "-0.1", "10000000000.0001")
            .map(BigDecimal::new)
            .map(value -> value.setScale(4))
            .toArray(BigDecimal[]::new);
    storeSamples((Object[]) values);
    assertThat(records().select("samples"))
        .extracting(row -> row.get("content"))
        .containsExactlyInAnyOrder((Object[]) values);
  }

  @Test
  @Clause("D06")
  void moreThanFifteenDigitsAreExact() {
    keeps(
        LONG, "1234567890123456789012345678.1234567891", "1234567890123456789012345678.1234567891");
  }

  @Test
  @Clause("D06")
  @Needs(Capability.UNLIMITED_DECIMAL)
  void decimalsWithoutDeclaredDigitsAreExact() {
    keeps(
        ColumnType.of(LogicalType.DECIMAL),
        "31943874831932418390.0123456789012345678901",
        "31943874831932418390.0123456789012345678901");
  }

  @Test
  @Clause("D06")
  @Needs(Capability.UNLIMITED_DECIMAL)
  void decimalsWithoutDeclaredDigitsLoseTrailingZeros() {
    keeps(ColumnType.of(LogicalType.DECIMAL), "12.500", "12.5");
  }

  @Test
  @Clause("D06")
  @Needs(Capability.UNLIMITED_DECIMAL)
  void decimalsWithExponentAreKeptInFull() {
    keeps(ColumnType.of(LogicalType.DECIMAL), "4E+20", "400000000000000000000");
  }

  @Test
  @Clause("D06")
  void aDecimalWithTooManyFractionalDigitsIsRefused() {
    refused(ErrorKind.INVALID_VALUE, MONEY, new BigDecimal("1.505"));
  }

  @Test
  @Clause("D06")
  void trailingZerosAreNoFractionalDigits() {
    keeps(MONEY, "1.50000", "1.50");
  }

  @Test
  @Clause("D06")
  void aDecimalTooLargeForItsColumnIsRefused() {
    refused(ErrorKind.OUT_OF_RANGE, MONEY, new BigDecimal("100000000"));
  }

  @Test
  @Clause("D06")
  void aLongDecimalTooLargeForItsColumnIsRefused() {
    refused(ErrorKind.OUT_OF_RANGE, LONG, new BigDecimal("1e28"));
  }

  @Test
  @Clause("D06")
  @Needs(Capability.UNLIMITED_DECIMAL)
  void aDecimalBeyondEveryDatabaseIsRefused() {
    refused(ErrorKind.OUT_OF_RANGE, LogicalType.DECIMAL, new BigDecimal("1e131072"));
  }

  @Test
  @Clause("D06")
  @Needs(Capability.UNLIMITED_DECIMAL)
  void aDecimalWithMoreDigitsThanAnyDatabaseKeepsIsRefused() {
    refused(ErrorKind.OUT_OF_RANGE, LogicalType.DECIMAL, new BigDecimal("1e-16384"));
  }

  @Test
  @Clause("D06")
  @Case("C082")
  void aDecimalIsFoundWhateverItsScale() {
    createSamples(MONEY);
    storeSamples(new BigDecimal("19.99"), new BigDecimal("20"));
    assertThat(found(new BigDecimal("19.990"))).isOne();
    assertThat(found(new BigDecimal("2E+1"))).isOne();
  }

  @Test
  @Clause("D06")
  @Case("C082")
  void aLongDecimalIsFoundWhateverItsScale() {
    createSamples(LONG);
    storeSamples(new BigDecimal("19.99"), new BigDecimal("20"));
    assertThat(found(new BigDecimal("19.990"))).isOne();
    assertThat(found(20)).isOne();
  }

  @Test
  @Clause("D06")
  void decimalsAreComparedByValue() {
    createSamples(MONEY);
    storeSamples(new BigDecimal("9.99"), new BigDecimal("10.00"), new BigDecimal("-11"));
    assertThat(records().from("samples").where(where("content").lt(new BigDecimal("10"))).count())
        .isEqualTo(2);
    assertThat(records().from("samples").where(where("content").between(9, 10)).count())
        .isEqualTo(2);
  }

  @Test
  @Clause("D05")
  void wholeNumbersAreDecimals() {
    createSamples(MONEY);
    storeSamples(7, 8L, BigInteger.valueOf(9));
    assertThat(records().select("samples"))
        .extracting(row -> row.get("content"))
        .containsExactlyInAnyOrder(
            new BigDecimal("7.00"), new BigDecimal("8.00"), new BigDecimal("9.00"));
  }

  @Test
  @Clause({"D06", "D07"})
  void aDoubleIsNoDecimal() {
    refused(ErrorKind.WRONG_TYPE, MONEY, 1.5);
  }

  @Test
  @Clause("D17")
  void textOfDigitsIsNoDecimal() {
    refused(ErrorKind.WRONG_TYPE, MONEY, "1.50");
  }

  @Test
  @Clause("D06")
  @Needs(Capability.UNLIMITED_DECIMAL)
  void longDecimalsAreKept() {
    createSamples(LogicalType.DECIMAL);
    String nines = "-" + "9".repeat(90_000);
    assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () ->
            storeSamples(
                new BigDecimal("1e89999"),
                new BigDecimal(nines),
                new BigDecimal("1e-16383"),
                new BigDecimal("7." + "0".repeat(16_384))));
    assertThat(records().select("samples"))
        .extracting(row -> row.get("content"))
        .containsExactlyInAnyOrder(
            new BigDecimal("1" + "0".repeat(89_999)),
            new BigDecimal(nines),
            new BigDecimal("1e-16383"),
            new BigDecimal("7"));
  }

  @Test
  @Clause("D06")
  @Needs(Capability.UNLIMITED_DECIMAL)
  void aDecimalOfMoreDigitsThanTheMemoryHoldsIsRefused() {
    createSamples(LogicalType.DECIMAL);
    for (String number : List.of("1e1000000000", "1e-1000000000", "-1e2147483647")) {
      failure(ErrorKind.OUT_OF_RANGE, () -> storeSamples(new BigDecimal(number)));
    }
  }

  @Test
  @Clause("D06")
  void zeroWithAnyExponentIsZero() {
    createSamples(MONEY);
    storeSamples(new BigDecimal("0e1000000000"), new BigDecimal("0e-1000000000"));
    assertThat(found(BigDecimal.ZERO)).isEqualTo(2);
  }

  private long found(Object value) {
    return records().from("samples").where(where("content").eq(value)).count();
  }

  @Test
  @Clause("D06")
  @Needs(Capability.UNLIMITED_DECIMAL)
  void aDefaultEqualsItsNumberHoweverItIsSpelt() {
    String table =
        create(
            TestTable.named("accounts")
                .column("id", LogicalType.INT32)
                .notNull()
                .column("balance", LONG)
                .defaultsTo("0.50")
                .column("factor", LogicalType.DECIMAL)
                .defaultsTo("1.0")
                .primaryKey("id"));
    store(table, Row.of("id", 1));
    Where both = where("balance").eq(new BigDecimal("0.5")).and("factor").in(BigDecimal.ONE);
    assertThat(records().from(table).where(both).count()).isOne();
  }

  @Test
  void strictModeRefusesToComputeWithDecimals() {
    create(
        TestTable.named("samples")
            .column("id", LogicalType.INT32)
            .column("price", ColumnType.decimal(10, 2)));
    store("samples", Row.of("id", 1, "price", new BigDecimal("1.10")));
    store("samples", Row.of("id", 2, "price", new BigDecimal("2.20")));
    try (Records strict = bench().open(settings -> settings.strict(true))) {
      if (!bench().isShared()) {
        return; // a database of its own has no such table
      }
      for (String expression :
          List.of("sum(price)", "coalesce(price, 0)", "0 - samples.price", "sum(id * price)")) {
        assertThat(
                failure(
                    ErrorKind.SYNTAX,
                    () -> strict.executeQuery("select " + expression + " as n from samples")))
            .hasMessageContaining("computes with the decimals of samples.price");
      }
      assertThat(
              strict
                  .executeQuery("select cast(round(sum(price) * 100) as bigint) as n from samples")
                  .get(0)
                  .getLong("n"))
          .isEqualTo(330);
      assertThat(
              strict.executeQuery(
                  "select price, max(id) as n from samples where price > 1.5 group by price"))
          .containsExactly(Row.of("price", new BigDecimal("2.20"), "n", 2L));
      Row counted =
          strict.executeQuery("select count(price) as n, sum(id) as s from samples").get(0);
      assertThat(List.of(counted.getLong("n"), counted.getLong("s"))).containsExactly(2L, 3L);
    }
  }
}
