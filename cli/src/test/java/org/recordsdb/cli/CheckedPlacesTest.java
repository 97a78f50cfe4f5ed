package org.recordsdb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code records check} says of places where no database is. */
class CheckedPlacesTest {

  @TempDir Path directory;

  private Cli check(String url) {
    return Cli.run("check", "--url", Cli.hidden(directory, url));
  }

  @Test
  void theSchemaIsShown() {
    assertThat(check("postgresql://u@127.0.0.1:1/d?schema=other").out())
        .contains("postgresql://u@127.0.0.1:1/d, schema other");
  }

  @Test
  void aMissingFileFailsWhereNoneIsMade() {
    Cli run = check("sqlite:" + directory.resolve("none.db") + "?mode=ro");
    assertThat(run.code()).isEqualTo(ExitCode.FOUND);
    assertThat(run.out()).contains("does not exist", "?mode=rwc");
    assertThat(check("sqlite:" + directory.resolve("none.db")).code()).isZero();
  }
}
