package org.recordsdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.recordsdb.Where.where;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.recordsdb.error.RecordsException;

/** Filters that grow without end are rejected while they grow, and not when they have. */
class WhereLimitsTest {

  @Test
  void aChainWithoutEndEndsAtALimit() {
    assertThatThrownBy(() -> chained(100_000))
        .isInstanceOf(RecordsException.class)
        .hasMessageStartingWith("Can't chain more than 10000 conditions: ");
    assertThat(chained(10_000).values()).hasSize(10_000);
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
