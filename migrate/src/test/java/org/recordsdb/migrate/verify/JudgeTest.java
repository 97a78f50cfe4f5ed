package org.recordsdb.migrate.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Where.where;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The judge of copies must find what is planted, and nothing else. */
class JudgeTest {

  /** The types of columns in the target, and values of the source that are none of theirs. */
  private static final List<String> MISFITS =
      List.of(
          "boolean ; 2",
          "smallint ; 'x'",
          "smallint ; 32768",
          "bigint ; 3.5",
          "date ; '2024-02-30'",
          "date ; '2024-2-3'",
          "timestamp ; 1709208000",
          "time ; '24:00'",
          "time ; '12:00:00.0000001'",
          "timestamptz ; '2024-07-01 12:00:00 Europe/Berlin'",
          "text ; 12",
          "text ; 'a' || char(0)",
          "text ; cast(x'ff' as text)",
          "varchar(3) ; 'four'",
          "bytea ; 'x'",
          "uuid ; '550E8400-E29B-41D4-A716-446655440000'",
          "json ; '{a:1}'",
          "jsonb ; '\"\\u0000\"'",
          "numeric(4,2) ; 1.239",
          "numeric(4,2) ; 100",
          "numeric ; 1.0 / 3",
          "double precision ; 9e999");

  /** Types, values of the source, and the same ones in the target. */
  private static final List<String> FORMS =
      List.of(
          "timestamp ; '2024-02-29T12:30' ; '2024-02-29 12:30:00'",
          "timestamp ; '2024-02-29' ; '2024-02-29 00:00'",
          "timestamptz ; '2024-07-01 12:00:00+05:30' ; '2024-07-01 06:30:00Z'",
          "timestamptz ; '2024-07-01 12:00:00' ; '2024-07-01 12:00:00Z'",
          "time ; '23:59' ; '23:59:00'",
          "numeric(10,2) ; 0.1 ; 0.10",
          "numeric ; '12345678901234567890.1' ; 12345678901234567890.10",
          "jsonb ; ' {\"b\": 1.0, \"a\": [true]} ' ; '{\"a\":[true],\"b\":1}'",
          "double precision ; -0.0 ; 0",
          "double precision ; 3 ; 3",
          "boolean ; 1 ; true",
          "text ; 'a\u00e9' ; 'a\u00e9'");

  @TempDir Path directory;

  private EveryType tables;

  @BeforeEach
  void open() {
    tables = EveryType.open(directory);
  }

  @AfterEach
  void close() {
    tables.close();
  }

  private Judge.Verdict verdict() {
    return Judge.compare(tables.from(), tables.to());
  }

  private void onBoth(String sql) {
    tables.source().executeScript(sql);
    tables.target().executeScript(sql);
  }

  @Test
  void equalTablesAreEqual() {
    tables.add(EveryType.KEYED);
    tables.add(EveryType.HEAP);
    Judge.Verdict verdict = verdict();
    assertThat(verdict.text()).contains("equal  every: 4 rows", "equal  heap: 4 rows");
    assertThat(verdict.equal()).isTrue();
    assertThat(Judge.compare(tables.to(), tables.from()).equal()).isTrue();
    assertThat(Judge.compare(tables.to(), tables.to()).equal()).isTrue();
    assertThat(Judge.compare(tables.from(), tables.from()).equal()).isTrue();
  }

  @Test
  void whatIsPlantedIsFoundAndNamed() {
    List<Mutation> mutations = Mutation.all(tables.columns());
    for (int i = 0; i < mutations.size(); i++) {
      String table = "t" + i;
      tables.add(table);
      tables.target().executeScript(mutations.get(i).sql().replaceAll("\\bevery\\b", table));
    }
    Judge.Verdict verdict = verdict();

    assertThat(verdict.equal()).isFalse();
    assertThat(verdict.lines("WRONG")).hasSameSizeAs(mutations);
    for (int i = 0; i < mutations.size(); i++) {
      Mutation mutation = mutations.get(i);
      List<String> found = verdict.lines("WRONG  t" + i + ":");
      assertThat(found).as(mutation.sql()).hasSize(1);
      for (long row : mutation.rows()) {
        assertThat(found.get(0)).as(mutation.sql()).contains(expected(mutation, row));
      }
    }
  }

  private static String expected(Mutation mutation, long row) {
    String columns = "['" + String.join("', '", mutation.columns()) + "']";
    return switch (mutation.kind()) {
      case DIFFERENT -> "different (id " + row + ") " + columns;
      case MISSING -> "missing (id " + row + ")";
      case EXTRA -> "not in the source (id " + row + ")";
    };
  }

