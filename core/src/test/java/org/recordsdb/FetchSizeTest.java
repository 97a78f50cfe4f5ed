package org.recordsdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.recordsdb.spi.JsonText;

class FetchSizeTest {

  private static final Row NARROW = Row.of("id", 1L, "note", "short");
  private static final Row WIDE = Row.of("id", 1L, "content", new byte[100_000]);
  private static final Row HUGE = Row.of("id", 1L, "content", "x".repeat(3_000_000));

  @Test
  void aFirstGroupIsSmallWhereRowsMayBeWide() {
    assertThat(FetchSize.of(true).rows()).isEqualTo(16);
    assertThat(FetchSize.of(false).rows()).isEqualTo(1_000);
  }

  @Test
  void groupsOfNarrowRowsGrowStepByStepToAFewThousand() {
    FetchSize group = FetchSize.of(true);
    assertThat(IntStream.range(0, 7).map(i -> after(group, NARROW)))
        .containsExactly(64, 256, 1_024, 4_096, 5_000, 5_000, 5_000);
  }

  @Test
  void groupsOfWideRowsAreAboutAMegabyte() {
    FetchSize group = FetchSize.of(true);
    assertThat(IntStream.range(0, 3).map(i -> after(group, WIDE))).containsExactly(10, 10, 10);
  }

  @Test
  void rowsWiderThanAMegabyteComeOneByOne() {
    FetchSize group = FetchSize.of(true);
    assertThat(IntStream.range(0, 3).map(i -> after(group, HUGE))).containsExactly(1, 1, 1);
  }

  @Test
  void groupsRecoverFromOneWideRow() {
    FetchSize group = FetchSize.of(false);
    group.endsWith(HUGE);
    assertThat(IntStream.range(0, 4).map(i -> after(group, NARROW))).containsExactly(1, 4, 16, 64);
  }

  @Test
  void aDocumentIsAsWideAsTheTextsInIt() {
    var document =
        JsonText.mapper().valueToTree(Map.of("pages", new String[] {"x".repeat(200_000)}));
    FetchSize group = FetchSize.of(true);
    assertThat(after(group, Row.of("meta", document))).isEqualTo(5);
  }

  /** The size of the next group after one of such rows. */
  private static int after(FetchSize group, Row row) {
    while (!group.endsWith(row)) {
      // the group goes on
    }
    return group.rows();
  }
}
