package org.recordsdb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not understood is told with what was probably meant. */
class MisuseTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "qeury 'select 1'|There is no command qeury. Did you mean query?",
        "qeury 'select 1' --url sqlite:app.db|There is no command qeury. Did you mean query?",
        "migrate up --url sqlite:app.db|There is no command up. Did you mean upgrade?",
        "migrate upgrad --url sqlite:app.db|There is no command upgrad. Did you mean upgrade?",
        "migrate --url sqlite:app.db|The option --url belongs behind a command. Give one of current, downgrade, history, stamp, upgrade.",
        "--url sqlite:app.db check|The option --url belongs behind a command. Give one of check, explain, health, query.",
        "migrate|A command is missing. Give one of current, downgrade, history, stamp, upgrade.",
        "check --urll sqlite:app.db|There is no option --urll. Did you mean --url?",
        "check -url sqlite:app.db|There is no option -url. Did you mean --url?",
        "migrate upgrade --dir db|There is no option --dir. Did you mean --directory?",
        "check --url env:NO_SUCH_NAME|the variable NO_SUCH_NAME is not set",
        "check --url env:s3cret|the variable named after env: is not set",
        "check --frobnicate|There is no option --frobnicate.",
        "check sqlite:app.db|There are more arguments than the command takes. Quote one",
        "query select 1|There are more arguments than the command takes. Quote one",
        "rollback --too sqlite:app.db|There is no option --too. Did you mean --to? Missing required option: '--to=URL'.",
        "nothing|There is no such command. Give one of check, copy, explain,",
      })
  void aMistakeIsToldWithWhatWasMeant(String arguments, String message) {
    Cli run = Cli.run(arguments.split(" "));
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains(message).doesNotContain("app.db");
  }
}
