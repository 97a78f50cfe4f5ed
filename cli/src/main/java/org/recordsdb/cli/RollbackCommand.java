package org.recordsdb.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.text.Printable;
import org.recordsdb.migrate.copy.Copy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code records rollback}: drops a copy. */
@Command(
    name = "rollback",
    description = {
      "Drops what an unfinished copy has created. If no copy is unfinished, drops the finished"
          + " one, unless any of it was changed since, or anything else depends on it.",
      "With copies in several schemas, --to-schema chooses one. A finished copy in an SQLite"
          + " file is not dropped: delete the file."
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
      description = "The schema of the copy, in a PostgreSQL database.")
  private @Nullable String schema;

  @Option(
      names = "--even-if-changed",
      description =
          "Also drops what of it was changed since the copy, and what else depends on the copy.")
  private boolean evenIfChanged;

  @Option(
      names = "--trust-target",
      description =
          "Looks for changed rows also where that runs functions which others have put into the"
              + " target. Without this option they are listed, and nothing is dropped.")
  private boolean trustTarget;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    to.requireValid();
    List<String> dropped = dropped();
    if (dropped.isEmpty()) {
      throw NothingWritten.of(
          Failure.of(
                  ErrorKind.CONFIG,
                  "There is no copy to roll back. Check --to and --to-schema: they are those of"
                      + " the copy.")
              .exception());
    }
    dropped.forEach(part -> out.println("Dropped " + Printable.of(part)));
    return ExitCode.DONE;
  }

  private List<String> dropped() {
    try {
      return Copy.rollBack(to.url(), schema, evenIfChanged, trustTarget);
    } catch (RecordsException e) {
      throw NothingWritten.of(e);
    }
  }
}
