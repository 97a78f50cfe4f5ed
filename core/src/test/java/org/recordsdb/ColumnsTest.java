package org.recordsdb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {

  @Test
  void rowsOfOtherNamesWithTheSameHashKeepTheirOwn() {
    Row first = Row.of("Aa", 1, "c", 2);
    Row second = Row.of("BB", 3, "c", 4);

    assertThat(first.columns().hashCode()).isEqualTo(second.columns().hashCode());
    assertThat(first.columns()).containsExactly("Aa", "c");
    assertThat(second.columns()).containsExactly("BB", "c");
    assertThat(Row.of("Aa", 5, "c", 6)).isEqualTo(first.with("Aa", 5).with("c", 6));
  }
}
