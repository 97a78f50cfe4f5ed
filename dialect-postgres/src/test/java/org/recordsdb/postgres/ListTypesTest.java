package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Where.where;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.Where;

/** A long list finds, in columns of types that only PostgreSQL has, what a short one finds. */
class ListTypesTest {

  private Records records;

  @BeforeEach
  void open() {
    records = Records.connect(TestPostgres.url());
    records.executeScript(
        "create extension if not exists citext;"
            + " create type mood as enum ('glad', 'so so', 'müde');"
            + " create domain word as varchar(5) check (value <> 'no');"
            + " create collation folding (provider = icu, locale = 'und-u-ks-level2',"
            + " deterministic = false)");
  }

  @AfterEach
  void close() {
    records.close();
  }

  static Stream<Arguments> types() {
    return Stream.of(
        type("char(5)", List.of("ab", "abc"), "ab   ", "x"),
        type("char(5)", List.of("ab   "), "ab", "x"),
        type("citext", List.of("Ab", "cd"), "aB", "x"),
        type("name", List.of("n".repeat(63)), "n".repeat(64), "x"),
        type("oid", List.of(1L, 4_294_967_295L), 1, 2, 4_294_967_295L),
        type("mood", List.of("glad", "müde"), "so so", "müde"),
        type("word", List.of("a", "b"), "a", "ab"),
        type("text collate folding", List.of("Ab", "cd"), "aB", "x"),
        type("text collate \"de-x-icu\"", List.of("ß", "ss"), "ss", "SS"),
        type("real", List.of(0.1, 0.5, 16777216), 0.1, 16777216, 16777217),
        type("numeric", List.of(new BigDecimal("0.10"), 1), new BigDecimal("0.1"), 1),
        type("numeric(5,1)", List.of(new BigDecimal("0.1"), 1), new BigDecimal("0.10"), 1),
        type("time(0)", List.of(LocalTime.of(1, 2, 3)), LocalTime.of(1, 2, 3, 400_000_000)),
        type("timestamp(0)", List.of(LocalDateTime.of(1, 2, 3, 4, 5, 6)), time(0), time(400_000)),
        type("bytea", List.of(new byte[] {0, '"', '\\'}), new byte[] {0, '"', '\\'}, new byte[0]),
        type("inet", List.of("::1", "10.0.0.1"), "10.0.0.1", "::2"));
  }

  private static LocalDateTime time(int nanos) {
    return LocalDateTime.of(1, 2, 3, 4, 5, 6, nanos);
  }

  private static Arguments type(String name, List<Object> stored, Object... asked) {
    return Arguments.of(name, stored, Arrays.asList(asked));
  }

  @ParameterizedTest
  @MethodSource("types")
  void areFoundByLongListsAsByShortOnes(String type, List<Object> stored, List<Object> asked) {
    records.executeUpdate("create table samples (id serial primary key, content " + type + ")");
    stored.forEach(value -> records.insert("samples", Row.of("content", value)));
    records.insert("samples", Row.of("content", null));
    List<Object> list = new ArrayList<>(asked);
    list.addAll(Collections.nCopies(12, asked.get(0)));
    Where few = where("content").in(asked);

    assertThat(records.select("samples", where("content").in(list)))
        .containsExactlyInAnyOrderElementsOf(records.select("samples", few));
    assertThat(records.select("samples", where("content").notIn(list)))
        .containsExactlyInAnyOrderElementsOf(
            records.select("samples", where("content").notIn(asked)));
  }

  @Test
  void longListsAreOneParameterUnlessFastPathsAreOff() {
    boolean off = "off".equals(System.getProperty("records.fastPaths"));
    records.executeUpdate("create view asked as select 1 as id, current_query() as query");
    for (int length : new int[] {11, 12, 5_000}) {
      List<Integer> list = Collections.nCopies(length, 1);
      String query = records.from("asked").where(where("id").in(list)).one().getString("query");
      assertThat(query)
          .contains(off ? "operator(pg_catalog.=) $3 or " : "operator(pg_catalog.=) any($1)");
      assertThat(query.contains("$3")).isEqualTo(off);
    }
  }
}
