package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Order.asc;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.StatementException;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;

/** SQL that the caller writes: what runs, and what comes back. */
abstract class FreeSqlContract extends Contract {

  FreeSqlContract(Bench bench) {
    super(bench);
  }

  private void createThreeDocuments() {
    createDocuments();
    store(
        "documents",
        Row.of("name", "a.pdf", "size", 10),
        Row.of("name", "b.pdf", "size", 20),
        Row.of("name", "c.pdf", "size", null));
  }

  @Test
  void aQueryGivesRows() {
    createThreeDocuments();
    assertThat(records().executeQuery("select name, size from documents order by name limit 1"))
        .containsExactly(Row.of("name", "a.pdf", "size", 10L));
  }

  @Test
  @Clause("D03")
  void aCountIsALong() {
    createThreeDocuments();
    assertThat(records().executeQuery("select count(*) as n from documents"))
        .containsExactly(Row.of("n", 3L));
  }

  @Test
  @Clause("D02")
  @Case("bool_literal")
  void aTruthIsReadAsABoolean() {
    Row row = records().executeQuery("select 1 = 1 as yes, 1 = 2 as no").get(0);
    assertThat(row.getBoolean("yes")).isTrue();
    assertThat(row.getBoolean("no")).isFalse();
  }

  @Test
  void anAggregateOfNothingIsNull() {
    createDocuments();
    Row row =
        records()
            .executeQuery("select sum(size) as total, max(name) as last from documents")
            .get(0);
    assertThat(row.isNull("total")).isTrue();
    assertThat(row.isNull("last")).isTrue();
  }

  @Test
  void aSumIsReadAsALong() {
    createThreeDocuments();
    Row row = records().executeQuery("select sum(size) as total from documents").get(0);
    assertThat(row.getLong("total")).isEqualTo(30);
  }

  @Test
  @Case("avg_int")
  void anAverageIsReadAsADoubleAfterACast() {
    createThreeDocuments();
    Row row =
        records()
            .executeQuery("select cast(avg(size) as double precision) as mean from documents")
            .get(0);
    assertThat(row.getDouble("mean")).isEqualTo(15.0);
  }

  @Test
  void columnsOfATableAreTypedAsInASelect() {
    create(
        TestTable.named("orders")
            .identity("id")
            .column("paid", LogicalType.BOOLEAN)
            .column("placed_on", LogicalType.DATE)
            .column("shipped_at", LogicalType.INSTANT)
            .column("number", LogicalType.UUID)
            .column("address", LogicalType.JSON)
            .column("weight", LogicalType.FLOAT64)
            .column("pieces", LogicalType.INT16)
            .column("total", ColumnType.decimal(10, 2)));
    store(
        "orders",
        Row.of(
            "paid",
            true,
            "placed_on",
            LocalDate.of(2024, 2, 29),
            "shipped_at",
            Instant.parse("2024-03-01T10:00:00.5Z"),
            "number",
            new UUID(1, 2),
            "address",
            "{\"city\": \"Ulm\"}",
            "weight",
            2.0,
            "pieces",
            3,
            "total",
            new BigDecimal("7.50")));
    assertThat(records().executeQuery("select * from orders"))
        .isEqualTo(records().from("orders").orderBy(asc("id")).list());
  }

  @Test
  void aLatestTimeIsReadAsAnInstant() {
    createThreeDocuments();
    Row row = records().executeQuery("select max(created_at) as latest from documents").get(0);
    assertThat(row.getInstant("latest")).isNotNull();
  }

  @Test
  @Clause("D48")
  @Case("dup_names")
  void twoColumnsOfOneNameAreRefused() {
    createThreeDocuments();
    failure(
        ErrorKind.ARGUMENT,
        () -> records().executeQuery("select a.id, b.id from documents a, documents b"));
  }

  @Test
  @Case("C166")
  void aJoinGivesNullsForTheMissingSide() {
    createThreeDocuments();
    List<Row> rows =
        records()
            .executeQuery(
                "select a.name as name, b.name as larger from documents a"
                    + " left join documents b on b.size > a.size order by a.name");
    assertThat(rows)
        .containsExactly(
            Row.of("name", "a.pdf", "larger", "b.pdf"),
            Row.of("name", "b.pdf", "larger", null),
            Row.of("name", "c.pdf", "larger", null));
  }

