package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.Row;

/** Columns declared FLOAT4 in an SQLite file, which keeps eight bytes of every number. */
class StoredFloatsTest {

  private static final String TYPE =
      "select format_type(atttypid, atttypmod) from pg_attribute where attname = 'f'"
          + " and attrelid = 'public.t'::regclass";

  @TempDir Path directory;

  private final PlainPostgres there = PlainPostgres.create();

  private PlainSqlite file() throws SQLException {
    return new PlainSqlite(directory.resolve("from.db"))
        .run("create table t (id integer primary key, f float4)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"123456.789", "16777217", "1e-60", "1e39", "-0.1000000001"})
  void aNumberThatFourBytesWouldRoundMakesTheColumnWider(String number) throws SQLException {
    PlainSqlite file = file().run("insert into t values (1, 0.1), (2, " + number + ")");
    assertThat(Copy.from(file.url()).to(there.url()).run().copied()).isTrue();
    assertThat(there.ask(TYPE)).containsExactly("double precision");
    assertThat(there.ask("select f = '" + number + "' from public.t where id = 2"))
        .containsExactly("t");
  }

  @Test
  void theFloatsThatRecordsStoresStayReal() throws SQLException {
    PlainSqlite file = file();
    try (Records records = Records.connect(file.url())) {
      for (double number : List.of(0.1, 16777216d, 1e-45, 3.4028235e38, -2.5)) {
        records.insert("t", Row.of("f", number));
      }
    }
    file.run("insert into t (f) values (7), (null)");
    assertThat(Copy.from(file.url()).to(there.url()).run().copied()).isTrue();
    assertThat(there.ask(TYPE)).containsExactly("real");
    assertThat(there.ask("select count(f) from public.t")).containsExactly("6");
  }
}
