package org.recordsdb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

  @Test
  void columnsAreAsWideAsTheirWidestCell() {
    TextTable table = new TextTable(List.of("id", "name"));
    table.add(List.of("1000", "a"));
    assertThat(table.lines()).containsExactly("id    name", "1000  a");
  }

  @Test
  void oneLongCellMakesNoOtherRowLong() {
    TextTable table = new TextTable(List.of("x".repeat(1_000_000), "n"));
    for (int i = 0; i < 1_000; i++) {
      table.add(List.of("1", "2"));
    }
    assertThat(table.lines().stream().mapToLong(String::length).sum()).isLessThan(1_200_000);
  }
}
