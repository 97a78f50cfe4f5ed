package org.recordsdb.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Fault;

/** What failed in a statement of a migration is a sentence, whatever the kind. */
class FaultPhraseTest {

  private static final SqlStatement STATEMENT =
      new SqlStatement("V1__a.sql", 1, 1, "create table t (n int)");

  @ParameterizedTest
  @EnumSource(ErrorKind.class)
  void everyKindHasACauseAndARemedy(ErrorKind kind) {
    String phrase = FaultPhrase.of(Fault.of(kind), STATEMENT, List.of());
    assertThat(phrase.toUpperCase(Locale.ROOT)).doesNotStartWith(kind.name() + ".");
    assertThat(phrase).matches("[a-z][^.]* [^.]*\\. [A-Z][^.]*\\..*");
  }

  @ParameterizedTest
  @EnumSource(
      value = ErrorKind.class,
      names = {"INTERNAL", "IO"})
  void aDetailIsPartOfTheSentence(ErrorKind kind) {
    String phrase = FaultPhrase.of(Fault.of(kind, "SQLSTATE XX000"), STATEMENT, List.of());
    assertThat(phrase).contains("SQLSTATE XX000").contains(" ");
  }
}
