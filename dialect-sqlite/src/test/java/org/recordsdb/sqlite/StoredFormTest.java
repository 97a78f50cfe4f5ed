package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.recordsdb.Order.asc;
import static org.recordsdb.Order.desc;
import static org.recordsdb.Where.where;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.Query;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.Where;
import org.recordsdb.error.DataException;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.testkit.Clause;

/** Values that other programs stored in another form than ours compare as what they are read as. */
class StoredFormTest {

  private static final LocalDateTime NOON = LocalDateTime.of(2024, 2, 29, 12, 0);

  @TempDir Path directory;

  private Records records;

  private Records file(String script) throws SQLException {
    ExistingFile file = new ExistingFile(directory.resolve("foreign.db"));
    file.run(script);
    records = file.open();
    return records;
  }

  @AfterEach
  void close() {
    if (records != null) {
      records.close();
    }
  }

  private List<Object> ids(Where where) {
    return records.from("t").where(where).orderBy(asc("id")).list().stream()
        .map(row -> row.get("id"))
        .toList();
  }

  private List<Object> pages(Query ordered) {
    List<Object> ids = new ArrayList<>();
    List<Row> page = ordered.limit(2).list();
    while (!page.isEmpty()) {
      page.forEach(row -> ids.add(row.get("id")));
      page = ordered.limit(2).after(page.get(page.size() - 1)).list();
    }
    return ids;
  }

  private void timestamps() throws SQLException {
    file(
        "create table t (id INTEGER primary key, at DATETIME);"
            + "insert into t values (1, '2024-02-29 12:00:00'), (2, '2024-02-29T12:00'),"
            + " (3, '2024-02-29'), (4, '2024-02-29 12:00:00.000001'), (5, null),"
            + " (6, '2024-02-29T12:00:00.5'), (7, '2024-02-29 12:00:00.000000')");
  }

  @Test
  @Clause("D21")
  void timesOfOtherFormsAreEqualToTheTimeThatTheyAre() throws SQLException {
    timestamps();
    assertThat(ids(where("at").eq(NOON))).containsExactly(1L, 2L, 7L);
    assertThat(ids(where("at").ne(NOON))).containsExactly(3L, 4L, 6L);
    assertThat(ids(where("at").in(NOON, NOON.withHour(0)))).containsExactly(1L, 2L, 3L, 7L);
    assertThat(ids(where("at").isNull())).containsExactly(5L);
  }

  @Test
  @Clause("D21")
  void timesOfOtherFormsAreOrderedAsTimes() throws SQLException {
    timestamps();
    assertThat(ids(where("at").gt(NOON))).containsExactly(4L, 6L);
    assertThat(ids(where("at").le(NOON))).containsExactly(1L, 2L, 3L, 7L);
    assertThat(ids(where("at").between(NOON, NOON.plusNanos(1_000))))
        .containsExactly(1L, 2L, 4L, 7L);
    assertThat(pages(records.from("t").orderBy(asc("at"), asc("id"))))
        .containsExactly(3L, 1L, 2L, 7L, 4L, 6L, 5L);
    assertThat(pages(records.from("t").orderBy(desc("at"), asc("id"))))
        .containsExactly(5L, 6L, 4L, 1L, 2L, 7L, 3L);
  }

  @Test
  @Clause("D21")
  void timesOfOtherFormsAreChangedAndDeletedAsTimes() throws SQLException {
    timestamps();
    assertThat(records.update("t", Row.of("at", NOON), where("at").eq(NOON))).isEqualTo(3);
    assertThat(records.delete("t", where("at").lt(NOON))).isOne();
    assertThat(records.from("t").where(where("at").eq(NOON)).count()).isEqualTo(3);
  }

  @Test
  @Clause("D22")
  void pointsInTimeCompareWhateverTheirOffset() throws SQLException {
    file(
        "create table t (id INTEGER primary key, at TIMESTAMPTZ);"
            + "insert into t values (1, '2024-07-01 12:00:00+05:30'), (2, '2024-07-01T06:30:00Z'),"
            + " (3, '2024-07-01 06:30'), (4, '2024-07-01 05:00:00-01:00')");
    Instant at = Instant.parse("2024-07-01T06:30:00Z");
    assertThat(ids(where("at").eq(at))).containsExactly(1L, 2L, 3L);
    assertThat(ids(where("at").lt(at))).containsExactly(4L);
    assertThat(pages(records.from("t").orderBy(asc("at"), asc("id"))))
        .containsExactly(4L, 1L, 2L, 3L);
  }

  @Test
  @Clause("D25")
  void timesOfDayCompareWithAndWithoutSeconds() throws SQLException {
    file(
        "create table t (id INTEGER primary key, at TIME);"
            + "insert into t values (1, '09:05'), (2, '09:05:00'), (3, '09:05:00.25')");
    assertThat(ids(where("at").eq(LocalTime.of(9, 5)))).containsExactly(1L, 2L);
    assertThat(ids(where("at").gt(LocalTime.of(9, 5)))).containsExactly(3L);
  }