  @Test
  @Case("C167")
  void aCommonTableExpressionIsAQuery() {
    assertThat(
            records()
                .executeQuery(
                    "with recursive n(i) as (select 1 union all select i + 1 from n where i < 4)"
                        + " select count(*) as rows_made from n"))
        .containsExactly(Row.of("rows_made", 4L));
  }

  @Test
  void aQueryMayUseWordsThatOthersBeginWith() {
    assertThat(
            records()
                .executeQuery(
                    "with cleaned as (select replace('a-b', '-', '+') as label)"
                        + " select label from cleaned"))
        .containsExactly(Row.of("label", "a+b"));
  }

  @Test
  void anUpdateGivesTheNumberOfRows() {
    createThreeDocuments();
    assertThat(records().executeUpdate("update documents set size = 1 where size > 5"))
        .isEqualTo(2);
  }

  @Test
  void aDefinitionGivesZero() {
    bench().dropLater("drafts");
    assertThat(records().executeUpdate("create table drafts (id integer)")).isZero();
    assertThat(records().executeUpdate("insert into drafts values (1), (2)")).isEqualTo(2);
    assertThat(records().executeUpdate("drop table drafts")).isZero();
  }

  @Test
  @Needs(Capability.RETURNING)
  void aStatementWithReturningGivesRows() {
    createThreeDocuments();
    insertOneReturning();
    String update = "update documents set size = size + 1 where size = 10";
    List<Row> rows = records().executeQuery(syntax().returning(update, "documents", "size"));
    assertThat(rows).containsExactly(Row.of("size", 11L));
  }

  private void insertOneReturning() {
    assertThat(records().insert("documents", Row.of("name", "d.pdf")).has("id")).isTrue();
  }

  @Test
  void aQueryIsNotRunAsAnUpdate() {
    createThreeDocuments();
    failure(ErrorKind.ARGUMENT, () -> records().executeUpdate("select * from documents"));
  }

  @Test
  void anUpdateIsNotRunAsAQuery() {
    createThreeDocuments();
    failure(ErrorKind.ARGUMENT, () -> records().executeQuery("delete from documents"));
    assertThat(records().from("documents").count()).isEqualTo(3);
  }

  @Test
  void anUpdateBehindACommonTableExpressionIsNotRunAsAQuery() {
    createThreeDocuments();
    failure(
        ErrorKind.ARGUMENT,
        () ->
            records()
                .executeQuery(
                    "with old as (select id from documents)"
                        + " delete from documents where id in (select id from old)"));
    assertThat(records().from("documents").count()).isEqualTo(3);
  }

  @Test
  @Clause("D50")
  @Case("mul_stmt")
  void twoStatementsAreRefused() {
    createThreeDocuments();
    failure(
        ErrorKind.ARGUMENT,
        () -> records().executeUpdate("delete from documents; delete from documents"));
    assertThat(records().from("documents").count()).isEqualTo(3);
  }

  @Test
  @Clause("D50")
  @Case("comment_in_sql")
  void aSemicolonAtTheEndIsNoSecondStatement() {
    assertThat(records().executeQuery("select 1 as n; -- done")).hasSize(1);
  }

  @Test
  void transactionsAreNotControlledBySql() {
    for (String control : List.of("begin", "COMMIT", "rollback", "/* */ savepoint a", "end")) {
      failure(ErrorKind.ARGUMENT, () -> records().executeUpdate(control));
    }
  }

  @Test
  void emptySqlIsRefused() {
    failure(ErrorKind.ARGUMENT, () -> records().executeQuery(" -- nothing\n"));
  }

  @Test
  void wrongSqlIsSaidToBeWrong() {
    var failure = failure(ErrorKind.SYNTAX, () -> records().executeQuery("select from where"));
    assertThat(failure).isInstanceOf(StatementException.class);
    assertThat(failure).hasMessageContaining("select from where");
  }

  @Test
  @Case("C146")
  void anUnknownTableOfFreeSqlIsSaidToBeUnknown() {
    failure(ErrorKind.UNKNOWN_TABLE, () -> records().executeQuery("select * from no_documents"));
  }

  @Test
  void anUnknownColumnOfFreeSqlIsSaidToBeUnknown() {
    createThreeDocuments();
    failure(ErrorKind.UNKNOWN_COLUMN, () -> records().executeQuery("select pages from documents"));
  }
}
