package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.OnConflict.onConflict;
import static org.recordsdb.Order.asc;
import static org.recordsdb.Order.desc;
import static org.recordsdb.Where.where;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Order;
import org.recordsdb.Query;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.Where;
import org.recordsdb.testkit.Clause;

/** Columns whose type or collation takes "a" and "A" for equal: verbs compare by code point. */
class FoldingColumnTest {

  private static final List<String> TEXTS = List.of("a", "A", "b", "B", "a", "A", "c");

  private Records records;

  @BeforeEach
  void open() {
    records = Records.connect(TestPostgres.url());
    records.executeScript(
        "create extension if not exists citext;"
            + " create collation folding (provider = icu, locale = 'und-u-ks-level2',"
            + " deterministic = false);"
            + " create domain word as text collate folding");
  }

  @AfterEach
  void close() {
    records.close();
  }

  private void create(String type) {
    records.executeScript("create table t (id bigint primary key, s " + type + ")");
    for (int i = 0; i < TEXTS.size(); i++) {
      records.insert("t", Row.of("id", i + 1, "s", TEXTS.get(i)));
    }
  }

  private List<Long> ids(Where filter) {
    return records.from("t").where(filter).orderBy(asc("id")).list().stream()
        .map(row -> row.getLong("id"))
        .toList();
  }

  private List<Long> paged(Order first, int size) {
    List<Long> seen = new ArrayList<>();
    Query query = records.from("t").orderBy(first, asc("id")).limit(size);
    List<Row> page = query.list();
    while (!page.isEmpty() && seen.size() < 2 * TEXTS.size()) {
      page.forEach(row -> seen.add(row.getLong("id")));
      page = query.after(page.get(page.size() - 1)).list();
    }
    return seen;
  }

  @Clause("D34")
  @ParameterizedTest
  @ValueSource(strings = {"text collate folding", "varchar(9) collate folding", "citext", "word"})
  void pagesHaveEachRowOnce(String type) {
    create(type);
    for (int size = 1; size < 4; size++) {
      assertThat(paged(asc("s"), size)).containsExactly(2L, 6L, 4L, 1L, 5L, 3L, 7L);
      assertThat(paged(desc("s"), size)).containsExactly(7L, 3L, 1L, 5L, 4L, 2L, 6L);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text collate folding", "varchar(9) collate folding", "citext", "word"})
  void conditionsCompareByCodePoint(String type) {
    create(type);
    assertThat(ids(where("s").eq("a"))).containsExactly(1L, 5L);
    assertThat(ids(where("s").ne("a"))).containsExactly(2L, 3L, 4L, 6L, 7L);
    assertThat(ids(where("s").in("a", "b"))).containsExactly(1L, 3L, 5L);
    assertThat(ids(where("s").in(List.of("a", "b", "1", "2", "3", "4", "5", "6", "7", "8", "9"))))
        .containsExactly(1L, 3L, 5L);
    assertThat(ids(where("s").lt("a"))).containsExactly(2L, 4L, 6L);
    assertThat(ids(where("s").le("A"))).containsExactly(2L, 6L);
    assertThat(ids(where("s").between("A", "B"))).containsExactly(2L, 4L, 6L);
    assertThat(ids(where("s").like("a%"))).containsExactly(1L, 5L);
    assertThat(ids(where("s").startsWith("A"))).containsExactly(2L, 6L);
    assertThat(ids(where("s").contains("b"))).containsExactly(3L);
    assertThat(ids(where("s").endsWith("x".repeat(600)))).isEmpty();
    assertThat(ids(where("s").ilike("A%"))).containsExactly(1L, 2L, 5L, 6L);
    assertThat(ids(where("s").isNotNull())).hasSize(7);
  }

  /** The key is the database's own. */
  @ParameterizedTest
  @ValueSource(strings = {"text collate folding", "citext", "word"})
  void keysTakeTheSameTextsForEqualAsBefore(String type) {
    records.executeScript("create table t (s " + type + " primary key, n int)");
    records.insert("t", Row.of("s", "a", "n", 1));
    assertThat(records.upsert("t", Row.of("s", "A", "n", 2), onConflict("s")).isInserted())
        .isFalse();
    assertThat(records.insertOrIgnore("t", Row.of("s", "A", "n", 3))).isEmpty();
    assertThat(records.select("t", Where.allRows())).hasSize(1);
  }
}
