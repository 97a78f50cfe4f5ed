package org.recordsdb.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.recordsdb.migrate.copy.Copy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code records rollback}: takes a copy away again. */
@Command(
    name = "rollback",
    description = {
      "Takes away what an unfinished copy has made so far, or, if none is, the copy that was made,"
          + " if nothing was changed since.",
      "Where copies were made in several schemas, --to-schema says which one goes. Of a file only"
          + " what is unfinished: a finished one is to be deleted."
    })
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

  @Option(
      names = "--to-schema",
      paramLabel = "NAME",
      description = "What a copy has made in this schema of a PostgreSQL database.")
  private @Nullable String schema;

  @Option(names = "--even-if-changed", description = "Rows that came since go too.")
  private boolean evenIfChanged;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<String> dropped = Copy.rollBack(to.url(), schema, evenIfChanged);
    dropped.forEach(part -> out.println("Dropped " + part));
    if (dropped.isEmpty()) {
      out.println("Nothing of a copy is there.");
    }
    return ExitCode.DONE;
  }
}
