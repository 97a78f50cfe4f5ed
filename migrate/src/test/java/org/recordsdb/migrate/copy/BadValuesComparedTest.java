package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.Records;
import org.recordsdb.migrate.copy.CopyReport.Outcome;
import org.recordsdb.migrate.verify.Difference;
import org.recordsdb.postgres.TestPostgres;

/** What a comparison says of values that the target's columns can't store. */
class BadValuesComparedTest {

  private static final String LARGE = "zeroblob(5000000)";

  @TempDir Path directory;

  /** A value, the type of its column in an SQLite file, and the type that follows from it. */
  private record Bad(String type, String value, String there) {}

  private static final List<Bad> ON_SQLITE =
      List.of(
          new Bad("date", "'30.02.2000'", "date"),
          new Bad("boolean", "'banana'", "boolean"),
          new Bad("boolean", "7", "boolean"),
          new Bad("decimal(10,2)", "'12,50'", "numeric(10,2)"),
          new Bad("decimal(4,2)", "123.5", "numeric(4,2)"),
          new Bad("int", "'x'", "bigint"),
          new Bad("int", "1.5", "bigint"),
          new Bad("double", "'x'", "double precision"),
          new Bad("timestamp", "1700000000", "timestamp"),
          new Bad("timestamp", "'2024-01-01T10:00:00Z'", "timestamp"),
          new Bad("timestamp", "'2024-01-01 10:00:00.123456789'", "timestamp"),
          new Bad("time", "'25:00'", "time"),
          new Bad("uuid", "'x'", "uuid"),
          new Bad("json_text", "'{'", "jsonb"),
          new Bad("text", "x'00ff'", "text"),
          new Bad("text", "'a' || char(0)", "text"));

  private static final List<Bad> ON_POSTGRES =
      List.of(
          new Bad("date", "'infinity'", "date"),
          new Bad("date", "'0044-03-15 BC'", "date"),
          new Bad("timestamp", "'-infinity'", "timestamp"),
          new Bad("timestamptz", "'infinity'", "timestamptz"),
          new Bad("time", "'24:00'", "time"),
          new Bad("numeric", "'NaN'", "decimal_text"),
          new Bad("numeric(10,2)", "'NaN'", "decimal(10,2)"),
          new Bad("float8", "'NaN'", "double"),
          new Bad("float8", "'-infinity'", "double"),
          new Bad("real", "'infinity'", "float4"));

  private final PlainPostgres server = PlainPostgres.create();

  private PlainSqlite file(String name) {
    return new PlainSqlite(directory.resolve(name));
  }

  /** A target as somebody else fills it: with NULL for what it can't store. */
  private static void createWithNulls(String url, List<Bad> values) {
    try (Records target = Records.connect(url)) {
      for (int i = 0; i < values.size(); i++) {
        target.executeScript(
            "create table t%1$d (id bigint not null primary key, v %2$s, w text); insert into t%1$d values (1, null, 'w')"
                .formatted(i, values.get(i).there()));
      }
    }
  }

  private static String[] source(List<Bad> values) {
    return IntStream.range(0, values.size())
        .mapToObj(
            i ->
                List.of(
                    "create table t%d (id bigint not null primary key, v %s, w text)"
                        .formatted(i, values.get(i).type()),
                    "insert into t%d values (1, %s, 'w')".formatted(i, values.get(i).value())))
        .flatMap(List::stream)
        .toArray(String[]::new);
  }

  private static void assertEachDiffers(Copy copy, List<Bad> values) {
    CopyReport failing = copy.compare();
    CopyReport nulls = copy.onBadValue(OnBadValue.NULL).compare();
    SoftAssertions each = new SoftAssertions();
    each.assertThat(failing.outcome()).isEqualTo(Outcome.DIFFERENT);
    each.assertThat(nulls.outcome()).isEqualTo(Outcome.EQUAL);
    each.assertThat(nulls.uncovered()).isEmpty();
    for (int i = 0; i < values.size(); i++) {
      String name = "t" + i;
      CopyReport.Table table = table(failing, name);
      each.assertThat(table.matches()).as("%s of %s", name, values.get(i)).isFalse();
      each.assertThat(table.differences())
          .as("%s of %s", name, values.get(i))
          .extracting(Difference::text)
          .containsExactly("id = 1: different v");
      each.assertThat(failing.uncovered()).extracting(Offender::table).contains(name);
      each.assertThat(table(nulls, name).nulled()).as(name).isEqualTo(1);
    }
    each.assertAll();
  }

