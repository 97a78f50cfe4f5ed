package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.recordsdb.spi.Fault;

/** What is told of a server's text, in whatever language it is. */
class PostgresFaultsTest {

  private static Fault fault(String state, String text, String more) {
    return PostgresFaults.classify(
        new PSQLException(
            new ServerErrorMessage(
                "SERROR\0VERROR\0C" + state + "\0M" + text + "\0" + more + "\0")));
  }

  /** With a place in the SQL, as the server tells it only of the SQL itself. */
  private static Fault ofSql(String state, String text) {
    return fault(state, text, "P8");
  }

  private static Fault ofValue(String state, String text) {
    return fault(state, text, "Facl.c\0Rget_role_oid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type \"titel\" does not exist",
        "Typ »titel« existiert nicht",
        "Typ „titel“ existiert nicht",
        "le type «\u00a0titel\u00a0» n'existe pas",
        "型\"titel\"は存在しません",
      })
  void aNameOfTheSqlIsToldInEveryLanguage(String text) {
    assertThat(ofSql("42704", text).detail())
        .isEqualTo("there is no such type, role, index or other object: \"titel\"");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '%',
      textBlock =
          """
          42704, role "s" hunter2 "s" does not exist
          42704, Rolle »s« hunter2 »s« existiert nicht
          42704, le rôle «\u00a0s» hunter2 «s\u00a0» n'existe pas
          42601, Syntaxfehler in tsquery: »s« hunter2 »s«
          42601, syntax error in tsquery: `s` hunter2 `s`
          42602, ungültiger Name: „hunter2“
          42P17, hunter2: hunter2
          42809, hunter2 is not a sequence
          0A000, unit hunter2; not supported
          42501, permission denied to set hunter2
          42883, function hunter2(integer) does not exist
          """)
  void ofAValueNothingIsTold(String state, String text) {
    assertThat(String.valueOf(ofValue(state, text).detail())).doesNotContain("hunter2");
  }

  @Test
  void aLongTextIsCut() {
    assertThat(ofSql("0A000", "x".repeat(1_000_000)).detail()).hasSize(1_001).endsWith("…");
  }

  @ParameterizedTest
  @ValueSource(strings = {"42P01", "42703", "42883", "42704", "42804", "42501"})
  @Timeout(20)
  void everyTextIsLookedThroughOnce(String state) {
    for (String piece : new String[] {"\" ", ": ", "a.", "« ", " ", "a", "a("}) {
      assertThat(ofSql(state, piece.repeat(300_000)).kind()).isNotNull();
    }
  }
}
