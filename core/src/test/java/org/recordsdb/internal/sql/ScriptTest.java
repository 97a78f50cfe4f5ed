package org.recordsdb.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.error.StatementException;
import org.recordsdb.spi.Syntax;

class ScriptTest {

  @Test
  void semicolonsEndStatements() {
    assertThat(statements("create table a (b int);\n insert into a values (1) ; delete from a"))
        .containsExactly("create table a (b int)", "insert into a values (1)", "delete from a");
  }

  @Test
  void emptyStatementsAreLeftOut() {
    assertThat(statements(";; select 1;; -- nothing\n; /* ; */ ;")).containsExactly("select 1");
    assertThat(statements("")).isEmpty();
    assertThat(statements("-- only a comment")).isEmpty();
  }

  @Test
  void commentsStayWithTheirStatement() {
    assertThat(statements("-- first\nselect 1; /* second */ select 2"))
        .containsExactly("-- first\nselect 1", "/* second */ select 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into a values ('x;y')",
        "insert into \"a;b\" values (1)",
        "select 1 /* ; */",
        "create function f() returns int language sql as $$ select 1; select 2; $$",
        "do $$ begin perform 1; end; $$",
        "create trigger t after insert on a begin insert into b values (1); delete from c; end",
        "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END",
        "create temp trigger if not exists t after insert on a begin select 1; end",
        "create trigger t after update on a when case when new.x then 1 else 0 end begin"
            + " update b set c = case when d then 1 else 2 end; select 1; end",
        "create trigger t /* x */ after insert on a begin select 'end;'; end",
        "create trigger t after insert on a when new.begin > new.case begin select new.end; end",
        "create or replace rule r as on insert to a do also (insert into b values (1); delete from c)",
        "create table procedure (begin int, \"case\" int)",
        "create view trigger as select case when begin then 1 end as function from a",
        "create function f() returns int begin atomic select 1; select 2; end",
        "create or replace function f() returns int begin atomic select case when true then 1 end; end",
        "create or replace procedure p() begin atomic insert into a values (1); end",
        "create or replace trigger t after insert on a for each row execute function f()",
      })
  void bodiesStayWhole(String statement) {
    assertThat(statements(statement + "; select 2")).containsExactly(statement, "select 2");
    assertThat(statements(statement)).containsExactly(statement);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create trigger t after insert on a begin select 1; select 2",
        "create trigger t after insert on a when begin begin select 1; end; select 2",
      })
  void aBodyWithoutItsEndIsRejectedAndSwallowsNothing(String script) {
    assertThatThrownBy(() -> statements(script))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("it ends inside of the body of a trigger or function");
    assertThatThrownBy(() -> Script.count(script, new Syntax() {}))
        .isInstanceOf(StatementException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"begin; select 1; commit", "select 1; rollback", "savepoint a; select 1"})
  void transactionControlIsRefused(String script) {
    assertThatThrownBy(() -> statements(script))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("inTransaction");
  }

  @Test
  void namesAreSpelledAsTheDriverWantsExceptInDefinitions() {
    Syntax marking =
        new Syntax() {
          @Override
          public String quotedName(String quoted) {
            return "<" + quoted + ">";
          }
        };
    assertThat(Script.statements("create table \"a\" (b int); delete from \"a\"", marking))
        .containsExactly("create table \"a\" (b int)", "delete from <\"a\">");
  }

  @Test
  void aStatementThatChangesTheSchemaDefines() {
    assertThat(Script.defines("/* first */ create table a (id integer)", new Syntax())).isTrue();
    assertThat(Script.defines("drop table a", new Syntax())).isTrue();
    assertThat(Script.defines("insert into a values ('create table')", new Syntax())).isFalse();
    assertThat(Script.defines("select ?", new Syntax())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update a set b = :n",
        "select 1 where :n = 1",
        "insert into a values (?, $1)",
        "select b from a limit ?"
      })
  void aParameterIsRejected(String script) {
    assertThatThrownBy(() -> statements(script))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("it has a parameter");
  }

  /** Array slices, operators and arguments of functions of PostgreSQL. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "select b::text, x[1:n], x[a:n], x[:n], x[f(a):n] from a",
        "select b ? 'c', b ?| array['c'], b ?& c, b @? '$.c', b -> 'd' ? 'c', (b) ? c from a",
        "select json_object('a':b), f(a := 1), b operator(pg_catalog.?) 'c' from a",
        "create function f(int) returns int begin atomic select a + $1 from b; end",
        "select ':n', E':n \\' ?', $$ :n ? $1 $$, \"a:n\" -- :n"
      })
  void whatOnlyLooksLikeAParameterIsNone(String script) {
    assertThat(statements(script)).hasSize(1);
  }

  private static List<String> statements(String sql) {
    return Script.statements(sql, new Syntax());
  }
}