  @Test
  void rowsWithoutAKeyAreCounted() {
    tables.add(EveryType.HEAP);
    tables.target().executeScript("insert into heap select * from heap where id = 2");
    assertThat(verdict().text()).contains("heap: 4 rows, 5 in the target: not in the source: 1 of");
  }

  @Test
  void tablesAndColumnsThatOneSideLacksAreNamed() {
    onBoth("create table kept (id int primary key, v int)");
    onBoth("create table lost (id int)");
    onBoth("create table changed (id int)");
    tables.target().executeScript("drop table lost; create table more (id int)");
    tables.target().executeScript("alter table changed add column w int");
    Judge.Verdict verdict = verdict();
    assertThat(verdict.equal()).isFalse();
    assertThat(verdict.text())
        .contains("equal  kept: 0 rows", "WRONG  lost: not in the target")
        .contains("UNSURE changed: columns missing: [], not in the source: ['w']")
        .contains("WRONG  more: not in the source");
  }

  @Test
  void aValueThatFitsNoColumnIsNullUnderThatPolicyOnly() {
    for (String misfit : MISFITS) {
      String[] parts = misfit.split(" ; ", -1);
      table(MISFITS.indexOf(misfit), parts[0], parts[1], "null");
    }
    assertThat(verdict().lines("UNSURE")).hasSameSizeAs(MISFITS);
    Judge.Verdict verdict = Judge.compare(tables.from(), tables.to(), "null");
    assertThat(verdict.lines("equal"))
        .hasSameSizeAs(MISFITS)
        .allMatch(line -> line.endsWith(": 1 rows (1 values that fit no column: null)"));
    assertThat(verdict.equal()).isTrue();
  }

  @Test
  void underThePolicyOfTextAColumnHasWhatSqliteMakesOfItsValues() {
    List<String> stored = List.of("12", "1.5", "x'4142'", "'a'", "null");
    List<String> there = List.of("'12'", "'1.5'", "'AB'", "'a'", "null");
    for (int i = 0; i < stored.size(); i++) {
      table(i, "text", stored.get(i), there.get(i));
    }
    assertThat(verdict().lines("UNSURE")).hasSize(3);
    Judge.Verdict verdict = Judge.compare(tables.from(), tables.to(), "text");
    assertThat(verdict.equal()).as(verdict.text()).isTrue();
    tables.target().executeScript("update t0 set v = '12.0'; update t4 set v = ''");
    assertThat(Judge.compare(tables.from(), tables.to(), "text").lines("WRONG"))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("WRONG  t0:"),
            second -> assertThat(second).startsWith("WRONG  t4:"));
  }

  @Test
  void asManyRowsAreSetAsideAsFitNoColumn() {
    onBoth("create table t (id int primary key, v int)");
    tables.source().executeScript("insert into t values (1, 1), (2, 'x'), (3, 'y')");
    tables.target().executeScript("insert into t values (1, 1)");
    tables.target().executeScript("create table records_quarantine (table_name text)");
    for (String rows : List.of("('t'), ('u')", "('t')", "('t')")) {
      tables.target().executeScript("insert into records_quarantine values " + rows);
      Judge.Verdict verdict = Judge.compare(tables.from(), tables.to(), "quarantine");
      long aside =
          tables.target().from("records_quarantine").where(where("table_name").eq("t")).count();
      assertThat(verdict.equal()).as(verdict.text()).isEqualTo(aside == 2);
      assertThat(verdict.text().contains("2 rows fit no column, and " + aside + " are set aside"))
          .isEqualTo(aside != 2);
    }
  }

  @Test
  void formsOfOneValueAreEqual() {
    for (String form : FORMS) {
      String[] parts = form.split(" ; ", -1);
      table(FORMS.indexOf(form), parts[0], parts[1], parts[2]);
    }
    Judge.Verdict verdict = verdict();
    assertThat(verdict.lines("equal")).as(verdict.text()).hasSameSizeAs(FORMS);
    assertThat(verdict.equal()).isTrue();
  }

  private void table(int number, String type, String stored, String there) {
    String insert = "insert into t" + number + " values (%s)";
    tables.source().executeScript("create table t" + number + " (v); " + insert.formatted(stored));
    tables.target().executeUpdate("create table t" + number + " (v " + type + ")");
    tables.target().executeUpdate(insert.formatted(there));
  }
}
