package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.Where;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;

/** Statements that give rows and write, which only reading rejects before they are sent. */
class WritingQueriesTest {

  private static Records server;
  private static Records reader;

  @BeforeAll
  static void open() {
    String url = TestPostgres.url();
    server = Records.connect(url);
    server.executeUpdate("create table notes (id int primary key)");
    reader = Records.builder().url(url).readOnly(true).open();
  }

  @AfterAll
  static void close() {
    reader.close();
    server.close();
  }

  private static long made() {
    return server
        .executeQuery("select count(*) as n from pg_class where relname = 'made'")
        .get(0)
        .getLong("n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "explain analyse insert into notes values (2)",
        "explain (costs off, \"analyze\") delete from notes",
        "explain (analyze) merge into notes using (values (1)) v (id) on notes.id = v.id"
            + " when matched then delete",
        "explain analyze merge into only notes using (values (2)) v (id) on notes.id = v.id"
            + " when not matched then insert values (v.id)",
        "explain analyze create table made as select 1 as a",
        "explain (analyse) create materialized view made as select 1 as a",
        "explain analyze select 1 as a into made",
        "explain analyze with x as (delete from notes returning id) select id from x",
        "with show as (select 2 as id) insert into notes select id from show returning id",
        "with values as (select 1) delete from notes returning id",
        "with recursive x(n) as (select 2 union all"
            + " select n + 1 from x where n < 2) search depth first by n set o"
            + " insert into notes (id) select n from x returning id",
        "with w as (with recursive x(n) as (select 1 union all"
            + " select n + 1 from x where n < 1) search depth first by n set o"
            + " delete from notes returning id) select id from w",
        "with w as (with recursive x(n) as (select 1 union all"
            + " select n + 1 from x where n < 1) cycle n set c using p"
            + " update notes set id = 3 returning id) select id from w",
      })
  void writeAndAreRejectedWhereOnlyReadingIsAllowed(String sql) {
    server.delete("notes", Where.allRows());
    server.insert("notes", Row.of("id", 1));
    RecordsException failure =
        catchThrowableOfType(RecordsException.class, () -> reader.executeQuery(sql));
    assertThat(failure.kind()).isEqualTo(ErrorKind.READ_ONLY);
    assertThat(failure).hasMessageContaining("this Records is read-only");
    RecordsException streamed =
        catchThrowableOfType(
            RecordsException.class,
            () ->
                reader.useTransaction(
                    transaction -> transaction.streamQuery(sql, Row.empty()).close()));
    assertThat(streamed).hasMessage(failure.getMessage());
    server.executeQuery(sql);
    boolean changed = !server.from("notes").list().equals(List.of(Row.of("id", 1L)));
    assertThat(changed || made() == 1).as("it writes: %s", sql).isTrue();
    server.executeScript(
        "do $$ begin"
            + " if exists (select from pg_class where relname = 'made' and relkind = 'm')"
            + " then drop materialized view made; else drop table if exists made; end if; end $$");
  }

  @ParameterizedTest
  @ValueSource(strings = {"select lo_create(0) as n", "select pg_notify('a', 'b')"})
  void functionsThatWriteAreRejectedHoweverTheirRowsAreRead(String sql) {
    assertThat(readOnly(() -> reader.executeQuery(sql))).isTrue();
    assertThat(readOnly(() -> reader.useTransaction(transaction -> transaction.executeQuery(sql))))
        .isTrue();
    assertThat(
            readOnly(
                () ->
                    reader.useTransaction(
                        transaction -> transaction.streamQuery(sql, Row.empty()).close())))
        .isTrue();
  }

  private static boolean readOnly(ThrowingCallable call) {
    RecordsException failure = catchThrowableOfType(RecordsException.class, call);
    return failure != null && failure.kind() == ErrorKind.READ_ONLY;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(select 1 as a into made)",
        "(select 1 as a into made) union select 2",
        "with x as (select 1 as a) (select a into made from x)",
      })
  void selectIntoIsADefinitionAlsoInParentheses(String sql) {
    RecordsException failure =
        catchThrowableOfType(RecordsException.class, () -> reader.executeUpdate(sql));
    assertThat(failure.kind()).isEqualTo(ErrorKind.READ_ONLY);
    server.executeUpdate(sql);
    assertThat(server.from("made").list()).isNotEmpty();
    server.executeUpdate("drop table made");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "explain (analyse, costs off) select 1",
        "explain (select 1)",
        "explain analyze (select 1) union (select 2)",
        "explain create table made as select 1",
        "with x as (select 1 as a) (select a from x)",
        "with recursive x(n) as (select 1 union all"
            + " select n + 1 from x where n < 1) search depth first by n set o select n from x",
        "with recursive x(n) as (select 1 union all"
            + " select n + 1 from x where n < 1) cycle n set c using p select n from x",
        "(with x as (select 1 as a) select a from x) union select 2",
        "table notes",
      })
  void whatOnlyReadsIsRunWhereOnlyReadingIsAllowed(String sql) {
    assertThat(reader.executeQuery(sql)).isNotNull();
  }
}
