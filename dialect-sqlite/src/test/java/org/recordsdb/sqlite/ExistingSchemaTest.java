package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.OnConflict.onConflict;
import static org.recordsdb.Order.asc;
import static org.recordsdb.Order.desc;
import static org.recordsdb.Where.where;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.recordsdb.Query;
import org.recordsdb.Row;
import org.recordsdb.Where;
import org.recordsdb.error.DataException;
import org.recordsdb.error.ForeignKeyViolationException;
import org.recordsdb.error.UniqueViolationException;
import org.recordsdb.testkit.Clause;

/** The verbs on schemas that other programs made. */
class ExistingSchemaTest extends ExistingFileCase {

  @Test
  @Clause({"D06", "D21", "D57"})
  void anInvoiceGoesInAndComesBackWhole() throws IOException, SQLException {
    open("Chinook_Sqlite.sqlite");
    LocalDateTime at = LocalDateTime.of(2024, 2, 29, 9, 5, 0, 123_456_000);
    Row stored =
        records.insert(
            "Invoice",
            Row.of("CustomerId", 1, "InvoiceDate", at, "Total", new BigDecimal("1234567.89")));
    assertThat(stored.get("InvoiceId")).isEqualTo(413L);
    assertThat(stored.get("InvoiceDate")).isEqualTo(at);
    assertThat(stored.get("Total")).isEqualTo(new BigDecimal("1234567.89"));
    assertThat(records.from("Invoice").where(where("InvoiceDate").eq(at)).one()).isEqualTo(stored);
    List<Row> changed =
        records.updateReturning(
            "Invoice", Row.of("Total", new BigDecimal("0.5")), where("InvoiceId").eq(413));
    assertThat(changed).singleElement().isEqualTo(stored.with("Total", new BigDecimal("0.50")));
    assertThat(records.delete("Invoice", where("Total").eq(new BigDecimal("0.5")))).isOne();
  }

  @Test
  @Clause({"D06", "D21"})
  void invoicesAreFoundByAmountAndDay() throws IOException, SQLException {
    open("Chinook_Sqlite.sqlite");
    LocalDateTime day = LocalDateTime.of(2021, 1, 1, 0, 0);
    List<Row> first = records.from("Invoice").where(where("InvoiceDate").eq(day)).list();
    assertThat(first).singleElement().satisfies(r -> assertThat(r.getLong("InvoiceId")).isOne());
    BigDecimal amount = new BigDecimal("13.86");
    long equal = records.from("Invoice").where(where("Total").eq(amount)).count();
    assertThat(equal)
        .isEqualTo(
            records
                .executeQuery("select count(*) as n from Invoice where Total = 13.86")
                .get(0)
                .getLong("n"))
        .isPositive();
  }

  @Test
  @Clause("D33")
  void pagesOfATableVisitEveryRowOnce() throws IOException, SQLException {
    open("Chinook_Sqlite.sqlite");
    Query ordered =
        records.from("Invoice").orderBy(desc("InvoiceDate"), asc("Total"), asc("InvoiceId"));
    List<Row> whole = ordered.list();
    assertThat(pages(ordered, 100)).isEqualTo(whole).hasSize(412);
  }

  @Test
  @Clause("D76")
  void aTakenKeyOfTwoColumnsIsNamed() throws IOException, SQLException {
    open("Chinook_Sqlite.sqlite");
    Row known = records.from("PlaylistTrack").orderBy(asc("TrackId")).limit(1).one();
    UniqueViolationException taken =
        refused(UniqueViolationException.class, () -> records.insert("PlaylistTrack", known));
    assertThat(taken.columns()).containsExactly("PlaylistId", "TrackId");
    assertThat(
            records
                .upsert("PlaylistTrack", known, onConflict("PlaylistId", "TrackId"))
                .isInserted())
        .isFalse();
  }

  @Test
  @Clause({"D20", "D46"})
  void tablesWithBlanksInTheirNamesTakeAllVerbs() throws IOException, SQLException {
    open("northwind_small.db");
    Where line = where("OrderID").eq(10248).and("ProductID").eq(11);
    assertThat(records.update("Order Details", Row.of("Quantity", 13), line)).isOne();
    assertThat(records.from("Order Details").where(line).one().getLong("Quantity")).isEqualTo(13);
    assertThat(records.from("Order Details Extended").where(line).one().get("Quantity"))
        .isEqualTo(13L);
    LocalDateTime ordered = LocalDateTime.of(1996, 7, 4, 0, 0);
    assertThat(records.from("Orders").where(where("OrderDate").le(ordered)).list())
        .extracting(row -> row.get("OrderDate"))
        .containsExactly(ordered);
    LocalDate born =
        records
            .from("Employees")
            .orderBy(asc("BirthDate"))
            .limit(1)
            .one()
            .getLocalDate("BirthDate");
    assertThat(records.from("Employees").where(where("BirthDate").le(born)).count()).isOne();
  }

  @Test
  @Clause({"D74", "D75"})
  void rowsThatViolateAForeignKeyAreReadAndNewOnesRefused() throws IOException, SQLException {
    open("nasty/n14_fk_violations.db");
    assertThat(records.from("c").where(where("p_id").eq(99)).count()).isOne();
    ForeignKeyViolationException orphan =
        refused(ForeignKeyViolationException.class, () -> records.insert("c", Row.of("p_id", 100)));
    assertThat(orphan.columns()).containsExactly("p_id");
    assertThat(records.insert("c", Row.of("p_id", 1)).get("id")).isEqualTo(5L);
    assertThat(records.delete("c", where("p_id").eq(99))).isOne();
  }

  @Test
  @Clause("D75")
  void anOrderOfNobodyIsRefused() throws IOException, SQLException {
    open("northwind_small.db");
    refused(
        ForeignKeyViolationException.class,
        () -> records.insert("Orders", Row.of("CustomerID", "NOONE")));
    assertThat(records.insert("Orders", Row.of("CustomerID", "ALFKI")).get("Freight"))
        .isEqualTo(BigDecimal.ZERO);
  }

  @Test
  @Clause("D59")
  void tablesWithoutRowNumbersAndStrictOnesTakeTheVerbs() throws IOException, SQLException {
    open("nasty/n04_without_rowid_strict.db");
    assertThat(records.upsert("wr", Row.of("k", "a", "v", 5), onConflict("k")).isInserted())
        .isFalse();
    assertThat(records.upsert("wr", Row.of("k", "c", "v", 5), onConflict("k")).isInserted())
        .isTrue();
    assertThat(pages(records.from("wr_comp").orderBy(asc("region"), asc("day")), 1)).hasSize(3);
    Row kept = Row.of("a", "k", "b", 9L, "c", "000123");
    assertThat(records.insert("st_wr", kept)).isEqualTo(kept);
    assertThat(records.from("st").where(where("id").eq(2)).one().get("a")).isEqualTo("1");
    refused(DataException.class, () -> records.insert("st", Row.of("i", "12")));
  }
}