  private static CopyReport.Table table(CopyReport report, String name) {
    return report.tables().stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aBadValueOfAFileIsNotEqualToNull() throws SQLException {
    PlainSqlite source = file("source.db").run(source(ON_SQLITE));
    String to = TestPostgres.url();
    createWithNulls(to, ON_SQLITE);
    assertEachDiffers(Copy.from(source.url()).to(to), ON_SQLITE);
  }

  @Test
  void aBadValueOfAServerIsNotEqualToNull() throws SQLException {
    server.run(source(ON_POSTGRES));
    String to = file("target.db").url();
    createWithNulls(to, ON_POSTGRES);
    assertEachDiffers(Copy.from(server.url()).to(to), ON_POSTGRES);
  }

  @Test
  void aCopyIsEqualUnderItsOwnPolicyOnly() throws SQLException {
    PlainSqlite source =
        file("source.db")
            .run(
                "create table t (id integer primary key, due date)",
                "insert into t values (1, '2026-01-02'), (2, 'soon'), (3, null)");
    for (OnBadValue made : List.of(OnBadValue.NULL, OnBadValue.QUARANTINE)) {
      Copy copy = Copy.from(source.url()).to(TestPostgres.url());
      assertThat(copy.onBadValue(made).run().copied()).isTrue();
      for (OnBadValue given : List.of(OnBadValue.FAIL, OnBadValue.NULL, OnBadValue.QUARANTINE)) {
        assertThat(copy.onBadValue(given).compare().outcome())
            .as("%s of a copy by %s", given, made)
            .isEqualTo(given == made ? Outcome.EQUAL : Outcome.DIFFERENT);
      }
    }
  }

  @Test
  void whatThePolicyDoesNotCoverIsNotEqual() throws SQLException {
    PlainSqlite source =
        file("source.db")
            .run(
                "create table t (id bigint not null primary key, due date not null, doc text)",
                "insert into t values (1, 'soon', x'00ff')");
    CopyReport text = compared(source, "text", "'soon'", OnBadValue.TEXT);
    assertThat(text.outcome()).isEqualTo(Outcome.DIFFERENT);
    assertThat(differences(text)).containsExactly("id = 1: different doc");
    CopyReport nulls = compared(source, "date", "null", OnBadValue.NULL);
    assertThat(nulls.outcome()).isEqualTo(Outcome.DIFFERENT);
    assertThat(differences(nulls)).containsExactly("id = 1: different due");
    assertThat(table(nulls, "t").nulled()).isEqualTo(1);
    assertThat(nulls.uncovered()).extracting(Offender::column).containsExactly("due");
  }

  /** Compares with a target that has this instead of the date, and NULL instead of the bytes. */
  private static CopyReport compared(
      PlainSqlite source, String type, String value, OnBadValue policy) {
    String to = TestPostgres.url();
    try (Records target = Records.connect(to)) {
      target.executeScript(
          "create table t (id bigint primary key, due %s, doc text); insert into t values (1, %s, null)"
              .formatted(type, value));
    }
    return Copy.from(source.url()).to(to).onBadValue(policy).compare();
  }

  @Test
  void aRowThatIsTooLargeToBeSetAsideIsMissing() throws SQLException {
    PlainSqlite source =
        file("source.db")
            .run(
                "create table t (id bigint not null primary key, due date, content blob)",
                "insert into t values (1, 'soon', " + LARGE + "), (2, 'soon', null)");
    String to = TestPostgres.url();
    try (Records target = Records.connect(to)) {
      target.executeUpdate("create table t (id bigint primary key, due date, content bytea)");
    }
    CopyReport report = Copy.from(source.url()).to(to).onBadValue(OnBadValue.QUARANTINE).compare();
    assertThat(report.outcome()).isEqualTo(Outcome.DIFFERENT);
    assertThat(differences(report)).containsExactly("id = 1: missing in the target");
  }

  @Test
  void aBadKeyIsMissingAndNoDuplicate() throws SQLException {
    PlainSqlite source =
        file("source.db")
            .run(
                "create table t (day date not null primary key, name text)",
                "insert into t values ('soon', 'a'), ('later', 'b'), ('2026-01-02', 'c')");
    String to = TestPostgres.url();
    try (Records target = Records.connect(to)) {
      target.executeScript(
          "create table t (day date, name text); insert into t values (null, 'a'), (null, 'b'),"
              + " ('2026-01-02', 'c')");
    }
    CopyReport report = Copy.from(source.url()).to(to).compare();
    assertThat(report.outcome()).isEqualTo(Outcome.DIFFERENT);
    assertThat(report.uncovered()).hasSize(2).noneMatch(bad -> bad.problem().contains("equal to"));
  }

  /** Such a row has no bad value: both sides hold the same. */
  @Test
  void rowsThatBreakAForeignKeyAreCompared() throws SQLException {
    PlainSqlite source =
        file("source.db")
            .run(
                "create table parent (id integer primary key)",
                "create table child (id integer primary key, p integer references parent(id))",
                "insert into child values (1, 77)");
    Copy copy = Copy.from(source.url()).to(TestPostgres.url());
    assertThat(copy.onBadValue(OnBadValue.NULL).leaveOut(true).run().copied()).isTrue();
    assertThat(copy.compare().outcome()).isEqualTo(Outcome.EQUAL);
  }

  private static List<String> differences(CopyReport report) {
    return table(report, "t").differences().stream().map(Difference::text).toList();
  }
}
