package org.recordsdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.recordsdb.error.StatementException;
import org.recordsdb.internal.sql.FreeSql;
import org.recordsdb.spi.Syntax;

class FreeTextsTest {

  private final FreeTexts texts = new FreeTexts("test", new Syntax(), false);

  @Test
  void aTextIsParsedOnce() {
    FreeSql parsed = texts.parsed("select :a");
    assertThat(parsed.parameters()).containsExactly("a");
    assertThat(texts.parsed("select :a")).isSameAs(parsed);
  }

  @Test
  void aTextThatIsRefusedIsRefusedAgain() {
    for (int i = 0; i < 2; i++) {
      assertThat(catchThrowable(() -> texts.parsed("select 1; select 2")))
          .isInstanceOf(StatementException.class);
    }
  }

  @Test
  void neitherManyNorLongTextsAreKept() {
    FreeSql first = texts.parsed("select 0");
    for (int i = 1; i <= 500; i++) {
      texts.parsed("select " + i);
    }
    assertThat(texts.parsed("select 0")).isEqualTo(first).isNotSameAs(first);

    String longer = "select '" + "x".repeat(2_000) + "'";
    assertThat(texts.parsed(longer)).isNotSameAs(texts.parsed(longer));
  }
}
