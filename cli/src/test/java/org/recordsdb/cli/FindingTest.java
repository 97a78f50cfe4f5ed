package org.recordsdb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the library says becomes what was found, and what to do about it. */
class FindingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Can't connect: it is full. Lower it. Or not. | Can't connect: it is full | Lower it. Or not.
          It says no (The endpoint is off. Enable it.). Correct it. | It says no (The endpoint is off. Enable it.) | Correct it.
          No grant .. on it. Grant it. | No grant .. on it | Grant it.
          It is at 10.0.0.1 (open. Try again. | It is at 10.0.0.1 (open | Try again.
          It has no remedy. | It has no remedy. | Otherwise.
          """)
  void theFirstSentenceIsTheCause(String message, String found, String advice) {
    Finding finding = Finding.failAsTold("login", message, "Otherwise.");
    assertThat(finding.found()).isEqualTo(found);
    assertThat(finding.advice()).isEqualTo(advice);
  }

  @Test
  void aLongMessageIsReadOnce() {
    String text = "(a. B".repeat(100_000);
    assertThat(Finding.failAsTold("login", text, "Otherwise.").isFailed()).isTrue();
  }
}
