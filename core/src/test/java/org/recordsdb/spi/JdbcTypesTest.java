package org.recordsdb.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Types;
import org.junit.jupiter.api.Test;

class JdbcTypesTest {

  @Test
  void aTypeOfJdbcHasItsMeaning() {
    assertThat(JdbcTypes.of(Types.SMALLINT, "SMALLINT", 16, 0).logical())
        .isEqualTo(LogicalType.INT16);
    assertThat(JdbcTypes.of(Types.TIMESTAMP_WITH_TIMEZONE, "TIMESTAMPTZ", 32, 6).logical())
        .isEqualTo(LogicalType.INSTANT);
  }

  @Test
  void theDatabasesNameMaySayMore() {
    assertThat(JdbcTypes.of(Types.BINARY, "UUID", 16, 0).logical()).isEqualTo(LogicalType.UUID);
    assertThat(JdbcTypes.of(Types.OTHER, "jsonb", 0, 0).logical()).isEqualTo(LogicalType.JSON);
  }

  @Test
  void limitsOfDecimalsAndTextsAreKept() {
    assertThat(JdbcTypes.of(Types.NUMERIC, "NUMERIC", 10, 2)).hasToString("DECIMAL(10,2)");
    assertThat(JdbcTypes.of(Types.VARCHAR, "VARCHAR", 20, 0)).hasToString("TEXT(20)");
    assertThat(JdbcTypes.of(Types.INTEGER, "INTEGER", 32, 0).precision()).isZero();
  }

  @Test
  void limitsThatAreNoneAreLeftOut() {
    assertThat(JdbcTypes.of(Types.NUMERIC, "DECFLOAT", 100_000, 0)).hasToString("DECIMAL");
    assertThat(JdbcTypes.of(Types.VARCHAR, "TEXT", Integer.MAX_VALUE, 0)).hasToString("TEXT");
    assertThat(JdbcTypes.of(Types.NUMERIC, "NUMERIC", 0, 0)).hasToString("DECIMAL");
  }

  @Test
  void aTypeWithoutCounterpartIsAny() {
    assertThat(JdbcTypes.of(Types.ARRAY, "ARRAY", 3, 0).logical()).isEqualTo(LogicalType.ANY);
  }
}
