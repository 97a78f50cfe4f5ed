package org.recordsdb.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.StatementException;
import org.recordsdb.internal.sql.Token.Kind;
import org.recordsdb.spi.Quoting;

class LexerTest {

  @ParameterizedTest
  @ValueSource(strings = {"/* outer /* inner */ still */", "/* /* */ commit; -- */ */"})
  void aCommentInACommentIsRefusedAsDatabasesReadItDifferently(String sql) {
    assertThatThrownBy(() -> Lexer.tokens(sql, Quoting.POSTGRESQL))
        .hasMessageContaining("comment in a comment");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'plain'",
        "''",
        "'a;b :c ? -- /* $$'",
        "'backslash\\'",
        "\"name\"",
        "\"a;b :c ?\"",
        "$$a;b :c ? 'd$$",
        "$tag$ $$ $other$ $tag$",
        "$_$x$_$",
        "$tag1$x$tag1$",
        "$größe$x$größe$",
        "$\u2028$a $ ' $\u2028$",
        "E'it\\'s; :a'",
        "e'back\\\\'",
      })
  void quotedTextIsOneToken(String sql) {
    assertThat(Lexer.tokens(sql, Quoting.POSTGRESQL))
        .containsExactly(new Token(sql.startsWith("\"") ? Kind.NAME : Kind.QUOTED, sql));
  }

  @Test
  void doubledQuotesStayInside() {
    assertThat(kinds("'it''s'")).isEqualTo("QUOTED");
    assertThat(kinds("\"a\"\"b\"")).isEqualTo("NAME");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- to the end :a ; ? '",
        "/* :a ; ? ' */",
        "/**/",
        "/*/ */",
        " \t\r\n ",
      })
  void commentsAndBlanksAreSpace(String sql) {
    assertThat(Lexer.tokens(sql, Quoting.POSTGRESQL)).containsExactly(new Token(Kind.SPACE, sql));
  }

  @Test
  void lineCommentEndsWithItsLine() {
    assertThat(kinds("--x\n:a")).isEqualTo("SPACE SPACE PARAMETER");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        ":a | PARAMETER",
        ":_a1 | PARAMETER",
        ":größe | PARAMETER",
        "(:a) | OTHER PARAMETER OTHER",
        "=:a | OTHER PARAMETER",
        ":a::text | PARAMETER OTHER WORD",
        "x::text | WORD OTHER WORD",
        "x:::a | WORD OTHER PARAMETER",
        "x[1:2] | WORD OTHER WORD OTHER WORD OTHER",
        "x[1\\:n] | WORD OTHER WORD ESCAPED_COLON WORD OTHER",
        "x := 1 | WORD SPACE OTHER OTHER SPACE WORD",
        ":1 | OTHER WORD",
        ": | OTHER",
        ":: | OTHER",
        "\\: | ESCAPED_COLON",
        "\\ | OTHER",
        "? | QUESTION",
        "?? | OPERATOR_QUESTION",
        "??? | OPERATOR_QUESTION QUESTION",
        "???? | OPERATOR_QUESTION OPERATOR_QUESTION",
        "??& | OPERATOR_QUESTION OTHER",
        "; | SEMICOLON",
        "$1 | QUESTION",
        "$ | QUESTION",
        "1$$'$$ | WORD QUOTED",
        "$1$$'$$ | QUESTION QUOTED",
        "` | OTHER",
        "x[1:e'\\''] | WORD OTHER WORD OTHER QUOTED OTHER",
        "a\u2028b | WORD",
        "\u00a0\u3000\u0085 | WORD",
        "a\u000bb | WORD SPACE WORD",
        ":\u2028 | PARAMETER",
        "a$b$c | WORD",
        "a$$b | WORD",
        "1.5e3 | WORD OTHER WORD",
        "x'00' | WORD QUOTED",
        "U&'d' | WORD OTHER QUOTED",
        "name'text' | WORD QUOTED",
        "e | WORD",
        "- | OTHER",
        "/ | OTHER",
        "a-b | WORD OTHER WORD",
      })
  void tokensAreToldApart(String sql, String kinds) {
    assertThat(kinds(sql)).isEqualTo(kinds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "'abc | string",
        "select 'it''s | string",
        "E'abc\\' | string",
        "E'abc\\ | string",
        "\"abc | quoted name",
        "/* abc | comment",
        "/*/ | comment",
        "$$ abc | dollar-quoted string",
        "$a$ $b$ | dollar-quoted string",
      })
  void whatIsNotClosedIsRefusedByName(String sql, String what) {
    unclosed(sql, what);
  }

  @Test
  void nothingGetsLost() {
    String sql =
        "select a, 'b;''c' /* d */ from \"e\" where f = :g and h ?? 'i' -- j\n;$$k$$ \\: ?";
    assertThat(
            Lexer.tokens(sql, Quoting.POSTGRESQL).stream()
                .map(Token::text)
                .collect(Collectors.joining()))
        .isEqualTo(sql);
  }

  @Test
  void emptyTextHasNoTokens() {
    assertThat(Lexer.tokens("", Quoting.POSTGRESQL)).isEmpty();
  }

  @Test
  void wordsAreReadInLowerCaseOfNoLanguage() {
    assertThat(new Token(Kind.WORD, "INSERT").word()).isEqualTo("insert");
    assertThat(new Token(Kind.QUOTED, "'INSERT'").word()).isEmpty();
  }

  private static void unclosed(String sql, String what) {
    assertThatThrownBy(() -> Lexer.tokens(sql, Quoting.POSTGRESQL))
        .isInstanceOfSatisfying(
            StatementException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.SYNTAX))
        .hasMessage("Can't run the SQL: it has a " + what + " that is not closed. Close it.");
  }

  private static String kinds(String sql) {
    List<String> kinds =
        Lexer.tokens(sql, Quoting.POSTGRESQL).stream().map(token -> token.kind().name()).toList();
    return String.join(" ", kinds);
  }
}
