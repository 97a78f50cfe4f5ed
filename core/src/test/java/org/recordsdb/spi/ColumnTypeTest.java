package org.recordsdb.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ColumnTypeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INT16 | int2 | 0 | 0 | smallint",
        "INT64 | int8 | 0 | 0 | bigint",
        "INT32 | MEDIUMINT | 0 | 0 | mediumint",
        "FLOAT64 | float8 | 0 | 0 | double precision",
        "TEXT | VARCHAR | 20 | 0 | varchar(20)",
        "TEXT | bpchar | 3 | 0 | char(3)",
        "TEXT | mood | 0 | 0 | mood",
        "DECIMAL | numeric | 10 | 2 | numeric(10,2)",
        "ANY | '' | 0 | 0 | no declared type"
      })
  void aTypeIsCalledAsSqlWritesIt(
      LogicalType logical, String declared, int precision, int scale, String name) {
    assertThat(new ColumnType(logical, precision, scale, declared).sqlName()).isEqualTo(name);
  }

  @ParameterizedTest
  @EnumSource
  void aTypeThatNoDatabaseNamedHasANameOfSqlToo(LogicalType logical) {
    assertThat(ColumnType.of(logical).sqlName()).matches("[a-z ]+").doesNotContain("int16");
  }

  @Test
  void limitsOfAPlainTypeAreSaid() {
    assertThat(ColumnType.text(5).sqlName()).isEqualTo("varchar(5)");
    assertThat(ColumnType.decimal(4, 1).sqlName()).isEqualTo("decimal(4,1)");
  }
}
