package org.recordsdb.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Fault;

/** Of what a dialect tells, only what stands in the SQL is shown. */
class BoundValuesTest {

  private static final String SQL = "select titel from \"Docs\" where id = ?";

  private static Fault shown(String text) {
    return BoundValues.without(Fault.of(ErrorKind.SYNTAX, text), SQL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the column \"titel\" is unknown",
        "die Spalte »titel« und die Tabelle „Docs“",
        "la table «\u00a0docs\u00a0»",
        "列「titel」",
        "no names at all",
        "of docs: \"docs.titel\"",
      })
  void namesOfTheSqlAreShownInEveryLanguage(String text) {
    assertThat(shown(text).detail()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the role \"hunter2\" is unknown",
        "die Rolle »hunter2« und die Tabelle »docs«",
        "die Rolle „hunter2“",
        "le rôle «\u00a0hunter2\u00a0»",
        "ロール「hunter2」",
        "the role \"docs\" hunter2\" is unknown",
      })
  void otherNamesAreNot(String text) {
    assertThat(shown(text).detail()).isNull();
  }

  @Test
  void theWordsBeforeANameStay() {
    assertThat(shown("no such thing: \"hunter2\", \"docs\"").detail()).isEqualTo("no such thing");
    assertThat(shown("\"hunter2\": \"docs\"").detail()).isNull();
  }

  @Test
  void tablesAndColumnsAreThoseOfTheSql() {
    Fault table = new Fault(ErrorKind.UNKNOWN_TABLE, null, "hunter2", List.of(), null);
    Fault columns =
        new Fault(ErrorKind.UNKNOWN_COLUMN, null, null, List.of("titel", "hunter2"), null);
    assertThat(BoundValues.without(table, SQL).table()).isNull();
    assertThat(BoundValues.without(columns, SQL).columns()).containsExactly("titel");
  }

  @Test
  void withoutSqlTheNamesAreThoseOfTheCall() {
    String reading = "read the description of docs";
    Fault known = Fault.of(ErrorKind.PERMISSION, "permission denied for \"docs\"");
    Fault unknown = Fault.of(ErrorKind.PERMISSION, "permission denied for \"hunter2\"");
    assertThat(BoundValues.without(known, reading).detail()).isEqualTo(known.detail());
    assertThat(BoundValues.without(unknown, reading).detail()).isNull();
  }

  @Test
  @Timeout(20)
  void aLongTextIsLookedThroughOnce() {
    assertThat(shown("a \"" + "\": \"".repeat(200_000)).detail()).isNull();
  }
}
