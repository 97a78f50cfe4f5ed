package org.recordsdb.migrate.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.migrate.verify.Difference.Kind;

/** One thing goes wrong in the target, and the verification tells what. */
class MutatedTableTest {

  @TempDir static Path directory;

  private static EveryType tables;

  @BeforeAll
  static void create() {
    tables = EveryType.create(directory);
  }

  @AfterAll
  static void close() {
    tables.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {EveryType.KEYED, EveryType.HEAP})
  void whatIsStoredAlikeIsEqual(String table) throws SQLException {
    Comparison comparison = Comparison.of(tables, table);
    assertThat(comparison.isEqual()).isTrue();
    assertThat(comparison.differences()).isEmpty();
    assertThat(comparison.wanted().rows()).isEqualTo(EveryType.ROWS);
    assertThat(new HashSet<>(comparison.wanted().checksums())).hasSize(tables.columns().size());
  }

  @Test
  void everyChangeOfEveryTypeIsFoundAndNamed() throws SQLException {
    Rows source = tables.rows(tables.source(), EveryType.KEYED);
    SoftAssertions found = new SoftAssertions();
    List<Mutation> all = Mutation.all(tables.columns());
    for (Mutation mutation : all) {
      tables.target().executeScript(mutation.sql());
      Comparison comparison =
          Comparison.of(tables.columns(), new int[] {0}, source, tables, EveryType.KEYED);
      tables.restore(EveryType.KEYED);

      found.assertThat(comparison.isEqual()).as(mutation.sql()).isFalse();
      found
          .assertThat(comparison.differences())
          .as(mutation.sql())
          .allMatch(difference -> difference.kind() == mutation.kind())
          .allMatch(difference -> difference.columns().equals(mutation.columns()))
          .extracting(difference -> difference.key().get("id"))
          .containsExactlyInAnyOrderElementsOf(mutation.rows());
      if (mutation.kind() == Kind.DIFFERENT) {
        found
            .assertThat(comparison.differingSums(tables.columns()))
            .as(mutation.sql())
            .isEqualTo(mutation.columns());
      }
    }
    found.assertAll();
    assertThat(all).hasSizeGreaterThan(180);
  }

  @Test
  void aRowUnderAnotherKeyIsMissingAndExtra() throws SQLException {
    tables.target().executeScript("update every set id = 1000 where id = 7");
    Comparison comparison = Comparison.of(tables, EveryType.KEYED);
    tables.restore(EveryType.KEYED);

    assertThat(comparison.differences())
        .extracting(Difference::text)
        .containsExactlyInAnyOrder("id = 7: missing in the target", "id = 1000: not in the source");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update every set exact = 1.5000 where id = 4",
        "update every set twice = '-0.0', single = '-0.0' where id = 4",
        "update every set doc = ' { \"b\":[1e-1],\"a\":1.00 }' where id = 4",
        "update every set doc = '{\"a\": 9, \"b\": [0.1], \"a\": 1}' where id = 4",
        "update every set moment = '1970-01-01 05:30:00+05:30' where id = 4",
        "update every set id = id where id % 3 = 0"
      })
  void whatMeansTheSameIsEqual(String sql) throws SQLException {
    tables.target().executeScript(sql);
    Comparison comparison = Comparison.of(tables, EveryType.KEYED);
    tables.restore(EveryType.KEYED);

    assertThat(comparison.isEqual()).isTrue();
  }

  @Test
  void rowsWithoutAKeyAreToldByTheirNumber() throws SQLException {
    assertHeap("delete from heap where id = 2", "2, false, 1, 0");
    assertHeap("insert into heap select * from heap where id = 3", "3, true, 1, 2");
    assertHeap(
        "delete from heap where id = 3; insert into heap select * from heap where id = 4",
        "3, false, 1, 0",
        "4, true, 1, 2");
    assertHeap(
        "update heap set code = code || ' ' where id = 4", "4, false, 1, 0", "?, true, 0, 1");
  }

  /** Expects rows by their number in the source, whether they are too many, and their counts. */
  private static void assertHeap(String sql, String... expected) throws SQLException {
    tables.target().executeScript(sql);
    Comparison comparison = Comparison.of(tables, EveryType.HEAP);
    tables.restore(EveryType.HEAP);

    assertThat(comparison.isEqual()).isFalse();
    RowHash hash = new RowHash(tables.columns().size(), new int[0]);
    Map<Long, Object> ids = new HashMap<>();
    tables
        .rows(tables.source(), EveryType.HEAP)
        .each(
            row -> {
              hash.name(row);
              ids.put(hash.name(), row[0]);
            });
    assertThat(comparison.differences())
        .allMatch(difference -> difference.key().isEmpty())
        .extracting(
            difference ->
                ids.getOrDefault(difference.hash(), "?")
                    + ", "
                    + (difference.kind() == Kind.EXTRA)
                    + ", "
                    + difference.wanted()
                    + ", "
                    + difference.found())
        .containsExactlyInAnyOrder(expected);
  }
}
