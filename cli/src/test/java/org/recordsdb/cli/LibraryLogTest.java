package org.recordsdb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

/** What the command makes of the entries of {@code java.util.logging}. */
class LibraryLogTest {

  private static final String EVIL = "a\u001b[31m\u202e\n OK    login accepted";

  private static List<String> lines(LogRecord entry) {
    String text = LibraryLog.of(new SimpleFormatter()).format(entry);
    assertThat(text).doesNotContain("\u001b", "\u202e");
    return text.lines().toList();
  }

  @Test
  void anEntryIsPrintableAndHasTheLinesOfItsLayout() {
    LogRecord entry = new LogRecord(Level.SEVERE, "The name {0} is none");
    entry.setParameters(new Object[] {EVIL});
    entry.setSourceClassName("org.example.Verifier");

    List<String> lines = lines(entry);

    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).contains("org.example.Verifier");
    assertThat(lines.get(1))
        .isEqualTo("SEVERE: The name a\\u001b[31m\\u202e\\u000a OK    login accepted is none");
  }

  @Test
  void aFailureIsInTheLineOfItsEntry() {
    LogRecord entry = new LogRecord(Level.WARNING, "Failed {0}");
    entry.setThrown(new IllegalStateException(EVIL, new IllegalStateException(EVIL)));

    assertThat(lines(entry))
        .hasSize(2)
        .last()
        .asString()
        .endsWith(
            "Failed {0} (java.lang.IllegalStateException: a\\u001b[31m\\u202e\\u000a OK    login"
                + " accepted)");
  }
}