  @Test
  @Clause({"D21", "D25"})
  void aValueThatIsNoTimeIsNeverComparedSilently() throws SQLException {
    file(
        "create table t (id INTEGER primary key, at TIMESTAMP);"
            + "insert into t values (1, 1709208000), (2, '2024-02-29 12:00:00')");
    List<Runnable> calls =
        List.of(
            () -> records.from("t").where(where("at").lt(NOON)).list(),
            () -> records.from("t").where(where("at").lt(NOON)).count(),
            () -> records.from("t").orderBy(asc("at")).list(),
            () -> records.delete("t", where("at").lt(NOON)),
            () -> records.update("t", Row.of("at", NOON), where("at").ne(NOON)));
    for (Runnable call : calls) {
      RecordsException failure = catchThrowableOfType(DataException.class, call::run);
      assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_VALUE);
      assertThat(failure.table()).contains("t");
      assertThat(failure.columns()).containsExactly("at");
    }
    assertThat(records.from("t").count()).isEqualTo(2);
    assertThat(records.from("t").where(where("at").isNotNull()).count()).isEqualTo(2);
  }

  @Test
  @Clause("D06")
  void decimalsWithTheNoiseOfDoublesCompareAsDecimals() throws SQLException {
    file(
        "create table t (id INTEGER primary key, v NUMERIC(10,2));"
            + "insert into t values (1, 0.1 + 0.2), (2, 0.3), (3, '0.30'), (4, 2), (5, null)");
    BigDecimal value = new BigDecimal("0.3");
    assertThat(ids(where("v").eq(value))).containsExactly(1L, 2L, 3L);
    assertThat(ids(where("v").gt(value))).containsExactly(4L);
    assertThat(ids(where("v").in(value, 2))).containsExactly(1L, 2L, 3L, 4L);
    assertThat(pages(records.from("t").orderBy(asc("v"), desc("id"))))
        .containsExactly(3L, 2L, 1L, 4L, 5L);
  }

  @Test
  @Clause("D06")
  void aDecimalThatIsTextIsNeverComparedSilently() throws SQLException {
    file(
        "create table t (id INTEGER primary key, v DECIMAL(10,2));"
            + "insert into t values (1, '$5'), (2, 7)");
    RecordsException failure =
        catchThrowableOfType(
            DataException.class, () -> records.delete("t", where("v").gt(new BigDecimal("6"))));
    assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_VALUE);
    assertThat(failure.columns()).containsExactly("v");
    assertThat(records.from("t").count()).isEqualTo(2);
  }

  @Test
  @Clause({"D06", "D21", "D22"})
  void aColumnWhoseFormIsCheckedIsComparedByItsIndex() throws SQLException {
    file(
        """
        create table t (
          id INTEGER primary key,
          "at" TIMESTAMP check ("at" glob '????-??-?? ??:??:??.??????'),
          seen TIMESTAMPTZ
            CHECK (seen GLOB '????-??-?? ??:??:??.??????+00:00'), -- as Records writes it
          v DECIMAL(10,2) check (v = round(v, 2)));
        create index by_at on t (at); create index by_seen on t (seen); create index by_v on t (v);
        """);
    records.insert(
        "t", Row.of("at", NOON, "seen", Instant.EPOCH, "v", new BigDecimal("12345678.91")));
    assertThat(
            ids(
                where("at")
                    .eq(NOON)
                    .and("seen")
                    .eq(Instant.EPOCH)
                    .and("v")
                    .eq(new BigDecimal("12345678.91"))))
        .containsExactly(1L);
    ExistingFile file = new ExistingFile(directory.resolve("foreign.db"));
    assertThat(file.describe("t").columns().values().stream().skip(1))
        .allMatch(column -> new SqliteSyntax().comparable(column, "x").equals("x"));
    RecordsException other =
        catchThrowableOfType(
            RecordsException.class,
            () -> records.executeUpdate("insert into t (at) values ('2024-02-29')"));
    assertThat(other.kind()).isEqualTo(ErrorKind.CHECK);
  }

  @Test
  @Clause("D21")
  void aCheckInACommentIsNone() throws SQLException {
    ExistingFile file = new ExistingFile(directory.resolve("foreign.db"));
    file.run("create table t (at TIMESTAMP /* check (at glob '????-??-?? ??:??:??.??????') */)");
    assertThat(file.describe("t").columns().get("at").uniform()).isFalse();
  }

  @Test
  @Clause("D69")
  void aChangeWhoseRowsCantBeReadBackChangesNothing() throws SQLException {
    file(
        "create table t (id INTEGER primary key, n INT, ok BOOLEAN);"
            + "insert into t values (1, 1, 1), (7, 1, 'banana')");
    RecordsException updated =
        catchThrowableOfType(
            DataException.class,
            () -> records.updateReturning("t", Row.of("n", 2), Where.allRows()));
    assertThat(updated).hasMessageContaining("t.ok").hasMessageContaining("rowid 7 ");
    RecordsException deleted =
        catchThrowableOfType(
            DataException.class, () -> records.deleteReturning("t", where("n").eq(1)));
    assertThat(deleted).hasMessageContaining("rowid 7 ");
    assertThat(records.from("t").where(where("n").eq(1)).count()).isEqualTo(2);
  }
}
