package org.recordsdb.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.recordsdb.error.RecordsException;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Help;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code records}: the command with all its parts. */
@Command(
    name = "records",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Checks, queries, migrates, copies and compares databases.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success",
      "1:a check failed, or a difference was found",
      "2:invalid arguments",
      "3:invalid configuration or migration files",
      "4:the database can't be reached, or rejects the login",
      "5:rejected before anything was written",
      "6:the database rejected something, the output can't be written, or an internal error"
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

  /** Lines of an internal error; a stack that overflowed has a thousand. */
  private static final int MOST_PLACES = 40;

  private RecordsCommand() {}

  /** Runs the command and ends with its exit code. */
  public static void main(String[] args) {
    LibraryLog.install();
    CommandLine command = commandLine();
    int code = command.execute(args);
    command.getOut().flush();
    command.getErr().flush();
    System.exit(code);
  }

  private static void tell(RecordsException known, CommandLine command, ParseResult arguments) {
    String[] given = arguments.originalArgs().toArray(String[]::new);
    command.getErr().println(UrlArgument.masked(Remedies.ofCommand(known, arguments), given));
  }

  /** What the terminal reads, which is not what files hold. */
  private static Charset console() {
    String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
    return name == null ? Charset.defaultCharset() : Charset.forName(name);
  }

  /** The command, writing to the standard output and the standard error, whose failures it sees. */
  static CommandLine commandLine() {
    return commandLine(
        new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), console()),
        new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), console()));
  }

  /** The command, writing all that it prints to these. */
  static CommandLine commandLine(Writer out, Writer err) {
    return new CommandLine(new RecordsCommand())
        .setOut(new Terminal(out))
        .setErr(new Terminal(err))
        .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
        .setUsageHelpWidth(WIDTH)
        .setExpandAtFiles(false)
        .setExecutionStrategy(RecordsCommand::run)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(RecordsCommand::misused)
        .setExecutionExceptionHandler(RecordsCommand::failed);
  }

  /** A result that nobody got, as where a disk is full, is no success. */
  private static int run(ParseResult arguments) {
    CommandLine command = arguments.commandSpec().commandLine();
    int code;
    try {
      code = new CommandLine.RunLast().execute(arguments);
    } catch (Error e) { // which would else end the process with the code of a difference
      throw new ExecutionException(command, "", e);
    }
    if (!command.getOut().checkError()) {
      return code;
    }
    command
        .getErr()
        .println(
            "The result can't be written to the standard output, and part of it is lost. Check that"
                + " what it is redirected to takes it (its disk may be full), and run it again.");
    return ExitCode.FAILED;
  }

  /** An argument that is not understood may be a secret in the wrong place. */
  private static int misused(ParameterException problem, String[] arguments) {
    CommandLine command = problem.getCommandLine();
    command.getErr().println(UrlArgument.masked(Misuse.of(problem), arguments));
    command.getErr().println("See " + command.getCommandSpec().qualifiedName() + " --help.");
    return ExitCode.USAGE;
  }

  /**
   * Messages of ours are written to be read; anything else is a fault of ours, and may hold values.
   */
  private static int failed(Exception problem, CommandLine command, ParseResult arguments) {
    if (problem instanceof RecordsException known) {
      tell(known, command, arguments);
      return ExitCode.of(known.kind());
    }
    if (problem instanceof NothingWritten refusal) {
      tell(refusal.problem(), command, arguments);
      return ExitCode.REFUSED;
    }
    Throwable unexpected = problem;
    while (unexpected instanceof ExecutionException && unexpected.getCause() != null) {
      unexpected = unexpected.getCause(); // picocli's
    }
    if (unexpected instanceof OutOfMemoryError) {
      command
          .getErr()
          .println(
              "The memory that Java may use is out (java.lang.OutOfMemoryError). Ask for fewer rows"
                  + " or smaller values, or set JAVA_TOOL_OPTIONS to a larger -Xmx, as in -Xmx2g.");
      return ExitCode.FAILED;
    }
    command
        .getErr()
        .println(
            "Internal error in Records. Report it with these lines: "
                + unexpected.getClass().getName());
    Arrays.stream(unexpected.getStackTrace())
        .limit(MOST_PLACES)
        .forEach(place -> command.getErr().println("    at " + place));
    return ExitCode.FAILED;
  }
}
