package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Order.asc;
import static org.recordsdb.Where.where;

import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.recordsdb.Query;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.LogicalType;

/**
 * What another connection changed in the schema: a rejection that comes of the remembered table is
 * told only when the table is still like that.
 */
abstract class StaleCatalogContract extends RemadeTableContract {

  /**
   * From the fifth time on, pgjdbc has the server keep the statement with the types of its rows.
   */
  private static final int OFTEN = 7;

  StaleCatalogContract(Bench bench) {
    super(bench);
  }

  private static Object only(Records records) {
    return Objects.requireNonNull(records.from("samples").one().get("content"));
  }

  @Test
  @Clause("D80")
  void aColumnThatAnotherWidenedTakesLongerTexts() {
    remade(
        samples(text(3)),
        RemadeTableContract::useText,
        samples(text(10)),
        records -> update(records, "abcdef"));
  }

  @Test
  @Clause("D80")
  void aBatchTakesLongerTextsOfAColumnThatAnotherWidened() {
    remade(
        samples(text(3)),
        records -> {
          store(records, "abc");
          records.delete("samples", where("id").eq(1));
        },
        samples(text(10)),
        records -> {
          records.batchInsert(
              "samples",
              List.of(
                  Row.of("id", 1, "content", "abc"),
                  Row.of("id", 2, "content", "abcdef"),
                  Row.of("id", 3, "content", "ghi")));
          assertThat(records.from("samples").count()).isEqualTo(3);
        });
  }

  @Test
  @Clause("D80")
  @Needs(Capability.RETURNING)
  void aBatchGivesBackRowsOfATableThatAnotherMadeAnew() {
    remade(
        samples(LogicalType.INT32),
        records -> {
          for (int i = 0; i < OFTEN; i++) {
            records.batchInsertReturning("samples", List.of(row(i)));
          }
        },
        samples(LogicalType.INT64),
        records -> {
          List<Row> rows = List.of(Row.of("id", 1L, "content", 1L << 40));
          assertThat(records.batchInsertReturning("samples", rows)).isEqualTo(rows);
        });
  }

  @Test
  @Clause("D80")
  void aTransactionTakesWhatAnotherAllowedBeforeIt() {
    remade(
        samples(text(3)),
        RemadeTableContract::useText,
        samples(text(10)),
        records ->
            records.useTransaction(
                transaction -> {
                  update(transaction, "abcdef");
                  store(transaction, "abcdef");
                  assertThat(only(transaction)).isEqualTo("abcdef");
                }));
  }

  @Test
  @Clause("D80")
  void aColumnThatAnotherMadeTextTakesTexts() {
    remade(
        samples(LogicalType.INT32),
        RemadeTableContract::useNumbers,
        samples(LogicalType.TEXT),
        RemadeTableContract::useText);
  }

  @Test
  @Clause("D80")
  void aColumnThatAnotherMadeANumberTakesNumbers() {
    remade(
        samples(LogicalType.TEXT),
        RemadeTableContract::useText,
        samples(LogicalType.INT32),
        RemadeTableContract::useNumbers);
  }

  @Test
  @Clause("D80")
  void aValueThatNoLongerFitsIsRejectedByTheTypeThatThereIs() {
    remade(
        samples(text(10)),
        RemadeTableContract::useText,
        samples(LogicalType.INT32),
        records -> {
          var failure =
              failure(
                  ErrorKind.WRONG_TYPE,
                  () -> records.select("samples", where("content").in(5, CANARY)));
          assertThat(failure).hasMessageContaining("samples.content (int");
        });
  }

  @Test
  @Clause("D80")
  void whatIsReadHasTheTypeThatThereIs() {
    remade(
        samples(LogicalType.TEXT),
        records -> records.select("samples"),
        samples(LogicalType.INT32),
        records -> {
          records.executeUpdate("insert into samples (id, content) values (1, 5)");
          assertThat(only(records)).isEqualTo(5L);
          assertThat(records.<Object, RuntimeException>inTransaction(StaleCatalogContract::only))
              .isEqualTo(5L);
        });
  }

  @Test
  @Clause("D80")
  void aStreamHasTheTypeThatThereIsOrIsToBeReadAgain() {
    remade(
        samples(LogicalType.TEXT),
        records -> records.from("samples").forEach(row -> {}),
        samples(LogicalType.INT32),
        records -> {
          records.executeUpdate("insert into samples (id, content) values (1, 5)");
          try {
            assertThat(streamed(records)).containsExactly(Row.of("id", 1L, "content", 5L));
          } catch (RecordsException e) {
            assertThat(e.kind()).isEqualTo(ErrorKind.STALE_PLAN);
            assertThat(e.kind().isTransient()).isTrue();
          }
          assertThat(streamed(records)).containsExactly(Row.of("id", 1L, "content", 5L));
        });
  }

  private static List<Row> streamed(Records records) {
    try (Stream<Row> rows = records.from("samples").stream()) {
      return rows.toList();
    }
  }

  @Test
  @Clause("D80")
  void aBatchStoresWhatTheTypeThatThereIsTakes() {
    remade(
        samples(LogicalType.INT64),
        records -> {
          store(records, 5);
          records.delete("samples", where("id").eq(1));
        },
        samples(LogicalType.FLOAT64),
        records -> {
          List<Row> rows =
              LongStream.rangeClosed(1, 300).mapToObj(StaleCatalogContract::row).toList();
          try {
            records.batchInsert("samples", rows);
          } catch (RecordsException e) {
            assertThat(records.from("samples").count()).isZero();
            return;
          }
          Query contents = records.from("samples").columns("content").orderBy(asc("id"));
          assertThat(contents.list())
              .isEqualTo(rows.stream().map(row -> content((double) row.getLong("id"))).toList());
        });
  }

  private static Row row(long number) {
    return Row.of("id", number, "content", number);
  }

  private static Row content(Object value) {
    return Row.of("content", value);
  }

  @Test
  @Clause("D80")
  void aColumnThatAnotherNoLongerComputesTakesValues() {
    TestTable computed =
        TestTable.named("samples")
            .column("id", LogicalType.INT32)
            .notNull()
            .computed("content", LogicalType.INT32, syntax().quote("id") + " + 1")
            .primaryKey("id");
    remade(
        computed,
        records -> failure(ErrorKind.ARGUMENT, () -> store(records, 5)),
        samples(LogicalType.INT32),
        records -> {
          store(records, 5);
          assertThat(only(records)).isEqualTo(5L);
        });
  }

  @Test
  @Clause("D80")
  void rejectionsThatStillHoldAreToldAsBefore() {
    remade(
        samples(text(3)),
        RemadeTableContract::useText,
        samples(text(3)),
        records -> {
          failure(ErrorKind.TOO_LONG, () -> update(records, CANARY));
          failure(ErrorKind.WRONG_TYPE, () -> update(records, 5));
          failure(ErrorKind.UNKNOWN_COLUMN, () -> records.select("samples", where("n").eq(5)));
          records.useTransaction(
              transaction -> {
                failure(ErrorKind.TOO_LONG, () -> update(transaction, CANARY));
                update(transaction, "abc");
              });
        });
  }
}
