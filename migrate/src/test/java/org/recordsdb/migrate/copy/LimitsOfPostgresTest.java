package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.error.RecordsException;

/** What SQLite stores and no table of PostgreSQL can. */
class LimitsOfPostgresTest {

  @TempDir Path directory;

  private final PlainPostgres there = PlainPostgres.create();

  private Copy copy(String... statements) throws SQLException {
    PlainSqlite file = new PlainSqlite(directory.resolve("from.db")).run(statements);
    return Copy.from(file.url()).to(there.url());
  }

  private static String columns(int count, String type) {
    return IntStream.range(0, count)
        .mapToObj(i -> "c" + i + " " + type)
        .collect(Collectors.joining(", "));
  }

  @Test
  void columnsOfSystemAndMoreThanATableHasAreListed() throws SQLException {
    CopyReport report =
        copy(
                "create table t (id integer primary key, ctid int, \"xmin\" int, CMAX int)",
                "create table w (" + columns(1_601, "int") + ")")
            .run();
    assertThat(report.outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
    assertThat(report.offenders())
        .extracting(offender -> offender.table() + "." + offender.column())
        .containsExactly("t.ctid", "t.xmin", "w.");
  }

  @Test
  void aRowThatIsTooWideIsToldWithItsTable() throws SQLException {
    Copy copy =
        copy(
            "create table t (id integer primary key, " + columns(1_200, "int8") + ")",
            "insert into t values (1"
                + IntStream.range(0, 1_200).mapToObj(i -> ", 1").collect(Collectors.joining())
                + ")");
    assertThatThrownBy(copy::run)
        .isInstanceOf(RecordsException.class)
        .hasMessageContainingAll("the table t", "larger than the database can store")
        .hasMessageNotContaining("login");
  }

  @Test
  void anEntryOfAnIndexThatIsTooLongIsToldWithItsIndex() throws SQLException {
    String text =
        new Random(1)
            .ints(9_000, 0x4e00, 0x9fff)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    Copy copy =
        copy(
            "create table t (id integer primary key, v text)",
            "create index t_v on t (v)",
            "insert into t values (1, '" + text + "')");
    assertThatThrownBy(copy::run)
        .isInstanceOf(RecordsException.class)
        .hasMessageContainingAll("index t_v", "larger than the database can store", "in the source")
        .hasMessageNotContaining("login");
  }
}
