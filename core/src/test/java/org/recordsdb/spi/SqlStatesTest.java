package org.recordsdb.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.recordsdb.error.ErrorKind;

class SqlStatesTest {

  @Test
  void aWholeCodeSaysMoreThanItsClass() {
    assertThat(SqlStates.kind("23505")).isEqualTo(ErrorKind.UNIQUE);
    assertThat(SqlStates.kind("42S02")).isEqualTo(ErrorKind.UNKNOWN_TABLE);
    assertThat(SqlStates.kind("22001")).isEqualTo(ErrorKind.TOO_LONG);
  }

  @Test
  void anUnknownCodeIsWhatItsClassSays() {
    assertThat(SqlStates.kind("23999")).isEqualTo(ErrorKind.CHECK);
    assertThat(SqlStates.kind("08999")).isEqualTo(ErrorKind.CONNECTION_LOST);
    assertThat(SqlStates.kind("42001")).isEqualTo(ErrorKind.SYNTAX);
  }

  @Test
  void whatNamesNoFaultIsInternal() {
    assertThat(SqlStates.kind(null)).isEqualTo(ErrorKind.INTERNAL);
    assertThat(SqlStates.kind("")).isEqualTo(ErrorKind.INTERNAL);
    assertThat(SqlStates.kind("2300")).isEqualTo(ErrorKind.INTERNAL);
    assertThat(SqlStates.kind("ZZ000")).isEqualTo(ErrorKind.INTERNAL);
  }
}
