package org.recordsdb.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.spi.Quoting;

class SpelledSecretsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter role app password 'c4nary-1'",
        "ALTER ROLE app WITH ENCRYPTED PASSWORD\n'c4nary-1' login",
        "create user app password e'c4nary-1'",
        "create role app password \"c4nary-1\"",
        "create role app password $$c4nary-1$$ nologin",
        "create role app password $x$c4nary-1$x$",
        "create role app password 'c4nary-1",
        "create user mapping for app server s options (user 'u', password 'c4nary-1')",
        "select * from dblink('host=h user=u password=c4nary-1', 'select 1') as x(n int)",
        "select * from dblink('postgresql://u:c4nary-1@h/d', 'select 1') as x(n int)",
        "create subscription s connection 'host=h password=c4nary-1 dbname=d' publication p",
        "select dblink_connect(conn => 'x', password => 'c4nary-1')",
        "alter role app password /* c */ 'c4nary-1'",
        "alter role app password -- c\n'c4nary-1'",
        "alter role app password 'a'\n'c4nary-1'",
        "alter role app password 'it''s c4nary-1'",
        "alter role app password 'it's c4nary-1'x'",
        "alter role app password c4nary",
        "alter role app pass\\word password u&'c4nary-1'",
        "/* c */ alter /* c */ role app password c4nary+c4nary",
        "alter user app identified by c4nary",
        "do $$ begin execute 'alter role app password ''c4nary-1'''; end $$",
        "do $$ begin execute format('alter role app password %L', 'c4nary-1'); end $$",
        "do $$ declare p text := 'c4nary-1'; begin execute 'alter role a PASSWORD ' || p; end $$",
        "with p as (select 'c4nary-1' as secret) select password from users, p",
        "create subscription s connection 'host=h password = ''c4 c4nary''' publication p",
        "create subscription s connection 'host=h sslpassword=c4nary-1' publication p",
        "create subscription s connection 'host=h passfile=/c4nary/.pgpass' publication p",
        "select set_config('app.passwd', 'c4nary-1', true)",
        "create user app identified\n by 'c4nary-1'",
        "update users set password = \"c4nary-1\"",
        "update users set \"password\" = \"c4nary-1\"",
        "update users set name = 'x' -- the password is c4nary-1",
      })
  void aSpelledPasswordIsHidden(String sql) {
    assertThat(hiddenIn(sql)).doesNotContain("c4nary").contains("*").isNotEqualTo(sql);
  }

  @Test
  void whatIsNoLiteralStaysReadable() {
    assertThat(hiddenIn("update \"users\" set password = 'c4nary', seen = :seen where id = 5"))
        .isEqualTo("update \"users\" set password = ***, seen = :seen where id = 5");
    assertThat(SpelledSecrets.hiddenIn("select [password] from `users`", Quoting.SQLITE))
        .isEqualTo("select [password] from `users`");
    assertThat(hiddenIn("alter role app password 'c4nary-1' valid until '2030-01-01'"))
        .isEqualTo("alter role app password ***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select password from users where password = :password and name = $1",
        "select \"password\", \"name\" from \"public\".\"users\" where \"name\" = $1",
        "update users set password = $1",
        "select 'https://example.org/a' as url, 'text' as note",
        "select * from users where pass = 'many'",
      })
  void otherStatementsAreShownAsTheyAre(String sql) {
    assertThat(hiddenIn(sql)).isEqualTo(sql);
  }

  @Test
  @Timeout(10)
  void aLongStatementIsReadOnce() {
    String many = "select 1" + ", password 'x1000'".repeat(100_000);
    assertThat(hiddenIn(many)).doesNotContain("x1000");
    for (String piece : new String[] {"://", "://a", "identified ", "identified", "pass"}) {
      String none = piece.repeat(500_000);
      assertThat(hiddenIn(none)).isEqualTo(none);
    }
    String blanks = "identified" + " ".repeat(2_000_000);
    assertThat(hiddenIn(blanks + blanks)).isEqualTo(blanks + blanks);
  }

  private static String hiddenIn(String sql) {
    return SpelledSecrets.hiddenIn(sql, Quoting.POSTGRESQL);
  }
}
