package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.recordsdb.Health;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.JsonText;
import org.recordsdb.spi.LogicalType;

/** How the database says that it is well. */
abstract class HealthContract extends Contract {

  HealthContract(Bench bench) {
    super(bench);
  }

  @Test
  void aLiveDatabaseIsUp() {
    Health health = records().healthCheck();
    assertThat(health.status()).isEqualTo(Health.Status.UP);
    assertThat(health.problem()).isNull();
    assertThat(health.backend()).isEqualTo(dialect().name());
    assertThat(health.serverVersion()).matches("\\d+(\\.\\d+)+.*");
    assertThat(health.role()).isEqualTo(Health.Role.PRIMARY);
    assertThat(health.readOnly()).isFalse();
    assertThat(health.latency()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
    assertThat(records().testConnection()).isTrue();
  }

  @Test
  void thePoolIsCounted() {
    records()
        .useTransaction(
            transaction -> {
              Health.Pool pool = transaction.healthCheck().pool();
              assertThat(pool.active()).isPositive();
              assertThat(pool.max()).isGreaterThanOrEqualTo(pool.active());
            });
    assertThat(records().healthCheck().pool().active()).isZero();
  }

  @Test
  void theSchemasVersionIsReadWhereThereIsOne() {
    assertThat(records().healthCheck().schemaVersion()).isNull();
    create(TestTable.named("schema_version").column("version", LogicalType.INT32));
    assertThat(records().healthCheck().schemaVersion()).isNull();
    store("schema_version", Row.of("version", 9), Row.of("version", 10));
    assertThat(records().healthCheck().schemaVersion()).isEqualTo("10");
  }

  @Test
  void theSchemasVersionIsTheHighestThatMigrationsLeft() {
    create(
        TestTable.named("flyway_schema_history")
            .column("installed_rank", LogicalType.INT32)
            .column("version", LogicalType.TEXT)
            .column("success", LogicalType.BOOLEAN));
    assertThat(records().healthCheck().schemaVersion()).isNull();
    store("flyway_schema_history", applied(1, "1.9", true), applied(2, "1.10.0", true));
    store("flyway_schema_history", applied(3, "1.2", true), applied(4, "7", false));
    store("flyway_schema_history", applied(5, null, true), applied(6, "damaged", true));
    store("flyway_schema_history", applied(7, "9".repeat(200_000), true));
    assertThat(records().healthCheck().schemaVersion()).isEqualTo("1.10.0");
  }

  @Test
  void aVersionOfMegabytesIsNone() {
    create(TestTable.named("schema_version").column("version", LogicalType.TEXT));
    store("schema_version", Row.of("version", "\u0001".repeat(2_000_000)));
    Health health = records().healthCheck();
    assertThat(health.status()).isEqualTo(Health.Status.UP);
    assertThat(health.schemaVersion()).isNull();
  }

  private static Row applied(int rank, @Nullable String version, boolean success) {
    return Row.of("installed_rank", rank, "version", version, "success", success);
  }

  @Test
  void aThreadInATransactionIsToldTheTruth() {
    records()
        .useTransaction(
            outer -> {
              assertThat(records().healthCheck().status()).isEqualTo(Health.Status.UP);
              assertThat(records().testConnection()).isTrue();
              assertThat(outer.healthCheck().status()).isEqualTo(Health.Status.UP);
            });
  }

  @Test
  void aTransactionThatFailedIsNoDatabaseThatIsDown() {
    create(TestTable.named("t").column("id", LogicalType.INT32));
    RecordsException failure =
        catchThrowableOfType(
            RecordsException.class,
            () ->
                records()
                    .useTransaction(
                        outer -> {
                          assertThatThrownBy(() -> outer.executeUpdate("update t set nosuch = 1"));
                          Health health = records().healthCheck();
                          assertThat(health.status()).isEqualTo(Health.Status.DEGRADED);
                          assertThat(health.problem()).contains("transaction has failed");
                        }));
    assertThat(failure.kind()).isEqualTo(ErrorKind.TRANSACTION_ABORTED);
  }

  @Test
  void healthIsAJsonDocument() {
    var document = JsonText.parse(records().healthCheck().toJson());
    assertThat(document.get("status").stringValue()).isEqualTo("UP");
    assertThat(document.get("backend").stringValue()).isEqualTo(dialect().name());
    assertThat(document.get("pool").get("max").intValue()).isPositive();
    assertThat(document.get("problem").isNull()).isTrue();
  }

  @Test
  void aClosedRecordsIsDown() {
    Records other = bench().open(settings -> settings);
    other.close();
    assertThat(other.healthCheck().status()).isEqualTo(Health.Status.DOWN);
    assertThat(other.healthCheck().problem()).contains("closed");
    assertThat(other.testConnection()).isFalse();
  }

  @Test
  @Clause("D78")
  void aRecordsThatOnlyReadsIsUpAndSaysSo() {
    try (Records reader = bench().open(settings -> settings.readOnly(true))) {
      Health health = reader.healthCheck();
      assertThat(health.status()).isEqualTo(Health.Status.UP);
      assertThat(health.readOnly()).isTrue();
    }
  }
}
