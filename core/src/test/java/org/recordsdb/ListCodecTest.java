package org.recordsdb;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.recordsdb.error.InternalException;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.JdbcCodecs;
import org.recordsdb.spi.LogicalType;

class ListCodecTest {

  @Test
  void aListIsNotRead() {
    ListCodec lists =
        new ListCodec(JdbcCodecs.of(ColumnType.of(LogicalType.INT64)), (s, i, list) -> {});
    assertThatThrownBy(() -> lists.read(null, 1))
        .isInstanceOf(InternalException.class)
        .hasMessageContaining("never read");
  }
}
