package org.recordsdb.sqlite;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Order.asc;
import static org.recordsdb.Order.desc;
import static org.recordsdb.Where.allRows;
import static org.recordsdb.Where.where;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.recordsdb.Returning;
import org.recordsdb.Row;
import org.recordsdb.error.CheckViolationException;
import org.recordsdb.error.DataException;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.NotNullViolationException;
import org.recordsdb.error.RecordsException;
import org.recordsdb.error.UniqueViolationException;
import org.recordsdb.spi.Generation;
import org.recordsdb.testkit.Clause;

/** Tables, columns and views of unusual shapes that other programs made. */
class ExistingShapesTest extends ExistingFileCase {

  @Test
  void wordsInCommentsAndNamesSayNothingAboutTheTable() throws SQLException {
    ExistingFile file = new ExistingFile(directory.resolve("foreign.db"));
    file.run(
        "create table \"without rowid\" (id INTEGER primary key, s TEXT)"
            + "; create table b (id INTEGER primary key /* without rowid, strict, collate x */)"
            + "; create table c (id INTEGER primary key) without  rowid"
            + "; create table d (id INTEGER primary key desc, v)");
    for (String table : List.of("without rowid", "b")) {
      assertThat(file.describe(table).columns().get("id").generation())
          .isEqualTo(Generation.IDENTITY);
      assertThat(file.describe(table).rowKey()).containsExactly("rowid");
    }
    assertThat(file.describe("c").columns().get("id").isIdentity()).isFalse();
    assertThat(file.describe("c").rowKey()).containsExactly("id");
    assertThat(file.describe("d").columns().get("id").isIdentity()).isFalse();
  }

  @Test
  @Clause("D01")
  void aRowIsFoundByItsNumberWhateverThatIsCalled() throws SQLException {
    ExistingFile file = new ExistingFile(directory.resolve("foreign.db"));
    file.run(
        "create table s (ok BOOLEAN, rowid INT); insert into s values (1, 5), ('banana', 6);"
            + "create table n (id INTEGER primary key, ok BOOLEAN); insert into n values (-7, 2)");
    records = file.open();
    DataException shadowed = refused(DataException.class, () -> records.select("s"));
    assertThat(shadowed).hasMessageContaining("s.ok").hasMessageContaining("the _rowid_ 2 ");
    assertThat(shadowed.rowKey()).isEqualTo(Map.of("_rowid_", 2L));
    DataException numbered = refused(DataException.class, () -> records.select("n"));
    assertThat(numbered.rowKey()).isEqualTo(Map.of("rowid", -7L));
    records.update("n", Row.of("ok", true), where("id").eq(numbered.rowKey().get("rowid")));
    assertThat(records.select("n")).containsExactly(Row.of("id", -7L, "ok", true));
  }

  @Test
  @Clause("D01")
  void aRowWithoutNumberIsFoundByItsKeyWhichTheMessageDoesNotShow() throws SQLException {
    ExistingFile file = new ExistingFile(directory.resolve("foreign.db"));
    file.run(
        "create table w (k TEXT, ok BOOLEAN, d INT, primary key (d, k)) without rowid;"
            + "insert into w values ('secret', 'banana', 3), ('a', 1, 2);"
            + "create table i (ok BOOLEAN, n INT primary key) without rowid;"
            + "insert into i values ('banana', 12)");
    records = file.open();
    DataException failure =
        refused(DataException.class, () -> records.from("w").columns("ok").list());
    assertThat(failure).hasMessageContaining("w.ok").hasMessageContaining("[d, k]");
    assertThat(failure.toString() + failure.failure()).doesNotContain("secret", "banana");
    assertThat(failure.rowKey()).isEqualTo(Map.of("d", 3L, "k", "secret"));
    assertThat(refused(DataException.class, () -> records.select("i")))
        .hasMessageContaining("the row with the n 12 ");
    refused(DataException.class, () -> records.updateReturning("i", Row.of("n", 9), allRows()));
    assertThat(records.from("i").columns("n").list()).containsExactly(Row.of("n", 12L));
  }

  @Test
  @Clause("D01")
  void aRowWithoutAnyNameIsFoundByTheOrderOfReading() throws SQLException {
    ExistingFile file = new ExistingFile(directory.resolve("foreign.db"));
    file.run(
        "create table r (ok BOOLEAN, rowid INT, _rowid_ INT, oid INT);"
            + "insert into r values (1, 5, 5, 5), ('banana', 6, 6, 6);"
            + "create view v as select ok from r");
    records = file.open();
    for (String table : List.of("v", "r")) {
      DataException failure = refused(DataException.class, () -> records.select(table));
      assertThat(failure)
          .hasMessageContaining(table + ".ok")
          .hasMessageContaining("row 2 in the order of reading");
      assertThat(failure.rowKey()).isEmpty();
    }
    assertThat(refused(DataException.class, () -> records.executeQuery("select ok from r")))
        .hasMessageContaining("row 2 in the order of reading");
  }

