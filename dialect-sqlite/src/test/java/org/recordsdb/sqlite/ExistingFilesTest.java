package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.DataException;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.error.StatementException;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.TableInfo;
import org.recordsdb.testkit.Clause;

/**
 * Every table and view of every file, read whole. What must come out of each stands in {@code
 * files/expected.csv}, which was made without Records: the number of rows and a digest of their
 * values, or the column and the rowid of the first bad value, or the kind of error of a view that
 * SQLite itself can't read.
 */
class ExistingFilesTest {

  @TempDir Path directory;

  /**
   * A line of the list.
   *
   * @param rows how many, or empty where the table can't be read whole
   * @param misfit the column, or the kind of error
   * @param digest empty for views too, of which SQLite's versions compute other sums
   */
  private record Expected(
      String file, String table, String rows, String misfit, String rowid, String digest) {

    static Expected of(String line) {
      String[] fields = line.split("\\|", -1);
      return new Expected(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5]);
    }
  }

  private static List<Expected> expected() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    ExistingFilesTest.class.getResourceAsStream("/files/expected.csv")),
                StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(Expected::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Expected> readable() {
    return expected().stream().filter(line -> !line.rows().isEmpty());
  }

  static Stream<Expected> badValues() {
    return expected().stream().filter(line -> !line.rowid().isEmpty());
  }

  static Stream<Expected> broken() {
    return expected().stream().filter(line -> line.rows().isEmpty() && line.rowid().isEmpty());
  }

  private ExistingFile copy(Expected line) throws IOException, SQLException {
    return ExistingFile.copy(line.file(), directory);
  }

  @Test
  void theListNamesEveryTableAndViewOfEveryFile() throws IOException, SQLException {
    Map<String, TreeSet<String>> listed = new TreeMap<>();
    for (Expected line : expected()) {
      listed.computeIfAbsent(line.file(), file -> new TreeSet<>()).add(line.table());
    }
    assertThat(listed).hasSize(31);
    for (Map.Entry<String, TreeSet<String>> file : listed.entrySet()) {
      assertThat(ExistingFile.copy(file.getKey(), directory).tables())
          .as(file.getKey())
          .containsExactlyInAnyOrderElementsOf(file.getValue());
    }
  }

  @ParameterizedTest
  @MethodSource("readable")
  @Clause({"D01", "D03", "D06", "D17", "D20", "D21", "D22", "D27", "D28"})
  void everyRowComesInTheClassesOfItsTypes(Expected line) throws IOException, SQLException {
    ExistingFile file = copy(line);
    long count = file.count(line.table());
    assertThat(count).isEqualTo(Long.parseLong(line.rows()));
    TableInfo table = Objects.requireNonNull(file.describe(line.table()));
    try (Records records = file.open();
        Stream<Row> streamed = records.from(line.table()).stream()) {
      List<Row> rows = records.from(line.table()).list();
      assertThat(rows).hasSize((int) count);
      assertThat(streamed.toList()).isEqualTo(rows);
      assertThat(records.from(line.table()).count()).isEqualTo(count);
      for (Row row : rows) {
        assertThat(row.columns()).containsExactlyElementsOf(table.columns().keySet());
        table.columns().values().forEach(column -> assertClass(row, column));
      }
      if (!line.digest().isEmpty()) {
        assertThat(Digest.of(rows)).isEqualTo(line.digest());
      }
    }
  }

  private static void assertClass(Row row, ColumnInfo column) {
    Object value = row.get(column.name());
    if (value == null) {
      return;
    }
    LogicalType type = column.type().logical();
    if (type == LogicalType.ANY) {
      assertThat(value).isInstanceOfAny(Long.class, Double.class, String.class, byte[].class);
    } else {
      assertThat(value).isInstanceOf(type.javaClass());
    }
  }

  @ParameterizedTest
  @MethodSource("badValues")
  @Clause({"D01", "D17", "D20", "D21", "D22"})
  void aMisfitIsNamedByTableColumnAndRowid(Expected line) throws IOException, SQLException {
    try (Records records = copy(line).open()) {
      RecordsException listed =
          catchThrowableOfType(RecordsException.class, () -> records.from(line.table()).list());
      assertMisfit(line, listed);
      try (Stream<Row> rows = records.from(line.table()).stream()) {
        assertMisfit(line, catchThrowableOfType(RecordsException.class, rows::toList));
      }
    }
  }

  private static void assertMisfit(Expected line, RecordsException failure) {
    assertThat(failure).isInstanceOf(DataException.class);
    assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_VALUE);
    assertThat(failure.table()).contains(line.table());
    assertThat(failure.columns()).containsExactly(line.misfit());
    assertThat(failure)
        .hasMessageContaining(line.table() + "." + line.misfit())
        .hasMessageContaining("the row with the rowid " + line.rowid() + " ");
    assertThat(failure.rowKey()).isEqualTo(Map.of("rowid", Long.parseLong(line.rowid())));
  }

  @ParameterizedTest
  @MethodSource("badValues")
  @Clause({"D01", "D17"})
  void aMisfitIsReadAsItIsByAnExpression(Expected line) throws IOException, SQLException {
    ExistingFile file = copy(line);
    String name = '"' + line.misfit() + '"';
    String sql = "select rowid, typeof(" + name + ") as kind, +" + name + " as stored from ";
    try (Records records = file.open()) {
      List<Row> rows = records.executeQuery(sql + '"' + line.table() + "\" order by rowid");
      assertThat(rows).hasSize((int) file.count(line.table()));
      for (Row row : rows) {
        assertThat(storageClass(row.get("stored"))).isEqualTo(row.getString("kind"));
      }
    }
  }

  private static String storageClass(@Nullable Object value) {
    if (value == null) {
      return "null";
    } else if (value instanceof Long) {
      return "integer";
    } else if (value instanceof Double) {
      return "real";
    } else if (value instanceof byte[]) {
      return "blob";
    }
    return value instanceof String ? "text" : "none of SQLite's";
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aViewThatSqliteCantReadIsRefusedAndNamed(Expected line) throws IOException, SQLException {
    try (Records records = copy(line).open()) {
      RecordsException failure =
          catchThrowableOfType(StatementException.class, () -> records.from(line.table()).list());
      assertThat(failure.kind()).isEqualTo(ErrorKind.valueOf(line.misfit()));
      assertThat(failure).hasMessageContaining(line.table());
    }
  }
}
