package org.recordsdb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The page of the command has every command's own help, word by word. */
class DocumentTest {

  private static final Path PAGE = Path.of("").toAbsolutePath().getParent().resolve("docs/cli.md");

  @Test
  void thePageHasTheHelpOfEveryCommand() throws IOException {
    String page = Files.readString(PAGE);
    List<CommandLine> commands = new ArrayList<>();
    collect(RecordsCommand.commandLine(), commands);
    assertThat(commands).hasSizeGreaterThan(9);
    for (CommandLine command : commands) {
      assertThat(page)
          .as(command.getCommandSpec().qualifiedName())
          .contains("```\n" + help(command) + "```\n");
    }
  }

  private static String help(CommandLine command) {
    return command.getUsageMessage(Ansi.OFF).replace("\r\n", "\n").replaceAll(" +\n", "\n");
  }

  /** All but picocli's own. */
  private static void collect(CommandLine command, List<CommandLine> found) {
    found.add(command);
    command.getSubcommands().values().stream()
        .filter(sub -> !List.of("help", "generate-completion").contains(sub.getCommandName()))
        .forEach(sub -> collect(sub, found));
  }

  @Test
  void completionIsGenerated() {
    Cli run = Cli.run("generate-completion");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("complete -F").contains("migrate");
  }

  @Test
  void helpAndVersionAreAnswered() {
    assertThat(Cli.run("--help").out()).startsWith("Usage: records").contains("Exit codes:");
    assertThat(Cli.run("help", "query").out()).startsWith("Usage: records query");
    assertThat(Cli.run("migrate", "upgrade", "--help").out())
        .startsWith("Usage: records migrate upgrade");
    assertThat(Cli.run("--version").out()).startsWith("records ");
  }
}