  @Test
  @Clause("D14")
  void textWhoseBytesAreNoUtf8IsRefusedAndItsBytesAreReadWithACast() throws SQLException {
    ExistingFile file = new ExistingFile(directory.resolve("foreign.db"));
    file.run("create table t (s TEXT); insert into t values ('\ufffd'), (cast(x'ff41' as text))");
    records = file.open();
    assertThat(refused(DataException.class, () -> records.select("t")))
        .hasMessageContaining("t.s")
        .hasMessageContaining("the rowid 2 ")
        .hasMessageContaining("no UTF-8");
    assertThat(records.executeQuery("select cast(s as blob) as s from t where rowid = 2"))
        .extracting(row -> row.get("s"))
        .containsExactly(new byte[] {(byte) 0xff, 0x41});
    assertThat(records.executeQuery("select s from t where rowid = 1"))
        .containsExactly(Row.of("s", "\ufffd"));
  }

  @Test
  @Clause("D59")
  void generatedColumnsAreReadAndNotWritten() throws IOException, SQLException {
    open("nasty/n06_generated.db");
    Row stored = records.insert("g", Row.of("price", 2.5, "qty", 20));
    assertThat(stored)
        .isEqualTo(
            Row.of("id", 4L, "price", 2.5, "qty", 20L, "total", 50.0, "disp", "2.50", "big", 1L));
    assertThat(refused(RecordsException.class, () -> records.insert("g", Row.of("big", 1))).kind())
        .isEqualTo(ErrorKind.ARGUMENT);
    assertThat(records.from("g").where(where("big").eq(1)).count()).isEqualTo(2);
    refused(
        UniqueViolationException.class, () -> records.insert("g_json", Row.of("doc", "{\"n\":1}")));
  }

  @Test
  void viewsAreReadFilteredAndOrderedAndNotWritten() throws IOException, SQLException {
    open("nasty/n09_views.db");
    assertThat(records.from("v_ops").where(where("hl").eq("hi")).orderBy(asc("id")).list())
        .extracting(row -> row.get("id"))
        .containsExactly(1L);
    assertThat(records.from("v_dup").orderBy(desc("id")).limit(1).one().columns()).hasSize(3);
    refused(RecordsException.class, () -> records.insert("v1", Row.of("id", 9)));
  }

  @Test
  void fullTextAndSpaceIndexesTakeRowsLikeTables() throws IOException, SQLException {
    open("nasty/n22_virtual.db");
    assertThat(records.insert("own_fts", Row.of("body", "third"), Returning.NONE))
        .isEqualTo(Row.empty());
    assertThat(records.from("own_fts").where(where("body").eq("third")).count()).isOne();
    assertThat(
            records.executeQuery(
                "select body from own_fts where own_fts match :word", Row.of("word", "third")))
        .containsExactly(Row.of("body", "third"));
    assertThat(records.from("own_fts_notes").count()).isOne();
    assertThat(records.from("box").one().columns())
        .containsExactly("id", "minx", "maxx", "miny", "maxy");
  }

  @Test
  @Clause("D67")
  void rowsWithoutAnyKeyAreKeptEachForItself() throws IOException, SQLException {
    open("nasty/n02_no_pk.db");
    records.insert("log", Row.of("ts", "2024-01-01", "msg", "a"));
    assertThat(records.from("log").where(where("msg").eq("a")).count()).isEqualTo(4);
    assertThat(records.from("shadowed").where(where("rowid").eq("x")).count()).isEqualTo(2);
    records.insert("unique_only", Row.of("b", "n3"));
    assertThat(records.from("unique_only").where(where("a").isNull()).count()).isEqualTo(3);
    assertThat(records.insert("all_null", Row.of("a", null)))
        .isEqualTo(Row.of("a", null, "b", null, "c", null));
    try (Stream<Row> rows = records.from("gaps").stream()) {
      assertThat(rows.map(row -> row.get("v"))).containsExactly("neg", "zero", "max");
    }
  }

  @Test
  @Clause("D26")
  void defaultsThatFitComeBackWithTheStoredRow() throws IOException, SQLException {
    open("nasty/n26_empty.db");
    assertThat(records.insert("e1", Row.of("a", "x")))
        .isEqualTo(Row.of("id", 1L, "a", "x", "b", 1.5));
    assertThat(
            refused(NotNullViolationException.class, () -> records.insert("e1", Row.of("b", 1)))
                .columns())
        .containsExactly("a");
    reopen("nasty/n10_dates.db");
    assertThat(refused(DataException.class, () -> records.insert("mixed", Row.of("d4", "x"))))
        .hasMessageContaining("mixed.d3");
    assertThat(records.from("mixed").count()).isEqualTo(2);
  }

