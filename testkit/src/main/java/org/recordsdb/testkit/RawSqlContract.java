package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.Where;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.JsonText;
import org.recordsdb.spi.LogicalType;
import tools.jackson.databind.JsonNode;

/** What SQL of the caller's own means the same everywhere, where databases by themselves differ. */
abstract class RawSqlContract extends Contract {

  RawSqlContract(Bench bench) {
    super(bench);
  }

  @Test
  @Clause("D43")
  void anUnknownNameInDoubleQuotesIsNoText() {
    createDocuments();
    store("documents", Row.of("name", "a.pdf"));
    var failure =
        failure(
            ErrorKind.UNKNOWN_COLUMN,
            () -> records().executeQuery("select \"nosuch\" from \"documents\""));
    assertThat(failure).hasMessageContaining("nosuch");
  }

  @Test
  @Clause("D43")
  void aMistypedNameInDoubleQuotesDeletesNothing() {
    createDocuments();
    store("documents", Row.of("name", "a.pdf"), Row.of("name", "b.pdf"));
    failure(
        ErrorKind.UNKNOWN_COLUMN,
        () -> records().executeUpdate("delete from documents where \"statuss\" <> 'done'"));
    failure(
        ErrorKind.UNKNOWN_COLUMN,
        () -> records().executeScript("delete from documents where \"statuss\" <> 'done';"));
    assertThat(records().from("documents").count()).isEqualTo(2);
  }

  @Test
  @Clause("D43")
  void aKnownNameInDoubleQuotesIsThatColumn() {
    createDocuments();
    store("documents", Row.of("name", "a.pdf"));
    assertThat(records().executeQuery("select d.\"name\" as \"the \"\"name\" from documents d"))
        .containsExactly(Row.of("the \"name", "a.pdf"));
  }

  @Test
  @Clause("D84")
  void rowsOfATransactionsOwnSqlAreReadAsTheyAreNeeded() {
    createDocuments();
    store("documents", Row.of("name", "a.pdf"), Row.of("name", "b.pdf"), Row.of("name", "c.pdf"));
    String sql = "select name from documents where name <> :name order by name";
    Row parameters = Row.of("name", "b.pdf");
    records()
        .useTransaction(
            transaction -> {
              try (Stream<Row> rows = transaction.streamQuery(sql, parameters)) {
                assertThat(rows).containsExactly(Row.of("name", "a.pdf"), Row.of("name", "c.pdf"));
              }
              try (Stream<Row> rows = transaction.streamQuery(sql, parameters)) {
                assertThat(rows.findFirst()).contains(Row.of("name", "a.pdf"));
              }
              assertThat(transaction.executeQuery(sql, parameters)).hasSize(2);
            });
    failure(
        ErrorKind.ARGUMENT,
        () ->
            records()
                .useTransaction(
                    transaction -> transaction.streamQuery("delete from documents", Row.empty())));
  }

  @Test
  @Clause("D49")
  @Case("C122")
  void aParameterCanBeAskedForNullWhateverItsValue() {
    createDocuments();
    store("documents", Row.of("name", "a.pdf"), Row.of("name", "b.pdf"));
    String sql = "select name from documents where :name is null or name = :name order by name";
    assertThat(records().executeQuery(sql, parameter("name", null))).hasSize(2);
    assertThat(records().executeQuery(sql, parameter("name", "b.pdf")))
        .containsExactly(Row.of("name", "b.pdf"));
    assertThat(records().executeQuery("select 1 as n where :n is not null", parameter("n", 5L)))
        .hasSize(1);
  }

  @Test
  @Clause("D49")
  void anOperatorOfQuestionMarksIsNoParameter() {
    for (String sql : List.of("select ?? as y, :a as x", "select :a as x, ?? as y")) {
      failure(ErrorKind.SYNTAX, () -> records().executeQuery(sql, Row.of("a", "v")));
    }
    failure(ErrorKind.SYNTAX, () -> records().executeScript("select ?? as y"));
  }

  @Test
  @Clause("D11")
  void wholeNumbersDivideToWholeNumbersTowardsZero() {
    Row row =
        records().executeQuery("select 7 / 2 as a, -7 / 2 as b, -7 % 3 as c, 7 % -3 as d").get(0);
    assertThat(List.of(row.getLong("a"), row.getLong("b"), row.getLong("c"), row.getLong("d")))
        .containsExactly(3L, -3L, -1L, 1L);
  }

  @Test
  @Clause({"D11", "D41", "D54", "D56"})
  void strictModeRefusesWhatOneDatabaseUnderstandsAlone() {
    try (Records strict = bench().open(settings -> settings.strict(true))) {
      for (String sql :
          List.of(
              "select ifnull(null, 1) as n",
              "select cast('1' as integer)::text as n",
              "select now() as n",
              "insert or replace into documents (id) values (1)")) {
        assertThat(failure(ErrorKind.SYNTAX, () -> strict.executeQuery(sql)))
            .hasMessageContaining("DB_STRICT");
      }
      assertThat(strict.executeQuery("select coalesce(null, 1) as n")).hasSize(1);
    }
  }

