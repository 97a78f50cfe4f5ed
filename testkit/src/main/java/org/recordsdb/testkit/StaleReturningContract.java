package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Where.where;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.Where;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.LogicalType;

/** Changes that give rows back, after another connection changed the types of the table. */
abstract class StaleReturningContract extends RemadeTableContract {

  private static final Where FIRST = where("id").eq(1);

  StaleReturningContract(Bench bench) {
    super(bench);
  }

  private static void use(Records records) {
    store(records, 5);
    records.updateReturning("samples", Row.of("id", 1), FIRST);
    records.deleteReturning("samples", FIRST);
  }

  @Test
  @Clause("D80")
  @Needs(Capability.RETURNING)
  void changedRowsComeBackWithTheTypeThatThereIs() {
    remade(
        samples(LogicalType.INT64),
        StaleReturningContract::use,
        samples(LogicalType.FLOAT64),
        records -> {
          records.executeUpdate("insert into samples (id, content) values (1, 1.5)");
          Row changed = Row.of("id", 1L, "content", 1.5);
          assertThat(records.updateReturning("samples", Row.of("id", 1), FIRST))
              .containsExactly(changed);
          assertThat(records.deleteReturning("samples", FIRST)).containsExactly(changed);
          assertThat(records.from("samples").count()).isZero();
        });
  }

  @Test
  @Clause("D80")
  @Needs(Capability.RETURNING)
  void aDeletedRowComesBackOnceWhateverItsTypeIsNow() {
    remade(
        samples(LogicalType.INT64),
        StaleReturningContract::use,
        samples(LogicalType.TEXT),
        records -> {
          records.executeUpdate("insert into samples (id, content) values (1, 'R-7')");
          assertThat(records.deleteReturning("samples", FIRST))
              .containsExactly(Row.of("id", 1L, "content", "R-7"));
          assertThat(records.from("samples").count()).isZero();
        });
  }

  @Test
  @Clause("D80")
  @Needs(Capability.RETURNING)
  void aTransactionGivesBackTheTypeThatThereIs() {
    remade(
        samples(LogicalType.INT64),
        records -> records.useTransaction(StaleReturningContract::use),
        samples(LogicalType.TEXT),
        records -> {
          records.executeUpdate("insert into samples (id, content) values (1, 'R-7')");
          records.useTransaction(
              transaction ->
                  assertThat(transaction.deleteReturning("samples", FIRST))
                      .isEqualTo(List.of(Row.of("id", 1L, "content", "R-7"))));
          assertThat(records.from("samples").count()).isZero();
        });
  }
}
