package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.RecordsException;
import org.recordsdb.error.UniqueViolationException;
import org.recordsdb.migrate.schema.RandomUuid;
import org.recordsdb.postgres.TestPostgres;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;

/** Rules of an SQLite file that PostgreSQL has no same words for. */
class SqliteRulesOnPostgresTest {

  @TempDir Path directory;

  private final String there = TestPostgres.url();

  private String make(String... statements) throws SQLException {
    return new PlainSqlite(directory.resolve("from.db")).run(statements).url();
  }

  private static Object defaultOf(String url) {
    try (Records records = Records.connect(url)) {
      return records.insert("t", Row.of("id", 7)).get("v");
    }
  }

  /** The minute may turn in between, so SQLite is asked before and after. */
  @ParameterizedTest
  @ValueSource(strings = {"%Y-%m-%dT%H:%MZ", "%d.%m.%Y", "%Y-%m-%d %H"})
  void theTimeIsWrittenInTheSameForm(String format) throws SQLException {
    String value = "strftime('" + format + "', 'now')";
    String file = make("create table t (id integer primary key, v text default (" + value + "))");
    assertThat(Copy.from(file).to(there).run().left()).isEmpty();
    Object before = now(file, value);
    Object copied = defaultOf(there);
    assertThat(List.of(before, now(file, value))).contains(copied);
  }

  private static Object now(String file, String value) {
    try (Records records = Records.connect(file)) {
      return records.executeQuery("select " + value + " as v").get(0).get("v");
    }
  }

  @Test
  void aFractionOfASecondAndItsZoneStayInTheText() throws SQLException {
    String file =
        make(
            "create table t (id integer primary key,"
                + " v text default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')))");
    assertThat(Copy.from(file).to(there).run().left()).isEmpty();
    String form = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";
    assertThat(defaultOf(file).toString()).matches(form);
    assertThat(defaultOf(there).toString()).matches(form);
  }

  @Test
  void aFormThatHasNoTranslationIsListed() throws SQLException {
    String file =
        make("create table t (id integer primary key, v text default (strftime('%j', 'now')))");
    CopyReport report = Copy.from(file).to(there).leaveOut(true).run();
    assertThat(report.left())
        .containsExactly(
            new Untranslated("default", "t.v", "strftime('%j', 'now') has no translation"));
  }

  /** In a column of text it stays text. */
  @Test
  void aRandomUuidInWhateverBlanksAndCaseIsOneStill() throws SQLException {
    String words =
        """
        (Lower ( HEX(randomblob( 4 ))||'-'||HEX(RandomBlob(2))||'-4'||substr(hex(randomblob(2)),2)
          ||'-'||substr('89AB',1+(random()&3),1)||substr(hex(randomblob(2)),2)
          ||'-'||hex(randomblob(6))))""";
    String file = make("create table t (id integer primary key, v text default " + words + ")");
    assertThat(Copy.from(file).to(there).run().left()).isEmpty();
    String form = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    assertThat(defaultOf(file).toString()).matches(form);
    assertThat(defaultOf(there).toString()).matches(form);
  }

  @Test
  void anotherRandomTextIsListed() throws SQLException {
    String other = RandomUuid.DEFAULT.replace("randomblob(6)", "randomblob(7)");
    String file = make("create table t (id integer primary key, v text default " + other + ")");
    assertThat(Copy.from(file).to(there).run().left())
        .extracting(Untranslated::name)
        .containsExactly("t.v");
  }

  @Test
  void aKeyThatIgnoresCaseStillDoesAndAReferenceToItIsListed() throws SQLException {
    String file =
        make(
            "create table t (name text collate nocase primary key)",
            "create table u (id integer primary key, t text references t (name))",
            "insert into t values ('Ada')",
            "insert into u values (1, 'ADA')");
    CopyReport report = Copy.from(file).to(there).leaveOut(true).run();
    assertThat(report.outcome()).isEqualTo(CopyReport.Outcome.COPIED);
    assertThat(report.left()).extracting(Untranslated::kind).containsExactly("foreign key");
    assertThat(report.notices())
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.name()).isEqualTo("t (name)");
              assertThat(notice.text()).contains("upsert can't name it");
            });
    for (String url : List.of(file, there)) {
      try (Records records = Records.connect(url)) {
        assertThatThrownBy(() -> records.insert("t", Row.of("name", "aDA")))
            .isInstanceOf(UniqueViolationException.class);
      }
    }
  }

  @Test
  void aViewAndAConstraintWhoseNamesWouldBeCutAreRefused() throws SQLException {
    String name = "n".repeat(64);
    String file =
        make(
            "create table t (id integer primary key, n int, constraint " + name + " check (n > 0))",
            "create view v" + name + " as select id from t");
    CopyReport report = Copy.from(file).to(there).run();
    assertThat(report.outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
    assertThat(report.offenders()).extracting(Offender::column).containsExactly("check", "");
  }

  @Test
  void aTypeForAColumnThatIsNotThereIsRefused() throws SQLException {
    String file = make("create table t (id integer primary key)");
    Copy copy = Copy.from(file).to(there).type("t", "ID", ColumnType.of(LogicalType.INT64));
    assertThatThrownBy(copy::run).hasMessageContaining("or that are not copied: t.ID.");
  }

  @Test
  void aValueThatNoCopyHasStoredIsNamedByItsColumn() throws SQLException {
    String file =
        make(
            "create table t (id integer primary key, n decimal(10,2), m int)",
            "insert into t values (1, 2, 3)");
    assertThat(Copy.from(file).to(there).run().copied()).isTrue();
    try (Records records = Records.connect(there)) {
      records.executeUpdate("update t set n = 'NaN'");
    }
    assertThatThrownBy(() -> Copy.from(file).to(there).compare())
        .isInstanceOf(RecordsException.class)
        .hasMessageContaining("t has a value in n");
    try (Records records = Records.connect(there)) {
      records.executeScript(
          "update t set n = 2; alter table t alter m type text; update t set m = 'c4nary'");
    }
    assertThatThrownBy(() -> Copy.from(file).to(there).compare())
        .hasMessageContaining("the options that the copy was made with")
        .hasStackTraceContaining("withheld")
        .extracting(SqliteRulesOnPostgresTest::trace)
        .asString()
        .doesNotContain("c4nary");
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
