package org.recordsdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.recordsdb.Where.where;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.recordsdb.error.RecordsException;

/** Filters that grow without end are rejected while they grow, and not when they have. */
class WhereLimitsTest {

  @Test
  void aChainWithoutEndEndsAtALimit() {
    assertThatThrownBy(() -> chained(100_000))
        .isInstanceOf(RecordsException.class)
        .hasMessageStartingWith("Can't chain more than 32000 conditions: ");
    assertThat(chained(32_000).values()).hasSize(32_000);
  }

  @Test
  void theTimeToBuildAChainGrowsWithItsLengthOnly() {
    Instant start = Instant.now();
    for (int i = 0; i < 20; i++) {
      assertThat(chained(30_000).condition().depth()).isEqualTo(16);
    }
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void whatIsMadeOfOneFilterIsNotSharedByAnother() {
    Where common = chained(5);
    Where first = common.and("b").eq(2);
    Where second = common.and("c").eq(3);
    assertThat(first.values()).containsExactly(1, 1, 1, 1, 1, 2);
    assertThat(second.values()).containsExactly(1, 1, 1, 1, 1, 3);
    assertThat(common.and(common).values()).containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    assertThat(common).isEqualTo(chained(5)).hasSameHashCodeAs(chained(5));
    assertThat(first.toString()).contains("b").doesNotContain("c=");
  }

  @Test
  void aPathOfKeysIsNoDeeperThanADocument() {
    String[] keys = new String[100_000];
    Arrays.fill(keys, "a");
    assertThatThrownBy(() -> where("j").json("a", keys))
        .isInstanceOf(RecordsException.class)
        .hasMessageStartingWith("Can't compare inside of j: ");
  }

  private static Where chained(int times) {
    Where filter = where("a").eq(1);
    for (int i = 1; i < times; i++) {
      filter = filter.and("a").eq(1);
    }
    return filter;
  }
}
