package org.recordsdb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.recordsdb.migrate.copy.CopyProgress.Phase;

class CopyConsoleTest {

  /** What takes the cursor back and the line away. */
  private static final String CLEAR = "\r\u001b[K";

  private final StringWriter out = new StringWriter();

  private CopyConsole console(boolean terminal) {
    return new CopyConsole(new Terminal(out), terminal);
  }

  @Test
  void aTerminalShowsOneBarOverAllTables() {
    try (CopyConsole console = console(true)) {
      console.begins(Phase.LOOKING, 2);
      console.counted("a", 300);
      console.counted("b", 700);
      console.begins(Phase.COPYING, 2);
      console.copied("a", 250);
    }
    assertThat(out.toString())
        .contains(CLEAR + "Copying 1,000 rows" + System.lineSeparator())
        .containsPattern(
            "\\r\\u001b\\[K\\[#{7}-{23}\\]  25 %  [\\d,]+ rows/s  0:\\d\\d left  a\\r\\u001b\\[K$");
  }

  @Test
  void aTerminalCountsWhatWasLookedAtInAllTables() {
    try (CopyConsole console = console(true)) {
      console.begins(Phase.LOOKING, 2);
      console.counted("a", 300);
      console.looked("b", 10_000);
    }
    assertThat(out.toString())
        .contains(CLEAR + "Reading 2 tables")
        .contains(CLEAR + "10,300 rows read  b");
  }

  @Test
  void aBarIsNotDrawnMoreOftenThanEyesFollow() {
    try (CopyConsole console = console(true)) {
      console.counted("a", 1_000);
      console.begins(Phase.COPYING, 1);
      for (int rows = 0; rows < 1_000; rows++) {
        console.copied("a", rows);
      }
    }
    assertThat(out.toString().split("rows/s", -1).length - 1).isBetween(1, 20);
  }

  @Test
  void aTerminalIsToldOfADifferenceInALineThatStays() {
    try (CopyConsole console = console(true)) {
      console.verified("a", true);
      console.verified("b", false);
    }
    assertThat(out.toString()).isEqualTo(CLEAR + "  b: DIFFERENT" + System.lineSeparator() + CLEAR);
  }

  @Test
  void aFileGetsPlainLines() {
    try (CopyConsole console = console(false)) {
      console.begins(Phase.LOOKING, 1);
      console.looked("a", 100);
      console.counted("a", 300);
      console.begins(Phase.COPYING, 1);
      console.copied("a", 250);
      console.begins(Phase.PUBLISHING, 1);
      console.verified("a", true);
    }
    assertThat(out.toString().lines())
        .containsExactly(
            "Reading 1 table",
            "  a: 300 rows",
            "Copying 300 rows",
            "Creating keys, indexes and constraints",
            "  a: equal");
  }
}
