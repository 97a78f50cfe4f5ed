package org.recordsdb.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
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
}
