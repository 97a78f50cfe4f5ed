package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.recordsdb.Health;
import org.recordsdb.Records;
import org.recordsdb.Row;
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
