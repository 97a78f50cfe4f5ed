package org.recordsdb.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SyntaxTest {

  private static final Syntax SYNTAX = new Syntax();

  private static boolean fits(String pattern, String text) {
    return text.matches(SYNTAX.regex(pattern));
  }

  @Test
  void aPatternIsARegularExpression() {
    assertThat(fits("a%c", "a\nb\nc")).isTrue();
    assertThat(fits("a_c", "a😀c")).isTrue();
    assertThat(fits("a_c", "ac")).isFalse();
    assertThat(fits("abc", "ABC")).isFalse();
    assertThat(fits("", "")).isTrue();
    assertThat(fits("abc", "abc\n")).isFalse();
  }

  @Test
  void aBackslashTakesAwayTheMeaning() {
    assertThat(fits("50\\%", "50%")).isTrue();
    assertThat(fits("50\\%", "50x")).isFalse();
    assertThat(fits("a\\\\b", "a\\b")).isTrue();
    assertThat(fits("\\d", "d")).isTrue();
    assertThat(fits("\\d", "1")).isFalse();
  }

  @Test
  void noOtherCharacterIsSpecial() {
    String text = "[a]*?^]{2}(x|y)+.$#& -~/'\"\\E\\Q\u0001é";
    String pattern = text.replace("\\", "\\\\");
    assertThat(fits(pattern, text)).isTrue();
    assertThat(fits(pattern, text + "a")).isFalse();
  }

  @Test
  void aComputedColumnIsDefinedByItsExpression() {
    ColumnInfo total =
        ColumnInfo.of("total", ColumnType.of(LogicalType.INT64)).computed("price * amount");
    assertThat(SYNTAX.columnDefinition(total))
        .isEqualTo("\"total\" bigint generated always as (price * amount) stored");
  }

  @Test
  void rowsAreGivenBackBehindTheStatement() {
    assertThat(SYNTAX.returning("delete from t", "\"t\"", "\"t\".\"a\""))
        .isEqualTo("delete from t returning \"t\".\"a\"");
  }
}
