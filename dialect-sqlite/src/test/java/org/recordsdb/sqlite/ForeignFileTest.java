package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.recordsdb.Order.asc;
import static org.recordsdb.Order.desc;
import static org.recordsdb.Where.where;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Query;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.testkit.Clause;

/** Files that other programs made, with their own declared types. */
class ForeignFileTest {

  private static final String CANARY = "canary-7391";

  @TempDir Path directory;

  private Records records;

  /** Lets SQLite itself make the file, and then opens it. */
  private Records file(String... statements) throws SQLException {
    Path file = directory.resolve("foreign.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    records = Records.connect("sqlite:" + file);
    return records;
  }

  @AfterEach
  void close() {
    if (records != null) {
      records.close();
    }
  }

  private static RecordsException failure(Runnable call) {
    RecordsException failure = catchThrowableOfType(RecordsException.class, call::run);
    assertThat(failure).isNotNull();
    assertThat(failure.toString()).doesNotContain(CANARY);
    return failure;
  }

  @Test
  @Clause("D17")
  void aShopsTablesAreReadByTheirDeclaredTypes() throws SQLException {
    file(
        "create table [Invoice] ([InvoiceId] INTEGER primary key not null,"
            + " [InvoiceDate] DATETIME not null, [BillingCity] NVARCHAR(40),"
            + " [Total] NUMERIC(10,2) not null, [Paid] BOOLEAN, [Due] DATE)",
        "insert into Invoice values (1, '2009-01-01 00:00:00', 'Stuttgart', 1.98, 1, '2009-02-01')",
        "insert into Invoice values (2, '2009-01-02', 'Oslo', 3, 0, null)");
    assertThat(records.from("Invoice").orderBy(asc("InvoiceId")).list())
        .containsExactly(
            Row.of(
                "InvoiceId",
                1L,
                "InvoiceDate",
                LocalDateTime.of(2009, 1, 1, 0, 0),
                "BillingCity",
                "Stuttgart",
                "Total",
                new BigDecimal("1.98"),
                "Paid",
                true,
                "Due",
                LocalDate.of(2009, 2, 1)),
            Row.of(
                "InvoiceId",
                2L,
                "InvoiceDate",
                LocalDateTime.of(2009, 1, 2, 0, 0),
                "BillingCity",
                "Oslo",
                "Total",
                new BigDecimal("3.00"),
                "Paid",
                false,
                "Due",
                null));
  }

  @Test
  void aRowForAShopIsStoredInItsTypes() throws SQLException {
    file("create table invoices (id INTEGER primary key, total DECIMAL(10,2), at TIMESTAMPTZ)");
    Instant at = Instant.parse("2024-02-29T09:05:00.5Z");
    Row stored = records.insert("invoices", Row.of("total", new BigDecimal("7.5"), "at", at));
    assertThat(stored).isEqualTo(Row.of("id", 1L, "total", new BigDecimal("7.50"), "at", at));
    assertThat(
            records.executeQuery(
                "select typeof(total) as total, cast(at as text) as at from invoices"))
        .containsExactly(Row.of("total", "real", "at", "2024-02-29 09:05:00.500000+00:00"));
  }

  @Test
  @Clause("D01")
  void aBananaIsNoTruthValue() throws SQLException {
    file(
        "create table fruit (id INTEGER primary key, ripe BOOLEAN)",
        "insert into fruit (ripe) values ('" + CANARY + "')");
    RecordsException failure = failure(() -> records.select("fruit"));
    assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_VALUE);
    assertThat(failure.table()).contains("fruit");
    assertThat(failure.columns()).containsExactly("ripe");
    assertThat(failure).hasMessageContaining("fruit.ripe").hasMessageContaining("text");
  }

  @Test
  @Clause("D01")
  void aValueThatDoesNotFitIsStillReadWithACast() throws SQLException {
    file(
        "create table fruit (id INTEGER primary key, ripe BOOLEAN)",
        "insert into fruit (ripe) values ('banana')");
    assertThat(records.executeQuery("select cast(ripe as text) as ripe from fruit"))
        .containsExactly(Row.of("ripe", "banana"));
  }

  @Test
  @Clause({"D17", "D20", "D27"})
  void otherValuesThatDoNotFitAreNamedToo() throws SQLException {
    file(
        "create table visits (id INTEGER primary key, on_day DATE, pages INT, fee DECIMAL(5,1),"
            + " badge UUID, notes JSON)",
        "insert into visits values (1, '2024-02-30', 3, 1, null, null)",
        "insert into visits values (2, null, 'three', 1, null, null)",
        "insert into visits values (3, null, 3, 1.55, null, null)",
        "insert into visits values (4, null, 3, 1, 'no uuid', null)",
        "insert into visits values (5, null, 3, 1, null, '{')",
        "insert into visits values (6, null, 2.5, 1, null, null)",
        "insert into visits values (7, '2024-02-29 12:00:00', 3, 1, null, null)",
        "insert into visits values (8, '-0044-03-15', 3, 1, null, null)",
        "insert into visits values (9, null, 3, 1, '0000000A-0000-0000-0000-000000000000', null)");
    String[] columns = {
      "on_day", "pages", "fee", "badge", "notes", "pages", "on_day", "on_day", "badge"
    };
    for (int i = 0; i < columns.length; i++) {
      int id = i + 1;
      RecordsException failure = failure(() -> records.select("visits", where("id").eq(id)));
      assertThat(failure.kind()).as(columns[i]).isEqualTo(ErrorKind.INVALID_VALUE);
      assertThat(failure.columns()).containsExactly(columns[i]);
      if (columns[i].equals("notes")) {
        assertThat(failure)
            .hasMessageContaining("the stored value is no JSON document, as the text");
      }
    }
  }

