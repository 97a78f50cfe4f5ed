package org.recordsdb.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.error.ErrorKind;

class FaultTest {

  private static final Pattern NAMES =
      Pattern.compile("key of (?<table>\\w+) \\((?<columns>[^)]*)\\)|named (?<constraint>\\w+)");

  @Test
  void namesAreReadFromTheDriversText() {
    assertThat(Fault.named(ErrorKind.UNIQUE, "taken: key of users (email, tenant)", NAMES))
        .isEqualTo(new Fault(ErrorKind.UNIQUE, null, "users", List.of("email", "tenant"), null));
    assertThat(Fault.named(ErrorKind.CHECK, "rejected by one named has_pages.", NAMES))
        .isEqualTo(new Fault(ErrorKind.CHECK, null, null, List.of(), "has_pages"));
  }

  @Test
  void aPatternMayLackGroups() {
    Pattern names = Pattern.compile("named (?<constraint>\\w+)");
    assertThat(Fault.named(ErrorKind.CHECK, "rejected by one named has_pages.", names))
        .isEqualTo(new Fault(ErrorKind.CHECK, null, null, List.of(), "has_pages"));
    assertThat(Fault.named(ErrorKind.CHECK, "named a", Pattern.compile("named")))
        .isEqualTo(Fault.of(ErrorKind.CHECK));
  }

  @Test
  void columnsMayBeQuotedAndSaidMoreOf() {
    Fault fault =
        Fault.named(ErrorKind.UNIQUE, "key of users (\"email\" NULLS FIRST,`tenant` ASC)", NAMES);
    assertThat(fault.columns()).containsExactly("email", "tenant");
  }

  @Test
  void namesInQuotesMayHaveBlanksCommasAndLettersByTheirNumber() {
    Pattern names = Pattern.compile("on (?<table>.+)[(](?<columns>.*)[)](?<constraint>)");
    Fault fault =
        Fault.named(
            ErrorKind.UNIQUE,
            "on U&\"\"\\00fcbung\"\"(\"a, \"\"b\" DESC, U&\"m\\00e9il\", plain)",
            names);
    assertThat(fault.table()).isEqualTo("übung");
    assertThat(fault.columns()).containsExactly("a, \"b", "méil", "plain");
  }

  @Test
  void aTextThatDoesNotFitNamesNothing() {
    assertThat(Fault.named(ErrorKind.CHECK, "no", NAMES)).isEqualTo(Fault.of(ErrorKind.CHECK));
    assertThat(Fault.named(ErrorKind.CHECK, null, NAMES)).isEqualTo(Fault.of(ErrorKind.CHECK));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "column \"emial\" does not exist",
        "column \"emial\" of relation \"authors\" does not exist",
        "Spalte »emial« existiert nicht",
        "la colonne « emial » n'existe pas",
        "列\"emial\"は存在しません",
        "column a.emial does not exist",
        "Column \"a.emial\" not found; SQL statement:"
      })
  void anUnknownNameIsFoundInEveryLanguage(String text) {
    assertThat(Fault.unknown(ErrorKind.UNKNOWN_COLUMN, text).columns()).containsExactly("emial");
  }

  @Test
  void anUnknownTableIsToldWithoutItsSchema() {
    Fault fault = Fault.named(ErrorKind.UNKNOWN_TABLE, "relation \"app.boks\" is not", NAMES);
    assertThat(fault.table()).isEqualTo("boks");
    assertThat(Fault.unknown(ErrorKind.UNKNOWN_TABLE, "none").table()).isNull();
  }
}
