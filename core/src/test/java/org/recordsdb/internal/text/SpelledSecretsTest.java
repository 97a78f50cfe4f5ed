package org.recordsdb.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
      })
  void aSpelledPasswordIsHidden(String sql) {
    SpelledSecrets secrets = SpelledSecrets.of(sql);
    assertThat(secrets.hiddenIn(sql)).doesNotContain("c4nary").contains("***");
    assertThat(secrets.hiddenInText("syntax error at \"c4nary-1\"")).doesNotContain("c4nary");
  }

  @Test
  void whatFollowsStaysReadable() {
    String sql = "alter role app password 'c4nary-1' valid until '2030-01-01'";
    assertThat(SpelledSecrets.of(sql).hiddenIn(sql))
        .isEqualTo("alter role app password *** valid until '2030-01-01'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select password from users where password = :password and name = 'x'",
        "update users set password = $1",
        "select password, 'text' as note from users",
        "select * from users where passwords = 'many'",
      })
  void otherStatementsAreShownAsTheyAre(String sql) {
    assertThat(SpelledSecrets.of(sql).hiddenIn(sql)).isEqualTo(sql);
  }

  @Test
  @Timeout(10)
  void aStatementOfManyPasswordsIsNotShown() {
    StringBuilder sql = new StringBuilder("select 1");
    for (int i = 0; i < 50_000; i++) {
      sql.append(", password 'x1000").append(i).append('\'');
    }
    SpelledSecrets secrets = SpelledSecrets.of(sql.toString());
    assertThat(secrets.hiddenIn(sql.toString())).isEqualTo("***");
    assertThat(secrets.hiddenInText("near x10001")).doesNotContain("x10001");
  }
}
