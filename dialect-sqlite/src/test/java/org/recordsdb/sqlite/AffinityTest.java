package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.recordsdb.Where.where;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.DataException;
import org.recordsdb.error.RecordsException;
import org.recordsdb.testkit.Clause;

/** Whatever a column was declared as, what is stored comes back equal or is rejected before. */
class AffinityTest {

  private static final String ZIP = "00123";

  @TempDir Path directory;

  private Records table(String declared, String options) throws SQLException {
    ExistingFile file = new ExistingFile(directory.resolve("foreign.db"));
    file.run("create table t (id INTEGER primary key, v " + declared + ") " + options);
    return file.open();
  }

  @ParameterizedTest
  @CsvSource({
    "TEXT",
    "VARCHAR(10)",
    "CLOB",
    "CHARACTER(20)",
    "BLOB_TEXT",
    "''",
    "TEXT NOCASE",
    "LONGVARCHAR"
  })
  @Clause("D17")
  void textThatLooksLikeANumberIsKept(String declared) throws SQLException {
    try (Records records = table(declared, "")) {
      assertThat(records.insert("t", Row.of("v", ZIP)).get("v")).isEqualTo(ZIP);
      assertThat(records.from("t").where(where("v").eq(ZIP)).count()).isOne();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STRING",
        "UUID",
        "GUID",
        "DATETIME",
        "DATE",
        "TIME",
        "TIMESTAMPTZ",
        "JSON",
        "JSONB",
        "MONEY",
        "DECIMAL(10,2)",
        "BOOLEAN",
        "ENUM",
        "XML",
        "INET",
        "SERIAL",
        "INTERVAL",
        "GEOMETRY",
        "YEAR",
        "ANY",
        "INT",
        "CHARINT",
        "REAL",
        "BLOB",
        "IMAGE"
      })
  @Clause("D17")
  void textThatWouldBecomeANumberIsRefused(String declared) throws SQLException {
    try (Records records = table(declared, "")) {
      RecordsException failure =
          catchThrowableOfType(RecordsException.class, () -> records.insert("t", Row.of("v", ZIP)));
      assertThat(failure).isInstanceOf(DataException.class);
      assertThat(failure.columns()).containsExactly("v");
      assertThat(failure.getMessage()).doesNotContain(ZIP);
      assertThat(records.from("t").count()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e5", " 7 ", "+.5", "-5.", "0", "12345678901234567890"})
  @Clause("D17")
  void everyFormOfANumberIsSeen(String text) throws SQLException {
    try (Records records = table("STRING", "")) {
      assertThat(stored(records, text)).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "0x1F", "1,5", "1 2", "12abc", "\u0661\u0662", "NaN", "e5", "."})
  @Clause("D17")
  void textThatSqliteTakesForNoNumberIsKept(String text) throws SQLException {
    try (Records records = table("STRING", "")) {
      assertThat(stored(records, text)).isEqualTo(text);
    }
  }

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of("STRING", "Oslo"),
        Arguments.of("ENUM", "red"),
        Arguments.of("ENUM", 12L),
        Arguments.of("ENUM", 1.5),
        Arguments.of("XML", new byte[] {1}),
        Arguments.of("MONEY", new BigDecimal("12.5")),
        Arguments.of("GUID", UUID.fromString("00000000-0000-0000-0000-000000000123")),
        Arguments.of("DATETIME", LocalDateTime.of(2024, 2, 29, 1, 2)),
        Arguments.of("DATE", LocalDate.of(2024, 2, 29)),
        Arguments.of("TIME", LocalTime.of(1, 2)),
        Arguments.of("BOOL", true));
  }

  @ParameterizedTest
  @MethodSource("values")
  @Clause("D17")
  void valuesOfTheTypeComeBackEqual(String declared, Object value) throws SQLException {
    try (Records records = table(declared, "")) {
      assertThat(stored(records, value)).isEqualTo(value);
    }
  }

  @Test
  @Clause("D17")
  void aColumnWithoutTypeTakesOnlyWhatItGivesBack() throws SQLException {
    try (Records records = table("", "")) {
      assertThat(stored(records, 3.0)).isEqualTo(3.0);
      assertThat(stored(records, LocalDate.of(2024, 2, 29))).isNull();
      assertThat(stored(records, true)).isNull();
    }
  }

  @Test
  @Clause("D17")
  void aDoubleThatWouldBecomeAWholeNumberIsRefused() throws SQLException {
    try (Records records = table("XML", "")) {
      assertThat(stored(records, 3.0)).isNull();
      assertThat(stored(records, 3.5)).isEqualTo(3.5);
    }
  }

  @Test
  @Clause("D17")
  void anyInAStrictTableKeepsEverything() throws SQLException {
    try (Records records = table("ANY", "strict")) {
      assertThat(stored(records, ZIP)).isEqualTo(ZIP);
      assertThat(stored(records, 3.0)).isEqualTo(3.0);
    }
  }

  @ParameterizedTest
  @CsvSource({"7,true", "-1.5,true", "1.10,false", "12345678901234567890,false", "true,true"})
  @Clause("D28")
  void aJsonNumberIsKeptExactlyOrRefused(String document, boolean kept) throws SQLException {
    try (Records records = table("JSON", "")) {
      Object stored = stored(records, document);
      assertThat(stored == null ? null : stored.toString()).isEqualTo(kept ? document : null);
    }
  }

  /** What comes back, from RETURNING and from a query; null if it was rejected before storing. */
  private static @Nullable Object stored(Records records, Object value) {
    long before = records.from("t").count();
    try {
      Object back = records.insert("t", Row.of("v", value)).get("v");
      assertThat(records.from("t").where(where("id").eq(before + 1)).one().get("v"))
          .isEqualTo(back);
      return back;
    } catch (DataException e) {
      assertThat(records.from("t").count()).isEqualTo(before);
      return null;
    }
  }
}
