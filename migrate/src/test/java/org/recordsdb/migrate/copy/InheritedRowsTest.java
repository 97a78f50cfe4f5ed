package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.migrate.copy.CopyReport.Outcome;

/** Whoever reads a table of PostgreSQL gets the rows of those that inherit from it, too. */
class InheritedRowsTest {

  @TempDir Path directory;

  private final PlainPostgres source = PlainPostgres.create();
  private final PlainPostgres target = PlainPostgres.create();

  /** Those that inherit from such a one, too. */
  @Test
  void tablesOfOtherSchemasThatInheritAreListed() throws SQLException {
    source.run(
        "create schema other",
        "create table par (a int)",
        "insert into par values (1)",
        "create table other.ch (b int) inherits (par)",
        "insert into other.ch values (2, 3)",
        "create table other.\"grand Child\" () inherits (other.ch)");
    for (String to : List.of(target.url(), "sqlite:" + directory.resolve("to.db"))) {
      Copy copy = Copy.from(source.url()).to(to);
      CopyReport report = copy.run();
      assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
      assertThat(report.left())
          .extracting(left -> left.kind() + " " + left.name())
          .containsExactlyInAnyOrder("table other.ch", "table other.\"grand Child\"");
      assertThat(report.left())
          .allMatch(left -> left.reason().startsWith("it is outside the schema and inherits from"));
      assertThat(copy.leaveOut(true).run().copied()).isTrue();
      assertThat(copy.compare().outcome()).isEqualTo(Outcome.EQUAL);
    }
    assertThat(target.ask("select a from public.par")).containsExactly("1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "public.ch inherits from a|create table ch () inherits (a); insert into ch values (99)",
        "other.ch inherits from a|create schema other; create table other.ch () inherits (a)",
        "public.other inherits from a|alter table other inherit a",
        "heir does not inherit from a|alter table heir no inherit a"
      })
  void aCopyInWhichOthersInheritThanInTheSourceIsNoneToCompare(String words, String change)
      throws SQLException {
    source.run(
        "create table a (id int)",
        "create table heir () inherits (a)",
        "create table other (id int)",
        "insert into heir values (1)");
    Copy copy = Copy.from(source.url()).to(target.url());
    assertThat(copy.run().copied()).isTrue();
    assertThat(copy.compare().outcome()).isEqualTo(Outcome.EQUAL);
    target.run(change);
    assertThatThrownBy(copy::compare)
        .isInstanceOfSatisfying(
            RecordsException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFIG))
        .hasMessageContaining(": " + words + ".");
  }

  @Test
  void aCopyOfAFileHasNoTablesThatInherit() throws SQLException {
    PlainSqlite file = new PlainSqlite(directory.resolve("from.db"));
    file.run("create table a (id integer primary key)", "insert into a values (1)");
    Copy copy = Copy.from(file.url()).to(target.url());
    assertThat(copy.run().copied()).isTrue();
    target.run("create table ch () inherits (a)", "insert into ch values (99)");
    assertThatThrownBy(copy::compare).hasMessageContaining("public.ch inherits from a");
  }
}
