package org.recordsdb.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlPositionTest {

  @Test
  void linesAndColumnsCountFromOne() {
    assertThat(SqlPosition.of("", 0)).isEqualTo(new SqlPosition(1, 1));
    assertThat(SqlPosition.of("select", 3)).isEqualTo(new SqlPosition(1, 4));
    assertThat(SqlPosition.of("a\r\nbc\n", 4)).isEqualTo(new SqlPosition(2, 2));
    assertThat(SqlPosition.of("a\nb\n", 4)).isEqualTo(new SqlPosition(3, 1));
    assertThat(SqlPosition.of("a\n\nb", 2)).isEqualTo(new SqlPosition(2, 1));
  }

  @Test
  void lineFeedBelongsToTheLineThatItEnds() {
    assertThat(SqlPosition.of("ab\nc", 2)).isEqualTo(new SqlPosition(1, 3));
  }

  @Test
  void columnsAreCodePoints() {
    assertThat(SqlPosition.of("'é😀' x", 6)).isEqualTo(new SqlPosition(1, 6));
  }

  @Test
  void readsAsWords() {
    assertThat(new SqlPosition(2, 8)).hasToString("line 2, column 8");
  }
}
