package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.OnConflict.onConflict;
import static org.recordsdb.Where.where;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.LogicalType;

/** A schema that changes while the program runs. */
abstract class CatalogContract extends Contract {

  CatalogContract(Bench bench) {
    super(bench);
  }

  private void createUsedSamples() {
    createSamples(LogicalType.TEXT);
    storeSamples("a");
    assertThat(records().select("samples")).hasSize(1);
  }

  private void alter(String change) {
    records().executeUpdate("alter table samples " + change);
  }

  @Test
  void aColumnThatIsAddedIsSeen() {
    createUsedSamples();
    alter("add column pages integer");
    store("samples", Row.of("id", 2, "pages", 7));
    assertThat(records().from("samples").where(where("id").eq(2)).one().get("pages")).isEqualTo(7L);
  }

  @Test
  void aColumnThatIsDroppedIsUnknown() {
    createUsedSamples();
    alter("drop column content");
    assertThat(records().from("samples").one()).isEqualTo(Row.of("id", 1L));
    failure(ErrorKind.UNKNOWN_COLUMN, () -> storeSamples(CANARY));
  }

  @Test
  void aTableThatIsMadeAgainIsReadAnew() {
    createUsedSamples();
    bench().cleanUp();
    failure(ErrorKind.UNKNOWN_TABLE, () -> records().select("samples"));
    createSamples(LogicalType.INT32);
    storeSamples(5);
    assertThat(records().from("samples").one()).isEqualTo(Row.of("id", 1L, "content", 5L));
  }

  @Test
  @Clause("D80")
  @Case("C163")
  void aColumnThatAnotherAddedIsSeenWhenItIsUsed() {
    createUsedSamples();
    byAnother(
        other -> {
          other.executeUpdate("alter table samples add column pages integer");
          store("samples", Row.of("id", 2, "pages", 7));
          assertThat(records().from("samples").where(where("pages").eq(7)).one().get("id"))
              .isEqualTo(2L);
        });
  }

  @Test
  @Clause("D80")
  @Case("C163")
  void aColumnThatAnotherDroppedIsNoticed() {
    createUsedSamples();
    byAnother(
        other -> {
          other.executeUpdate("alter table samples drop column content");
          assertThat(records().select("samples")).containsExactly(Row.of("id", 1L));
          failure(ErrorKind.UNKNOWN_COLUMN, () -> storeSamples(CANARY));
        });
  }

  @Test
  @Clause("D80")
  @Case("C163")
  void aColumnWhoseTypeAnotherChangedIsReadAnew() {
    createUsedSamples();
    byAnother(
        other -> {
          other.executeUpdate("alter table samples drop column content");
          other.executeUpdate("alter table samples add column content integer");
          records().update("samples", Row.of("content", null), where("id").eq(1));
          assertThat(records().select("samples"))
              .containsExactly(Row.of("id", 1L, "content", null));
        });
  }

  @Test
  @Clause("D80")
  void aTableThatAnotherDroppedIsUnknown() {
    createUsedSamples();
    byAnother(
        other -> {
          other.executeUpdate("drop table samples");
          var failure = failure(ErrorKind.UNKNOWN_TABLE, () -> records().select("samples"));
          assertThat(failure.table()).contains("samples");
        });
  }

  @Test
  @Clause("D82")
  void anotherRecordsSeesTheSameTablesOrNoneOfThem() {
    createUsedSamples();
    try (Records other = bench().open(settings -> settings)) {
      if (bench().isShared()) {
        assertThat(other.select("samples")).hasSize(1);
      } else {
        failure(ErrorKind.UNKNOWN_TABLE, () -> other.select("samples"));
      }
    }
  }

  private interface Change {
    void by(Records other);
  }

  /** Changes made behind this {@code Records}, where another one can see the same tables. */
  private void byAnother(Change change) {
    try (Records other = bench().open(settings -> settings)) {
      if (bench().isShared()) {
        change.by(other);
      } else {
        failure(ErrorKind.UNKNOWN_TABLE, () -> other.select("samples"));
      }
    }
  }

  @Test
  @Needs(Capability.DEFINE_IN_TRANSACTION)
  void aTemporaryTableIsAsGoodAsAnyWhereItWasMade() {
    createSamples(LogicalType.TEXT);
    records()
        .useTransaction(
            transaction -> {
              transaction.executeUpdate(
                  "create temporary table work (id integer not null primary key, n integer)");
              transaction.insert("work", Row.of("id", 1, "n", 2));
              transaction.batchInsert("work", List.of(Row.of("id", 2), Row.of("id", 3)));
              assertThat(transaction.from("work").where(where("n").eq(2)).count()).isOne();
              transaction.executeUpdate("drop table work");
            });
  }

  @Test
  @Needs({Capability.DEFINE_IN_TRANSACTION, Capability.UPSERT})
  void aTemporaryTableTakesUpserts() {
    records()
        .useTransaction(
            transaction -> {
              transaction.executeUpdate(
                  "create temporary table work (id integer not null primary key, n integer)");
              transaction.insert("work", Row.of("id", 1, "n", 2));
              assertThat(
                      transaction
                          .upsert("work", Row.of("id", 1, "n", 5), onConflict("id"))
                          .isInserted())
                  .isFalse();
              assertThat(transaction.from("work").where(where("n").eq(5)).count()).isOne();
              transaction.executeUpdate("drop table work");
            });
  }

  @Test
  @Needs(Capability.DEFINE_IN_TRANSACTION)
  void aTemporaryTableHidesALastingOneOfItsName() {
    createSamples(LogicalType.TEXT);
    storeSamples("lasting");
    records()
        .useTransaction(
            transaction -> {
              transaction.executeUpdate("create temporary table samples (hidden_by integer)");
              transaction.insert("samples", Row.of("hidden_by", 1));
              assertThat(transaction.from("samples").list())
                  .containsExactly(Row.of("hidden_by", 1L));
              transaction.executeUpdate("drop table samples");
            });
    assertThat(records().from("samples").count()).isOne();
  }
}
