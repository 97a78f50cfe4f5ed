package org.recordsdb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TerminalTest {

  private static final String EVIL = "a\r\nOK    forged\n\tb\u001b[31m\u202ec";

  private final StringWriter target = new StringWriter();
  private final Terminal terminal = new Terminal(target);

  @Test
  void aPrintedLineStaysOne() {
    terminal.println(EVIL);
    terminal.println((Object) EVIL);
    assertThat(target.toString().lines())
        .containsExactly(
            "a\\u000d\\u000aOK    forged\\u000a\\u0009b\\u001b[31m\\u202ec",
            "a\\u000d\\u000aOK    forged\\u000a\\u0009b\\u001b[31m\\u202ec");
  }

  @Test
  void writtenTextKeepsItsLines() {
    terminal.print("Usage:\n  records\n");
    terminal.flush();
    assertThat(target).hasToString("Usage:\n  records\n");
  }
}
