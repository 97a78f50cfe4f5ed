package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What a table holds need not fit in memory: neither one value, nor the rows of one group. */
class SmallMemoryTest extends SqliteFiles {

  private static final String COPIED = "COPIED\n";

  @Test
  void largeValuesBetweenPostgresqlDatabases()
      throws SQLException, IOException, InterruptedException {
    PlainPostgres source = PlainPostgres.create();
    PlainPostgres target = PlainPostgres.create();
    source.run(
        "create table keyed (id int primary key, body text, raw bytea)",
        "insert into keyed values (1, repeat('ab\t', 12000000), null),"
            + " (2, null, decode(repeat('00ff', 10000000), 'hex'))",
        "create table keyless (body varchar)",
        "insert into keyless values (repeat('ab', 18000000)), ('short')");
    assertThat(SmallMemoryCopy.run(source.url(), target.url())).endsWith(COPIED);
    assertThat(target.content()).isEqualTo(source.content());
  }

  @Test
  void largeValuesBetweenFiles() throws SQLException, IOException, InterruptedException {
    copy(
        "create table t (id integer primary key, anything)",
        "insert into t values (1, zeroblob(60000000))",
        "insert into t values (2, replace(hex(zeroblob(30000000)), '0', 'a'))");
    String source = "sqlite:" + directory.resolve("source.db");
    String target = "sqlite:" + directory.resolve("target.db");
    assertThat(SmallMemoryCopy.run(source, target)).endsWith(COPIED);
  }

  @Test
  void wideRowsBehindNarrowOnes() throws SQLException, IOException, InterruptedException {
    PlainPostgres source = PlainPostgres.create();
    PlainPostgres target = PlainPostgres.create();
    source.run(
        "create table t (id int primary key, body text)",
        "insert into t select i, 'narrow' from generate_series(1, 20000) i",
        "insert into t select i, repeat('wide', 250000) from generate_series(20001, 20100) i");
    assertThat(SmallMemoryCopy.run(source.url(), target.url())).endsWith(COPIED);
  }
}
