package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recordsdb.spi.ColumnType;

class DeclaredTypeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BOOLEAN|BOOLEAN",
        "bool|BOOLEAN",
        "TINYINT|INT16",
        "smallint|INT16",
        "INT|INT32",
        "INTEGER|INT64",
        "BIGINT|INT64",
        "UNSIGNED BIG INT|INT64",
        "INT(11)|INT32",
        "REAL|FLOAT64",
        "DOUBLE PRECISION|FLOAT64",
        "FLOAT|FLOAT64",
        "float4|FLOAT32",
        "DECIMAL(10,2)|DECIMAL(10,2)",
        "NUMERIC( 10 , 2 )|DECIMAL(10,2)",
        "DECIMAL(5)|DECIMAL(5,0)",
        "NUMERIC|DECIMAL",
        "decimal_text(38,10)|DECIMAL(38,10)",
        "DECIMAL(1000,1000)|DECIMAL(1000,1000)",
        "DECIMAL(1001,2)|DECIMAL",
        "DECIMAL(1000000000,999999999)|DECIMAL",
        "DECIMAL(5,99999999999)|DECIMAL",
        "DECIMAL(99999999999,2)|DECIMAL",
        "TIME(99999999999)|TIME",
        "VARCHAR(2147483646)|TEXT(2147483646)",
        "VARCHAR(2147483648)|TEXT",
        "VARCHAR(255)|TEXT(255)",
        "NVARCHAR(160)|TEXT(160)",
        "character varying(20)|TEXT(20)",
        "TEXT|TEXT",
        "CLOB|TEXT",
        "BLOB|BYTES",
        "DATE|DATE",
        "TIME|TIME",
        "DATETIME|TIMESTAMP",
        "TIMESTAMP|TIMESTAMP",
        "timestamp with time zone|INSTANT",
        "TIMESTAMP(6) WITH TIME ZONE|INSTANT",
        "timestamptz|INSTANT",
        "UUID|UUID",
        "JSON|JSON",
        "json_text|JSON",
        "STRANGE|ANY",
        "varchar(max)|TEXT",
        "decimal(10, -2)|DECIMAL(10,-2)",
        "text(10|TEXT"
      })
  void namesOfTypesAreUnderstood(String declared, String expected) {
    ColumnType type = DeclaredType.parse(declared);
    assertThat(type.toString()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"'',ANY", "' ',ANY"})
  void noTypeIsAnyType(String declared, String expected) {
    assertThat(DeclaredType.parse(declared).toString()).isEqualTo(expected);
  }
}
