package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.OnConflict.onConflict;
import static org.recordsdb.Order.desc;
import static org.recordsdb.Where.where;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Returning;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.LogicalType;

/** Tables and columns of any name, in every verb. */
abstract class NamesContract extends Contract {

  NamesContract(Bench bench) {
    super(bench);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "per cent", "%percent", "par(ens)", "col:ons", "dot.s", "[Brackets]", "42numbers",
        "q?marks", "1param", "/slashes/", "a\"b", "more :: %colons", "more ??qmarks", "group"
      })
  @Clause({"D44", "D46"})
  @Case("C137")
  void aColumnOfAnyNameWorksInEveryVerb(String name) {
    create(
        TestTable.named("samples")
            .column("id", LogicalType.INT32)
            .notNull()
            .column(name, LogicalType.TEXT)
            .primaryKey("id"));
    store("samples", Row.of("id", 1, name, "a"), Row.of("id", 2, name, "b"));
    assertThat(records().update("samples", Row.of(name, "c"), where(name).eq("a"))).isOne();
    assertThat(
            records()
                .from("samples")
                .columns(name)
                .where(where(name).in("b", "c").and(name).startsWith("c").or(name).eq("b"))
                .orderBy(desc(name))
                .list())
        .containsExactly(Row.of(name, "c"), Row.of(name, "b"));
    assertThat(records().batchUpdate("samples", List.of(Row.of("id", 2, name, "d")), "id"))
        .containsExactly(1);
    assertThat(records().delete("samples", where(name).gt("c"))).isOne();
    assertThat(records().from("samples").one()).isEqualTo(Row.of("id", 1L, name, "c"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quote ' one",
        "quote \" two",
        "(2)",
        "[brackets]",
        "per % cent",
        "a.b",
        "semi;colon",
        "order",
        "Mixed",
        "q?",
        "back`tick"
      })
  @Clause({"D44", "D46"})
  @Case("C157")
  void aTableOfAnyNameIsFoundAndUsed(String name) {
    create(
        TestTable.named(name)
            .column("id", LogicalType.INT32)
            .notNull()
            .column("content", LogicalType.TEXT)
            .notNull()
            .defaultsTo("'a'")
            .primaryKey("id")
            .unique("content"));
    store(name, Row.of("id", 1));
    assertThat(records().from(name).one()).isEqualTo(Row.of("id", 1L, "content", "a"));
    var failure = failure(ErrorKind.UNIQUE, () -> store(name, Row.of("id", 2, "content", "a")));
    assertThat(failure.table()).contains(name);
    assertThat(failure.columns()).containsExactly("content");
    failure(ErrorKind.WRONG_TYPE, () -> store(name, Row.of("id", "2")));
  }

  @Test
  @Clause("D44")
  @Case("C014")
  @Needs(Capability.RETURNING)
  void aNumberOfAQuotedColumnComesBackInItsOwnSpelling() {
    create(
        TestTable.named("Quoted Table").identity("Row Id").column("Some Data", LogicalType.TEXT));
    Row stored = records().insert("Quoted Table", Row.of("Some Data", "x"));
    assertThat(stored.columns()).containsExactly("Row Id", "Some Data");
    assertThat(stored.getLong("Row Id")).isPositive();
    assertThat(
            records()
                .insert("Quoted Table", Row.of("Some Data", "y"), Returning.columns("Row Id"))
                .columns())
        .containsExactly("Row Id");
  }

  @Test
  @Clause("D44")
  @Needs({Capability.UPSERT, Capability.RETURNING})
  void aQuotedColumnIsAKeyToo() {
    create(
        TestTable.named("samples")
            .identity("id")
            .column("The Key", LogicalType.TEXT)
            .unique("The Key"));
    Row row = Row.of("The Key", "k");
    assertThat(records().upsert("samples", row, onConflict("The Key")).isInserted()).isTrue();
    assertThat(records().upsert("samples", row, onConflict("The Key")).isInserted()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\0b", "\ud800", "content ", "\"content\""})
  @Clause("D45")
  @Case("C029")
  void aColumnNameThatNoTableHasIsUnknown(String name) {
    createSamples(LogicalType.TEXT);
    failure(ErrorKind.UNKNOWN_COLUMN, () -> store("samples", Row.of("id", 1, name, CANARY)));
    failure(ErrorKind.UNKNOWN_COLUMN, () -> records().select("samples", where(name).eq("a")));
    assertThat(records().from("samples").count()).isZero();
  }

  @Test
  @Clause("D45")
  @Case("C029")
  void aColumnNameThatIsTooLongIsUnknown() {
    createSamples(LogicalType.TEXT);
    for (int length : List.of(64, 70, 5_000)) {
      failure(
          ErrorKind.UNKNOWN_COLUMN,
          () -> store("samples", Row.of("id", 1, "c".repeat(length), CANARY)));
    }
  }

  @Test
  @Case("C023")
  void aFailureNamesAColumnBeyondAsciiAndNotItsValue() {
    create(
        TestTable.named("übung")
            .column("id", LogicalType.INT32)
            .notNull()
            .column("méil", LogicalType.TEXT)
            .primaryKey("id")
            .unique("méil"));
    String value = CANARY + " réve🐍";
    store("übung", Row.of("id", 1, "méil", value));
    var failure = failure(ErrorKind.UNIQUE, () -> store("übung", Row.of("id", 2, "méil", value)));
    assertThat(failure.table()).contains("übung");
    assertThat(failure.columns()).containsExactly("méil");
    assertThat(failure).hasMessageContaining("méil");
    assertThat(records().from("übung").where(where("méil").eq(value)).count()).isOne();
  }

  /** A database may say only {@code a.b.id} of the key, without quotes, or no table at all. */
  @Test
  @Clause("D76")
  void rawSqlFailsWithTheTableWhoseNameHasADot() {
    create(TestTable.named("a.b").column("id", LogicalType.INT32).notNull().primaryKey("id"));
    String sql = "insert into " + syntax().quote("a.b") + " values (1)";
    records().executeUpdate(sql);
    var failure = failure(ErrorKind.UNIQUE, () -> records().executeUpdate(sql));
    assertThat(failure.table().orElse("a.b")).isEqualTo("a.b");
  }
}
