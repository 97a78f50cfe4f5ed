package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.CheckViolationException;
import org.recordsdb.error.UniqueViolationException;
import org.recordsdb.postgres.TestPostgres;

/** What an SQLite file does at a conflict, and PostgreSQL does not. */
class ConflictClausesTest {

  @TempDir Path directory;

  private final String there = TestPostgres.url();

  private String make(String... statements) throws SQLException {
    return new PlainSqlite(directory.resolve("from.db")).run(statements).url();
  }

  private static Untranslated lost(String name, String clause) {
    return new Untranslated(
        "conflict clause", name, clause + "; PostgreSQL refuses the statement, as ABORT does");
  }

  @Test
  void aRowThatWouldBeReplacedIsRefusedOnPostgresqlAndTheReportSaysSo() throws SQLException {
    String file =
        make(
            "create table t (id integer primary key, k text unique on conflict replace)",
            "insert into t values (1, 'a')");
    Copy copy = Copy.from(file).to(there);
    CopyReport refused = copy.run();
    assertThat(refused.outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
    assertThat(refused.left()).containsExactly(lost("t (k)", "UNIQUE ON CONFLICT REPLACE"));

    CopyReport report = copy.leaveOut(true).run();
    assertThat(report.copied()).isTrue();
    assertThat(report.left()).isEqualTo(refused.left());
    try (Records from = Records.connect(file);
        Records to = Records.connect(there)) {
      assertThat(from.insert("t", Row.of("id", 2, "k", "a")).getLong("id")).isEqualTo(2);
      assertThat(from.from("t").list()).hasSize(1);
      assertThatThrownBy(() -> to.insert("t", Row.of("id", 2, "k", "a")))
          .isInstanceOf(UniqueViolationException.class);
    }
  }

  @Test
  void eachConstraintOfAColumnHasItsLine() throws SQLException {
    String file =
        make(
            "create table p (\"a \"\"b\" integer constraint own primary key desc on conflict ignore,"
                + " n int not null /* never */ on conflict fail default 7 check (n > 0)"
                + " unique on conflict rollback, replace text default ('on conflict fail'))",
            "create table k (id text primary key on conflict REPLACE) without rowid");
    assertThat(Copy.from(file).to(there).run().left())
        .containsExactly(
            lost("p (a \"b)", "PRIMARY KEY ON CONFLICT IGNORE"),
            lost("p (n)", "NOT NULL ON CONFLICT FAIL"),
            lost("p (n)", "UNIQUE ON CONFLICT ROLLBACK"),
            lost("k (id)", "PRIMARY KEY ON CONFLICT REPLACE"));
  }

  @Test
  void eachConstraintOfATableHasItsLine() throws SQLException {
    String file =
        make(
            "create table t (a text, [b c] int, d int, constraint \"the key\" primary key"
                + " (a collate nocase desc, [b c]) on conflict ignore, unique (a, d) on conflict"
                + " fail unique (d) on conflict rollback, unique (\"b c\", d))");
    assertThat(Copy.from(file).to(there).run().left())
        .contains(
            lost("t (a, b c)", "PRIMARY KEY ON CONFLICT IGNORE"),
            lost("t (a, d)", "UNIQUE ON CONFLICT FAIL"),
            lost("t (d)", "UNIQUE ON CONFLICT ROLLBACK"))
        .filteredOn(left -> left.kind().equals("conflict clause"))
        .hasSize(3);
  }

  /** ABORT is what PostgreSQL does; SQLite ignores what is written behind CHECK and NULL. */
  @Test
  void aClauseThatChangesNothingHasNoLine() throws SQLException {
    String file =
        make(
            "create table t (id integer primary key on conflict abort, n int null on conflict"
                + " replace, conflict text, ignore text unique on conflict abort, check (n > 0) on"
                + " conflict ignore)",
            "insert into t values (1, null, 'on', 'conflict')");
    CopyReport report = Copy.from(file).to(there).run();
    assertThat(report.left()).isEmpty();
    assertThat(report.copied()).isTrue();
    for (String url : List.of(file, there)) {
      try (Records records = Records.connect(url)) {
        assertThatThrownBy(() -> records.insert("t", Row.of("id", 2, "n", -1)))
            .isInstanceOf(CheckViolationException.class);
        assertThatThrownBy(() -> records.insert("t", Row.of("id", 1)))
            .isInstanceOf(UniqueViolationException.class);
      }
    }
  }

  @Test
  void betweenFilesEveryClauseStays() throws SQLException {
    String file =
        make(
            "create table t (k text unique on conflict replace, n int not null on conflict ignore)");
    PlainSqlite target = new PlainSqlite(directory.resolve("to.db"));
    CopyReport report = Copy.from(file).to(target.url()).run();
    assertThat(report.left()).isEmpty();
    assertThat(report.copied()).isTrue();
    target.run("insert into t values ('a', 1), ('a', 2), ('b', null)");
    assertThat(target.ask("select n from t")).containsExactly("2");
  }
}
