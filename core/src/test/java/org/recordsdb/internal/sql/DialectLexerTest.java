package org.recordsdb.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.StatementException;
import org.recordsdb.spi.Quoting;
import org.recordsdb.spi.Syntax;

/** SQL is cut where the database cuts it, or not sent. */
class DialectLexerTest {

  private static final Syntax SQLITE =
      new Syntax() {
        @Override
        public Quoting quoting() {
          return Quoting.SQLITE;
        }

        @Override
        public Map<String, String> refusedFunctions() {
          return Map.of("padc", "it harms");
        }
      };

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "[a'] | QUOTED",
        "[a[b] | QUOTED",
        "`a``'` | QUOTED",
        "E'\\' | WORD QUOTED",
        "E'a''b' | WORD QUOTED",
        "$$ | QUESTION",
        "$$a'b$$ | QUESTION QUOTED",
        "@a | QUESTION",
        "#a | QUESTION",
        "@ | OTHER",
        "\\:a | OTHER PARAMETER",
        "a\u2003b | WORD",
      })
  void sqliteHasQuotesOfItsOwn(String sql, String kinds) {
    String closed = sql.equals("$$a'b$$") ? sql + "'" : sql;
    List<Token> tokens = Lexer.tokens(closed, Quoting.SQLITE);
    assertThat(tokens.stream().map(token -> token.kind().name())).containsExactly(kinds.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "a[1] | WORD OTHER WORD OTHER",
        "ARRAY['x'] | WORD OTHER QUOTED OTHER",
        "E'\\'' | QUOTED",
        "$$a'b$$ | QUOTED",
        "N'\\' | WORD QUOTED",
        "B'1' | WORD QUOTED",
        "U&'\\' | WORD OTHER QUOTED",
        "@a | OTHER WORD",
      })
  void postgresqlHasQuotesOfItsOwn(String sql, String kinds) {
    assertThat(Lexer.tokens(sql, Quoting.POSTGRESQL).stream().map(token -> token.kind().name()))
        .containsExactly(kinds.split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--\r select '\npragma query_only=0 --\r'",
        "--\r select '\ninsert into t(n) values(char(97)) returning id --\r'",
        "select 1 -- a\r\r\n",
        "select 1 -- a\r",
        "select 1\0",
        "select 'a\0'",
        "select '\ud800'",
        "select $\udc00$ a $\udc00$",
        "\uFEFFselect 1",
        "select a\uFEFF",
        "select U&\"a\"",
        "select 1 /* /* */",
      })
  void whatIsReadDifferentlyIsNotSent(String sql) {
    for (Quoting quoting : Quoting.values()) {
      assertThatThrownBy(() -> Lexer.tokens(sql, quoting))
          .isInstanceOfSatisfying(
              StatementException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.SYNTAX))
          .hasMessageStartingWith("Can't run the SQL: it has a ")
          .hasMessageContaining("which databases read differently");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"E'a'\n'\\''", "e'a' \t\r '\\''", "E'a' -- b\n -- c\n\n'\\''", "E''\r\n''"})
  void aStringWithBackslashesThatGoesOnInALaterLineIsNotSent(String sql) {
    assertThatThrownBy(() -> Lexer.tokens(sql, Quoting.POSTGRESQL))
        .hasMessageContaining("a string E'..' that goes on in a later line");
  }

  @ParameterizedTest
  @ValueSource(strings = {"E'a'\n, 'b'", "'a'\n'b\\'", "E'a'\n-- 'b'\n", "E'a' /* \n */ 'b'"})
  void otherStringsInTwoLinesAreSent(String sql) {
    assertThat(Lexer.tokens(sql, Quoting.POSTGRESQL)).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(Quoting.class)
  void linesMayEndAsOnWindowsAndTextsMayHoldAnything(Quoting quoting) {
    String sql = "select 1 -- a\r\n, '\r\uFEFF\u2028\ud83d\ude00' \r from t";
    assertThat(Lexer.tokens(sql, quoting)).isNotEmpty();
  }

  @Test
  void aCarriageReturnHidesNoPragma() {
    String sql = "--\r\n pragma query_only=0 --\r\n'";
    assertThatThrownBy(() -> FreeSql.parse(sql, SQLITE)).hasMessageContaining("not closed");
    assertThatThrownBy(() -> FreeSql.parse("--\r\npragma query_only=0", SQLITE))
        .hasMessageContaining("PRAGMA is not sent");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select [a'], padc('x', 1), '[b]'",
        "select E'\\', padc('x', 1), '\\'",
        "select [padc]('x', 1)",
        "select `padc`('x', 1)",
        "select \"padc\"('x', 1)",
      })
  void quotesOfSqliteHideNoCall(String sql) {
    assertThatThrownBy(() -> FreeSql.parse(sql, SQLITE)).hasMessageContaining("padc is not sent");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1 as x\u2028$a$ , pg_advisory_lock(1) as y\u2028$a$",
        "select 1 as x\u00a0$a$, pg_advisory_lock(1) as y\u00a0$a$",
        "select 1$$'$$, pg_advisory_lock(1) --'",
      })
  void blanksAndDigitsBeforeADollarHideNoCall(String sql) {
    assertThatThrownBy(() -> FreeSql.parse(sql, new Syntax()))
        .hasMessageContaining("pg_advisory_lock is not sent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"$:a $$, pg_advisory_lock(1) -- $$", "$ 1"})
  void aDollarAloneIsNotSentBeforeAParameter(String rest) {
    assertThatThrownBy(() -> FreeSql.parse("select " + rest, new Syntax()))
        .isInstanceOfSatisfying(
            StatementException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.PARAMETERS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"select @a('), padc('x', 1)--'", "select $a(')", "select :a::b(')", "select ?"})
  void aScriptForSqliteTakesNoParameter(String sql) {
    String closed = sql.endsWith("(')") ? sql + "'" : sql;
    assertThatThrownBy(() -> Script.statements(closed, SQLITE))
        .isInstanceOfSatisfying(
            StatementException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.PARAMETERS))
        .hasMessageContaining("executeUpdate");
    assertThat(Script.statements("select x[1:n]", new Syntax())).hasSize(1);
  }

  @Test
  void aBlankOfUnicodeAtTheEndOfAStatementIsAPartOfIt() {
    assertThat(Script.statements("select a\u2003 ; ", SQLITE)).containsExactly("select a\u2003");
  }

  @Test
  void longTextsAreReadInALoop() {
    int many = 20_000;
    assertThat(FreeSql.parse("select 1" + "; ".repeat(many), SQLITE).pieces())
        .containsExactly("select 1");
    assertThat(FreeSql.parse("select " + "a.".repeat(many) + "f(1)", SQLITE).reachesSession())
        .isTrue();
    String nested = "abs(".repeat(many) + "1" + ")".repeat(many);
    assertThat(FreeSql.parse("select " + nested, SQLITE).reachesSession()).isFalse();
    assertThat(FreeSql.parse("select " + ":a, ".repeat(many) + "1", SQLITE).parameters())
        .hasSize(many);
  }
}