  @Test
  @Clause("D34")
  void aCollationOfTheFileDoesNotChangeWhatEqualMeans() throws SQLException {
    file(
        "create table tags (name TEXT collate nocase)",
        "insert into tags values ('a'), ('B'), ('b')");
    assertThat(records.from("tags").where(where("name").eq("b")).count()).isOne();
    assertThat(records.from("tags").where(where("name").in("A", "b")).count()).isOne();
    assertThat(records.from("tags").orderBy(asc("name")).list())
        .extracting(row -> row.get("name"))
        .containsExactly("B", "a", "b");
  }

  @Test
  void aColumnWithoutTypeGivesWhatIsStored() throws SQLException {
    file("create table anything (v)", "insert into anything values (1), ('a'), (2.5), (x'00')");
    assertThat(records.select("anything"))
        .extracting(row -> row.get("v"))
        .containsExactlyInAnyOrder(1L, "a", 2.5, new byte[] {0});
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16le", "UTF-16be"})
  void textsAreReadInEachEncoding(String encoding) throws SQLException {
    file(
        "pragma encoding = '" + encoding + "'",
        "create table t (id integer primary key, v text)",
        "insert into t values (1, ''), (2, 'Zürich 🦊'), (3, '\uFFFD'),"
            + " (4, 'a' || char(0) || 'b'), (5, null)");
    for (int run = 0; run < 2; run++) {
      assertThat(records.from("t").orderBy(asc("id")).list())
          .extracting(row -> row.get("v"))
          .containsExactly("", "Zürich 🦊", "\uFFFD", "a\0b", null);
    }
  }

  @ParameterizedTest
  @Clause("D34")
  @ValueSource(strings = {"UTF-8", "UTF-16le", "UTF-16be"})
  void textsAreOrderedByCodePointInEachEncoding(String encoding) throws SQLException {
    List<String> texts = List.of("", "B", "a", "aa", "é", "Ā", "ａ", "🦊");
    file(
        "pragma encoding = '" + encoding + "'",
        "create table t (v text primary key, doc json_text)",
        "insert into t (v) values ('🦊'), ('ａ'), ('Ā'), ('é'), ('aa'), ('a'), ('B'), ('')",
        "update t set doc = json_object('s', v)");
    Query ordered = records.from("t").orderBy(asc("v"));
    assertThat(values(ordered)).isEqualTo(texts);
    assertThat(values(records.from("t").orderBy(desc("v")).limit(1))).containsExactly("🦊");
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      List<String> later = texts.subList(i + 1, texts.size());
      assertThat(values(ordered.where(where("v").eq(text)))).containsExactly(text);
      assertThat(values(ordered.where(where("v").in(text, "x")))).containsExactly(text);
      assertThat(values(ordered.where(where("v").gt(text)))).isEqualTo(later);
      assertThat(values(ordered.where(where("v").lt(text)))).isEqualTo(texts.subList(0, i));
      assertThat(values(ordered.where(where("v").between(text, "ａ"))))
          .isEqualTo(texts.subList(Math.min(i, 7), 7));
      assertThat(values(ordered.where(where("doc").json("s").gt(text)))).isEqualTo(later);
      assertThat(values(ordered.after(Row.of("v", text)))).isEqualTo(later);
    }
    assertThat(records.update("t", Row.of("doc", null), where("v").ge("é"))).isEqualTo(4);
    assertThat(records.delete("t", where("v").lt("é"))).isEqualTo(4);
  }

  private static List<String> values(Query query) {
    return query.list().stream().map(row -> row.getString("v")).toList();
  }

  @Test
  void rowsOfATableWithoutRowNumbersAreFound() throws SQLException {
    file("create table words (word TEXT primary key, uses INT) without rowid");
    records.insert("words", Row.of("word", "the", "uses", 3));
    assertThat(records.from("words").one()).isEqualTo(Row.of("word", "the", "uses", 3L));
    assertThat(failure(() -> records.insert("words", Row.of("word", "the"))).columns())
        .containsExactly("word");
  }

  @Test
  @Clause("D06")
  void aDoubleThatKeepsNotAllDigitsOfADecimalIsNone() throws SQLException {
    file(
        "create table t (id INTEGER primary key, v NUMERIC(20,6))",
        "insert into t values (1, 123456789012.5), (2, 0.1 + 0.2), (3, 123456789012.123456)",
        "insert into t values (4, 12345678901234567), (5, 9e999), (6, 1e15)");
    assertThat(records.from("t").where(where("id").in(1, 2, 6)).orderBy(asc("id")).list())
        .extracting(row -> row.get("v"))
        .containsExactly(
            new BigDecimal("123456789012.500000"),
            new BigDecimal("0.300000"),
            new BigDecimal("1000000000000000.000000"));
    assertThat(records.select("t", where("id").eq(4)).get(0).get("v"))
        .isEqualTo(new BigDecimal("12345678901234567.000000"));
    for (int id : new int[] {3, 5}) {
      RecordsException lost = failure(() -> records.select("t", where("id").eq(id)));
      assertThat(lost.kind()).isEqualTo(ErrorKind.INVALID_VALUE);
      assertThat(lost.columns()).containsExactly("v");
    }
  }
}
