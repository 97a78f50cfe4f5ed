package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Texts of the type bpchar, which a cast to text would shorten. */
class BlanksAtTheEndTest {

  private final PlainPostgres source = PlainPostgres.create();
  private final PlainPostgres target = PlainPostgres.create();

  private Copy copy() {
    return Copy.from(source.url()).to(target.url());
  }

  @Test
  void theBlanksOfATextWithoutALengthAreCopiedAndCompared() throws SQLException {
    source.run(
        "create domain d as bpchar",
        "create domain e as d",
        "create table t (id int primary key, a bpchar, b e, c char(5), k bpchar unique not null)",
        "insert into t values (1, 'a  ', 'b ', 'c', 'k '), (2, '  ', ' ', '', ''),"
            + " (3, null, null, null, '  x ')");
    assertThat(copy().run().copied()).isTrue();
    assertThat(target.ask("select octet_length(a) || ' ' || octet_length(b) from public.t"))
        .containsExactlyInAnyOrder("3 2", "2 1", "null");
    assertThat(target.content()).isEqualTo(source.content());
    assertThat(copy().compare().outcome()).isEqualTo(CopyReport.Outcome.EQUAL);
    target.run("update t set a = 'a' where id = 1", "update t set b = '  ' where id = 2");
    assertThat(copy().compare().outcome()).isEqualTo(CopyReport.Outcome.DIFFERENT);
  }
}
