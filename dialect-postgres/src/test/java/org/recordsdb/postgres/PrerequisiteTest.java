package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class PrerequisiteTest {

  private static final String ADVICE =
      "Needs psql, which this machine lacks: apt-get install postgresql-client";

  @Test
  void whereAProgramIsMissingTheTestIsSkippedAndSaysWhatToInstall() {
    assertThat(Prerequisite.PSQL.missing("optional"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessage(ADVICE);
  }

  @Test
  void whereProgramsAreRequiredAMissingOneIsAFailure() {
    assertThat(Prerequisite.PSQL.missing("required"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(ADVICE);
  }

  @Test
  void anotherValueOfThePropertyIsAFailure() {
    assertThat(Prerequisite.PSQL.missing("yes"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("-Drecords.test.programs is optional or required, not yes");
  }
}
