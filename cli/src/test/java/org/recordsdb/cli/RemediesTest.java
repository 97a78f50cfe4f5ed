package org.recordsdb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;

class RemediesTest {

  private static final String CLOSED = "postgresql://u:p@127.0.0.1:1/app";

  @TempDir Path directory;

  @Test
  void theVariableThatWasNamedIsTheOneToCheck() {
    RecordsException problem =
        Failure.of(ErrorKind.UNAVAILABLE, "No answer. Check DATABASE_URL.").exception();
    UrlArgument target = UrlArgument.of("env:TARGET_URL", Map.of("TARGET_URL", CLOSED));
    UrlArgument file = UrlArgument.of(Cli.hidden(directory, CLOSED), Map.of());
    UrlArgument argument = UrlArgument.of("sqlite:app.db", Map.of());

    assertThat(Remedies.ofCommand(problem, List.of(target))).endsWith("Check TARGET_URL.");
    assertThat(Remedies.ofCommand(problem, List.of(file))).endsWith("Check the file of the URL.");
    assertThat(Remedies.ofCommand(problem, List.of(argument))).endsWith("Check the URL.");
    assertThat(Remedies.ofCommand(problem, List.of(argument, target)))
        .endsWith("Check the URL or TARGET_URL.");
    assertThat(Remedies.ofCommand(problem, List.of())).endsWith("Check DATABASE_URL.");
  }

  @Test
  void noCommandWithAUrlSendsToTheVariable() {
    for (String[] command :
        List.of(
            new String[] {"health", "--url", "postgresql://u@127.0.0.1:1/app"},
            new String[] {"check", "--url", "sqlite:" + directory},
            new String[] {"migrate", "current", "--url", "sqlite:" + directory + "/no/app.db"},
            new String[] {"rollback", "--to", "postgresql://u@127.0.0.1:1/app"})) {
      Cli run = Cli.run(command);
      assertThat(run.code()).as(run.all()).isNotZero();
      assertThat(run.all()).isNotBlank().doesNotContain("DATABASE_URL");
    }
  }

  @Test
  void theDirectoryOfMigrationsIsAnOption() {
    Path none = directory.resolve("none");
    String url = "sqlite:" + directory.resolve("app.db");
    Cli run = Cli.run("migrate", "upgrade", "--url", url, "--directory", none.toString());
    assertThat(run.err()).contains(none.toString(), "--directory").doesNotContain("classpath");
  }
}
