package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.error.RecordsException;

class SampleTest {

  @TempDir Path directory;

  private final PlainPostgres source = PlainPostgres.create();

  private void copy(String file, double share) {
    CopyReport report =
        Copy.from(source.url())
            .to("sqlite:" + directory.resolve(file))
            .leaveOut(true)
            .sample(share)
            .run();
    assertThat(report.offenders()).isEmpty();
    assertThat(report.copied()).isTrue();
  }

  private long number(String file, String sql) throws SQLException {
    return Long.parseLong(new PlainSqlite(directory.resolve(file)).ask(sql).get(0));
  }

  @Test
  void aSampleHasTheRowsThatItsRowsReferTo() throws SQLException {
    source.run(
        "create table kinds (id int primary key, above int references kinds)",
        "create table people (id int primary key, boss int references people, name text)",
        "create table orders (id int primary key, who int not null references people)",
        "create table items (who int, number int, kind int references kinds, ordered int"
            + " references orders, primary key (who, number))",
        "create table notes (item int, place int, text text, foreign key (item, place) references"
            + " items)",
        "create table a (id int primary key)",
        "create table b (id int primary key, a int references a)",
        "alter table a add b int references b",
        "insert into kinds select i, nullif(i / 10, i) from generate_series(0, 999) i",
        "insert into people select i, case when i > 0 then i / 2 end, 'p' || i"
            + " from generate_series(0, 4999) i",
        "insert into orders select i, i % 5000 from generate_series(1, 20000) i",
        "insert into items select i, i % 7, i % 1000, i from generate_series(1, 20000) i",
        "insert into notes select i, i % 7, 'n' from generate_series(1, 20000) i",
        "insert into a select i from generate_series(1, 10) i",
        "insert into b select i, i from generate_series(1, 10) i",
        "update a set b = id");
    copy("one.db", 0.01);
    long notes = number("one.db", "select count(*) from notes");
    assertThat(notes).isBetween(100L, 320L);
    assertThat(number("one.db", "select count(*) from items")).isGreaterThan(notes).isLessThan(900);
    assertThat(number("one.db", "select count(*) from orders")).isBetween(100L, 1_500L);
    assertThat(number("one.db", "select count(*) from people")).isBetween(50L, 4_000L);
    assertThat(number("one.db", "select count(*) from kinds where id = 0")).isEqualTo(1);
    assertThat(number("one.db", "select count(*) from a")).isEqualTo(10);
    assertThat(number("one.db", "select count(*) from pragma_foreign_key_check")).isZero();
    copy("two.db", 0.01);
    assertThat(number("two.db", "select sum(id) from orders"))
        .isEqualTo(number("one.db", "select sum(id) from orders"));
    copy("all.db", 1);
    assertThat(number("all.db", "select count(*) from notes")).isEqualTo(20_000);
  }

  /** One copy of a query for each way from a table to another would be 4 to the power of 10. */
  @Test
  @Timeout(60)
  void tablesThatReferToEachOtherInManyWaysAreNoMoreThanThey() throws SQLException {
    for (int layer = 0; layer < 10; layer++) {
      for (int place = 0; place < 4; place++) {
        StringBuilder table = new StringBuilder("create table l" + layer + "_" + place);
        table.append(" (id int primary key");
        for (int above = 0; layer > 0 && above < 4; above++) {
          table.append(", r" + above + " int references l" + (layer - 1) + "_" + above);
        }
        source.run(table + ")");
      }
    }
    source.run(
        "insert into l0_0 select i from generate_series(1, 2000) i",
        "insert into l1_0 select i, i from generate_series(1, 2000) i",
        "insert into l2_3 select i, i from generate_series(1, 200) i");
    copy("layers.db", 0.01);
    assertThat(number("layers.db", "select count(*) from l2_3")).isLessThan(20);
    assertThat(number("layers.db", "select count(*) from l0_0")).isBetween(10L, 120L);
    assertThat(number("layers.db", "select count(*) from pragma_foreign_key_check")).isZero();
  }

  /** A row of a chain has to bring all rows above it, which are found one by one. */
  @Test
  @Timeout(60)
  void aLongChainOfRowsIsWalkedByItsKeys() throws SQLException {
    source.run(
        "create table links (id int primary key, up int references links, other int, part text,"
            + " place int, unique (part, place), foreign key (part, other) references links"
            + " (part, place))",
        "insert into links select i, nullif(i - 1, 0), null, 'p', i"
            + " from generate_series(1, 30000) i",
        "insert into links select -i, null, case when i < 500 then i + 1 end, 'n', i"
            + " from generate_series(1, 500) i",
        "create table leaf (id int primary key, link int references links)",
        "insert into leaf values (1, 30000), (2, -1)");
    copy("chain.db", 0.0001);
    assertThat(number("chain.db", "select count(*) from links")).isEqualTo(30_500);
    assertThat(number("chain.db", "select count(*) from pragma_foreign_key_check")).isZero();
  }

