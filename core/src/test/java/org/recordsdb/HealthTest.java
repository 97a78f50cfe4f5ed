package org.recordsdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HealthTest {

  @Test
  void jsonTellsEverythingInOneOrder() {
    Health health =
        new Health(
            Health.Status.DEGRADED,
            "Threads are \"waiting\".",
            Duration.ofNanos(1_500_000),
            "postgresql",
            "18.6",
            Health.Role.PRIMARY,
            true,
            new Health.Pool(1, 2, 3, 4),
            "007");
    assertThat(health.toJson())
        .isEqualTo(
            "{\"status\":\"DEGRADED\",\"problem\":\"Threads are \\\"waiting\\\".\","
                + "\"latency_ms\":1.5,\"backend\":\"postgresql\",\"server_version\":\"18.6\","
                + "\"role\":\"PRIMARY\",\"read_only\":true,"
                + "\"pool\":{\"active\":1,\"idle\":2,\"waiting\":3,\"max\":4},"
                + "\"schema_version\":\"007\"}");
  }

  @Test
  void whatIsNotKnownIsNull() {
    Health health =
        new Health(
            Health.Status.DOWN,
            null,
            Duration.ZERO,
            "sqlite",
            null,
            Health.Role.UNKNOWN,
            false,
            new Health.Pool(0, 0, 0, 0),
            null);
    assertThat(health.toJson())
        .contains("\"problem\":null", "\"server_version\":null", "\"schema_version\":null")
        .contains("\"latency_ms\":0.0");
  }
}
