package org.recordsdb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.recordsdb.Where.where;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;

/** SQLite prepares a view by its text, and that of the views it names, which no timeout ends. */
class ViewsTest {

  private static final int LEVELS = 30;

  @TempDir Path directory;
  private Path file;
  private Instant start = Instant.now();

  @BeforeEach
  void begin() {
    file = directory.resolve("views.db");
    start = Instant.now();
  }

  /** What SQLite alone does not end for minutes is told within seconds. */
  @AfterEach
  void nothingTookLong() {
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
  }

  private void make(List<String> statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("begin");
      for (String sql : statements) {
        statement.execute(sql);
      }
      statement.execute("commit");
    }
  }

  private Records open() {
    return Records.builder().url("sqlite:" + file).queryTimeout(Duration.ofSeconds(2)).open();
  }

  /** A table, and views each of which is made from the one before by this pattern. */
  private static List<String> chain(String pattern, int levels) {
    List<String> statements = new ArrayList<>();
    statements.add("create table t (id integer primary key, x integer, y integer)");
    statements.add("insert into t values (1, 2, 3)");
    statements.add("create view v0 as select x, y from t");
    for (int i = 1; i <= levels; i++) {
      String body = pattern.replace("$", "v" + (i - 1));
      statements.add("create view v" + i + body.replaceFirst("^(?=select|with|values)", " as "));
    }
    return statements;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select x, y from $ union all select x, y from $",
        "select a.x, b.y from $ a, main.$ as b",
        "select a.x, b.y from \"$\" a join [$] b using (y)",
        "select a.x, b.y from ($ a cross join (select * from `$`) b)",
        "select (select x from $) as x, (select y from '$') as y",
        "select x, y from t where (x, y) in $ or (y, x) in main.$",
        "select x, y from t where exists (select 1 from $ where x in (select x from $))",
        "with c as (select * from $) select c.x, d.y from c, c as d",
        "with c(x, y) as materialized (select * from $), d as (select a.* from c a, c b)"
            + " select * from d",
        "with t as (with t as (select * from $) select a.* from t a, t b) select * from t",
        "select * from (with c as (select * from $) select c.x, d.y from c, c d)",
        "select x + x as x, y from $",
        "select x + x as \"x\", y from $",
        "(x, y) as select x || x, y from $",
        "select s.x, s.y from (select p + p as x, y from (select x as p, y from $) q) s",
        "select case when x > 1 then x else 2 end x, y from $",
        "select x + x as x, y from $ union all select x, y from t",
        "select *, x + x as x, y + x as y from $",
        "select y as x, x + y as y from $",
        "select x, y from t group by 1 having max(x) > (select max(a.x) + min(b.x) from $ a, $ b)",
        "select x, y from t /* $ */ order by (select x from $), (select y from $) -- $\n",
        "select a.x, b.y from $ a, $, $ b",
      })
  void viewsThatDoubleAreRejected(String pattern) throws SQLException {
    make(chain(pattern, LEVELS));
    try (Records records = open()) {
      for (String name : List.of("v30", "V30")) {
        assertRejected(() -> records.select(name));
        assertRejected(() -> records.executeQuery("select x from " + name));
        assertRejected(() -> records.executeQuery("select 1 as n from t, [" + name + "]"));
      }
      assertThat(records.select("v2")).isNotNull();
      assertThat(records.select("t")).hasSize(1);
      assertThat(records.update("t", Row.of("y", 4), where("id").eq(1))).isEqualTo(1);
    }
  }

  private static void assertRejected(ThrowingCallable call) {
    RecordsException failure = catchThrowableOfType(RecordsException.class, call);
    assertThat(failure).isNotNull();
    assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(ErrorKind.LIMIT);
    assertThat(failure).hasMessageContaining("too many tables and columns stand behind the ");
  }

  @Test
  void theViewIsNamed() throws SQLException {
    make(chain("select a.x, b.y from $ a, $ b", LEVELS));
    try (Records records = open()) {
      assertThatThrownBy(() -> records.select("v30"))
          .hasMessageContaining("behind the view v30, by");
    }
  }

  /** Stars of many columns are longer than their text. */
  @Test
  void starsCountTheirColumns() throws SQLException {
    StringBuilder columns = new StringBuilder("c0");
    for (int i = 1; i < 1_900; i++) {
      columns.append(", c").append(i);
    }
    List<String> statements = new ArrayList<>(List.of("create table wide (" + columns + ")"));
    statements.add("create view v0 as select * from wide");
    for (int i = 1; i <= 10; i++) {
      String star = "select * from v" + (i - 1);
      statements.add("create view v" + i + " as " + star + " union " + star);
    }
    make(statements);
    try (Records records = open()) {
      assertRejected(() -> records.executeQuery("select c1 from v10"));
      assertThat(records.executeQuery("select c1 from v1")).isEmpty();
    }
  }

  @Test
  void aTriggerThatReadsSuchAViewStopsWrites() throws SQLException {
    List<String> statements = chain("select a.x, b.y from $ a, $ b", LEVELS);
    statements.add(
        "create trigger log after insert on t when new.x = (select max(x) from v30)"
            + " begin select 1; end");
    make(statements);
    try (Records records = open()) {
      assertRejected(() -> records.insert("t", Row.of("x", 1, "y", 1)));
      assertThat(records.select("t")).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter table t rename to u",
        "select name from pragma_table_list",
        "select p.name from sqlite_schema s, pragma_table_info(s.name) p",
      })
  void whatLooksThroughAllViewsIsRejected(String sql) throws SQLException {
    make(chain("select a.x, b.y from $ a, $ b", LEVELS));
    try (Records records = open()) {
      assertRejected(
          () -> {
            if (sql.startsWith("alter")) {
              records.executeUpdate(sql);
            } else {
              records.executeQuery(sql);
            }
          });
    }
  }

  /** The schema may change while the file is open. */
  @Test
  void viewsThatAreMadeLaterCount() throws SQLException {
    make(List.of("create table t (id integer primary key, x integer, y integer)"));
    try (Records records = open()) {
      assertThat(records.select("t")).isEmpty();
      chain("select a.x, b.y from $ a, $ b", 10).stream()
          .filter(sql -> sql.startsWith("create view"))
          .forEach(records::executeUpdate);
      assertRejected(() -> records.select("v10"));
      records.executeUpdate("create view v11 as select x from v10"); // looks behind no name
      assertRejected(() -> records.select("v11"));
      records.executeUpdate("drop view v11");
      assertThat(records.select("v5")).isEmpty();
      records.executeUpdate("drop view v10");
    }
  }

  /** Columns that are computed from each other: SQLite writes the expression for each name. */
  @ParameterizedTest
  @CsvSource({"21, false", "26, true"})
  void computedColumnsThatDoubleAreLimited(int levels, boolean schema) throws SQLException {
    StringBuilder columns = new StringBuilder("id integer primary key, c0 integer");
    for (int i = 1; i <= levels; i++) {
      String before = schema ? "0 + 0" : "c" + (i - 1) + " + c" + (i - 1);
      columns.append(", c" + i + " integer as (" + before + ")");
    }
    make(List.of("create table g (" + columns + ")"));
    if (schema) { // SQLite itself does not make such a table
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
          Statement statement = connection.createStatement()) {
        statement.execute("pragma writable_schema = on");
        for (int i = 1; i <= levels; i++) {
          String before = "c" + (i - 1) + " + c" + (i - 1) + ")";
          statement.execute(
              "update sqlite_schema set sql = replace(sql, 'c"
                  + i
                  + " integer as (0 + 0)', 'c"
                  + i
                  + " integer as ("
                  + before
                  + "')");
        }
      }
    }
    try (Records records = open()) {
      RecordsException failure =
          catchThrowableOfType(
              RecordsException.class,
              () -> records.executeQuery("select c" + levels + " as c from g"));
      if (schema) {
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(ErrorKind.LIMIT);
        assertThat(failure).hasMessageContaining("computed columns");
      }
      assertThat(records.executeQuery("select c1 from g")).isEmpty();
    }
  }

  /** Layers as applications have them: each column goes through, and each layer joins the last. */
  @Test
  void layersOfWideViewsAreNoHarm() throws SQLException {
    List<String> statements = new ArrayList<>();
    StringBuilder columns = new StringBuilder("id integer primary key");
    StringBuilder given = new StringBuilder("a.id");
    for (int i = 0; i < 80; i++) {
      columns.append(", c").append(i).append(" text");
      given.append(", coalesce(a.c" + i + ", b.c" + i + ", 'x' || a.id, '') as c").append(i);
    }
    statements.add("create table t (" + columns + ")");
    statements.add("create view v0 as select * from t");
    for (int i = 1; i <= 4; i++) {
      String before = "v" + (i - 1);
      statements.add(
          ("create view v$ as select "
                  + given
                  + " from # a left join t b on b.id = a.id"
                  + " where a.id in (select id from # where c1 <> '') order by a.id")
              .replace("$", "" + i)
              .replace("#", before));
    }
    statements.add("create trigger log instead of insert on v4 begin select count(*) from v4; end");
    make(statements);
    try (Records records = open()) {
      assertThat(records.select("v4")).isEmpty();
      assertThat(records.executeQuery("select count(*) as n from v4, v3")).hasSize(1);
      records.insert("t", Row.of("id", 1));
    }
  }
}