  /** By a hash PostgreSQL knows the rows that it has come by on its way. */
  @Test
  void aTableThatRefersToItselfByAKeyWithoutAHashComesWhole() throws SQLException {
    source.run(
        "create table prices (id money primary key, up money references prices)",
        "insert into prices select i::money, nullif(i - 100, 0)::money"
            + " from generate_series(100, 2000, 100) i",
        "insert into prices select i::money, 200::money from generate_series(3001, 5000) i");
    copy("money.db", 0.02);
    assertThat(number("money.db", "select count(*) from prices")).isEqualTo(2_020);
  }

  @Test
  void rowsWithoutAKeyAndThoseOfPartitionsAreChosen() throws SQLException {
    source.run(
        "create table parts (id int primary key, up int) partition by range (id)",
        "create table parts1 partition of parts for values from (0) to (500)",
        "create table parts2 partition of parts for values from (500) to (2000)",
        "alter table parts add foreign key (up) references parts",
        "create table bare (part int references parts, again int references parts)",
        "create table logs (n int) partition by range (n)",
        "create table logs1 partition of logs for values from (0) to (500)",
        "create table logs2 partition of logs for values from (500) to (2000)",
        "insert into parts select i, nullif(i / 2, 0) from generate_series(1, 1999) i",
        "insert into bare select i, 2000 - i from generate_series(1, 1999) i",
        "insert into logs select i from generate_series(1, 1999) i");
    copy("bare.db", 0.02);
    assertThat(number("bare.db", "select count(*) from bare")).isBetween(10L, 100L);
    assertThat(number("bare.db", "select count(*) from parts")).isBetween(50L, 1_500L);
    assertThat(number("bare.db", "select count(*) from logs")).isBetween(10L, 150L);
    assertThat(number("bare.db", "select count(*) from pragma_foreign_key_check")).isZero();
  }

  @Test
  void smallTablesAndTheHistoryComeWhole() throws SQLException {
    source.run(
        "create table settings (name text primary key)",
        "create table few (id int primary key)",
        "create table more (id int primary key)",
        "create table parts (id int primary key) partition by range (id)",
        "create table parts1 partition of parts for values from (0) to (50)",
        "create table parts2 partition of parts for values from (50) to (200)",
        "create table flyway_schema_history (installed_rank int primary key)",
        "insert into settings values ('currency')",
        "insert into few select i from generate_series(1, 100) i",
        "insert into more select i from generate_series(1, 101) i",
        "insert into parts select i from generate_series(1, 120) i",
        "insert into flyway_schema_history select i from generate_series(1, 300) i");
    copy("small.db", 0.01);
    assertThat(number("small.db", "select count(*) from settings")).isEqualTo(1);
    assertThat(number("small.db", "select count(*) from few")).isEqualTo(100);
    assertThat(number("small.db", "select count(*) from more")).isLessThan(20);
    assertThat(number("small.db", "select count(*) from parts")).isLessThan(20);
    assertThat(number("small.db", "select count(*) from flyway_schema_history")).isEqualTo(300);
  }

  @Test
  void aSampleOfAFilmRentalIsWhole() throws SQLException, IOException {
    source.load("pagila.sql.gz");
    copy("film.db", 0.02);
    assertThat(number("film.db", "select count(*) from rental")).isBetween(150L, 2_000L);
    assertThat(number("film.db", "select count(*) from pragma_foreign_key_check")).isZero();
  }

  @Test
  void anUnfinishedSampleIsNotThatOfAnotherShare() throws SQLException {
    source.run("create table t (id int primary key)", "insert into t values (1)");
    List<String> plans = new ArrayList<>();
    for (double share : new double[] {0.2, 0.4}) {
      Copy copy = Copy.from(source.url()).to("sqlite:" + directory.resolve(share + ".db"));
      assertThatThrownBy(copy.sample(share).progress(SqliteFiles.failingAfter(0))::run)
          .isInstanceOf(IllegalStateException.class);
      Path unfinished = directory.resolve(share + ".db-copy");
      plans.addAll(new PlainSqlite(unfinished).ask("select plan from records_copy_run"));
    }
    assertThat(plans).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void aSampleIsMoreThanNothingAndOfPostgresql() {
    Copy copy = Copy.from(source.url()).to("sqlite:" + directory.resolve("x.db"));
    assertThatThrownBy(() -> copy.sample(0)).isInstanceOf(RecordsException.class);
    assertThatThrownBy(() -> copy.sample(1.5)).isInstanceOf(RecordsException.class);
    Copy other = Copy.from(source.url()).to(PlainPostgres.create().url()).sample(0.5);
    assertThatThrownBy(other::run)
        .isInstanceOf(RecordsException.class)
        .hasMessageContaining("SQLite");
  }
}