  @Test
  @Clause("D48")
  void strictModeRefusesResultsWithoutAName() {
    try (Records strict = bench().open(settings -> settings.strict(true))) {
      String samples = "(select 1 as id, 'a' as content) as samples";
      for (String unnamed :
          List.of(
              "1 + 1",
              "count(*)",
              "id, count(*)",
              "max(id)",
              "samples.id, content is null",
              "case when id = 1 then 2 end",
              "null",
              "'a'",
              "5",
              "(select 1 as n)")) {
        failure(
            ErrorKind.ARGUMENT,
            () ->
                strict.executeQuery(
                    "select " + unnamed + " from " + samples + " group by id, content"));
      }
      failure(
          ErrorKind.ARGUMENT,
          () -> strict.executeQuery("select max(id) from (select 1 as id) as s"));
      for (String named :
          List.of(
              "*",
              "samples.*",
              "id",
              "samples.content",
              "\"id\"",
              "count(*) as n",
              "count(*) n",
              "id + 1 as \"next\"",
              "case when id = 1 then 2 end as two, content",
              "id is distinct from 5 as other",
              "distinct id")) {
        assertThat(
                strict.executeQuery(
                    "select " + named + " from " + samples + " group by id, content order by id"))
            .hasSize(1);
      }
      assertThat(
              strict.executeQuery(
                  "with s as (select max(id) from " + samples + ") select 1 as n from s"))
          .hasSize(1);
      assertThat(strict.executeQuery("select 1 + 1 as n")).hasSize(1);
    }
  }

  @Test
  @Clause("D86")
  void noNumberOfRowsIsTooManyToGiveBack() {
    createDocuments();
    List<Row> rows = Collections.nCopies(2_500, Row.of("name", "x"));
    records().batchInsert("documents", rows);
    assertThat(records().select("documents")).hasSize(2_500);
    assertThat(records().executeQuery("select id from documents")).hasSize(2_500);
  }

  @Test
  @Clause("D47")
  void aTableIsNamedWithoutItsSchema() {
    createDocuments();
    var failure =
        failure(ErrorKind.UNKNOWN_TABLE, () -> records().from("public.documents").count());
    assertThat(failure).hasMessageContaining("named without its schema");
  }

  private static Row parameter(String name, @Nullable Object value) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put(name, value);
    return Row.from(values);
  }

  private long found(String condition, Row parameters) {
    return records()
        .executeQuery("select count(*) as n from samples where " + condition, parameters)
        .get(0)
        .getLong("n");
  }

  @Test
  void theColumnDecidesWhatATextIs() {
    create(
        TestTable.named("samples")
            .column("a_date", LogicalType.DATE)
            .column("a_uuid", LogicalType.UUID)
            .column("a_document", LogicalType.JSON)
            .column("a_text", LogicalType.TEXT));
    String uuid = "00000000-0000-0003-0000-000000000004";
    Row values = Row.of("d", "2024-02-29", "u", uuid, "j", "{\"a\":1}", "t", "b");
    records()
        .executeUpdate(
            "insert into samples (a_date, a_uuid, a_document, a_text) values (:d, :u, :j, :t)",
            values);
    Row stored = records().select("samples", Where.allRows()).get(0);
    assertThat(stored.getLocalDate("a_date")).isEqualTo("2024-02-29");
    assertThat(stored.getUuid("a_uuid")).isEqualTo(new UUID(3, 4));
    assertThat(stored.getString("a_text")).isEqualTo("b");
    assertThat(found("a_date = :d and a_uuid = :u", values.without("j").without("t"))).isOne();
    assertThat(found("a_uuid in (:u)", Row.of("u", List.of(uuid, uuid)))).isOne();
    assertThat(found("a_text = lower(:t) or a_text = coalesce(:t, 'x')", Row.of("t", "B"))).isOne();
    assertThat(found("a_text || :t = 'bc'", Row.of("t", "c"))).isOne();
    assertThat(records().executeQuery("select :t as t, 'a' || :t as u", Row.of("t", "5")))
        .containsExactly(Row.of("t", "5", "u", "a5"));
  }

  @Test
  @Clause("D28")
  void aDocumentIsGivenAsATree() {
    createSamples(LogicalType.JSON);
    String sql = "insert into samples (id, content) values (:id, :content)";
    JsonNode tree = JsonText.parse("{\"a\": [1.50, {\"b\": null}]}");
    records().executeUpdate(sql, Row.of("id", 1, "content", tree));
    assertThat(records().select("samples", Where.allRows()).get(0).getJson("content"))
        .isEqualTo(tree);
  }

  @Test
  void aParameterMayStandBeforeIs() {
    createSamples(LogicalType.INT64);
    storeSamples(5, 7, null);
    assertThat(found("content is not null and :x is not null", Row.of("x", 5))).isEqualTo(2);
    assertThat(found(":x is null", Row.of("x", null))).isEqualTo(3);
    assertThat(found(":x is null or id = 1", Row.of("x", "a"))).isOne();
  }

  @Test
  void aParameterMayBeComparedByIsDistinct() {
    createSamples(LogicalType.INT64);
    storeSamples(5, 7, null);
    assertThat(found(":x is not distinct from content", Row.of("x", 5))).isOne();
    assertThat(found(":x is distinct from content", Row.of("x", 5))).isEqualTo(2);
    assertThat(found(":x is not distinct from content", Row.of("x", null))).isOne();
    assertThat(found(":b is true and id = 1", Row.of("b", true))).isOne();
    assertThat(found(":b is not true and id = 1", Row.of("b", null))).isOne();
    assertThat(found(":b is false and id = 1", Row.of("b", true))).isZero();
  }
}
