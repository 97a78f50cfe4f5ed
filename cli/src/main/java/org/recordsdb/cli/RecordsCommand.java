package org.recordsdb.cli;

import org.recordsdb.error.RecordsException;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code records}: the command with all its parts. */
@Command(
    name = "records",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Looks at, migrates, copies and verifies databases of Records.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, and nothing is wrong",
      "1:a check failed, or a difference was found",
      "2:the arguments are wrong",
      "3:the configuration is wrong, or the files of the migrations are",
      "4:the database does not answer, or not to this login",
      "5:refused before anything was written",
      "6:the database refused something, or something broke"
    },
    subcommands = {
      CheckCommand.class,
      ExplainCommand.class,
      HealthCommand.class,
      MigrateCommand.class,
      QueryCommand.class,
      CopyCommand.class,
      VerifyCommand.class,
      RollbackCommand.class,
      HelpCommand.class,
      GenerateCompletion.class
    })
public final class RecordsCommand {

  /** Columns of the help. */
  private static final int WIDTH = 100;

  private RecordsCommand() {}

  /** Runs the command and ends with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new RecordsCommand())
        .setUsageHelpWidth(WIDTH)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(RecordsCommand::misused)
        .setExecutionExceptionHandler(RecordsCommand::failed);
  }

  /** An argument that is not understood may be a secret in the wrong place. */
  private static int misused(ParameterException problem, String[] arguments) {
    CommandLine command = problem.getCommandLine();
    command.getErr().println(UrlArgument.masked(String.valueOf(problem.getMessage()), arguments));
    command
        .getErr()
        .println("Try " + command.getCommandSpec().qualifiedName() + " --help for what it takes.");
    return ExitCode.USAGE;
  }

  /**
   * Messages of ours are written to be read; anything else is a fault of ours, and may hold values.
   */
  private static int failed(Exception problem, CommandLine command, ParseResult arguments) {
    if (problem instanceof RecordsException known) {
      String[] given = arguments.originalArgs().toArray(String[]::new);
      command.getErr().println(UrlArgument.masked(String.valueOf(known.getMessage()), given));
      return ExitCode.of(known.kind());
    }
    command.getErr().println("This is a fault of Records: " + problem.getClass().getName());
    for (StackTraceElement place : problem.getStackTrace()) {
      command.getErr().println("    at " + place);
    }
    return ExitCode.FAILED;
  }
}
