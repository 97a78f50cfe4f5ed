package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;

/** Parameters of SQL that the caller writes. */
abstract class ParameterContract extends Contract {

  ParameterContract(Bench bench) {
    super(bench);
  }

  private long found(String condition, Row parameters) {
    return records()
        .executeQuery("select count(*) as n from samples where " + condition, parameters)
        .get(0)
        .getLong("n");
  }

  private void createTexts() {
    createSamples(LogicalType.TEXT);
    storeSamples("a", "b", ":name", "it's :name");
  }

  @Test
  @Clause("D49")
  void parametersAreNamed() {
    createTexts();
    assertThat(found("content = :wanted and id < :most", Row.of("wanted", "a", "most", 9))).isOne();
  }

  @Test
  @Clause("D49")
  void aNameMayStandAtSeveralPlaces() {
    createTexts();
    assertThat(found("content = :w or content > :w", Row.of("w", "a"))).isEqualTo(3);
  }

  @Test
  @Clause("D49")
  void stringsHoldNoParameters() {
    createTexts();
    assertThat(found("content = ':name' or content = 'it''s :name'", Row.empty())).isEqualTo(2);
  }

  @Test
  @Clause("D49")
  void commentsAndQuotedNamesHoldNoParameters() {
    createTexts();
    assertThat(
            records()
                .executeQuery(
                    "select /* :one ? */ content as \"is:two?\" -- :three ?\n"
                        + "from samples where id = :id",
                    Row.of("id", 1)))
        .containsExactly(Row.of("is:two?", "a"));
  }

  @Test
  @Clause("D49")
  void aListStandsForItsElements() {
    createTexts();
    assertThat(found("content in (:wanted)", Row.of("wanted", List.of("a", "b", "c"))))
        .isEqualTo(2);
    assertThat(found("content in (:wanted)", Row.of("wanted", List.of("b")))).isOne();
  }

  @Test
  @Clause({"D49", "D51"})
  void anEmptyListIsRefused() {
    createTexts();
    failure(ErrorKind.PARAMETERS, () -> found("content in (:wanted)", Row.of("wanted", List.of())));
  }

  @Test
  @Clause("D49")
  void aMissingParameterIsRefusedWithTheNearestName() {
    createTexts();
    var failure =
        failure(ErrorKind.PARAMETERS, () -> found("content = :wanted", Row.of("wantd", CANARY)));
    assertThat(failure).hasMessageContaining(":wanted").hasMessageContaining("wantd?");
  }

  @Test
  @Clause("D49")
  void aParameterThatIsNotUsedIsRefused() {
    createTexts();
    failure(
        ErrorKind.PARAMETERS,
        () -> found("content = :wanted", Row.of("wanted", "a", "other", CANARY)));
  }

  @Test
  @Clause("D49")
  void aQuestionMarkIsRefused() {
    createTexts();
    failure(ErrorKind.PARAMETERS, () -> found("content = ?", Row.empty()));
  }

  @Test
  @Clause("D49")
  void aNumberedPlaceholderIsRefused() {
    createTexts();
    failure(ErrorKind.PARAMETERS, () -> found("content = $1", Row.empty()));
    failure(
        ErrorKind.PARAMETERS,
        () -> found("content = :wanted or content = $2", Row.of("wanted", "a")));
  }

  @Test
  @Clause("D49")
  void aColonMayBeEscaped() {
    assertThat(records().executeQuery("select 'a\\:b' as text")).hasSize(1);
    createTexts();
    assertThat(found("content = :w or content = 'x\\:w'", Row.of("w", "a"))).isOne();
  }

  @Test
  void nullIsTakenAsAParameter() {
    createTexts();
    records()
        .executeUpdate(
            "update samples set content = :content where id = :id",
            Row.of("content", null, "id", 1));
    assertThat(found("content is null", Row.empty())).isOne();
  }

  @Test
  void valuesOfEveryClassAreComparedByTheirType() {
    create(
        TestTable.named("samples")
            .column("a_boolean", LogicalType.BOOLEAN)
            .column("a_long", LogicalType.INT64)
            .column("a_double", LogicalType.FLOAT64)
            .column("a_decimal", ColumnType.decimal(10, 2))
            .column("some_bytes", LogicalType.BYTES)
            .column("a_date", LogicalType.DATE)
            .column("a_time", LogicalType.TIME)
            .column("a_timestamp", LogicalType.TIMESTAMP)
            .column("an_instant", LogicalType.INSTANT)
            .column("a_uuid", LogicalType.UUID));
    Row row =
        Row.of(
            "a_boolean",
            true,
            "a_long",
            7L,
            "a_double",
            0.1,
            "a_decimal",
            new BigDecimal("19.90"),
            "some_bytes",
            new byte[] {0, 1},
            "a_date",
            LocalDate.of(2024, 2, 29),
            "a_time",
            LocalTime.of(9, 5),
            "a_timestamp",
            LocalDateTime.of(2024, 2, 29, 9, 5),
            "an_instant",
            Instant.parse("2024-02-29T09:05:00Z"),
            "a_uuid",
            new UUID(3, 4));
    store("samples", row);
    row.forEach(
        (column, value) ->
            assertThat(found(column + " = :value", Row.of("value", value))).as(column).isOne());
  }

  @Test
  @Clause("D39")
  void aDecimalParameterIsANumberInAnExpression() {
    createSamples(ColumnType.decimal(10, 2));
    storeSamples(new BigDecimal("6.00"), new BigDecimal("4.50"));
    assertThat(found("content * 2 > :most", Row.of("most", new BigDecimal("10.0")))).isOne();
    assertThat(found("content * 2 > :most", Row.of("most", new BigDecimal("8.9")))).isEqualTo(2);
  }

  @Test
  @Clause("D49")
  void parametersAreNeverPartOfTheSql() {
    createTexts();
    String text = "a' or '1' = '1";
    assertThat(found("content = :wanted", Row.of("wanted", text))).isZero();
  }

  @Test
  @Case("C169")
  void aPercentSignIsAPercentSign() {
    createSamples(LogicalType.TEXT);
    storeSamples("%d", "100%s", "d");
    assertThat(found("content = '%d'", Row.empty())).isOne();
    assertThat(found("content like '%%s'", Row.empty())).isOne();
    assertThat(found("content = :wanted and 7 % 4 = 3", Row.of("wanted", "100%s"))).isOne();
  }

  @Test
  @Clause({"D14", "D15"})
  void parametersAreCheckedAsValuesAre() {
    createTexts();
    failure(ErrorKind.INVALID_VALUE, () -> found("content = :w", Row.of("w", CANARY + "\0")));
    failure(ErrorKind.INVALID_VALUE, () -> found("id = :w", Row.of("w", Double.NaN)));
    failure(ErrorKind.WRONG_TYPE, () -> found("id = :w", Row.of("w", new Object())));
  }

  @Test
  @Clause("D49")
  void moreNamesThanAStatementTakesEndAtTheLimitAtOnce() {
    StringBuilder sql = new StringBuilder("select 1 as n where 0 in (:first");
    Object[] values = new Object[80_000];
    for (int i = 0; i < values.length / 2; i++) {
      sql.append(", :p").append(i);
      values[2 * i] = "p" + i;
      values[2 * i + 1] = i;
    }
    Instant start = Instant.now();
    failure(
        ErrorKind.LIMIT,
        () -> records().executeQuery(sql.append(")").toString(), Row.of("first", 0, values)));
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(3));
  }
}
