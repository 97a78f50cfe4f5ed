package org.recordsdb.cli;

import java.util.concurrent.Callable;
import org.recordsdb.migrate.copy.Copy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code records rollback}: takes a copy away again. */
@Command(
    name = "rollback",
    description = "Takes away what copies have made in a database, if nothing was changed since.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RollbackCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin HelpFlag help;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "URL",
      converter = UrlArgument.Converter.class,
      description =
          "The database that was copied into: a URL without a password, env:NAME or"
              + " file:PATH.")
  private UrlArgument to;

  @Option(names = "--even-if-changed", description = "Rows that came since go too.")
  private boolean evenIfChanged;

  @Override
  public Integer call() {
    Copy.rollBack(to.url(), evenIfChanged)
        .forEach(part -> spec.commandLine().getOut().println("Dropped " + part));
    return ExitCode.DONE;
  }
}