  @Test
  @Clause("D01")
  void truthValuesOfOtherProgramsAreFilteredAndStored() throws IOException, SQLException {
    open("nasty/n11_booleans.db");
    assertThat(records.from("b01").where(where("f").eq(true)).list())
        .extracting(row -> row.get("id"))
        .containsExactly(2L, 3L);
    assertThat(records.insert("b01", Row.of("id", 5))).isEqualTo(Row.of("id", 5L, "f", false));
    assertThat(refused(DataException.class, () -> records.insert("b01", Row.of("f", 1))).kind())
        .isEqualTo(ErrorKind.WRONG_TYPE);
    assertThat(records.from("bmix").where(where("id").in(1, 12, 14)).list())
        .extracting(row -> row.get("f"))
        .containsExactly(true, null, true);
    assertThat(records.updateReturning("bmix", Row.of("f", false), where("id").eq(18)))
        .containsExactly(Row.of("id", 18L, "f", false));
  }

  @Test
  @Clause("D26")
  void aDefaultThatIsNoneOfItsTypeStoresNoRow() throws IOException, SQLException {
    open("nasty/n18_defaults.db");
    DataException failure =
        refused(DataException.class, () -> records.insert("d", Row.of("a", "x")));
    assertThat(failure).hasMessageContaining("d.c").hasMessageContaining("the rowid 2 ");
    assertThat(records.from("d").count()).isOne();
    assertThat(records.from("d").columns("id", "n", "p", "q", "v").list())
        .containsExactly(Row.of("id", 1L, "n", -1L, "p", 0.5, "q", 16L, "v", "it's"));
  }

  @Test
  @Clause("D76")
  void checksAreNamedWhereTheyHaveAName() throws IOException, SQLException {
    open("nasty/n19_checks.db");
    Row good = Row.of("e", "t", "g", "{}");
    CheckViolationException length =
        refused(
            CheckViolationException.class, () -> records.insert("c", good.with("b", "too long")));
    assertThat(length.constraint()).contains("b_len");
    CheckViolationException unnamed =
        refused(CheckViolationException.class, () -> records.insert("c", good.with("a", -1)));
    assertThat(unnamed.constraint()).isEmpty();
    assertThat(records.insert("c", good).get("id")).isEqualTo(4L);
  }

  @Test
  @Clause("D57")
  void aBatchIntoAFileWithABlankInItsNameIsStored() throws IOException, SQLException {
    open("pgloader/my db.sqlite");
    assertThat(
            records.batchInsert(
                "greetings", List.of(Row.of("message", "a"), Row.of("message", "b"))))
        .isEqualTo(2);
    assertThat(records.from("greetings").count()).isEqualTo(5);
  }

  @Test
  @Clause("D84")
  void manyRowsArePagedAndStreamed() throws IOException, SQLException {
    open("nasty/n30_bulk.sql");
    try (Stream<Row> rows = records.from("ev").stream()) {
      assertThat(rows.map(row -> row.getDecimal("amt")).reduce(BigDecimal.ZERO, BigDecimal::add))
          .isEqualByComparingTo(
              records
                  .executeQuery("select sum(cast(round(amt * 100) as int)) as n from ev")
                  .get(0)
                  .getDecimal("n")
                  .movePointLeft(2));
    }
    assertThat(pages(records.from("parent").orderBy(desc("k")), 1_000)).hasSize(6_000);
  }

  @Test
  @Clause("D28")
  void jsonOfALogIsLookedInto() throws IOException, SQLException {
    open("pocketbase_auxiliary.db");
    Row stored =
        records.insert("_logs", Row.of("message", "m", "data", Map.of("auth", "admin", "n", 3)));
    assertThat(stored.getString("id")).startsWith("r").hasSize(15);
    assertThat(records.from("_logs").where(where("data").json("auth").eq("admin")).list())
        .containsExactly(stored);
  }

  @Test
  void aTableIsNotUsedIfTwoOfItsColumnsAreReadAsOne() throws IOException, SQLException {
    ExistingFile file = new ExistingFile(directory.resolve("foreign.db"));
    file.run("create table t (\"x\uFFFD\" int, \"x~\" int)");
    String bytes = Files.readString(file.path(), ISO_8859_1);
    Files.writeString(file.path(), bytes.replace("x~", "x\u00ff"), ISO_8859_1);
    records = file.open();
    assertThat(refused(RecordsException.class, () -> records.select("t")))
        .hasMessageContaining("the names of two of its columns are no UTF-8");
  }
}
